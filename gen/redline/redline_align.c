/* SPDX-License-Identifier: MIT
 *
 * Two walks: what is surely the same by the fewest edits; then, in what is left between, the pairs
 * that are most alike all together. A name that both have is a witness beside the words, for a
 * paragraph that came in gives its neighbours other numbers.
 */
#include "redline/redline_align.h"

#include <string.h>

#include "base/hash.h"
#include "base/text.h"
#include "changes/edit_script.h"
#include "changes/similar.h"

/* Of things that are alike: their likeness, and what the same name adds to it. */
static const double least_score = 0.5, least_likeness = 0.2, name_score = 0.3;

enum {
	MOST_PAIRS = 4000000, /* nobody reads so long a stretch for what is alike in it */
	SHORT = 40            /* characters: a line in the place of a line says it otherwise */
};

static unsigned number_of(struct arena *a, struct map *known, unsigned *next,
			  const struct redline_item *item)
{
	const char *key = arena_concat(a, item->shape, "\x1d", item->sure ? "\x1e" : "",
				       item->sure ? item->name : item->words, (char *)NULL);
	unsigned *number = map_get(known, key);

	if (!number) {
		number = arena_alloc(a, sizeof *number);
		*number = ++*next;
		map_set(known, key, number);
	}
	return *number;
}

static unsigned *number_all(struct arena *a, struct map *known, unsigned *next,
			    const struct redline_items *items)
{
	unsigned *numbers = arena_alloc(a, items->all.n * sizeof *numbers);

	for (size_t i = 0; i < items->all.n; i++)
		numbers[i] = number_of(a, known, next, &items->all.at[i]);
	return numbers;
}

/* What lies between two things that are surely the same. */
struct gap {
	struct arena *a;
	const struct redline_item *x, *y;
	size_t n, m, first_x, first_y; /* of all things: where the gap begins */
	struct char_pairs *x_pairs, *y_pairs;
	double *best; /* (n + 1) x (m + 1): the most that the rest from there on gives */
};

static struct char_pairs *pairs_of(struct arena *a, const struct redline_item *items, size_t n)
{
	struct char_pairs *pairs = arena_alloc(a, n * sizeof *pairs);

	for (size_t i = 0; i < n; i++)
		pairs[i] = similar_pairs(a, items[i].text);
	return pairs;
}

static bool stands_alone(const struct gap *g)
{
	return g->n == 1 && g->m == 1 && text_length(g->x->text) <= SHORT &&
	       text_length(g->y->text) <= SHORT;
}

/* 0: they are not the same. */
static double score(const struct gap *g, size_t i, size_t k)
{
	const struct redline_item *x = &g->x[i], *y = &g->y[k];

	if (strcmp(x->shape, y->shape) != 0 ||
	    ((x->sure || y->sure) && !text_equal(x->name, y->name)))
		return 0;
	bool named = x->name && text_equal(x->name, y->name);
	double likeness = strcmp(x->text, y->text) == 0
				  ? 1
				  : similar_likeness(&g->x_pairs[i], &g->y_pairs[k]);
	double all = likeness + (named ? name_score : 0);

	if (stands_alone(g))
		return all > least_score ? all : least_score;
	return likeness >= least_likeness && all >= least_score ? all : 0;
}

static double *best_at(const struct gap *g, size_t i, size_t k)
{
	return &g->best[i * (g->m + 1) + k];
}

static void find_best(const struct gap *g)
{
	for (size_t i = g->n; i-- > 0;)
		for (size_t k = g->m; k-- > 0;) {
			double down = *best_at(g, i + 1, k), right = *best_at(g, i, k + 1),
			       most = down > right ? down : right, own = score(g, i, k);

			if (own > 0 && own + *best_at(g, i + 1, k + 1) > most)
				most = own + *best_at(g, i + 1, k + 1);
			*best_at(g, i, k) = most;
		}
}

static void add_step(struct arena *a, struct redline_steps *out, size_t before, size_t after)
{
	*vec_push(a, &out->all) = (struct redline_step){before, after};
}

/* Old ones first, then the new ones, up to a pair. */
static void add_alone(const struct gap *g, struct redline_steps *out, const size_t from[2],
		      const size_t to[2])
{
	for (size_t i = from[0]; i < to[0]; i++)
		add_step(g->a, out, g->first_x + i, REDLINE_NONE);
	for (size_t k = from[1]; k < to[1]; k++)
		add_step(g->a, out, REDLINE_NONE, g->first_y + k);
}

/* A pair is taken where leaving either of the two gives less. */
static bool is_pair(const struct gap *g, size_t i, size_t k)
{
	double here = *best_at(g, i, k);

	return here > *best_at(g, i + 1, k) && here > *best_at(g, i, k + 1);
}

static void walk_best(const struct gap *g, struct redline_steps *out)
{
	size_t from[2] = {0, 0}, i = 0, k = 0;

	while (i < g->n && k < g->m) {
		if (is_pair(g, i, k)) {
			add_alone(g, out, from, (size_t[]){i, k});
			add_step(g->a, out, g->first_x + i++, g->first_y + k++);
			from[0] = i;
			from[1] = k;
		} else if (*best_at(g, i + 1, k) >= *best_at(g, i, k + 1)) {
			i++;
		} else {
			k++;
		}
	}
	add_alone(g, out, from, (size_t[]){g->n, g->m});
}

static void close_gap(struct gap *g, struct redline_steps *out)
{
	struct arena *own;

	if (!g->n || !g->m || g->n > MOST_PAIRS / g->m) {
		add_alone(g, out, (size_t[]){0, 0}, (size_t[]){g->n, g->m});
		return;
	}
	own = arena_new_below(g->a);
	g->x_pairs = pairs_of(own, g->x, g->n);
	g->y_pairs = pairs_of(own, g->y, g->m);
	g->best = arena_alloc(own, (g->n + 1) * (g->m + 1) * sizeof *g->best);
	find_best(g);
	walk_best(g, out);
	arena_free(own);
}

static void add_same(struct arena *a, struct redline_steps *out, size_t i, size_t k, size_t n)
{
	for (size_t p = 0; p < n; p++)
		add_step(a, out, i + p, k + p);
}

struct redline_steps redline_align(struct arena *a, const struct redline_items *before,
				   const struct redline_items *after)
{
	struct map *known = map_new(a);
	unsigned next = 0;
	const unsigned *x = number_all(a, known, &next, before),
		       *y = number_all(a, known, &next, after);
	struct edit_script edits = {0};
	struct redline_steps out = {0};
	size_t i = 0, k = 0;

	edit_script_find(a, x, before->all.n, y, after->all.n, &edits);
	for (size_t e = 0; e < edits.all.n;) {
		struct gap g = {.a = a, .first_x = i, .first_y = k};

		for (; e < edits.all.n && edits.all.at[e].op != EDIT_SAME; e++)
			*(edits.all.at[e].op == EDIT_OLD ? &g.n : &g.m) += edits.all.at[e].n;
		g.x = before->all.at + i;
		g.y = after->all.at + k;
		close_gap(&g, &out);
		i += g.n;
		k += g.m;
		if (e == edits.all.n)
			break;
		add_same(a, &out, i, k, edits.all.at[e].n);
		i += edits.all.at[e].n;
		k += edits.all.at[e++].n;
	}
	return out;
}
