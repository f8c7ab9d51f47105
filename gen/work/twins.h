/* SPDX-License-Identifier: MIT
 *
 * The documents of two states side by side, for impact and amend: bound, compared unit by unit. The
 * new state's are bound with the date, edition and history of the old one, so that these make no
 * difference, and keep the old one's article numbers.
 */
#ifndef BUNKAI_WORK_TWINS_H
#define BUNKAI_WORK_TWINS_H

#include "changes/doctree.h"
#include "work/documents.h"

struct twin {
	const char *name; /* tele-2026/annex */
	const char *scope;
	/* the new one, or the old one of a document that is gone */
	const struct template *template;
	const struct contract *before, *after; /* NULL: of the whole hospital, or not there */
	const struct doc_diff *diff;
	bool is_same;
};

struct twins {
	VEC(struct twin) all; /* in the new project's order, what is gone behind */
};

/* `scope` NULL: all. False when a document cannot be bound (reported). */
bool twins_compare(const struct run *before, const struct run *after, const char *scope,
		   struct twins *out, struct diag_list *dl);

/* The edition whose inputs a state is; NULL: it is a project folder. */
const struct manifest *twins_edition(const struct run *run);

#endif
