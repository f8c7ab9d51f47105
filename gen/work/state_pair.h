/* SPDX-License-Identifier: MIT
 *
 * Two states of a project side by side, for impact and amend: what changed in them, and the papers
 * of both, bound and compared unit by unit. The new state's papers are bound with the date, edition
 * and history of the old one, so that these make no difference, and keep the old one's article
 * numbers.
 *
 *     if (state_pair_load(&pair, a, "hospital@tele-2026/1", dl) &&
 *         state_pair_compare(&pair, &after, NULL, dl))
 *             …
 */
#ifndef BUNKAI_WORK_STATE_PAIR_H
#define BUNKAI_WORK_STATE_PAIR_H

#include "changes/doc_compare.h"
#include "effects/impact_print.h"
#include "work/documents.h"

/* One paper in both states. */
struct paper_pair {
	const char *name; /* tele-2026/annex */
	const char *scope;
	/* the new one, or the old one of a document that is gone */
	const struct template *template;
	const struct contract *before, *after; /* NULL: of the whole hospital, or not there */
	const struct doc_diff *diff;
	const struct planned *planned[2]; /* old and new; NULL: not there */
	const struct manifest *numbers;   /* that the new one's articles keep, if nothing was issued */
};

struct paper_pairs {
	VEC(struct paper_pair) all; /* in the new project's order, what is gone behind */
};

struct state_pair {
	struct arena *a;
	const char *name; /* of the old state, as people name it */
	struct run before;
	const struct run *after;
	/* whose inputs the old state is: only papers of its scope are compared; NULL: none */
	const struct manifest *edition;
	struct derived_state states[2];
	struct change_list *changes;
	struct paper_pairs papers;
};

/* Loads the old state; false when it is unusable (reported). */
bool state_pair_load(struct state_pair *p, struct arena *a, const char *before,
		     struct diag_list *dl);

/*
 * The old state is a project with the library's own wording (run_wish.library_wording), so that what
 * differs is what its contracts agreed on.
 */
bool state_pair_load_library(struct state_pair *p, struct arena *a, const char *folder,
			     struct diag_list *dl);

/*
 * Compares both states, and their papers of `scope` (NULL: the edition's, else all). False when a
 * document cannot be bound (reported). Papers of a contract that has ended since are left out.
 */
bool state_pair_compare(struct state_pair *p, const struct run *after, const char *scope,
			struct diag_list *dl);

/*
 * The papers as effects/ sees them; with a scope only those of it that are amended: no reports, and
 * nothing of a contract that is for the hospital's eyes.
 */
struct impact_document *paper_pairs_documents(struct arena *a, const struct paper_pairs *papers,
					      const char *scope, size_t *n);

/* What the changes touch. */
struct impact_report state_pair_report(const struct state_pair *p);

/* The edition whose inputs the state is; NULL: it is a project folder. */
const struct manifest *state_edition(const struct run *run);

#endif
