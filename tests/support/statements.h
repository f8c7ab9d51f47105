/* SPDX-License-Identifier: MIT
 *
 * A clause with statements, measures, terms and a shared fact, laid into the sound little project: `check` still has
 * nothing to say of it.
 */
#ifndef BUNKAI_TESTS_SUPPORT_STATEMENTS_H
#define BUNKAI_TESTS_SUPPORT_STATEMENTS_H

#include "fixture.h"

#define DUTY_CLAUSE "data/clauses/remote/remote-d.md"
#define DUTIES "data/clauses/remote/remote-d.duties.json"
#define MEASURES "data/clauses/measures.json"
#define TERMS "data/clauses/terms.json"
#define SHARED_FACTS "data/clauses/shared-facts.json"
#define FAMILY "data/clauses/families/metimic-1.1.json"

void statements_write(struct fixture *f);

#endif
