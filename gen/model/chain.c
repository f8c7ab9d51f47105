/* SPDX-License-Identifier: MIT
 *
 * Look-ups in the chain of times, by id.
 */
#include "model/chain.h"

#include <string.h>

const struct chain_event *chain_event(const struct call_chain *c, const char *id)
{
	for (size_t i = 0; i < c->events.n; i++)
		if (strcmp(c->events.at[i].id, id) == 0)
			return &c->events.at[i];
	return NULL;
}

const struct chain_step *chain_step(const struct call_chain *c, const char *id)
{
	for (size_t i = 0; i < c->steps.n; i++)
		if (strcmp(c->steps.at[i].id, id) == 0)
			return &c->steps.at[i];
	return NULL;
}
