/* SPDX-License-Identifier: MIT
 *
 * Import profiles (one JSON file each under templates/import): what the tables of a vendor's
 * register look like - their heads, columns and, for a flattened text, their layout. A profile is
 * data; another vendor's columns are taught by writing one.
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

struct profile_column {
	/*
	 * name in the row: 'flow', 'scenario', … (see source_rows.h), or 'extra.NAME' for a value
	 * that is kept beside the row under a name of the profile's own
	 */
	const char *field;
	/* accepted heads, NULL-ended; a two-level head is 'upper/lower' */
	const char *const *heads;
	const char *const *values; /* closed vocabulary, NULL-ended; NULL: open */
	VEC(struct word_meaning) map; /* synonyms of `values`, compared by unicode_fold */
	enum column_form form;
	enum blank_meaning blank;
	bool required;
	const char *place;         /* JSON path, for findings */
};

struct profile_table {
	const char *kind;           /* flows, threats, matrix, levels, assessments, treatments */
	const char *const *titles;  /* titles that may stand above, NULL-ended */
	VEC(struct profile_column) columns;
	/* a cross table: first column x head row -> value (the matrix) */
	bool cross;
};

/* What its tables are: kinds of tables go with one of them. */
#define PROFILE_REGISTER "register" /* flows, threats, matrix, levels, assessments, treatments */
#define PROFILE_ANSWERS "answers"   /* a filled-in questionnaire */
#define PROFILE_LEDGER "ledger"     /* a list of devices */
#define PROFILE_SHARES "shares"     /* a responsibility table of others */

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
	const char *path;
};

/* True for the printed mark of an empty cell: the profile's, or any dash. */
bool profile_is_dash(const struct profile *p, const char *s);

/* NAME of a field 'extra.NAME'; NULL for other fields. */
const char *profile_extra_name(const char *field);

/* Reads one profile; NULL and findings on failure. */
struct profile *profile_read(struct arena *a, const char *path, struct diag_list *dl);

#endif
