/* SPDX-License-Identifier: MIT
 *
 * That the template has a place for every row is asked of its tables: those of the view, taken
 * together, must leave no nature out.
 */
#include "derive/core_annex.h"

#include <string.h>

#include "base/text.h"
#include "derive/conditions.h"

static const char *const natures[NATURE__MAX] = {"periodic", "deadline", "standing"};

const char *nature_name(enum provision_nature nature)
{
	return natures[nature];
}

/* What holds all the time does so although an event may be named beside. */
static bool holds_always(const struct statement_form *f)
{
	return f->always || strcmp(f->kind, "level") == 0 || strcmp(f->kind, "ban") == 0 ||
	       strcmp(f->kind, "assign") == 0;
}

enum provision_nature core_nature_of(const struct statement_form *f)
{
	if (f->occasion)
		return NATURE_PERIODIC;
	if (holds_always(f))
		return NATURE_STANDING;
	return f->events.n || f->times.n ? NATURE_DEADLINE : NATURE_STANDING;
}

static bool is_one(const char *word, const struct condition *c)
{
	for (size_t i = 0; i < c->values.n; i++)
		if (strcmp(c->values.at[i], word) == 0)
			return true;
	return false;
}

/* A table without a condition has them all; one that asks for anything else may lose some. */
bool core_annex_takes(const struct template_block *b, const char *nature)
{
	if (!text_equal(b->view, PROVISIONS_VIEW) || b->limit)
		return false;
	if (!b->where.n)
		return true;
	const struct condition *c = &b->where.at[0];
	bool is = strcmp(c->op, "eq") == 0 || strcmp(c->op, "in") == 0;

	return b->where.n == 1 && strcmp(c->field, PROVISIONS_FIELD) == 0 && is && is_one(nature, c);
}

const struct template_block *core_annex_part(const struct template *t, const char *nature)
{
	for (size_t i = 0; i < t->parts.n; i++)
		for (size_t k = 0; k < t->parts.at[i].body.n; k++)
			if (core_annex_takes(&t->parts.at[i].body.at[k], nature))
				return &t->parts.at[i];
	return NULL;
}

bool core_annex_is(const struct library *l, const struct template *t, const struct contract *c)
{
	const struct template *articles = library_template(l, template_articles(t));

	for (int i = 0; contract_is_core(c) && articles && i < NATURE__MAX; i++)
		if (!core_annex_part(articles, natures[i]))
			return false;
	return contract_is_core(c) && articles;
}

const struct core_module *core_annex_lacks(struct arena *a, const struct project *p,
					   const struct library *l, const struct template *t,
					   const struct contract *c, const struct clause *clause)
{
	const struct core_module *m = library_module_of(l, clause);

	if (!m || !m->when || !core_annex_is(l, t, c) || conditions_hold(a, p, l, c, m->when))
		return NULL;
	return m;
}
