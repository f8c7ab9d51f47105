/* SPDX-License-Identifier: MIT
 *
 * Keys are taken apart as derive/keys.h has them; a name without a register is no other one where
 * it is that of a party or a contact: nothing is called so then, and nobody asks for it.
 */
#include "work/point_names.h"

#include <string.h>

#include "base/strbuf.h"
#include "derive/keys.h"

const char *point_name_other(struct arena *a, const struct project *p, const struct contract *c,
			     const char *name)
{
	const struct key key = key_parse(p, name);
	const char *first = c && c->registers.n ? c->registers.at[0] : NULL;

	if (!first || !*name || (key.reg && strcmp(key.reg->id, first) != 0))
		return NULL;
	return key.reg ? key.key : arena_concat(a, first, ":", name, (char *)NULL);
}

const char *point_name_rest(struct arena *a, const struct diag *d, const char *today)
{
	struct strbuf sb = strbuf_new(a);

	/* what begins with '; ' goes on with the message in its reader's language */
	for (const char *const *at = d->arguments; *at; at++)
		if (strcmp(*at, today) != 0 && strncmp(*at, "; ", 2) != 0)
			strbuf_join(&sb, "\n", *at);
	return sb.text;
}
