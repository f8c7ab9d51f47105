/* SPDX-License-Identifier: MIT
 *
 * A share speaks of one flow and comes first; a form speaks of all flows that have it.
 */
#include "derive/flows.h"

#include <string.h>

bool flow_ends_contract(struct arena *a, const struct library *l, const struct flow *f)
{
	const char *words = library_word(l, "flow.end");

	for (const char *w = words; f->phase && *w;) {
		size_t n = strcspn(w, " ");

		if (n && strstr(f->phase, arena_strndup(a, w, n)))
			return true;
		w += n + (w[n] == ' ');
	}
	return false;
}

const char *flow_handler(const struct contract *c, const struct flow_share *share,
			 const struct flow *f)
{
	if (share && share->handles)
		return share->handles;
	return f->form ? settings_get(&c->forms, f->form) : NULL;
}
