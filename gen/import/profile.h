/* SPDX-License-Identifier: MIT
 *
 * Import profiles (one JSON file each under templates/import): what the tables of a vendor's
 * register look like - their heads, columns and, for a flattened text, their layout - and what of
 * their cells is which field of a row. A profile is data; another vendor's columns are taught by
 * writing one. templates/README.md tells what a profile may say.
 */
#ifndef BUNKAI_IMPORT_PROFILE_H
#define BUNKAI_IMPORT_PROFILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"

/* How a cell is recognised in a flattened text. */
enum column_form {
	FORM_TEXT,    /* free text, may wrap */
	FORM_ID,      /* capital letters and digits with at least one digit: AD01, R-12 */
	FORM_NUMBER,  /* a requirement number: ①-1, 1-2, 3.4 */
	FORM_INTEGER,
	FORM_WORD,    /* one of `values` */
	FORM_DATE,    /* a day in any spelling: becomes an ISO date */
	FORM__MAX
};

/* What a blank cell says. */
enum blank_meaning {
	BLANK_FOUND, /* nothing; or, where the table is plainly written so, the same as above */
	BLANK_SAME,  /* the same as the cell above */
	BLANK_EMPTY, /* nothing */
	BLANK__MAX
};

/* A word of the source and the one of `values` that it means. */
struct word_meaning {
	const char *word, *means;
};

/* What a part takes of its cell; the parts take it one after the other. */
enum part_take {
	TAKE_WHOLE,    /* all of it, and leaves it for the others */
	TAKE_WORD,     /* one of its words where the cell begins with it */
	TAKE_DATE,     /* the first day, with the brackets around it */
	TAKE_BRACKETS, /* what stands in the last brackets */
	TAKE_ID,       /* what the cell begins with in the part's form */
	TAKE_BEFORE,   /* what stands before the first `at` */
	TAKE_BEHIND,   /* what stands behind it */
	TAKE_PARTIES,  /* who is named: one of `values`, or 'both' of two; leaves it for the others */
	TAKE_REST,     /* what the others left */
	TAKE__MAX
};

struct profile_column {
	/*
	 * name in the row: 'flow', 'scenario', … (see source_rows.h), 'factor.NAME' for a factor of
	 * the scoring model, 'party.NAME' for a party's column of a responsibility table,
	 * 'extra.NAME' for a value that is kept beside the row under a name of the profile's own,
	 * or 'let.NAME'
	 */
	const char *field;
	/* accepted heads, NULL-ended; a two-level head is 'upper/lower' */
	const char *const *heads;
	const char *const *values; /* closed vocabulary, NULL-ended; NULL: open */
	VEC(struct word_meaning) map; /* synonyms of `values`, compared by unicode_fold */
	enum column_form form;
	enum blank_meaning blank;
	bool required;
	bool optional; /* a form of that kind may be without it: nobody has to be told */
	/* its value where the sheet has no such column; NULL: none */
	const char *absent;
	/*
	 * A mark under one of the heads says this value of `field`: columns of one field that differ
	 * in what they say. NULL: the cell itself is the value.
	 */
	const char *mark;
	const char *const *marked_by; /* what is a mark, NULL-ended; NULL: what people write */
	bool each_line;               /* each line of the cell makes a row of its own */
	/*
	 * What of a cell is which field: each has a field and words of its own, and the heads of the
	 * column. The column's `field` is then that of the first. None: all of it is `field`.
	 */
	VEC(struct profile_column) parts;
	enum part_take take;       /* of a part */
	const char *at;            /* of a part: where the cell is parted */
	const char *place;         /* JSON path, for findings */
};

/* A value of every row that stands in no column. */
struct profile_constant {
	const char *field, *value;
};

/* How a field is made of others, once all rows of all sheets are read. */
enum made_by {
	MADE_JOIN,   /* their values, with `with` between */
	MADE_MAX,    /* the largest of their numbers */
	MADE_FIRST,  /* the first that there is */
	MADE_PARENT, /* the number above it that another row has: 2 of 2.1 */
	MADE__MAX
};

/* When a value is made: the field says one of these. */
struct made_when {
	const char *field;
	const char *const *values; /* NULL-ended, compared by unicode_fold */
};

struct profile_made {
	const char *field;
	const char *const *from;   /* fields, NULL-ended */
	enum made_by by;
	const char *with;          /* never NULL */
	VEC(struct made_when) when; /* all of them */
	/*
	 * Rows that are made the same value but differ in one of these fields get -2, -3 … behind
	 * it; NULL: they stay the same
	 */
	const char *const *apart;
	const char *place;
};

struct profile_table {
	const char *kind;           /* flows, threats, matrix, levels, assessments, treatments */
	const char *const *titles;  /* titles that may stand above, NULL-ended */
	VEC(struct profile_column) columns;
	VEC(struct profile_constant) constants;
	VEC(struct profile_made) made; /* in this order */
	/* the field that takes the sheet's name where the list stands on several; NULL: none */
	const char *sheet;
	/* the field that a row of one text gives to the rows below it; NULL: none */
	const char *headings;
	/* a text alone in a required column is a row, no heading */
	bool alone;
	/* a cross table: first column x head row -> value (the matrix) */
	bool cross;
};

/* What its tables are: kinds of tables go with one of them. */
#define PROFILE_REGISTER "register" /* flows, threats, matrix, levels, assessments, treatments */
#define PROFILE_ANSWERS "answers"   /* a filled-in questionnaire */
#define PROFILE_LEDGER "ledger"     /* a list of devices */
#define PROFILE_SHARES "shares"     /* a responsibility table of others */

/*
 * What a form says of itself outside of its tables: a text, and the cell beside or below it, or what
 * stands behind it in the same cell.
 */
struct profile_around {
	const char *what;            /* date, party, system, product, version */
	const char *const *labels;   /* NULL-ended */
};

struct profile {
	const char *id, *title;
	const char *purpose;        /* `for` in the file; one of the above */
	const char *family;         /* register family that this profile sets; NULL: none */
	const char *model;          /* scoring model */
	const char *dash;           /* the printed mark of an empty cell: '-' */
	/* patterns of page heads and feet in a text: '{n} / {n} ページ', the running title */
	const char *const *page_marks;
	/* a requirement with one of them asks for an agreement, NULL-ended … */
	const char *const *agreement_words;
	/* … once these are taken out of its text ('合意書') */
	const char *const *agreement_exceptions;
	VEC(struct profile_table) tables;
	VEC(struct profile_around) around;
	const char *path;
};

/* True for the printed mark of an empty cell: the profile's, or any dash. */
bool profile_is_dash(const struct profile *p, const char *s);

/* NAME of a field 'extra.NAME'; NULL for other fields. */
const char *profile_extra_name(const char *field);

/*
 * NAME of a field 'let.NAME': it serves fields that are made of it, and leaves no value behind;
 * NULL for other fields.
 */
const char *profile_let_name(const char *field);

/* True for a field that a row of such a table may have. */
bool profile_is_field(const char *kind, const char *field);

/* Reads one profile; NULL and findings on failure. */
struct profile *profile_read(struct arena *a, const char *path, struct diag_list *dl);

/* The same of a tree that is not a file yet; `path` is for findings. */
struct json;
struct profile *profile_take(struct arena *a, const struct json *root, const char *path,
			     struct diag_list *dl);

#endif
