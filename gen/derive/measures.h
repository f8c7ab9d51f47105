/* SPDX-License-Identifier: MIT
 *
 * From a row of a register to the measures that it asks for, and from a measure to the statements
 * of a document that answer it, each with its place as people cite it: 第8条第2項第3号.
 */
#ifndef BUNKAI_DERIVE_MEASURES_H
#define BUNKAI_DERIVE_MEASURES_H

#include "base/arena.h"
#include "derive/clauses.h"
#include "derive/responsibility.h"
#include "model/library.h"

/* How the measures of a row are known. */
enum measure_source {
	MEASURES_NONE,
	MEASURES_NAMED,  /* the register's row names them */
	MEASURES_FAMILY, /* the family's table */
	MEASURES_WORDS   /* by words of its scenario and text, which is a guess (推定) */
};

struct row_link {
	VEC(const struct measure *) measures;
	enum measure_source source;
	const char *place;  /* MEASURES_FAMILY: in the family's file; MEASURES_NAMED: the row's */
	const char *word;   /* MEASURES_WORDS: the first word that was found */
};

/* An index over the library's measures, families and statements; built once per run. */
struct measure_index;

struct measure_index *measure_index_new(struct arena *a, const struct library *l);

/* True when somebody wrote down which measures the row asks for: it is no guess. */
bool row_link_is_known(const struct row_link *link);

/* NULL when there is none of that id. */
const struct measure *measure_find(const struct measure_index *x, const char *id);

/*
 * The measures of a row: those that the register names for it; else those that its family's table
 * names, if the risk is the family's own; else, of its topic and of the side that the row asks (a duty, and a requirement that the
 * register gives to the hospital: the hospital; else the vendor), those whose `asks`, or words, its text has most of. What several measures of the topic
 * are asked by counts for less; a text with no more than such words has none.
 */
struct row_link measures_of_row(struct arena *a, const struct measure_index *x,
				const struct responsibility *r);

/* A statement of the library that speaks of a measure. */
struct measure_use {
	const struct clause *clause;
	const struct statement *statement;
};

struct measure_uses {
	VEC(struct measure_use) all; /* in the library's order; one that does so in any position */
};

const struct measure_uses *measure_uses_of(const struct measure_index *x, const char *id);

/* A statement that a document carries, in the position that was chosen. */
struct measure_answer {
	const struct chosen *chosen;
	const struct statement *statement;
	const struct statement_form *form;
	bool whole;          /* it answers all of the measure; else it helps */
	const char *place;   /* 第8条第2項第3号 */
};

struct measure_answers {
	VEC(struct measure_answer) all; /* those that answer the whole first */
};

struct measure_answers measure_answers_in(struct arena *a, const struct measure_index *x,
					  const struct selection *s, const char *id);

/*
 * Where a statement stands in a document: 第8条第2項第3号; an article of one 項 is cited without it,
 * as statutes do.
 */
const char *statement_citation(struct arena *a, const struct library *l, const struct chosen *c,
			       const struct statement_form *f);

/* For cells of tables: 第8条2(3); in full where the numbers would run together: 第8条の2第2項. */
const char *statement_citation_brief(struct arena *a, const struct library *l,
				     const struct chosen *c, const struct statement_form *f);

#endif
