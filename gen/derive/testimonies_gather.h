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

#endif
