/* SPDX-License-Identifier: MIT
 *
 * Which decisions may speak of a row: a project may have tens of thousands, and a row has few. Who
 * asks still looks whether the key takes the row (derive/row_keys.h).
 */
#ifndef BUNKAI_DERIVE_DECISION_INDEX_H
#define BUNKAI_DERIVE_DECISION_INDEX_H

#include "base/arena.h"
#include "model/project.h"

struct decision_list {
	VEC(const struct decision *) all; /* in the project's order */
};

struct decision_index;

/* Over the decisions on rows and topics that hold in the contract. */
struct decision_index *decision_index_new(struct arena *a, const struct project *p,
					  const struct contract *c);

/* On the rows of a topic; none of NULL. */
const struct decision_list *decision_index_of_topic(const struct decision_index *x,
						    const char *topic);

/* By a key that may take rows of the risk. */
const struct decision_list *decision_index_of_risk(struct decision_index *x, const char *risk);

#endif
