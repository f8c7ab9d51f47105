/* SPDX-License-Identifier: MIT
 *
 * Terms become one link in the chain of settings that a clause's placeholders are looked up along;
 * tables that may be cited stand beside a document's own names.
 */
#include "derive/terms.h"

#include "derive/expand.h"

const struct settings *terms_of_position(struct arena *a, const struct library *l,
					 const struct settings *own, const char *position,
					 const struct settings *up)
{
	if (!l->terms.n)
		return up;
	struct settings *s = arena_alloc(a, sizeof *s);

	s->up = up;
	for (size_t i = 0; i < l->terms.n; i++) {
		const struct shared_term *t = &l->terms.at[i];

		*vec_push(a, &s->all) = (struct setting){
			arena_concat(a, TERM_PREFIX, t->id, (char *)NULL),
			term_text(a, t, own, position)};
	}
	return s;
}

void tables_name(struct arena *a, const struct library *l, struct settings *out)
{
	for (size_t i = 0; i < l->templates.n; i++)
		for (size_t k = 0; k < l->templates.at[i].parts.n; k++) {
			const struct template_block *part = &l->templates.at[i].parts.at[k];

			if (part->cite && part->id && library_table(l, part->id) == part)
				*vec_push(a, &out->all) = (struct setting){
					arena_concat(a, TABLE_PREFIX, part->id, (char *)NULL),
					part->cite};
		}
}

const char *tables_fill(struct arena *a, const struct library *l, const char *text)
{
	struct settings names = {0};
	struct expand e = {.a = a, .names = &names};

	tables_name(a, l, &names);
	return expand_text(&e, text, NULL);
}
