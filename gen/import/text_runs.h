/* SPDX-License-Identifier: MIT
 *
 * Runs: neighbouring text columns of a row without an anchor between them, so that only knowledge
 * can tell where one text ends. The same words between the same anchors are one run, however many
 * rows show them. What decides:
 *   - a value that repeats with its id (the duty of a risk, the content of a flow - in whatever
 *     table and wrapped however wide) or in
 *     its column is worth what it would cost to spell it out again;
 *   - the lines of a wrapped cell are full except the last one of a paragraph, and none is wider
 *     than its column;
 *   - a text that ends on a full line in the middle of a sentence was clipped, which is rare.
 */
#ifndef BUNKAI_IMPORT_TEXT_RUNS_H
#define BUNKAI_IMPORT_TEXT_RUNS_H

#include "import/text_fit.h"
#include "import/text_words.h"

enum { RUN_COLUMNS = 8 };

struct text_run {
	struct flat_column *columns; /* k of them, RUN_COLUMNS at most */
	size_t k;
	struct flat_words words;
	uint64_t *keys;       /* per column: hash of the id that its value belongs to; 0: none */
	uint16_t *ends;       /* per column, when settled */
	const char **values;  /* per column, when settled */
	bool certain;         /* only one split is possible */
	/* from the table that defines its ids: its wording goes before that of others */
	bool origin;
};

struct text_runs;

struct text_runs *text_runs_new(struct arena *a);

/* The run for words [from, to) and these keys; made when it is new. */
struct text_run *text_runs_add(struct text_runs *rs, struct flat_column *columns, size_t k,
			       const struct flat_words *w, size_t from, size_t to,
			       const uint64_t *keys, bool origin);

/* Decides all runs. */
void text_runs_settle(struct text_runs *rs);

#endif
