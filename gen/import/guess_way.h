/* SPDX-License-Identifier: MIT
 *
 * One way to read a sheet, while it is weighed: for guess.c, which makes it, and guess_doubts.c,
 * which says what of it has to be asked.
 */
#ifndef BUNKAI_IMPORT_GUESS_WAY_H
#define BUNKAI_IMPORT_GUESS_WAY_H

#include "base/hash.h"
#include "base/json.h"
#include "import/head.h"
#include "import/profile.h"
#include "import/sheet_view.h"

#define NO_FIELD SIZE_MAX

struct guess_words {
	const struct json *root;
	int sure, doubt;
	struct map *keys; /* heads and parts of heads -> how they are compared: folding is dear */
};

struct guessing {
	struct arena *a;
	const struct guess_words *words;
	const struct profile *model;
	const struct profile_table *table;
	const struct sheet_view *view;
	const struct head *heads;
	size_t row, depth;
	bool beheaded; /* an upper level stands above the heads, and is not read */
};

/* A column of the sheet with one of the table. */
struct guess_pair {
	size_t column, field;
	int confidence;
};

struct guess_pairs {
	VEC(struct guess_pair) all;   /* the surest first */
	VEC(struct guess_pair) named; /* by the head alone: the cells speak against it */
};

struct guess_way {
	struct guessing g;
	struct guess_pairs pairs;
	size_t *field_of; /* per column of the sheet; NO_FIELD: none */
	size_t *second;   /* field of the next likeliest; NO_FIELD: none */
	int *confidence;
	bool *said;       /* by whoever was asked: no longer in doubt */
	bool *asked;      /* sure as it may be, it has to be asked */
	long score;
};

/*
 * Marks what has to be asked, however sure a head is: columns that could be the same field, heads
 * that stand twice, a column of marks beside those that were found, and a column that was left
 * although its cells look like a field that nobody has.
 */
void guess_doubts(struct guess_way *w);

/* True when a column is a party's, or says which party does what: else nobody shares anything. */
bool guess_has_parties(const struct guess_way *w);

#endif
