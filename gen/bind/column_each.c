/* SPDX-License-Identifier: MIT
 *
 * One table says what a column may be spread over. The field of the n-th is the column's own and
 * the id of what it is of: 'role:tele'.
 */
#include "bind/column_each.h"

#include <string.h>

#include "base/text.h"
#include "bind/view.h"
#include "derive/disclosures.h"

struct spreading {
	struct binding *b;
	const struct column *column;
	take_column *take;
	void *context;
};

static void take_of(const struct spreading *s, const char *id, const char *head, const char *label)
{
	s->take(s->context, s->column, head,
		arena_concat(s->b->a, s->column->field, ":", id, (char *)NULL), label);
}

static void spread_parties(const struct spreading *s)
{
	struct arena *a = s->b->a;
	const struct contract *contract = s->b->in->contract;

	for (size_t i = 0; contract && i < contract->parties.n; i++) {
		const struct contract_party *cp = &contract->parties.at[i];

		take_of(s, cp->party, text_replace(a, s->column->head, "{{label}}", cp->label),
			s->column->label
				? text_replace(a, s->column->label, "{{label}}", cp->label)
				: NULL);
	}
}

static void spread_roles(const struct spreading *s)
{
	const struct library *l = s->b->in->library;

	for (size_t i = 0; i < l->roles.n; i++)
		take_of(s, l->roles.at[i].id,
			text_fill(s->b->a, s->column->head, "mark", l->roles.at[i].mark, "name",
				  l->roles.at[i].name),
			s->column->label);
}

static void spread_papers(const struct spreading *s)
{
	const struct library *l = s->b->in->library;

	for (size_t i = 0; i < l->disclosure_papers.n; i++) {
		const struct disclosure_paper *p = &l->disclosure_papers.at[i];

		take_of(s, p->id,
			text_replace(s->b->a, s->column->head, "{{name}}",
				     disclosure_paper_name(p)),
			s->column->label);
	}
}

static void spread_offices(const struct spreading *s)
{
	const char *const *offices = view_schedule_offices(s->b);

	for (; *offices; offices++)
		take_of(s, *offices,
			text_replace(s->b->a, s->column->head, "{{office}}",
				     view_office_name(s->b, *offices)),
			s->column->label);
}

static const struct {
	const char *each;
	void (*spread)(const struct spreading *s);
} spreads[] = {{"party", spread_parties}, {"role", spread_roles}, {"paper", spread_papers},
	    {"office", spread_offices}};

void column_each(struct binding *b, const struct column *c, take_column *take, void *context)
{
	const struct spreading s = {b, c, take, context};

	if (!c->each)
		take(context, c, template_text(b, c->head, c->place), c->field, c->label);
	for (size_t i = 0; c->each && i < ARRAY_LEN(spreads); i++)
		if (strcmp(spreads[i].each, c->each) == 0)
			spreads[i].spread(&s);
}
