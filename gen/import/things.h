/* SPDX-License-Identifier: MIT
 *
 * Flows, threats and risks while they are put together: each is named on many rows, and every row
 * prints some of its values.
 */
#ifndef BUNKAI_IMPORT_THINGS_H
#define BUNKAI_IMPORT_THINGS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "import/printings.h"
#include "model/register.h"

enum { THING_FIELDS = 8 };

/* A value that rows repeat. */
struct thing_field {
	const char *name;
	bool prose;    /* clipping and stray blanks are no contradiction */
	/* every row of the register keeps its own, so that a second value is not lost */
	bool on_rows;
	bool together; /* different values belong together, one per line */
};

struct thing {
	const char *id;
	struct row_origin at;
	size_t listed; /* rows in the list of its kind */
	struct printings values[THING_FIELDS];
};

struct things {
	const char *kind;                 /* 'flow', for messages */
	const struct thing_field *fields; /* at most THING_FIELDS, ended by one without a name */
	VEC(struct thing *) all;          /* in the order of the source */
	struct map *by_id;
};

struct things things_new(struct arena *a, const char *kind, const struct thing_field *fields);

/* The thing of that id, new if need be. */
struct thing *things_get(struct arena *a, struct things *things, const char *id, const char *place);

/* Adds one printed value; `text` NULL where the row prints none. */
void things_add(struct arena *a, const struct things *things, struct thing *t, const char *field,
		const char *text, const char *place);

/*
 * The chosen value of a field, NULL when never printed. Contradictions, clippings and stray blanks
 * are findings; a second value goes to the thing's `extra`, unless rows keep it.
 */
const char *things_choose(struct arena *a, const struct things *things, struct thing *t,
			  const char *field, struct diag_list *dl);

/* Rows on which a field was printed and where it was not. */
const struct printings *things_printings(const struct things *things, const struct thing *t,
					 const char *field);

/* Keeps a value under a head that is not taken yet: 'scenario', 'scenario 2' … */
void origin_keep(struct arena *a, struct row_origin *at, const char *head, const char *value);

#endif
