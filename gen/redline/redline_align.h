/* SPDX-License-Identifier: MIT
 *
 * Which things of a row of things are which of another one: blocks of a document, paragraphs of a
 * cell, rows of a table. Order is kept: what went to another place is not found again.
 */
#ifndef BUNKAI_REDLINE_REDLINE_ALIGN_H
#define BUNKAI_REDLINE_REDLINE_ALIGN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

#define REDLINE_NONE SIZE_MAX

struct redline_item {
	const char *shape; /* things of other shapes are never the same */
	const char *name;  /* of the thing; NULL: it has none */
	bool sure;         /* who has that name is the same, whatever it says */
	const char *words; /* who says this at its place is the same, if no name is sure */
	const char *text;  /* what may be said otherwise */
};

struct redline_items {
	VEC(struct redline_item) all;
};

/* REDLINE_NONE: only the other state has it. */
struct redline_step {
	size_t before, after;
};

struct redline_steps {
	/* rising in both; where things went and others came the old ones stand first */
	VEC(struct redline_step) all;
};

struct redline_steps redline_align(struct arena *a, const struct redline_items *before,
				   const struct redline_items *after);

#endif
