/* SPDX-License-Identifier: MIT
 *
 * Conditions on rows, as `--where status=open,topic=backup` has them: NAME=VALUE, with commas
 * between several. Of conditions with one name it is enough that one holds; of different names all
 * have to.
 *
 *     status, topic, contract, register, phase, obligation, viewpoint    the row's own
 *     fee           undecided also means that nothing was said
 *     risk          its id; * and ? stand for other characters
 *     accountable   a party, its role in the contract, none or several
 *     guess         yes: what the row says was found by words (推定); no
 *     kind          requirement, duty, agreement (what the register asks to be agreed),
 *                   residual (a requirement whose risk keeps a residual risk), any (duties too)
 */
#ifndef BUNKAI_DERIVE_ROW_FILTER_H
#define BUNKAI_DERIVE_ROW_FILTER_H

#include "base/arena.h"
#include "base/diag.h"
#include "derive/responsibility.h"

struct row_condition {
	size_t name;       /* of the table in row_filter.c */
	const char *value; /* as an id */
};

struct row_filter {
	VEC(struct row_condition) all; /* none: every row meets it */
};

/* False: reported, with what would have been right. */
bool row_filter_read(struct arena *a, const struct project *p, const struct library *l,
		     const char *written, struct row_filter *out, struct diag_list *dl);

bool row_filter_takes(const struct row_filter *f, const struct responsibility *r);

/* True when a condition says which kind of row is meant. */
bool row_filter_names_kind(const struct row_filter *f);

/* 'status=gap 15, risk=R9* 0': how many of the rows meet each condition by itself. */
const char *row_filter_tally(struct arena *a, const struct row_filter *f,
			     struct responsibilities *const *rows, size_t n);

#endif
