/* SPDX-License-Identifier: MIT
 *
 * A clause as the trial would have it: its file in the project's own clauses/, which begins as the
 * library's, and the same for its statements.
 */
#ifndef BUNKAI_WORK_WORDING_CLAUSE_H
#define BUNKAI_WORK_WORDING_CLAUSE_H

#include "work/trial.h"

struct own_clause {
	const struct clause *loaded; /* as the trial found it (t->before) */
	const char *file, *duties;   /* in the project's folder; duties NULL: it has none */
	const char *text;            /* of `file`, as it would be */
	const struct clause *now;    /* read from `text` */
};

/* False: reported. */
bool own_clause_open(struct trial *t, const struct clause *clause, struct own_clause *out,
		     struct diag_list *dl);

/* The clause that a text of the file is; the trial does not get it. NULL: reported. */
const struct clause *own_clause_read(struct trial *t, const char *file, const char *text,
				     struct diag_list *dl);

/* The edit of its statements; NULL: it has none (nothing reported), or they cannot be read. */
struct json_edit *own_clause_duties(struct trial *t, const struct own_clause *c,
				    struct diag_list *dl);

/*
 * What the rules for statements say of the clause as the trial has it now, but for other clauses:
 * findings of loading, linking and check_statements. False: it cannot be read at all.
 */
bool own_clause_check(struct trial *t, const struct own_clause *c, struct diag_list *findings);

#endif
