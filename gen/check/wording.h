/* SPDX-License-Identifier: MIT
 *
 * What the wording rules look at: every text of the library that documents print, once as it is
 * written and once with its placeholders filled as far as the library can fill them.
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
	/* of an item: the text its list belongs to; "" when there is none */
	const char *above;
	/* the list that belongs to it, as one text; "" when there is none */
	const char *below;
	/* whose definitions hold; none: it belongs to every document */
	const char *const *documents;
	size_t n_documents;
};

/* A word that a document defines: 「医療情報」とは…, （以下「原契約」という。） */
struct term {
	const char *word, *document;
	const struct passage *passage;
	const char *rest; /* of the passage, behind the sentence that defines it */
};

struct wording_check {
	struct arena *arena;
	const struct library *library;
	const struct wording *rules;
	struct diag_list *dl;
	struct settings names; /* what all texts may cite, then those of the rules */
	VEC(struct passage) passages;
	VEC(struct term) terms;
};

/*
 * Collects the passages of all positions of all clauses, of the templates and of words.json, and
 * the terms that they define.
 */
void wording_collect(struct wording_check *c);

/* The next 「…」 in the text: its word, and in *after what follows it; NULL when there is none. */
const char *wording_quoted(struct arena *a, const char *text, const char **after);

/* One file of rules each. */
/* wording-vague, wording-no-time, wording-long */
void check_wording_sentences(const struct wording_check *c);
void check_wording_parties(const struct wording_check *c);   /* wording-party */
void check_wording_spelling(const struct wording_check *c);  /* wording-spelling */
/* wording-unused-term, wording-undefined-term */
void check_wording_terms(const struct wording_check *c);

#endif
