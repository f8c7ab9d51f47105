/* SPDX-License-Identifier: MIT
 *
 * What explain says of measures, statements and shared terms.
 */
#ifndef BUNKAI_CMD_EXPLAIN_DUTIES_H
#define BUNKAI_CMD_EXPLAIN_DUTIES_H

#include <stdbool.h>

#include "derive/measures.h"
#include "work/run.h"

/* The measures of a row, how they are known, and the statements of its contract that answer them. */
void explain_measures_of_row(const struct run *run, const struct measure_index *x,
			     const struct responsibility *r);

/* The statements of a clause, a line each. */
void explain_statements(struct arena *a, const struct clause *c);

/*
 * `key` as 'clause-id#statement', a measure's or a term's id: what it says, where it stands, what
 * rests on it. False when it is none of these.
 */
bool explain_duty(const struct run *run, const struct measure_index *x, const char *key);

#endif
