/* SPDX-License-Identifier: MIT
 *
 * Whoever answers row by row mixes verdicts, or changes from one to the next where the topic changes or
 * what was open ends. Groups that end anywhere else, and would hardly come about by chance, were sorted.
 */
#include "returns/grouped.h"

#include <string.h>

#include "base/text.h"
#include "returns/filled_cells.h"

enum { KINDS = 3 };

/* Of three kinds so many each, of two so many; how seldom that may come about by chance. */
static const size_t OF_THREE = 2, OF_TWO = 4;
static const double THREE_BY_CHANCE = 1e-4, TWO_BY_CHANCE = 1e-6, ORDERED = 0.95;

struct verdict_runs {
	const struct seen_row *last, *answered; /* the rows before: any, and one with a verdict */
	const char *verdict;                    /* of `answered` */
	size_t pairs, rising;                   /* neighbours; those in the order of the sending */
	const char *kinds[KINDS];
	size_t counts[KINDS], n;
	bool more;         /* than KINDS */
	size_t changes;    /* from one verdict to another */
	bool inside;       /* one of them within a topic */
};

static const char *verdict_of(struct seen_rows *all, const struct seen_row *s)
{
	for (size_t i = 0; i < s->sheet->columns.n; i++)
		if (strcmp(s->sheet->columns.at[i].field, "answer") == 0)
			return filled_cells_came(all, s, i);
	return NULL;
}

/* Where whoever reads from the top sees something else begin. */
static bool begins_anew(const struct seen_row *x, const struct seen_row *y)
{
	static const char *const fields[] = {"topic", "status", "article"};

	for (size_t i = 0; i < x->sheet->columns.n; i++)
		for (size_t k = 0; k < ARRAY_LEN(fields); k++)
			if (strcmp(x->sheet->columns.at[i].field, fields[k]) == 0 &&
			    x->index->rows.at[x->best].forms.cells[i] !=
				    y->index->rows.at[y->best].forms.cells[i])
				return true;
	return false;
}

static void count_verdict(struct verdict_runs *r, const char *verdict)
{
	for (size_t i = 0; i < r->n; i++)
		if (strcmp(r->kinds[i], verdict) == 0) {
			r->counts[i]++;
			return;
		}
	if (r->n == KINDS) {
		r->more = true;
		return;
	}
	r->kinds[r->n] = verdict;
	r->counts[r->n++] = 1;
}

static void add_row(struct seen_rows *all, struct verdict_runs *r, const struct seen_row *s)
{
	const char *verdict = verdict_of(all, s);

	if (r->last && r->last->index == s->index) {
		r->pairs++;
		r->rising += r->last->best < s->best;
	}
	r->last = s;
	if (!verdict)
		return;
	count_verdict(r, verdict);
	if (r->answered && strcmp(r->verdict, verdict) != 0) {
		r->changes++;
		r->inside |= r->answered->index == s->index && !begins_anew(r->answered, s);
	}
	r->answered = s;
	r->verdict = verdict;
}

/* The share of all orders of these verdicts in which each stands in one group. */
static double chance_of(const struct verdict_runs *r)
{
	double chance = r->n == KINDS ? 6 : 2;
	size_t before = r->counts[0];

	for (size_t i = 1; i < r->n; i++)
		for (size_t k = 1; k <= r->counts[i]; k++)
			chance *= (double)k / (double)++before;
	return chance;
}

static bool is_grouped(const struct verdict_runs *r)
{
	size_t least = r->n == KINDS ? OF_THREE : OF_TWO;

	if (r->n < 2 || r->more || r->changes + 1 != r->n || !r->inside ||
	    (double)r->rising < ORDERED * (double)r->pairs)
		return false;
	for (size_t i = 0; i < r->n; i++)
		if (r->counts[i] < least)
			return false;
	return chance_of(r) < (r->n == KINDS ? THREE_BY_CHANCE : TWO_BY_CHANCE);
}

void grouped_settle(struct seen_rows *all)
{
	struct verdict_runs *tables = arena_alloc(all->arena, (all->regions.all.n + 1) * sizeof *tables);

	for (size_t i = 0; i < all->rows.n; i++)
		if (all->rows.at[i].taken)
			add_row(all, &tables[all->rows.at[i].region - all->regions.all.at],
				&all->rows.at[i]);
	for (size_t i = 0; i < all->rows.n; i++) {
		struct seen_row *s = &all->rows.at[i];

		if (s->taken && is_grouped(&tables[s->region - all->regions.all.at])) {
			s->taken = false;
			s->mixed = true;
		}
	}
}
