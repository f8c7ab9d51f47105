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

const char *point_name_list(struct arena *a, const char *place)
{
	const char *start = strrchr(place, ':'), *end = start ? strrchr(start, '[') : NULL;

	if (!start || start[1] == ' ') /* a row of a register */
		return "";
	end = end ? end : start + 1 + strcspn(start + 1, ".");
	const char *at = end;

	while (at > start + 1 && at[-1] != '.')
		at--;
	return arena_strndup(a, at, (size_t)(end - at));
}

const char *point_name_element(const char *list)
{
	static const struct {
		const char *list, *element;
	} names[] = {
		{"contacts", "contact"}, {"contracts", "contract"}, {"parties", "party"},
		{"systems", "system"},   {"servers", "server"},     {"devices", "device"},
		{"lines", "line"},       {"backups", "backup"},     {"premises", "premise"},
		{"desks", "desk"},       {"topics", "topic"},       {"acceptances", "acceptance"},
		{"decisions", "decision"}, {"media", "medium"},
		{"answers", "checklist"}, {"disclosures", "disclosure"},
	};

	for (size_t i = 0; i < ARRAY_LEN(names); i++)
		if (strcmp(names[i].list, list) == 0)
			return names[i].element;
	return *list ? list : "row";
}
