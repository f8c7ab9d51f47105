/* SPDX-License-Identifier: MIT
 *
 * Lays out registers of its own in the way a PDF's text layer comes flattened: random ids, words,
 * texts, column widths and page breaks, all from one seed. What was laid out is what the importer
 * must give back.
 */
#ifndef BUNKAI_TESTS_IMPORT_LAYOUT_H
#define BUNKAI_TESTS_IMPORT_LAYOUT_H

#include <stdint.h>

#include "import/profile.h"
#include "import/source_rows.h"

struct dice {
	uint64_t state;
};

/* 0 … n-1 */
unsigned dice_roll(struct dice *d, unsigned n);

/* True in `percent` of all rolls. */
bool dice_chance(struct dice *d, unsigned percent);

/* Words and texts; nothing of what is written means anything. */
struct writer {
	struct arena *arena;
	struct dice *dice;
};

const char *layout_word(struct writer *w, unsigned min, unsigned max);     /* so many characters */
/* about n characters, without a full stop */
const char *layout_phrase(struct writer *w, unsigned n);
const char *layout_sentence(struct writer *w, unsigned n);
const char *layout_sentences(struct writer *w, unsigned n);                /* one or two */
/* sentences, sometimes with bullets */
const char *layout_requirement(struct writer *w);

/* One table to be laid out: its rows in column order, and how wide each column is. */
struct layout_table {
	const struct profile_table *profile;
	const int *widths;             /* half ems */
	struct source_table *rows;     /* places are filled in */
};

/* The paper. */
struct layout {
	struct arena *arena;
	struct dice *dice;
	const char *dash;
	const char *running_title;
	struct strbuf *text;
	size_t line;                   /* of what comes next, 1-based */
	int page;
	bool indent;                   /* the next line opens a page and gets a leading blank */
	bool cross_pages;              /* rows may be divided by a page break */
	const char *here;              /* cells of this line so far; NULL: none */
};

void layout_line(struct layout *l, const char *s);
void layout_new_page(struct layout *l);
void layout_title(struct layout *l, const char *title);

/* Title, heads, rows and page breaks with repeated heads. */
void layout_table(struct layout *l, const struct layout_table *t);

/*
 * Cells one after the other; those that wrap are broken over lines. The last line is ended. Gives
 * the place of the first line.
 */
const char *layout_cells(struct layout *l, const char *const *cells, const int *widths, size_t n);

/* A register of its own. */
struct laid_out {
	struct profile *profile;
	struct source_tables records;
	const char *text;
	size_t prose;                  /* lines before the first table */
};

void layout_register(struct arena *a, unsigned seed, struct laid_out *out);

#endif
