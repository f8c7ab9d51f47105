/* SPDX-License-Identifier: MIT
 *
 * The sources, each of which adds its testimonies behind those that are there.
 */
#ifndef BUNKAI_DERIVE_TESTIMONIES_GATHER_H
#define BUNKAI_DERIVE_TESTIMONIES_GATHER_H

#include "derive/testimonies.h"

/* By file: testimonies_answers.c, testimonies_things.c, testimonies_rows.c, testimonies_words.c. */
void gather_answers(struct witnessing *g);
void gather_checklist(struct witnessing *g);
void gather_papers(struct witnessing *g);
void gather_systems(struct witnessing *g);
void gather_ledger(struct witnessing *g);
void gather_words(struct witnessing *g);
void gather_rows(struct witnessing *g);
void gather_articles(struct witnessing *g);

/* One form of a statement, where a paper of a contract has it. */
struct article {
	const struct coverage_paper *paper;
	const struct chosen *chosen;
	const struct statement *statement;
	const struct statement_form *form;
};

typedef void visit_article(void *context, const struct article *x);

/* The forms that bind, in the positions that the paper's clauses have taken. */
void articles_visit(const struct coverage_paper *paper, visit_article *visit, void *context);

/* Nobody agreed to it: it imposes nothing yet. */
bool article_is_pending(const struct witnessing *g, const struct article *x);

#endif
