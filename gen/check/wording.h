/* SPDX-License-Identifier: MIT
 *
 * What the wording rules look at: every text of the library that documents print, once as it is written and once with its placeholders
 * filled as far as the library can fill them.
 */
#ifndef BUNKAI_CHECK_WORDING_H
#define BUNKAI_CHECK_WORDING_H

#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "model/library.h"

struct passage {
	const char *subject, *place;
	const char *raw, *text;
	const char *below;           /* the list that belongs to it, as one text; "" when there is none */
	const char *const *documents; /* whose definitions hold; none: it belongs to every document */
	size_t n_documents;
};

struct wording_check {
	struct arena *arena;
	const struct library *library;
	const struct wording *rules;
	struct diag_list *dl;
	VEC(struct passage) passages;
};

/* Collects the passages of all positions of all clauses, of the templates and of words.json. */
void wording_collect(struct wording_check *c);

/* One file of rules each. */
void check_wording_sentences(const struct wording_check *c); /* wording-vague, wording-no-time, wording-long */
void check_wording_parties(const struct wording_check *c);   /* wording-party */
void check_wording_spelling(const struct wording_check *c);  /* wording-spelling */
void check_wording_terms(const struct wording_check *c);     /* wording-unused-term, wording-undefined-term */

#endif
