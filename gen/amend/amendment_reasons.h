/* SPDX-License-Identifier: MIT
 *
 * The column 理由: why an article or a row changed.
 */
#ifndef BUNKAI_AMEND_AMENDMENT_REASONS_H
#define BUNKAI_AMEND_AMENDMENT_REASONS_H

#include "amend/amendment.h"

/*
 * Why a unit changed, one line per change, in words of the library; the last resort says that it
 * follows from other amendments. Of a contract's papers: no line names what its parties may not
 * read; where nothing else is left, a neutral reason stands there.
 */
struct reason_line {
	const char *text;
	enum audience audience; /* who may read it */
};

struct reason_lines {
	VEC(struct reason_line) all;
};

struct reason_lines amendment_reasons(struct arena *a, const struct amendment *in,
				      const struct impact_document *d,
				      const struct doc_unit_pair *p);

#endif
