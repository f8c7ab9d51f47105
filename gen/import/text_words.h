/* SPDX-License-Identifier: MIT
 *
 * The words of one row of a flattened table, with what the splitting asks about them: widths,
 * joints, line ends. A cell is a range of words. Widths are in half ems, as a Japanese typesetter
 * counts them.
 */
#ifndef BUNKAI_IMPORT_TEXT_WORDS_H
#define BUNKAI_IMPORT_TEXT_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

struct hash_tally;

/* What stands before a word. */
enum joint { JOINT_LINE, JOINT_BLANK, JOINT_GLUED };

struct flat_word {
	const char *s; /* not ended with NUL */
	size_t len;
	enum joint joint;
	int at, width;     /* within its line */
	int chars;         /* code points */
	int unit;          /* what of it would have to fit on a line at least */
	/* cost of standing in one cell with all words before it: a running sum */
	int strain;
	bool dash;         /* the printed mark of an empty cell */
	bool starts_latin, ends_latin, bullet, ends_sentence;
	bool clings;       /* starts with a character that never starts a line */
	/* starts with the → that divides a name and its detail printed in one cell */
	bool arrow;
};

struct flat_words {
	VEC(struct flat_word) all;
};

/*
 * Adds the words of a line. `dash` is the mark of an empty cell. An id of `ids` that is glued to
 * Japanese text before it is cut off: 'あり）T02'. With *arrow, a word is also cut at the first →
 * (a name and its detail in one cell), and *arrow is cleared.
 */
void flat_words_cut(struct arena *a, struct flat_words *w, const char *s, size_t len,
		    const char *dash, const struct hash_tally *ids, bool *arrow);

/* True when the cell [i, j) takes more than one line. */
bool flat_words_wrapped(const struct flat_words *w, size_t i, size_t j);

/* The end of the line that word i stands on: the index behind its last word, at most j. */
size_t flat_words_line_end(const struct flat_words *w, size_t i, size_t j);

/* The width of words [i, j) of one line. */
int flat_words_width(const struct flat_words *w, size_t i, size_t j);

/* The widest line of the cell [i, j). */
int flat_words_widest(const struct flat_words *w, size_t i, size_t j);

/*
 * How a line break inside of a cell came about, before word i of a line of `width` in a column that
 * is `full` wide.
 */
enum line_break { BREAK_WRAP, BREAK_BULLET, BREAK_EARLY, BREAK_PARAGRAPH };
enum line_break flat_words_break(const struct flat_words *w, size_t i, int width, int full);

/*
 * The text of a cell: wrapped lines are joined, paragraphs and bullets keep their line break.
 * `full` as above; 0: not known.
 */
const char *flat_words_join(struct arena *a, const struct flat_words *w, size_t i, size_t j,
			    int full);

/* FNV-1a over the words without white space, starting from `seed`. */
uint64_t flat_words_hash(const struct flat_words *w, size_t i, size_t j, uint64_t seed);

#endif
