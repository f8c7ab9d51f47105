/* SPDX-License-Identifier: MIT
 *
 * Coverage both ways: for every row of the registers the articles that answer it, or why there is
 * none; for every item of every edition the articles that speak of it and the rows they answer.
 * Only articles of documents that the project asks for count.
 */
#ifndef BUNKAI_DERIVE_COVERAGE_H
#define BUNKAI_DERIVE_COVERAGE_H

#include "derive/clauses.h"
#include "derive/covers.h"
#include "derive/references.h"
#include "derive/responsibility.h"

/* A document with articles: one per contract, or one for the hospital. */
struct coverage_paper {
	const struct template *template;
	const struct contract *contract; /* NULL: of the whole hospital */
	const struct selection *selection;
};

/* From worst to best, as documents list them. */
enum answer {
	ANSWER_NONE,     /* nothing */
	ANSWER_TOPIC,    /* articles of its topic, though clauses could name the row */
	ANSWER_LEFT_OUT, /* clauses name it, but no document has them */
	ANSWER_REASON,   /* a written reason */
	/*
	 * articles of its topic; the register is of no known family, so that clauses cannot name
	 * its rows
	 */
	ANSWER_SERVED,
	ANSWER_ARTICLE,  /* articles that name it */
	ANSWER__MAX
};

struct covered_row {
	const struct responsibility *row; /* of the first contract that rests on the register */
	enum answer answer;
	struct clause_list clauses;       /* of the articles; ANSWER_LEFT_OUT: those left out */
	/* ANSWER_REASON; ANSWER_LEFT_OUT: the contract's, or the condition */
	const char *reason;
};

enum citation {
	CITED_NOT,     /* no article */
	CITED_RELATED, /* articles that cite an item the edition relates it to */
	/* articles that cite it, or something below it, or name a row that says the same */
	CITED,
	CITED__MAX
};

struct covered_item {
	const struct guideline *edition;
	const struct guideline_item *item;
	enum citation citation;
	struct clause_list clauses;
	VEC(const struct covered_row *) rows; /* that those articles name, or that say the same */
};

struct coverage {
	/* in the order of the project's documents and contracts */
	VEC(struct coverage_paper) papers;
	VEC(struct covered_row) rows;  /* each once, however many contracts rest on its register */
	VEC(struct covered_item) items;
};

struct coverage *coverage_new(struct arena *a, const struct project *p, const struct library *l,
			      const struct covers *covers,
			      struct responsibilities *const *responsibilities);

/* True when nothing answers the row, or nothing names it that could, and nobody wrote why. */
bool row_is_open(const struct covered_row *r);

/* True when clauses can name the register's rows: its family is known. */
bool rows_have_keys(const struct library *l, const struct risk_register *reg);

/* True when the paper speaks of the rows of that register. */
bool paper_is_for(const struct coverage_paper *paper, const struct risk_register *reg);

bool clause_list_has(const struct clause_list *list, const struct clause *c);

#endif
