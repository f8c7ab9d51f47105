/* SPDX-License-Identifier: MIT
 *
 * A checklist, papers that vendors hand in, and inspection.json for the little project: the
 * checklist cl-2 (of 2026, after cl-1) with the items 1①, 2③ and 2⑥, of which 2③ asks for MDS and
 * SDS; forms form-1 and form-2, of which the second counts.
 */
#ifndef BUNKAI_TESTS_SUPPORT_INSPECTION_H
#define BUNKAI_TESTS_SUPPORT_INSPECTION_H

#include "fixture.h"

/* The elements of both lists of inspection.json. */
void inspection_lay(struct fixture *f, const char *answers, const char *disclosures);

/* All items answered, so that nothing is to be said of them. */
#define INSPECTION_YES(item) \
	"{'item': '" item "', 'answer': 'yes', 'evidence': '台帳', 'where': '書庫', 'by': '係長', " \
	"'date': '2026-09-14'}"
#define INSPECTION_NO(item, more) \
	"{'item': '" item "', 'answer': 'no', 'by': '係長', 'date': '2026-09-14', 'owner': '係長'" \
	more "}"
#define INSPECTION_ANSWERS \
	INSPECTION_YES("1①") ", " INSPECTION_YES("2③") ", " INSPECTION_YES("2⑥")

/* Both papers of the little project's system, in order. */
#define INSPECTION_PAPERS \
	"{'id': 'k-mds', 'system': 'karte', 'paper': 'mds', 'edition': 'form-2', 'asked': " \
	"'2026-07-01', 'received': '2026-07-24', 'where': '書庫'}, " \
	"{'id': 'k-sds', 'system': 'karte', 'paper': 'sds', 'edition': 'form-2', 'asked': " \
	"'2026-07-01', 'received': '2026-07-24', 'where': '書庫'}"

#endif
