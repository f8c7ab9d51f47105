/* SPDX-License-Identifier: MIT
 *
 * The two sides of one line of a 新旧対照表: lines of text with their changed words marked, and
 * （略）, （新設）, （削る）.
 */
#ifndef BUNKAI_AMEND_SHINKYU_SIDES_H
#define BUNKAI_AMEND_SHINKYU_SIDES_H

#include "amend/amendment.h"

struct shinkyu_line {
	const char *label, *text;
	VEC(struct doc_span) spans;
};

struct shinkyu_side {
	VEC(struct shinkyu_line) lines;
};

struct shinkyu_sides {
	struct shinkyu_side before, after;
};

/* An article or paragraph that changed, came or went. */
struct shinkyu_sides shinkyu_sides_of_provision(struct arena *a, const struct amendment *in,
						const struct doc_unit_pair *p);

/*
 * A row: a line per cell that changed, with its head, and （略） for
 * the others. Where it stands under another line of a group than before, it says that first.
 */
struct shinkyu_sides shinkyu_sides_of_row(struct arena *a, const struct amendment *in,
					  const struct doc_unit_pair *p);

/* The same （略） on both sides, behind `label` (第4条から第6条まで; "" for none). */
struct shinkyu_sides shinkyu_sides_omitted(struct arena *a, const struct amendment *in,
					   const char *before, const char *after);

/* Two texts side by side, with the words that differ marked. */
struct shinkyu_sides shinkyu_sides_of_texts(struct arena *a, const struct amendment *in,
					    const char *before, const char *after);

/* A text with all of it marked, or plain. */
void shinkyu_side_add(struct arena *a, struct shinkyu_side *s, const char *label, const char *text,
		      bool marked);

/* 'A', 'A及びB', 'AからCまで' for `n` names from first to last. */
const char *shinkyu_range(struct arena *a, const struct library *l, const char *first,
			  const char *last, size_t n);

#endif
