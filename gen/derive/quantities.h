/* SPDX-License-Identifier: MIT
 *
 * Numbers that several sources give of one thing: how long logs are kept, how many generations of a
 * backup there are (`quantities` of clauses/contradiction-rules.json).
 */
#ifndef BUNKAI_DERIVE_QUANTITIES_H
#define BUNKAI_DERIVE_QUANTITIES_H

#include "derive/contradictions_own.h"

/* Adds pairs of which one says less than is asked for, or that say different numbers. */
void contradictions_of_numbers(struct arena *a, const struct testimony_sources *in,
			       struct contradictions *out);

/*
 * The number that the words give in the unit (span and cycle: in hours); *n: how many different ones
 * there are. Digits may be wide; days of the calendar are none.
 */
double quantity_read(struct arena *a, const char *unit, const char *words, size_t *n);

#endif
