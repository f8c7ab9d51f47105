/* SPDX-License-Identifier: MIT
 *
 * A short list in the order in which parties came in.
 */
#include "effects/consent_set.h"

#include <string.h>

void consents_add(struct arena *a, struct consents *all, const char *party, unsigned what)
{
	if (!party || !what)
		return;
	for (size_t i = 0; i < all->all.n; i++)
		if (strcmp(all->all.at[i].party, party) == 0) {
			all->all.at[i].what |= what;
			return;
		}
	*vec_push(a, &all->all) = (struct consent){party, what};
}

void consents_join(struct arena *a, struct consents *all, const struct consents *more)
{
	for (size_t i = 0; i < more->all.n; i++)
		consents_add(a, all, more->all.at[i].party, more->all.at[i].what);
}

unsigned consents_of_party(const struct consents *all, const char *party)
{
	for (size_t i = 0; i < all->all.n; i++)
		if (party && strcmp(all->all.at[i].party, party) == 0)
			return all->all.at[i].what;
	return 0;
}
