/* SPDX-License-Identifier: MIT
 *
 * References to items of official documents: 'mhlw-6.0/運用/10.1'. A series (mhlw, cl) is the
 * editions whose ids begin alike up to the hyphen. Clauses are written for one edition; a project
 * prints the one it names, by the correspondences that editions state.
 */
#ifndef BUNKAI_DERIVE_REFERENCES_H
#define BUNKAI_DERIVE_REFERENCES_H

#include "model/library.h"
#include "model/project.h"

/* The item as written; NULL when there is none, and `g` NULL when there is no such edition. */
const struct guideline_item *reference_item(const struct library *l, const char *reference,
					    const struct guideline **g);

bool edition_in_series(const char *edition, const char *other);

/* True when `later` is `earlier` or came after it, by what editions say that they supersede. */
bool edition_comes_after(const struct library *l, const struct guideline *later,
			 const struct guideline *earlier);

/* The edition the project names of that series; NULL when it names none. */
const struct guideline *edition_named(const struct project *p, const struct library *l,
				      const char *edition);

/* True when `item` is `part` or stands below it: 運用/8③ below 運用/8, not 運用/10 below 運用/1. */
bool item_is_below(const char *item, const char *part);

struct reference {
	const struct guideline *edition;  /* the one to print */
	const struct guideline_item *item; /* NULL: it has none, or none is known */
	/* false: only the part is known in which the matter stands */
	bool exact;
};

/* A reference as this project prints it. */
struct reference reference_resolve(struct arena *a, const struct project *p,
				   const struct library *l, const char *written);

struct reference_list {
	VEC(struct reference) all; /* each item once */
};

struct reference_list references_resolve(struct arena *a, const struct project *p,
					 const struct library *l, const char *const *written,
					 size_t n);

/* What stands below a clause's article: its own references, else its topic's. */
struct reference_list references_of_clause(struct arena *a, const struct project *p,
					   const struct library *l, const struct clause *c);

bool reference_list_has(const struct reference_list *list, const struct guideline_item *item);

#endif
