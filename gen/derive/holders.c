/* SPDX-License-Identifier: MIT
 *
 * An office is held by whoever has its name, or another that wording.json knows for it, in what
 * contacts.json says of him.
 */
#include "derive/holders.h"

#include <string.h>

#include "base/text.h"
#include "model/over.h"

static const struct wording_office *find_office(const struct library *l, const char *name)
{
	for (size_t i = 0; i < l->wording.offices.n; i++)
		if (strcmp(l->wording.offices.at[i].name, name) == 0)
			return &l->wording.offices.at[i];
	return NULL;
}

static bool says(const char *text, const char *name, const struct wording_office *office)
{
	for (size_t i = 0; text && office && i < office->also.n; i++)
		if (strstr(text, office->also.at[i]))
			return true;
	return text && strstr(text, name);
}

bool office_is_held_by(const struct library *l, const char *office, const struct contact *c)
{
	const struct wording_office *o = find_office(l, office);

	return strcmp(c->kind, "hospital") == 0 &&
	       (says(c->role, office, o) || says(c->desk, office, o) || says(c->name, office, o));
}

const struct contact *office_holder(const struct project *p, const struct library *l,
				    const char *office)
{
	const struct contact *found = NULL;

	for (size_t i = 0; i < p->contacts.n; i++) {
		const struct contact *c = &p->contacts.at[i];

		if (contact_is_over(p, c) || !office_is_held_by(l, office, c))
			continue;
		if (text_equal(c->role, office))
			return c;
		found = found ? found : c;
	}
	return found;
}
