/* SPDX-License-Identifier: MIT
 *
 * Block by block, with what hangs below it. A column that is made for each party or role has its
 * fields only once there are such, and is left to binding.
 */
#include "bind/template_views.h"

#include <string.h>

struct views_asked {
	struct binding b; /* of no document: views are found by it, and never filled */
	struct bind_input in;
	struct diag_list *dl;
};

static void check_field(struct views_asked *q, const struct view *v, const char *field,
			const char *place)
{
	if (!view_source(v, field))
		diag_add(q->dl, DIAG_UNKNOWN_FIELD, q->in.template->id, place, field, v->name,
			 view_list_fields(q->b.a, v));
}

static void check_fields(struct views_asked *q, const struct view *v,
			 const struct template_block *block)
{
	for (size_t i = 0; i < block->where.n; i++)
		check_field(q, v, block->where.at[i].field, block->where.at[i].place);
	for (size_t i = 0; i < block->columns.n; i++)
		if (!block->columns.at[i].each)
			check_field(q, v, block->columns.at[i].field, block->columns.at[i].place);
	if (block->by)
		check_field(q, v, block->by, block->place);
}

static void check_block(struct views_asked *q, const struct template_block *block)
{
	struct view v;

	if (block->view && view_describe(&q->b, block->view, block->place, &v))
		check_fields(q, &v, block);
	if (block->when)
		check_block(q, block->when);
	for (size_t i = 0; i < block->body.n; i++)
		check_block(q, &block->body.at[i]);
}

void template_views_check(struct arena *a, const struct template *t, const struct view_entry *more,
			  size_t n_more, struct diag_list *dl)
{
	struct views_asked q = {.in = {.template = t, .more = more, .n_more = n_more}, .dl = dl};
	struct view v;

	q.b = (struct binding){.a = a, .in = &q.in, .dl = dl};
	for (size_t i = 0; i < t->needs.n; i++)
		view_describe(&q.b, t->needs.at[i],
			      arena_printf(a, "%s:needs[%zu]", t->file, i), &v);
	for (size_t i = 0; i < t->parts.n; i++)
		check_block(&q, &t->parts.at[i]);
}
