/* SPDX-License-Identifier: MIT
 *
 * Which rows a wish of `bunkai decide` is about, and under which keys each contract's decision
 * names them. Keys stay as they were written, so that R40 goes on to mean the whole risk; what
 * --where or --accept-proposals finds becomes the list of keys that stand now, so that a later
 * register is not agreed upon by itself.
 */
#ifndef BUNKAI_WORK_DECIDE_CHOICE_H
#define BUNKAI_WORK_DECIDE_CHOICE_H

#include "work/decide_words.h"

/* Ids of answers that a decision settles. */
struct decide_answers {
	VEC(const char *) ids;
};

/* One decision on rows: of one contract, each agrees for itself. */
struct decide_group {
	const struct contract *contract;
	const char *phase; /* NULL: that of each row */
	VEC(const char *) keys;
	struct decide_answers answers; /* decide_answers.h */
};

struct chosen_rows {
	VEC(const struct responsibility *) all;
};

struct decide_choice {
	VEC(struct decide_group) groups;
	struct chosen_rows rows; /* what the groups' keys take */
	struct chosen_rows left; /* meant, but not to be decided so; see decide_choose */
	size_t duties;           /* of the hospital, which nobody named and --where would meet */
};

/* The contracts that the wish is about: one, or all. */
bool decide_is_about(const struct decide_words *words, const struct contract *c);

/*
 * False: reported; no row is named, a key is none, or nothing meets what was said. With
 * accept_proposals the rows are those that are 案 and have exactly one ◎; others that are 案 are
 * `left`.
 */
bool decide_choose(const struct run *run, const struct decide_words *words,
		   struct decide_choice *out, struct diag_list *dl);

/* Puts a row into the decision of its contract, by its own key. */
void decide_take(struct arena *a, struct decide_choice *c, const struct responsibility *r,
		 const char *phase);

#endif
