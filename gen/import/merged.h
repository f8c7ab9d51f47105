/* SPDX-License-Identifier: MIT
 *
 * Flows, threats and risks while they are put together: each is named on many rows, and every row
 * prints some of its values.
 */
#ifndef BUNKAI_IMPORT_MERGED_H
#define BUNKAI_IMPORT_MERGED_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "import/repeated.h"
#include "model/register.h"

enum { MERGED_FIELDS = 8 };

/* A value that rows repeat. */
struct merged_field {
	const char *name;
	bool prose;    /* clipping and stray blanks are no contradiction */
	/* every row of the register keeps its own, so that a second value is not lost */
	bool on_rows;
	bool together; /* different values belong together, one per line */
};

struct merged_item {
	const char *id;
	struct row_origin at;
	size_t listed; /* rows in the list of its kind */
	struct repeated_value values[MERGED_FIELDS];
};

struct merged_items {
	const char *kind;                 /* 'flow', for messages */
	const struct merged_field *fields; /* at most MERGED_FIELDS, ended by one without a name */
	VEC(struct merged_item *) all;     /* in the order of the source */
	struct map *by_id;
};

struct merged_items merged_new(struct arena *a, const char *kind,
			       const struct merged_field *fields);

/* The thing of that id, new if need be. */
struct merged_item *merged_get(struct arena *a, struct merged_items *items, const char *id,
			       const char *place);

/* Adds one printed value; `text` NULL where the row prints none. */
void merged_add(struct arena *a, const struct merged_items *items, struct merged_item *t,
		const char *field, const char *text, const char *place);

/*
 * The chosen value of a field, NULL when never printed. Contradictions, clippings and stray blanks
 * are findings; a second value goes to the thing's `extra`, unless rows keep it.
 */
const char *merged_choose(struct arena *a, const struct merged_items *items, struct merged_item *t,
			  const char *field, struct diag_list *dl);

/* Rows on which a field was printed and where it was not. */
const struct repeated_value *merged_repeated(const struct merged_items *items,
					     const struct merged_item *t, const char *field);

/* Keeps a value under a head that is not taken yet: 'scenario', 'scenario 2' … */
void origin_keep(struct arena *a, struct row_origin *at, const char *head, const char *value);

#endif
