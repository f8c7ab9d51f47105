/* SPDX-License-Identifier: MIT
 *
 * A row of another party's responsibility table: what it says of each party of a contract.
 */
#ifndef BUNKAI_WORK_SHARE_ROW_H
#define BUNKAI_WORK_SHARE_ROW_H

#include "import/profile.h"
#include "import/source_rows.h"
#include "model/library.h"
#include "model/mark_words.h"
#include "model/project.h"

/* What a row says of a party of the contract. */
struct shared_part {
	enum mark_rank marked, named; /* by the party's own columns, by columns of a role */
	enum mark_rank rank;          /* what counts of both */
	const struct mark_word *word; /* of its mark, which others of the sheet may turn; NULL */
	const char *role;    /* id, as decisions write it; NULL: the row says nothing of the party */
	const char *printed; /* the mark or word, as it stands there; NULL: none */
	const char *text;    /* what the party does, where the cell says it; NULL */
	size_t column;       /* of the cell, from 1; 0: none */
	bool unread;         /* it is not understood */
};

struct shared_row {
	const struct source_row *source;
	const char *risk, *scenario, *no, *text, *topic; /* the register's */
	const char *applies;       /* whom the register says it is; NULL: nobody without doubt */
	bool numbered;             /* `no` is bunkai's own: the table prints none */
	struct shared_part *parts; /* one per party of the contract */
	/* of columns that are no party's of the contract, and which says the most: '画像ベンダ ◎' */
	enum mark_rank others;
	const char *other;
	const char *status;        /* agreed, open, proposed, rejected */
	const char *agreed;        /* who does what, as the table says it; NULL */
	const char *fee, *when, *by, *date;
	bool doubtful;             /* a finding says why the row cannot be agreed */
};

struct shared_rows {
	VEC(struct shared_row) all;
};

/* What they are read by. */
struct share_reading {
	struct arena *arena;
	const struct project *project;
	const struct contract *contract;
	const struct library *library;
	const struct mark_words *words;
	const struct profile *profile; /* by which it was read, of share_heads */
	/* of all such profiles that there are: what people call parties where one names few */
	const struct profile *const *names;
	size_t n_names;
	const struct risk_register *standing; /* which the table's replaces; NULL: none */
	struct diag_list *dl;
};

/* 'T01/3': what findings call it. */
const char *share_row_name(struct arena *a, const struct shared_row *row);

#endif
