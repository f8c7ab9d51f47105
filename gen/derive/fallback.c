/* SPDX-License-Identifier: MIT
 *
 * One more link before the clause's own names: the shared terms of the position, and those of all
 * positions behind their names.
 */
#include "derive/fallback.h"

#include <string.h>

#include "derive/expand.h"
#include "derive/terms.h"

static void name_terms(struct arena *a, const struct project *p, const struct library *l,
		       const char *position, struct settings *out)
{
	for (size_t i = 0; i < l->terms.n; i++) {
		const struct shared_term *t = &l->terms.at[i];

		*vec_push(a, &out->all) = (struct setting){
			arena_concat(a, position, ":", TERM_PREFIX, t->id, (char *)NULL),
			term_text(a, t, &p->terms, position)};
	}
}

const char *fallback_lost(struct arena *a, const struct project *p, const struct library *l,
			  const struct clause *c, const struct settings *names,
			  const char *position, struct diag_list *dl)
{
	const char *text = settings_get(&c->lost, position);
	struct settings all = {.up = names};
	struct expand e = {.a = a, .subject = c->id, .dl = dl};

	if (!text || !strstr(text, "{{"))
		return text;
	for (size_t i = 0; i < c->positions.n; i++)
		name_terms(a, p, l, c->positions.at[i].name, &all);
	e.names = terms_of_position(a, l, &p->terms, position, &all);
	return expand_text(&e, text, c->file);
}
