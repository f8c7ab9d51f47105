/* SPDX-License-Identifier: MIT
 *
 * Two signs. People who change roles make other combinations than there were, or more of some and fewer
 * of others: where all that came in changed rows is what was sent in changed rows, they were not changed
 * but moved. And wished words are like the text of their own row or of none; like another's they are when
 * they stand beside another's.
 */
#include "returns/swapped.h"

#include <string.h>

#include "base/text.h"
#include "returns/filled_cells.h"

static const size_t MANY = 8, STRANGERS = 3;
static const double MOST = 0.8, QUARTER = 0.25, HALF = 0.5, LIKE = 0.6, UNLIKE = 0.3;

struct tuple_count {
	size_t sent, came;
};

struct swap_table {
	size_t rows, changed;      /* rows that were taken; with other roles than were sent */
	struct map *counts;        /* combination of roles -> struct tuple_count, of changed rows */
	VEC(struct tuple_count *) tuples;
	size_t worded, strangers;  /* rows with wished words; whose words are another row's */
};

/* The roles of a row as one word; NULL: it was sent without. */
static const char *tuple_of(struct seen_rows *all, const struct seen_row *s, bool came)
{
	const char *tuple = NULL;

	for (size_t i = 0; i < s->sheet->columns.n; i++) {
		const char *sent = filled_cells_sent(s->index, s->best, i);

		if (!text_starts(s->sheet->columns.at[i].field, "role:") || !sent ||
		    s->columns[i] == COLUMN_ABSENT)
			continue;
		const char *value = came ? filled_cells_came(all, s, i) : sent;

		tuple = arena_concat(all->arena, tuple ? tuple : "", value ? value : "", "|",
				     (char *)NULL);
	}
	return tuple;
}

static struct tuple_count *count_of(struct seen_rows *all, struct swap_table *t, const char *tuple)
{
	struct tuple_count *count;

	if (!t->counts)
		t->counts = map_new(all->arena);
	count = map_get(t->counts, tuple);
	if (!count) {
		map_set(t->counts, tuple, count = arena_alloc(all->arena, sizeof *count));
		*vec_push(all->arena, &t->tuples) = count;
	}
	return count;
}

static void look_at_roles(struct seen_rows *all, struct swap_table *t, const struct seen_row *s)
{
	const char *sent = tuple_of(all, s, false), *came = sent ? tuple_of(all, s, true) : NULL;

	if (!sent || strcmp(sent, came) == 0)
		return;
	t->changed++;
	count_of(all, t, sent)->sent++;
	count_of(all, t, came)->came++;
}

static void look_at_words(struct seen_rows *all, struct swap_table *t, const struct seen_row *s)
{
	const char *words = filled_cells_words(s);
	size_t other;

	if (!words)
		return;
	t->worded++;
	struct grams grams = grams_of(all->arena, words);

	if (grams_alike(&grams, witness_grams(all->arena, &s->index->rows.at[s->best].forms)) >= UNLIKE ||
	    !sent_index_alike(s->index, words, &other, 1))
		return;
	t->strangers += grams_alike(&grams, witness_grams(all->arena,
							  &s->index->rows.at[other].forms)) >= LIKE;
}

static bool is_swapped(const struct swap_table *t)
{
	size_t found = 0;

	for (size_t i = 0; i < t->tuples.n; i++) {
		const struct tuple_count *c = t->tuples.at[i];

		found += c->sent < c->came ? c->sent : c->came;
	}
	return (t->changed >= MANY && (double)t->changed >= QUARTER * (double)t->rows &&
		(double)found >= MOST * (double)t->changed) ||
	       (t->strangers >= STRANGERS && (double)t->strangers >= HALF * (double)t->worded);
}

void swapped_settle(struct seen_rows *all)
{
	struct swap_table *tables = arena_alloc(all->arena, (all->regions.all.n + 1) * sizeof *tables);

	for (size_t i = 0; i < all->rows.n; i++) {
		const struct seen_row *s = &all->rows.at[i];
		struct swap_table *t = &tables[s->region - all->regions.all.at];

		if (!s->taken)
			continue;
		t->rows++;
		look_at_roles(all, t, s);
		look_at_words(all, t, s);
	}
	for (size_t i = 0; i < all->rows.n; i++) {
		struct seen_row *s = &all->rows.at[i];

		if (s->taken && is_swapped(&tables[s->region - all->regions.all.at])) {
			s->taken = false;
			s->mixed = true;
		}
	}
}
