/* SPDX-License-Identifier: MIT
 *
 * Whether an annex has the shape of a core (derive/shape.h), what its 別表 part rows by, and which of
 * its modules (clauses/core.json) it goes without.
 */
#ifndef BUNKAI_DERIVE_CORE_ANNEX_H
#define BUNKAI_DERIVE_CORE_ANNEX_H

#include <stdbool.h>

#include "model/library.h"

/* The view whose rows stand for what is tabled, and the field that parts them among 別表. */
#define PROVISIONS_VIEW "provisions"
#define PROVISIONS_FIELD "nature"

/*
 * What a row is by: what comes round, what an event or a time asks for, what holds always. In the
 * order of the 別表.
 */
enum provision_nature { NATURE_PERIODIC, NATURE_DEADLINE, NATURE_STANDING, NATURE__MAX };

/* 'periodic', as templates and words name it. */
const char *nature_name(enum provision_nature nature);
enum provision_nature core_nature_of(const struct statement_form *f);

/* True when the table has every row of that nature. */
bool core_annex_takes(const struct template_block *b, const char *nature);

/* True when the articles of the template are those of such an annex, for that contract. */
bool core_annex_is(const struct library *l, const struct template *t, const struct contract *c);

/* The part of the template whose table has the rows of that nature; NULL: none has. */
const struct template_block *core_annex_part(const struct template *t, const char *nature);

/*
 * The module that has the clause and whose condition does not hold of a contract of that shape: its
 * articles are left out. NULL: none is.
 */
const struct core_module *core_annex_lacks(struct arena *a, const struct project *p,
					   const struct library *l, const struct template *t,
					   const struct contract *c, const struct clause *clause);

#endif
