/* SPDX-License-Identifier: MIT
 *
 * The index holds the first row of each id: a second one is told by the rule about ids. Counting
 * keeps the order in which values were first seen, so that findings come in the register's order.
 */
#include "check/rule.h"

/* The first row of an id stays; duplicates are a rule of their own. */
static void index_row(struct map *m, const char *id, const void *row)
{
	if (!map_get(m, id))
		map_set(m, id, (void *)(size_t)row);
}

struct check check_new(struct arena *a, const struct risk_register *reg, const struct library *l,
		       struct diag_list *dl)
{
	struct check c = {
		.arena = a,
		.reg = reg,
		.library = l,
		.dl = dl,
		.scale = scale_of(l, reg),
		.flows = map_new(a),
		.threats = map_new(a),
		.risks = map_new(a),
		.levels = map_new(a),
	};

	for (size_t i = 0; i < reg->flows.n; i++)
		index_row(c.flows, reg->flows.at[i].id, &reg->flows.at[i]);
	for (size_t i = 0; i < reg->threats.n; i++)
		index_row(c.threats, reg->threats.at[i].id, &reg->threats.at[i]);
	for (size_t i = 0; i < reg->risks.n; i++)
		index_row(c.risks, reg->risks.at[i].id, &reg->risks.at[i]);
	for (size_t i = 0; i < c.scale.n_levels; i++)
		index_row(c.levels, c.scale.levels[i].id, &c.scale.levels[i]);
	return c;
}

const char *check_place(const struct check *c, const char *list, size_t index, const char *member,
			const struct row_origin *at)
{
	const char *source = at ? at->place : NULL;

	return arena_printf(c->arena, "%s:%s[%zu]%s%s%s%s%s", c->reg->file ? c->reg->file : "",
			    list, index, member ? "." : "", member ? member : "",
			    source ? " (" : "", source ? source : "", source ? ")" : "");
}

const char *check_number(const struct check *c, size_t n)
{
	return arena_printf(c->arena, "%zu", n);
}

struct counts counts_new(struct arena *a)
{
	return (struct counts){.by_key = map_new(a)};
}

struct counted *counts_add(struct arena *a, struct counts *t, const char *key, size_t row)
{
	struct counted *e = map_get(t->by_key, key);

	if (!e) {
		e = arena_alloc(a, sizeof *e);
		*e = (struct counted){.key = key, .first = row};
		map_set(t->by_key, key, e);
		*vec_push(a, &t->all) = e;
	}
	e->rows++;
	return e;
}
