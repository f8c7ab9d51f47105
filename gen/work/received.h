/* SPDX-License-Identifier: MIT
 *
 * Answers that came back, from the file to what became of each: what the parts of work/receive hand
 * on to each other and to the report.
 */
#ifndef BUNKAI_WORK_RECEIVED_H
#define BUNKAI_WORK_RECEIVED_H

#include "returns/redlined.h"
#include "returns/returned.h"
#include "talks/sent_rows.h"
#include "work/decide_file.h"
#include "work/receive_judge.h"
#include "work/trial.h"

/* Everything is lent; NULL: not said. */
struct receive_wish {
	char *const *files;
	size_t n_files;
	const char *from;    /* the party whose answers they are */
	const char *sending; /* id of the sending that they answer */
	const char *by;      /* who answers, where a row names nobody */
	/*
	 * nothing will be written: what would be agreed without a name is doubted and not refused
	 */
	bool dry_run;
};

/* A returned row that says something. */
struct received_row {
	const struct returned_row *row;   /* of a Word paper what names its sent row alone */
	const struct redlined_change *redline; /* what it is of a Word paper; NULL: of a workbook */
	struct given_answer answer;   /* `id` NULL: it is known already, and nothing is recorded */
	enum receive_outcome outcome;
	const struct row_now *now;    /* the row today; NULL: gone, new or unplaced */
	const char *decision;         /* id of the one that it made, or that holds it; NULL */
	/* the answer that the hospital speaks of; NULL */
	const struct given_answer *about;
	bool is_open;                 /* nothing settles it */
};

struct received_from {
	const char *path, *name, *sha256;
	const char *kept;     /* in the project: answers/tele-2026/tele/1/0123456789abcdef.xlsx */
	const char *bytes;    /* as it came */
	size_t len;
	bool seen;            /* it came before: nothing of it is looked at */
	bool own;             /* the hospital's */
	const struct sending_record *sending; /* NULL of one that was seen */
	const struct returned *returned;      /* the same */
	const struct redlined *redlined;      /* of a Word paper; NULL: a workbook */
	VEC(struct received_row) rows;
	size_t counts[RECEIVE__MAX];
	size_t unanswered;    /* rows of the sending to which nothing was said, now or before */
	size_t remarks;       /* rows without an answer, with words in columns that were not sent */
};

struct received {
	struct trial trial;
	struct decide_file decisions; /* ids of what was written */
	VEC(struct received_from) files;
	size_t recorded;              /* answers in all */
	/* ids of rows' answers that were taken but say what no file of the project holds */
	VEC(const char *) by_hand;
};

#endif
