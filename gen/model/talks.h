/* SPDX-License-Identifier: MIT
 *
 * What went out to the parties of a contract and what came back: sendings (送付) and answers (回答).
 * talks.json of a project keeps a line for each; what was shown, row by row, lies with the sending
 * (sent/<contract>/<party>/<n>/sending.json), what came lies as it came in
 * answers/<contract>/<party>/<n>/. Plain structs, filled by load/talks.c. NULL strings: nothing is
 * said.
 *
 * An answer is never overwritten and never deleted. It is settled when a decision names it
 * (decision.answers), or when `closed` does; else it is open, whatever it says.
 */
#ifndef BUNKAI_MODEL_TALKS_H
#define BUNKAI_MODEL_TALKS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "model/settings.h"

#define TALKS_FILE "talks.json"

/* What a row asks about. */
#define ASKS_ROW "row"         /* a row of the responsibility table, for a phase */
#define ASKS_CLAUSE "clause"   /* a 項 of an article as it stands in the contract's papers */
#define ASKS_CONTACT "contact" /* a contact of the party */
#define ASKS_ANSWER "answer"   /* an answer of another party that is open (to the hospital) */

/* What a party says of a row. Nothing said at all is no answer: 未回答. */
#define VERDICT_ACCEPTED "accepted" /* 承諾 */
#define VERDICT_WISH "wish"         /* 修正希望 */
#define VERDICT_REFUSED "refused"   /* 不可 */

/* One party's sending; its id is printed on all that went out. */
struct sending {
	const char *id;             /* tele-2026.tele.1.7K3F9Q */
	const char *contract, *party;
	int number;                 /* from 1, of this contract and party */
	const char *date, *due;     /* ISO */
	bool open_only;
	int rows, clauses, contacts; /* how many rows of each kind it asks about */
	/* how many of `closed` stood in the file when it went out: its letter told those */
	int told;
	const char *sha256;         /* of its sending.json */
	const char *place;
};

/* One cell of an answer workbook that was written by hand, or one row. */
struct given_answer {
	const char *id;             /* A-001, counted through the file */
	const char *sending;        /* NULL: the return named none and none was found */
	const char *contract, *party;
	const char *asks;           /* ASKS_…; NULL: a row that was not sent (new) */
	/*
	 * full key of the row, 'clause-id/2(1)' of a 項 or 号, a contact's id, an answer's id; NULL
	 * of a new row
	 */
	const char *key;
	const char *phase;          /* of a row */
	const char *code;           /* 照合 of the sent row */
	const char *verdict;        /* VERDICT_…; NULL: something was written beside an empty 回答 */
	/*
	 * why it is not simply taken (model/answer_doubts.h): 'changed-since' (what was sent is not
	 * what stands now), 'decided-otherwise', 'other-answer' (another return says otherwise),
	 * 'doubled' (two returned rows claim the row), 'altered' (locked text was changed),
	 * 'unplaced', 'new', 'unclear' (a cell that cannot be read for sure), 'incomplete' (not
	 * exactly one ◎; other 項 of the clause are not accepted), 'awaits-party' (another party
	 * that acts has not answered), 'remark' (something is written beside 承諾, and
	 * somebody has to read it), 'unnamed' (nobody says who accepts), 'unmarked' (a Word file
	 * whose text was changed without a track of it: 無断変更), 'joined' (its paragraph was
	 * joined with those of `maybe`); none of an answer as it should be
	 */
	VEC(const char *) doubts;
	struct settings roles;      /* party id -> role id: only where they differ from what was sent */
	struct settings members;    /* of a contact: member -> the value wished */
	const char *text;           /* the words wished: of a row, a 項, or all of a new row */
	const char *when, *fee;     /* wished; fee: included, extra, undecided */
	const char *reason;         /* as it was given; it came from the party, and the party knows it */
	/*
	 * head of a column -> words as they came, of cells that are unclear, of locked ones that were
	 * altered, of columns that were not sent
	 */
	struct settings raw;
	VEC(const char *) maybe;    /* of what could not be placed: keys of the rows that it may answer */
	const char *by, *date;      /* name and day that the return gives; date: of the project if none */
	const char *file, *cell;    /* sha256 of what came; '回答!K12' */
	const char *place;
};

/* Answers that are settled without a decision on a row: refused, taken into a contact, a clause. */
struct closing_of_answers {
	VEC(const char *) answers;  /* ids */
	const char *how;            /* refused, taken */
	const char *reason;         /* what the other party is told; NULL: nothing */
	const char *by, *date;
	const char *place;
};

/* A file that was received: the same one twice changes nothing. */
struct received_file {
	const char *sha256, *name;  /* name: as it was called when it came */
	const char *sending;        /* id; NULL: none was found */
	const char *party, *date;   /* date: the project's on the day it was received */
	int answers;                /* how many came of it */
	const char *place;
};

/*
 * A copy of an issued paper that came back signed: kept as
 * signed/<contract>/<edition>/<document>-<first 16 of sha256>.pdf.
 */
struct signed_paper {
	const char *contract;       /* or the hospital's scope */
	int edition;
	const char *document;       /* id */
	const char *sha256, *name;  /* name: as it was called when it came */
	const char *state;          /* same, signed, updated, stamped (signed/signed_file.h) */
	int signatures;             /* how many it has; nobody proved whose */
	const char *date;           /* the project's on the day it was received */
	const char *place;
};

struct talks {
	const char *file;           /* DIR/talks.json, be it there or not */
	VEC(struct sending) sendings;
	VEC(struct given_answer) answers;
	VEC(struct closing_of_answers) closed;
	VEC(struct received_file) received;
	VEC(struct signed_paper) signed_papers;
};

#endif
