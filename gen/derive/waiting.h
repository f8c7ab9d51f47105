/* SPDX-License-Identifier: MIT
 *
 * What of a contract's articles nobody agreed to yet (協議中の条項案): a 項 or 号 whose statements
 * rest on rows alone that nobody holds, or that a decision denies. An article in force never imposes
 * what the table denies; so such a 項 or 号 leaves its place with its number, and its text stands
 * apart, without effect, until the row is decided or the clause itself is agreed.
 *
 * - A statement that no row asks for stands: the contract proposes it by itself. What stands beside
 *   it in the same place decides, since a sentence is not parted; and a 項 that only goes on with
 *   前項 (word `waiting.follows`) goes with it.
 * - Only a family's table ties a row to a statement so firmly; a guess by words (推定) neither takes
 *   it out of force nor keeps it there: `check` names both for a reader.
 * - One row that somebody holds keeps a statement in force, unless a decision on another denies it:
 *   decisions go before registers. One that is agreed keeps it all the same, and where two decisions
 *   stand against each other `check` says so (article-against-table).
 * - A 号 waits alone as long as the sentence above it is in force; an article waits as a whole when
 *   all of its 項 that bind anybody do.
 */
#ifndef BUNKAI_DERIVE_WAITING_H
#define BUNKAI_DERIVE_WAITING_H

#include "derive/row_acts.h"

struct waiting {
	const struct coverage_paper *paper;
	const struct clause *clause;
	const struct position *position;
	int paragraph, item; /* 項 and 号, from 1; item 0: the whole 項; paragraph 0: the article */
	VEC(const struct row_acts *) rows; /* that its statements rest on, each once, in their order */
};

struct waiting_list {
	VEC(struct waiting) all; /* in the order of the papers and their articles */
};

/* Of the rows of one contract, all of which are derived. */
void waiting_find(struct arena *a, const struct library *l, const struct row_acts *const *rows,
		  size_t n, struct waiting_list *out);

/*
 * Whether the 項 (item 0) or 号 of a clause waits, by itself or with what it belongs to; paragraph 0
 * asks for the whole article. NULL: it is in force, or the clause stands in another wording.
 */
const struct waiting *waiting_at(const struct waiting_list *l, const struct chosen *c,
				 int paragraph, int item);

/* Where it stands, as people cite it: 第8条, 第8条第2項, 第8条第2項第3号. `c`: its article. */
const char *waiting_place(struct arena *a, const struct library *l, const struct waiting *w,
			  const struct chosen *c);

#endif
