/* SPDX-License-Identifier: MIT
 *
 * What a change touches: the articles and rows it alters, the parties whose agreement it needs, and
 * the people to tell.
 */
#ifndef BUNKAI_EFFECTS_IMPACT_H
#define BUNKAI_EFFECTS_IMPACT_H

#include "effects/consent_set.h"
#include "effects/reasons.h"

/* A document in both states. */
struct impact_document {
	const char *name;                     /* tele-2026/annex */
	const char *document;                 /* template id */
	/* of the new state; of the old one when it is gone; NULL: of the whole hospital */
	const struct contract *contract;
	const struct doc_diff *diff;
	bool report; /* it is made anew each time: nobody agrees to it */
};

struct impact_unit {
	const struct impact_document *document;
	const struct doc_unit_pair *pair;
};

/* Ids of contacts, each once. */
struct impact_ids {
	VEC(const char *) all;
};

struct impact_entry {
	const struct change *change;  /* NULL: what no change is named for */
	VEC(struct impact_unit) touched; /* in document order */
	struct consents agree;    /* who has to, and to what of theirs: effects/consent.h */
	struct impact_ids tell;
};

struct impact {
	/* one per change, in its order; at last one without a change when something is left */
	VEC(struct impact_entry) all;
};

/*
 * `documents` are those whose contents differ or are equal, all of them; notes of an article alone
 * ask for nobody's agreement.
 */
struct impact *impact_of(struct arena *a, const struct change_list *changes,
			 const struct derived_state *before, const struct derived_state *after,
			 const struct impact_document *documents, size_t n);

#endif
