/* SPDX-License-Identifier: MIT
 *
 * Chains of names; the nearest value wins, and the first character is compared before the rest
 * because rows ask by the thousand.
 */
#include "model/settings.h"

#include <string.h>

const char *settings_get(const struct settings *s, const char *name)
{
	for (; s; s = s->up)
		for (size_t i = 0; i < s->all.n; i++)
			/* asked for each row of a document */
			if (s->all.at[i].name[0] == name[0] && strcmp(s->all.at[i].name, name) == 0)
				return s->all.at[i].value;
	return NULL;
}

void settings_set(struct arena *a, struct settings *s, const char *name, const char *value)
{
	*vec_push(a, &s->all) = (struct setting){name, value};
}
