/* SPDX-License-Identifier: MIT
 *
 * One walk over the contracts, with a question that tells whether a contract names what is asked
 * for.
 */
#include "model/over.h"

#include <string.h>

bool contract_is_over(const struct project *p, const struct contract *c)
{
	return c->ended && strcmp(p->date, c->ended) > 0;
}

typedef bool contract_names(const struct contract *c, const char *id);

static const struct contract *find_last(const struct project *p, const char *id,
					contract_names *names)
{
	const struct contract *last = NULL;

	for (size_t i = 0; id && i < p->contracts.n; i++) {
		const struct contract *c = &p->contracts.at[i];

		if (!names(c, id))
			continue;
		if (!contract_is_over(p, c))
			return NULL;
		if (!last || strcmp(c->ended, last->ended) > 0)
			last = c;
	}
	return last;
}

static bool names_system(const struct contract *c, const char *id)
{
	for (size_t i = 0; i < c->systems.n; i++)
		if (strcmp(c->systems.at[i], id) == 0)
			return true;
	return false;
}

static bool names_register(const struct contract *c, const char *id)
{
	for (size_t i = 0; i < c->registers.n; i++)
		if (strcmp(c->registers.at[i], id) == 0)
			return true;
	return false;
}

const struct contract *over_of_party(const struct project *p, const char *id)
{
	const struct party *party = id ? project_party(p, id) : NULL;

	return party && strcmp(party->kind, "hospital") != 0 ? find_last(p, id, contract_has_party)
							     : NULL;
}

const struct contract *over_of_system(const struct project *p, const char *id)
{
	return find_last(p, id, names_system);
}

const struct contract *over_of_register(const struct project *p, const char *id)
{
	return find_last(p, id, names_register);
}

bool contact_is_over(const struct project *p, const struct contact *c)
{
	if (strcmp(c->kind, "hospital") == 0)
		return false;
	if (over_of_party(p, c->party))
		return true;
	for (size_t i = 0; i < c->systems.n; i++)
		if (!over_of_system(p, c->systems.at[i]))
			return false;
	return c->systems.n > 0;
}
