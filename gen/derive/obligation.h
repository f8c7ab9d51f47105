/* SPDX-License-Identifier: MIT
 *
 * Whether a requirement has to be met or is only recommended. Which obligations there are, with
 * their marks and words, stands in clauses/responsibility.json.
 */
#ifndef BUNKAI_DERIVE_OBLIGATION_H
#define BUNKAI_DERIVE_OBLIGATION_H

#include "model/library.h"
#include "model/register.h"

/*
 * 必須 or 推奨: by the register's mark, else by the mark that the published list of measures gives
 * the row (`keys` and `marks` of a guideline's item), else by the words of the text; NULL: the
 * library has none. `family`: the one that the row's risk is of; NULL: none, no list has the row.
 */
const struct obligation *obligation_of(const struct library *l, const struct family *family,
				       const struct requirement *r);

/* The one that a register's mark means; NULL: no such mark. */
const struct obligation *obligation_by_mark(const struct library *l, const char *mark);

#endif
