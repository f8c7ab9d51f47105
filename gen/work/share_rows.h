/* SPDX-License-Identifier: MIT
 *
 * Rows of another party's responsibility table, as they were read -> what each says of whom, in the
 * words of a contract: which party is accountable, does, supports, is told; and what of it is in
 * doubt. Nothing is written here.
 */
#ifndef BUNKAI_WORK_SHARE_ROWS_H
#define BUNKAI_WORK_SHARE_ROWS_H

#include "import/import.h"
#include "model/project.h"
#include "model/mark_words.h"

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
	const struct mark_words *words;
	const struct profile *profile; /* by which it was read, of share_heads */
	const struct risk_register *standing; /* which the table's replaces; NULL: none */
	struct diag_list *dl;
};

/*
 * False, and a finding, when the table has no row (share-empty) or no column of a party
 * (share-no-party). What is in doubt about a row is a finding with its cell.
 */
bool share_rows_read(const struct share_reading *r, const struct import *import,
		     struct shared_rows *out);

/* 'T01/3': what findings call it. */
const char *share_row_name(struct arena *a, const struct shared_row *row);

#endif
