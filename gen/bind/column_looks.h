/* SPDX-License-Identifier: MIT
 *
 * Looks of a column's cells that follow what people choose.
 */
#ifndef BUNKAI_BIND_COLUMN_LOOKS_H
#define BUNKAI_BIND_COLUMN_LOOKS_H

#include "doc/doc.h"
#include "model/template.h"

struct binding;

/*
 * For a column that looks as its status does: the look of each status that may be chosen. NULL:
 * none.
 */
const struct doc_rule *rules_of(struct binding *b, const struct column *c);

/* The words of the answers that ask for a word in the column, NULL-ended; NULL: none does. */
const char *const *column_wanted(struct binding *b, const struct column *c);

/* What its words are for on a screen, by the template's word: one of enum doc_tap; 0 of NULL. */
unsigned column_tap(const char *name);

#endif
