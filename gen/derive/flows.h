/* SPDX-License-Identifier: MIT
 *
 * What a contract says of the flows of its registers, by the flow itself or by its form.
 */
#ifndef BUNKAI_DERIVE_FLOWS_H
#define BUNKAI_DERIVE_FLOWS_H

#include "model/library.h"
#include "model/project.h"

/* True when the flow is one of what happens when a contract ends: by the words of `flow.end`. */
bool flow_ends_contract(struct arena *a, const struct library *l, const struct flow *f);

/* The party that handles it: by its share (NULL: none), else by its form; NULL: nobody said. */
const char *flow_handler(const struct contract *c, const struct flow_share *share,
			 const struct flow *f);

#endif
