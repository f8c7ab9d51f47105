/* SPDX-License-Identifier: MIT
 *
 * What a returned file is to the rest: the structs of returned.h.
 */
#ifndef BUNKAI_RETURNS_RETURNED_ROW_H
#define BUNKAI_RETURNS_RETURNED_ROW_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "import/grid.h"
#include "model/sent.h"

/* One file as it was read. All is lent. */
struct returned_file {
	const char *name;        /* as places name it */
	const struct grid *grid; /* of this file alone */
};

/* The sendings that a file may answer: all of them are asked, the file says which. */
struct returned_sent {
	VEC(const struct sending_record *) all; /* the latest of a party last */
	/* what somebody says it answers (--sending); NULL: found by id and codes. One of `all`. */
	const struct sending_record *known;
};

enum returned_state {
	RETURNED_AS_SENT, /* what was sent, in whatever writing; or empty then and now */
	RETURNED_WRITTEN, /* something else, and it is understood: `meant` */
	RETURNED_UNCLEAR, /* something else that is none of the choices, no date, struck through … */
	RETURNED_EMPTIED  /* something was sent, nothing came */
};

/* Why a cell is unclear. */
enum returned_unclear {
	UNCLEAR_NOT,
	UNCLEAR_WORD,    /* none of the choices */
	UNCLEAR_DATE,    /* no date, or several it may be */
	UNCLEAR_DITTO,   /* 同上, 〃: of a row that may have stood elsewhere when it was written */
	UNCLEAR_STRUCK,  /* struck through, wholly or in part */
	UNCLEAR_FORMULA, /* a formula without its value */
	UNCLEAR_ERROR,   /* #N/A */
	UNCLEAR_MERGED   /* one merged cell covers this row and one above, whose answer it is */
};

struct returned_cell {
	const char *field;  /* as of struct sent_column; NULL: a column that was not sent */
	const char *head;   /* of the column as it was sent, or as it came where it was not */
	bool answered;      /* people write into it */
	const char *raw;    /* as it came, without blanks at its ends; NULL: empty */
	/*
	 * as it is meant: of columns with choices their value (role:tele -> accountable, answer ->
	 * accepted), of `date` an ISO date, of `code` its signs as printed, else the text as it came;
	 * NULL: empty or unclear
	 */
	const char *meant;
	const char *sent;   /* what was sent in it, as printed; NULL: nothing, or no row was found */
	const char *at;     /* '回答!K12'; of a CSV file 'answers!K12' with the line's number */
	enum returned_state state;
	enum returned_unclear why;
	const char *comment; /* a comment on the cell; NULL: none */
};

/* Several may hold of a row. */
enum returned_trouble {
	/* other rows of the file claim the same sent row and say otherwise: `others` */
	RETURNED_DOUBLED = 1 << 0,
	/* says what another row says of the same sent row, or nothing: nothing new comes from it */
	RETURNED_REPEATED = 1 << 1,
	/* locked text is not as it was sent (more than widths and blanks): cells WRITTEN or EMPTIED */
	RETURNED_ALTERED = 1 << 2,
	/* some row that was sent, but not for sure which: `maybe`; `row` is NULL */
	RETURNED_UNPLACED = 1 << 3,
	/* none that was sent; `row` is NULL, `maybe` is what it resembles */
	RETURNED_NEW = 1 << 4,
	/* some answered cell is unclear */
	RETURNED_VAGUE = 1 << 5,
	/*
	 * unplaced because its cells come from several rows (a part of the columns was sorted or shifted
	 * alone): nobody can say whose answer it is
	 */
	RETURNED_MIXED = 1 << 6
};

struct returned_row {
	const struct sending_record *sending; /* which it answers; NULL: none was found */
	const struct sent_sheet *sheet;       /* of its columns */
	const struct sent_row *row;           /* NULL: new or unplaced */
	unsigned troubles;                    /* of enum returned_trouble */
	bool said;                            /* some answered cell is not as it was sent */
	const char *at;                       /* '回答!12' */
	size_t number;                        /* of the row in its sheet, from 1 */
	bool hidden;                          /* the row is (a filter) */
	double score, lead;                   /* of the witnesses, for reports */
	/* every column of the sheet that came, in the order in which it was sent, then others */
	VEC(struct returned_cell) cells;
	VEC(const struct sent_row *) maybe;
	VEC(size_t) others; /* in `rows` of the same struct returned */
};

/* A sheet in which no heads of a sending were found. */
struct returned_skipped {
	const char *name;
	size_t rows; /* with something in them */
};

struct returned {
	const char *file;
	/* which sending the file as a whole answers; NULL: none of those that were asked */
	const struct sending_record *sending;
	/* it was named by no id and no code, only by what its rows say: ask or tell */
	bool guessed;
	/*
	 * `sending` is NULL since what several parties were sent knows the rows as well: somebody has to
	 * say whose it is. Rows are then new, all of them.
	 */
	VEC(const struct sending_record *) either;
	/* an id of a sending that stands in the file and is none of those asked; NULL: none */
	const char *other_id;
	/*
	 * Rows of answer sheets as they came, from the first sheet on; empty rows and heads are left
	 * out, and rows above the heads that are no row which was sent (titles, notes).
	 */
	VEC(struct returned_row) rows;
	VEC(struct returned_skipped) skipped;
	size_t placed, said; /* rows with a sent row; rows that say something */
	/* sent rows that did not come back: they are unanswered */
	VEC(const struct sent_row *) missing;
};

#endif
