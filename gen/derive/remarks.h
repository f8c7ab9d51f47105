/* SPDX-License-Identifier: MIT
 *
 * What a remark (備考) does to the answer beside it: it gives work or cost to the hospital, limits
 * it, makes it depend on others, speaks of the product alone, or is plain. The words are
 * clauses/remark-words.json's; nothing else in a remark is interpreted.
 */
#ifndef BUNKAI_DERIVE_REMARKS_H
#define BUNKAI_DERIVE_REMARKS_H

#include "base/arena.h"
#include "derive/measures.h"
#include "model/library.h"
#include "model/project.h"

/* The kind of a remark; NULL of an empty one, and where the library knows no kinds. */
const struct remark_kind *remark_read(const struct library *l, const char *remark);

/* True when the words beside that answer ('yes', 'no' …) say why others may say the contrary. */
bool remark_explains(const struct library *l, const char *answer, const char *remark);

/* True when the words beside that answer say its contrary. */
bool remark_denies(struct arena *a, const struct library *l, const char *answer,
		   const char *remark);

/* True when both are editions of one form: cl-r5-…, cl-r6-… */
bool questionnaires_are_kin(const char *x, const char *y);

/* True while no later form of the same party, system and product takes its place. */
bool disclosed_counts(const struct project *p, const struct disclosed_sheet *s);

/* The answer that counts: the second where there is one. NULL: none. */
const char *disclosed_answer_now(const struct disclosed_answer *x);

/* 'mds-4.1/12.4' */
const char *disclosed_key(struct arena *a, const struct disclosed_sheet *s,
			  const struct disclosed_answer *x);

/* The question; NULL where the library does not have the form, or the form the question. */
const struct question *disclosed_question(const struct library *l,
					  const struct disclosed_sheet *s,
					  const struct disclosed_answer *x);

/* The question above it, as the form says or as numbers go (12.4.1 -> 12.4); NULL: none. */
const char *disclosed_parent(struct arena *a, const struct library *l,
			     const struct disclosed_sheet *s, const char *item);

/* What an answer asks about: the form's measures, else those of the subjects that have it. */
struct answer_measures {
	VEC(const struct measure *) all;
};

struct answer_measures answer_measures_of(struct arena *a, const struct library *l,
					  const struct disclosed_sheet *s,
					  const struct disclosed_answer *x);

/* A remark that leaves something open, and what should settle it. */
struct remark_point {
	const struct disclosed_sheet *sheet;
	const struct disclosed_answer *answer;
	const struct remark_kind *kind;
	const struct measure *measure; /* NULL: the question is tied to none */
	const char *settled_by; /* 'CLAUSE#STATEMENT' that answers all of it; NULL: none does */
};

struct remark_points {
	VEC(struct remark_point) all; /* form by form, in the form's order */
};

/* Of the forms that count; plain remarks leave nothing open. */
struct remark_points remark_points_of(struct arena *a, const struct project *p,
				      const struct library *l);

/* A question above it is answered no or not applicable: then there is nothing to say of this one. */
bool disclosed_denied_above(struct arena *a, const struct library *l,
			    const struct disclosed_sheet *s, const char *item);

#endif
