/* SPDX-License-Identifier: MIT
 *
 * Which clauses a document carries, in which order, under which number and with which words:
 * selection, numbering and parameters. The reason for leaving a clause out is kept, so that
 * `explain` can say it.
 */
#ifndef BUNKAI_DERIVE_CLAUSES_H
#define BUNKAI_DERIVE_CLAUSES_H

#include "base/diag.h"
#include "derive/expand.h"
#include "derive/imprint.h"
#include "derive/numbers.h"
#include "derive/responsibility.h"
#include "model/library.h"
#include "model/project.h"

enum verdict {
	CLAUSE_IN,
	CLAUSE_OTHER_DOCUMENT, /* its head does not name this document */
	CLAUSE_CONDITION,      /* its `when` does not hold */
	CLAUSE_OMITTED,        /* the contract leaves it out, with a reason */
	CLAUSE_MODULE,         /* its module's condition does not hold; see core_annex.h */
	CLAUSE_LEVEL,          /* more than the level that was chosen; see levels.h */
	CLAUSE_RANK,           /* it stands in the document above or below, by its rank */
	CLAUSE_NO_CHAPTER      /* its topic has no chapter in this document */
};

struct chosen {
	const struct clause *clause;
	enum verdict verdict;
	/*
	 * CLAUSE_OMITTED: the contract's; CLAUSE_CONDITION: the condition; CLAUSE_RANK: where; of a
	 * module and a level words for papers
	 */
	const char *reason;
	const struct chapter *chapter;    /* of CLAUSE_IN */
	bool with_module; /* it is left out with its module, and is not if another cites it */
	const struct position *position;
	/* what picked the position; NULL: the contract's `positions`, or nobody */
	const struct decision *decision;
	const char *number;               /* 8, or 8-2 for 第8条の2; NULL unless CLAUSE_IN */
	/* placeholders of this clause, chained to the document's */
	struct settings names;
};

/* By what other papers are found whose articles a text cites; derive/selection_reference.c does. */
struct cited_papers {
	struct arena *arena;
	const struct project *project;
	const struct library *library;
	const struct imprint *imprint;
	struct map *found; /* document -> its struct selection, once it was asked for */
};

struct selection {
	const struct template *template;
	const struct contract *contract;  /* NULL: a document of the whole hospital */
	struct settings names;            /* placeholders of the whole document */
	/* in document order; left-out ones behind, in library order */
	VEC(struct chosen) all;
	size_t n_in;
	struct map *articles;             /* id of a clause that is in -> its struct chosen */
	struct numbers numbers;           /* of all articles, with those that were dropped */
	/*
	 * the paper that has the other ranks of the same document: 細則 beside 規程; NULL: this one
	 * has all
	 */
	const struct selection *other;
	/*
	 * whose articles its views cite, this one first, then `other`, then what the template's
	 * `articles` names beside, as far as it is made
	 */
	VEC(const struct selection *) cited;
	struct cited_papers *papers;
};

/* True when the clause has several wordings and no decision agrees on the one that is taken. */
bool chosen_awaits_agreement(const struct chosen *c);

/* `imprint` NULL: that of the latest edition. Articles keep the numbers that it froze. */
struct selection *select_clauses(struct arena *a, const struct project *p, const struct library *l,
				 const struct template *t, const struct contract *c,
				 const struct imprint *imprint);

/* The number of one more article that is no clause's, behind the others of its chapter. */
const char *selection_add(struct arena *a, struct selection *s,
			  const struct wanted_article *wanted);

/* The article of a clause; NULL when it is not in the document. */
const struct chosen *selection_find(const struct selection *s, const char *clause);

/* The same, else in the other papers that are cited; `in`: whose it is, NULL where nobody has it. */
const struct chosen *selection_find_wide(const struct selection *s, const char *clause,
					 const struct selection **in);

#endif
