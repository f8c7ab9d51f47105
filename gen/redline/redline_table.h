/* SPDX-License-Identifier: MIT
 *
 * A table in two states: rows that both have, with what changed in their cells, and rows that came
 * or went as a whole. Where the columns are others, all rows are.
 */
#ifndef BUNKAI_REDLINE_REDLINE_TABLE_H
#define BUNKAI_REDLINE_REDLINE_TABLE_H

#include "base/unicode.h"
#include "docx/body.h"

struct docx_table redline_table_both(struct arena *a, struct breaker *words,
				     const struct docx_table *before,
				     const struct docx_table *after);

/* It came or went. */
struct docx_table redline_table_alone(struct arena *a, const struct docx_table *t,
				      enum docx_change change);

/* The change of all its rows; false: they have several, or it is in both states. */
bool redline_table_is(const struct docx_table *t, enum docx_change *change);

/* Two tables, one below the other, as one: rows of the second stand below those of the first. */
struct docx_table redline_table_join(struct arena *a, const struct docx_table *first,
				     const struct docx_table *second);

/*
 * The table as its rows are now: columns that none of them tells apart are one, and a cell covers
 * those below it that it has.
 */
void redline_table_settle(struct arena *a, struct docx_table *t);

#endif
