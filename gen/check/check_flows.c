/* SPDX-License-Identifier: MIT
 *
 * Ids are split into a prefix and a number, sorted, and gaps inside a run are told; a long gap is
 * no gap but another run. A situation that names an object where the others name a place is known
 * by its particle, を or が.
 */
#include "check/check_flows.h"

#include <stdlib.h>
#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"

enum { LONG_GAP = 20 }; /* beyond it the numbers are no run: 01, 02, 101 */

/* An id that ends in a number. */
struct flow_number {
	const char *id;
	size_t prefix, digits, index; /* lengths; index of the flow */
	unsigned long number;
};

static bool take_apart(const char *id, size_t index, struct flow_number *out)
{
	size_t n = strlen(id), prefix = n;

	while (prefix > 0 && id[prefix - 1] >= '0' && id[prefix - 1] <= '9')
		prefix--;
	if (prefix == n || n - prefix > 6)
		return false;
	*out = (struct flow_number){id, prefix, n - prefix, index, strtoul(id + prefix, NULL, 10)};
	return true;
}

static bool same_run(const struct flow_number *x, const struct flow_number *y)
{
	return x->prefix == y->prefix && strncmp(x->id, y->id, x->prefix) == 0;
}

static int compare_numbered(const void *a, const void *b)
{
	return text_compare_natural(((const struct flow_number *)a)->id,
				    ((const struct flow_number *)b)->id);
}

static void report_gap(const struct check *c, const struct flow_number *from,
		       const struct flow_number *to)
{
	struct strbuf ids = strbuf_new(c->arena);

	for (unsigned long n = from->number + 1; n < to->number; n++)
		strbuf_join(&ids, ", ",
			    arena_printf(c->arena, "%.*s%0*lu", (int)from->prefix, from->id,
					 (int)from->digits, n));
	diag_add(c->dl, DIAG_FLOW_MISSING, ids.text,
		 check_place(c, "flows", to->index, "id", &c->reg->flows.at[to->index].at),
		 from->id, to->id);
}

static void check_runs(const struct check *c)
{
	VEC(struct flow_number) ids = {0};
	struct flow_number one;

	for (size_t i = 0; i < c->reg->flows.n; i++)
		if (take_apart(c->reg->flows.at[i].id, i, &one))
			*vec_push(c->arena, &ids) = one;
	if (ids.n)
		qsort(ids.at, ids.n, sizeof *ids.at, compare_numbered);
	for (size_t i = 1; i < ids.n; i++) {
		const struct flow_number *from = &ids.at[i - 1], *to = &ids.at[i];

		if (same_run(from, to) && to->number > from->number + 1 &&
		    to->number - from->number <= LONG_GAP)
			report_gap(c, from, to);
	}
}

/*
 * The particles を and が mark a thing that is handled or acts; a place ends in で, に or から, or
 * is a bare noun.
 */
static bool is_no_place(struct arena *a, const char *situation)
{
	const char *s = text_trim(a, situation);

	return text_ends(s, "を") || text_ends(s, "が");
}

static void check_situations(const struct check *c)
{
	struct counts t = counts_new(c->arena);

	for (size_t i = 0; i < c->reg->assessments.n; i++) {
		const struct assessment *x = &c->reg->assessments.at[i];

		if (x->situation && is_no_place(c->arena, x->situation))
			counts_add(
				c->arena, &t,
				arena_concat(c->arena, x->flow, "\n", x->situation, (char *)NULL),
				i);
	}
	for (size_t i = 0; i < t.all.n; i++) {
		const struct counted *e = t.all.at[i];
		const struct assessment *x = &c->reg->assessments.at[e->first];

		diag_add(c->dl, DIAG_SITUATION_NOT_PLACE, x->flow,
			 check_place(c, "assessments", e->first, "situation", &x->at), x->situation,
			 check_number(c, e->rows));
	}
}

void check_flows(const struct check *c)
{
	check_runs(c);
	check_situations(c);
}
