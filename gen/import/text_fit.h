/* SPDX-License-Identifier: MIT
 *
 * Fitting the words of one row to the columns of its table: the cells that have a form (ids,
 * numbers, words of a closed list) are the anchors, the text between them falls to the text
 * columns. Where two texts meet, the border is only provisional; text_runs decides it.
 */
#ifndef BUNKAI_IMPORT_TEXT_FIT_H
#define BUNKAI_IMPORT_TEXT_FIT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "import/profile.h"
#include "import/text_words.h"

enum { NO_FLAT_COLUMN = -1, WIDTHS = 256, ROW_WORDS = 600 };

struct flat_column {
	const struct profile_column *profile;
	const char *const *values; /* squashed; NULL: open */
	/* of the ids in this column, or of the values that repeat in it; 0: none */
	uint64_t domain;
	/* column whose id this column's value belongs to, or NO_FLAT_COLUMN */
	int key;
	int full;                  /* width of a full line, learned; 0: not known */
	/* how much wider it may be after all: the fewer lines it was learned from, the more */
	int slack;
	int widest;                /* the widest line seen in it, wrapped or not */
	/* line breaks inside of its cells, and those of them that a full line does not explain */
	int breaks, lists;
	int cells, stops;          /* cells, and those of them that end with a full stop */
	unsigned *widths;          /* how many wrapped lines were how wide: WIDTHS counters */
};

struct flat_table {
	const struct profile_table *profile;
	struct flat_column *columns;
	size_t n;
	size_t lead; /* columns that show that a row starts */
	bool arrow;  /* two columns may be printed in one cell, 'name→detail' */
};

/* Turns a profile's table into columns that can be fitted. */
struct flat_table *fit_table(struct arena *a, const struct profile_table *t);

/* NULL when the table has no such field. */
const struct flat_column *fit_column(const struct flat_table *t, const char *field);

/* One fitter serves many rows. */
struct row_fitter {
	struct arena *arena;
	const struct hash_tally *ids; /* ids known to exist, see fit_id_hash */
	int *best;
	uint16_t *from;
	size_t room;
	int cost;                /* of the last row that was fitted */
};

uint64_t fit_id_hash(uint64_t domain, const char *s, size_t len);

/*
 * Sets ends[c] to the index behind the last word of column c. Gives the number of words used: all
 * of them, or, when that cannot be or only with great strain, fewer, up to a line end; 0 when no
 * row can be made of these words. More than ROW_WORDS words are never a row.
 */
size_t fit_row(struct row_fitter *f, const struct flat_column *columns, size_t n,
	       const struct flat_words *w, uint16_t *ends);

/*
 * How many of the words are the cells that show a row's start; 0 when no row of the table starts
 * with these words.
 */
size_t fit_starts(const struct flat_table *t, const struct flat_words *w);

/* True when a row might start with this line: a quick look at its first word. */
bool fit_may_start(const struct flat_table *t, const char *s, size_t len);

/* Costs of the cell [i, j) as a text, knowing nothing but how such texts are laid out. */
int fit_text_cost(const struct flat_words *w, size_t i, size_t j);

#endif
