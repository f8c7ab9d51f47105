/* SPDX-License-Identifier: MIT
 *
 * Each 項 is asked by itself, in the order that the header tells.
 */
#include "derive/shape.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "derive/core_annex.h"

/* Its statements, counted by what speaks for text. */
struct kind_count {
	size_t all, text, alone;
};

static bool has_kind(const struct duty_strings *kinds, const char *kind)
{
	for (size_t i = 0; i < kinds->n; i++)
		if (strcmp(kinds->at[i], kind) == 0)
			return true;
	return false;
}

static struct kind_count count_kinds(const struct library *l, const struct chosen *c, int paragraph)
{
	struct kind_count n = {0};
	const struct duties *d = c->clause->duties;

	for (size_t i = 0; d && c->position && i < d->statements.n; i++) {
		const struct statement_form *f =
			statement_in(&d->statements.at[i], c->position->name);

		if (!f || f->paragraph != paragraph)
			continue;
		n.all++;
		n.text += has_kind(&l->core.kinds, f->kind);
		n.alone += has_kind(&l->core.alone, f->kind);
	}
	return n;
}

/* How near the list speaks of the 項: 3 of itself, 2 of its clause, 1 of its topic, 0 not at all. */
static int nearness(const struct core_places *list, const struct clause *c, int paragraph)
{
	int best = 0;

	for (size_t i = 0; i < list->n; i++) {
		const char *name = list->at[i].name;
		size_t n = strlen(c->id);
		bool own = strncmp(name, c->id, n) == 0;
		int near = own && name[n] == '/' && atoi(name + n + 1) == paragraph ? 3
			   : own && !name[n]                                        ? 2
			   : strcmp(name, c->topic) == 0                            ? 1
										    : 0;

		best = near > best ? near : best;
	}
	return best;
}

static bool wants_text(const struct library *l, const struct contract *c,
		       const struct clause *clause)
{
	const struct core_module *m = library_module_of(l, clause);

	return m && text_equal(settings_get(&c->modules, m->id), MODULE_TEXT);
}

static bool is_text(const struct library *l, const struct selection *s, const struct chosen *c,
		    int paragraph)
{
	struct kind_count n = count_kinds(l, c, paragraph);
	int text = nearness(&l->core.text, c->clause, paragraph),
	    table = nearness(&l->core.table, c->clause, paragraph);

	if (!n.all || wants_text(l, s->contract, c->clause))
		return true;
	if (text || table)
		return text >= table;
	return n.text || n.alone == n.all;
}

enum provision_shape shape_find(const struct library *l, const struct selection *s,
			      const struct waiting_list *waiting, const struct chosen *c,
			      int paragraph)
{
	if (waiting && waiting_at(waiting, c, paragraph, 0))
		return SHAPE_WAITS;
	if (!core_annex_is(l, s->template, s->contract) || is_text(l, s, c, paragraph))
		return SHAPE_TEXT;
	return SHAPE_TABLED;
}

int shape_paragraphs(const struct chosen *c)
{
	int n = 0;

	for (const struct block *b = c->position ? c->position->first : NULL; b; b = b->next)
		n += b->kind != BLOCK_LIST;
	return n;
}

bool shape_has_text(const struct library *l, const struct selection *s,
		    const struct waiting_list *waiting, const struct chosen *c)
{
	int n = shape_paragraphs(c);

	for (int i = 1; i <= n; i++)
		if (shape_find(l, s, waiting, c, i) == SHAPE_TEXT)
			return true;
	return !n;
}
