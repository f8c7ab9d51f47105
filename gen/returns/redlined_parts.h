/* SPDX-License-Identifier: MIT
 *
 * What the parts of redlined.h hand on to each other: the texts of the file that came, in both of
 * their states, and which of the paper's units each is.
 */
#ifndef BUNKAI_RETURNS_REDLINED_PARTS_H
#define BUNKAI_RETURNS_REDLINED_PARTS_H

#include "returns/forms.h"
#include "returns/redlined.h"

#define NO_UNIT SIZE_MAX

/* One text of one state: of a paragraph, or of a row with its cells. */
struct came_text {
	const char *text, *plain;
	VEC(const char *) cells;
	size_t first, last;      /* paragraphs of the file; its mark is that of `last` */
	size_t label;            /* bytes of its number */
	size_t unit;             /* of the base; NO_UNIT: none */
	bool moved;              /* it stands elsewhere than it was sent, without a track */
	bool part;               /* a further part of a unit that was split without a track */
	VEC(size_t) marked;      /* units whose bookmarks begin in it */
	VEC(size_t) swallowed;   /* units that were joined with it without a track */
};

struct came_texts {
	VEC(struct came_text) all;
};

/*
 * Paragraphs that changes of marks tie together, or one row of a table: what stands in it has
 * nothing to do with what stands in another.
 */
struct came_group {
	bool is_row, listed;
	size_t first, last;
	struct came_texts olds, news;
};

struct came {
	const struct word_file *file;
	VEC(struct came_group) all;
	VEC(struct came_text *) olds; /* of all groups but the contents, in their order */
	size_t *came_as;              /* of each unit its text in `olds`; NO_UNIT: did not come */
};

struct came *came_of(struct arena *a, const struct word_file *file);

/* Finds the unit of each old text. */
void came_match(struct arena *a, struct came *c, const struct redlined_base *base);

/* '2' of 'clause/2', '(1)' of 'clause/2(1)'; NULL: its first 項, or no such key. */
const char *redlined_label_of(struct arena *a, const char *key);

#endif
