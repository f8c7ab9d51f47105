/* SPDX-License-Identifier: MIT
 *
 * Many points settled at once: decisions on rows and clauses, acceptances of risks, written into
 * decisions.json after they were tried. What they would change is known before anything is written;
 * what would leave a row that is agreed without exactly one ◎, or would break what somebody agreed
 * on, is refused.
 *
 *     struct decided d;
 *     if (decide(&d, a, folder, &wish, dl))
 *             … show d.rows … decide_write(&d, dl)
 */
#ifndef BUNKAI_WORK_DECIDE_H
#define BUNKAI_WORK_DECIDE_H

#include "work/decide_choice.h"
#include "work/decide_compare.h"
#include "work/decide_file.h"

/* A clause whose position was decided. */
struct decided_clause {
	const struct contract *contract;
	const struct clause *clause;
	const char *before, *after; /* position; "" where the clause has only one */
	const struct decision *earlier; /* that picked it before; NULL: none did */
};

/* An edition that was issued with what is now taken back. */
struct holding_edition {
	const char *scope, *id;
	int number;
};

struct decided {
	struct trial trial;
	bool undone; /* decide_undo */
	struct decide_file file; /* its ids are what was written or taken out */
	struct row_pairs rows;
	VEC(struct decided_clause) clauses;
	struct row_pairs overridden; /* of the rows: decided otherwise before */
	struct chosen_rows left;     /* see decide_choose and decide_accept */
	size_t duties;               /* duties of the hospital that were not named */
	VEC(struct holding_edition) issued; /* undo alone fills it */
	bool bad_line;               /* what was refused is the command line, not the content */
};

/*
 * Tries the wish. False: refused and reported, nothing is to be written. All strings of the wish
 * are lent.
 */
bool decide(struct decided *d, struct arena *a, const char *folder, const struct decide_wish *wish,
	    struct diag_list *dl);

/* Tries to take back what the last `decide` wrote, or the last decision. */
bool decide_undo(struct decided *d, struct arena *a, const char *folder, struct diag_list *dl);

/* Writes decisions.json. False: reported. */
bool decide_write(struct decided *d, struct diag_list *dl);

/*
 * 'R24/④-1 (D-03, 病院長 見本 太郎, 2026-09-10)': who decided the row before; an acceptance where
 * no decision did.
 */
const char *decide_earlier(struct arena *a, const struct run *run, const struct row_pair *p);

#endif
