/* SPDX-License-Identifier: MIT
 *
 * The parts of a flattened text: which lines belong to which table of the profile, titles and heads
 * taken out.
 */
#ifndef BUNKAI_IMPORT_TEXT_PARTS_H
#define BUNKAI_IMPORT_TEXT_PARTS_H

#include "import/text_fit.h"
#include "import/text_lines.h"

struct flat_part {
	struct flat_table *table;
	const char *title;          /* as printed; NULL: the table was not found */
	const char *const *pieces;  /* heads and titles of the table, squashed, NULL-ended */
	const char *const *heads;   /* single heads, upper and lower ones apart, NULL-ended */
	VEC(struct flat_line *) lines; /* without heads */
	const struct flat_line *first_head;
};

struct flat_parts {
	VEC(struct flat_part) all; /* as the tables of the profile */
};

/*
 * Sets the table of every line; text-title tells of titles that may be none. False when not one
 * table was found.
 */
bool flat_parts_find(struct arena *a, const struct profile *p, struct flat_lines *lines,
		     struct flat_parts *out, struct diag_list *dl);

/* The part of a kind; NULL when the profile does not have it. */
struct flat_part *flat_parts_get(const struct flat_parts *parts, const char *kind);

/* The words of lines [from, to) of the part. */
void flat_parts_words(struct arena *a, const struct flat_part *part, size_t from, size_t to,
		      const char *dash, const struct hash_tally *ids, bool arrow,
		      struct flat_words *w);

/* Says of lines [from, to) what they are. */
void flat_parts_claim(const struct flat_part *part, size_t from, size_t to, enum line_use use);

#endif
