/* SPDX-License-Identifier: MIT
 *
 * A term is cited by its placeholder, which is looked for in every block of every position and in
 * what every statement was read from.
 */
#include "derive/term_uses.h"

#include <string.h>

#include "derive/text_uses.h"

struct finding_uses {
	struct arena *a;
	const char *cited; /* {{term.incident.first-call}} */
	struct term_uses *out;
};

static void find_in_texts(struct finding_uses *f, const struct clause *c)
{
	struct text_uses uses = text_uses_of(f->a, c, f->cited);

	for (size_t i = 0; i < uses.all.n; i++)
		*vec_push(f->a, &f->out->all) = (struct term_use){
			c, uses.all.at[i].position->name, NULL,
			arena_printf(f->a, "%s:%d", c->file, uses.all.at[i].block->line)};
}

static bool holds(const struct json *j, const char *words)
{
	bool found = j->kind == JSON_STRING && strstr(j->string, words);

	for (const struct json *child = j->first; !found && child; child = child->next)
		found = holds(child, words);
	return found;
}

static void find_in_statements(struct finding_uses *f, const struct clause *c)
{
	for (size_t i = 0; c->duties && i < c->duties->statements.n; i++) {
		const struct statement *s = &c->duties->statements.at[i];

		if (holds(s->json, f->cited))
			*vec_push(f->a, &f->out->all) = (struct term_use){
				c, "", s->id,
				arena_printf(f->a, "%s:%d", c->duties->file, s->line)};
	}
}

struct term_uses term_uses_of(struct arena *a, const struct library *l, const char *term)
{
	struct term_uses out = {0};
	struct finding_uses f = {
		a, arena_concat(a, "{{" TERM_PREFIX, term, "}}", (char *)NULL), &out};

	for (size_t i = 0; i < l->clauses.n; i++) {
		const struct clause *c = &l->clauses.at[i];

		find_in_texts(&f, c);
		find_in_statements(&f, c);
	}
	return out;
}
