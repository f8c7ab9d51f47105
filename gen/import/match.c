/* SPDX-License-Identifier: MIT
 *
 * Assignment of columns to fields. Better heads are given out first (upper and lower level before
 * the lower alone), sure ones before doubtful ones; a head that stands twice goes by its
 * neighbours.
 */
#include "import/match.h"

#include <string.h>

/*
 * A field's claim to a column, from both levels of a head down to a bare head that other fields
 * share, and to one that only fits without the notes people add to heads.
 */
enum { CLAIM_NONE, CLAIM_PLAIN, CLAIM_SHARED, CLAIM_LOWER, CLAIM_WHOLE, CLAIM_UPPER, CLAIM__MAX };

struct assignment {
	const struct head_stretch *stretch;
	const struct profile_table *table;
	const struct head_keys *keys; /* of the table's columns */
	size_t n;                     /* of the table's columns */
	size_t *column_of;
	unsigned char *claims;        /* [field][column - first] */
	bool *taken;                  /* [column - first] */
};

static int claim_of(const struct head_keys *keys, const struct head *h)
{
	for (size_t k = h->n; k > 0; k--) {
		const struct head_key *hit = head_find_key(keys, h->keys[k - 1]);

		if (!hit)
			continue;
		if (k > 1)
			return CLAIM_UPPER;
		if (hit->shared)
			return CLAIM_SHARED;
		return h->n == 1 ? CLAIM_WHOLE : CLAIM_LOWER;
	}
	for (size_t k = h->n; k > 0; k--) {
		const struct head_key *hit = head_find_key(keys, h->plain[k - 1]);

		if (hit && (k > 1 || !hit->shared))
			return CLAIM_PLAIN;
	}
	return CLAIM_NONE;
}

static size_t width_of(const struct assignment *as)
{
	return as->stretch->end - as->stretch->first;
}

static unsigned char *claim_at(const struct assignment *as, size_t field, size_t i)
{
	return &as->claims[field * width_of(as) + i];
}

static void fill_claims(struct assignment *as)
{
	for (size_t f = 0; f < as->n; f++)
		for (size_t i = 0; i < width_of(as); i++) {
			const struct head *h = &as->stretch->heads[as->stretch->first + i];

			*claim_at(as, f, i) =
				h->covered ? CLAIM_NONE : (unsigned char)claim_of(&as->keys[f], h);
		}
}

static void give(struct assignment *as, size_t field, size_t i)
{
	as->column_of[field] = as->stretch->first + i;
	as->taken[i] = true;
}

/* Residual_severity and residual_scenario are of one group; so are threat_name and threat. */
static bool same_group(const char *field, const char *other)
{
	size_t n = strcspn(field, "_");

	return strncmp(field, other, n) == 0 && (other[n] == '_' || other[n] == '\0');
}

static bool has_sibling(const struct assignment *as, size_t field)
{
	for (size_t f = 0; f < as->n; f++)
		if (f != field && as->column_of[f] != NO_COLUMN &&
		    same_group(as->table->columns.at[field].field, as->table->columns.at[f].field))
			return true;
	return false;
}

static bool in_profile_order(const struct assignment *as)
{
	size_t last = NO_COLUMN;

	for (size_t f = 0; f < as->n; f++) {
		if (as->column_of[f] == NO_COLUMN)
			continue;
		if (last != NO_COLUMN && as->column_of[f] < last)
			return false;
		last = as->column_of[f];
	}
	return true;
}

/* The column of the next field before (step -1) or behind (1) that has one. */
static size_t neighbour(const struct assignment *as, size_t field, int step)
{
	for (size_t f = field + (size_t)step; f < as->n; f += (size_t)step)
		if (as->column_of[f] != NO_COLUMN)
			return as->column_of[f];
	return NO_COLUMN;
}

/*
 * A shared bare head (深刻度 among the columns of a treatment) is taken for a field of a group only
 * beside another of the group; and where the columns stand in the profile's order, only where that
 * order has it.
 */
static bool may_share(const struct assignment *as, size_t field, size_t i)
{
	size_t column = as->stretch->first + i, before = neighbour(as, field, -1),
	       behind = neighbour(as, field, 1);

	if (!strchr(as->table->columns.at[field].field, '_'))
		return true;
	if (!has_sibling(as, field))
		return false;
	return !in_profile_order(as) || ((before == NO_COLUMN || before < column) &&
					 (behind == NO_COLUMN || column < behind));
}

static bool is_free(const struct assignment *as, size_t field, size_t i, int claim)
{
	return !as->taken[i] && *claim_at(as, field, i) == claim &&
	       (claim != CLAIM_SHARED || may_share(as, field, i));
}

static size_t distance(size_t x, size_t y)
{
	return x < y ? y - x : x - y;
}

/* Smaller is better: behind the field before, else before the field behind, else from the left. */
static size_t rank(const struct assignment *as, size_t field, size_t i)
{
	size_t column = as->stretch->first + i, before = neighbour(as, field, -1),
	       behind = neighbour(as, field, 1);

	if (before != NO_COLUMN)
		return column > before ? column - before : GRID_COLUMNS + before - column;
	if (behind != NO_COLUMN)
		return column < behind ? behind - column : GRID_COLUMNS + distance(column, behind);
	return i;
}

/* Best free column of a field for a claim, and how many there are. */
static size_t find_best(const struct assignment *as, size_t field, int claim, size_t *count)
{
	size_t best = NO_COLUMN;

	*count = 0;
	for (size_t i = 0; i < width_of(as); i++) {
		if (!is_free(as, field, i, claim))
			continue;
		++*count;
		if (best == NO_COLUMN || rank(as, field, i) < rank(as, field, best))
			best = i;
	}
	return best;
}

static bool is_contested(const struct assignment *as, size_t field, size_t i, int claim)
{
	for (size_t f = 0; f < as->n; f++)
		if (f != field && as->column_of[f] == NO_COLUMN && *claim_at(as, f, i) == claim)
			return true;
	return false;
}

/*
 * Gives out what a claim makes sure: one column that no other field wants. `doubtful`: also the
 * others, in the profile's order.
 */
static void give_out(struct assignment *as, int claim, bool doubtful)
{
	for (size_t f = 0; f < as->n; f++) {
		size_t count, best = as->column_of[f] == NO_COLUMN ? find_best(as, f, claim, &count)
								   : NO_COLUMN;

		if (best != NO_COLUMN &&
		    (doubtful || (count == 1 && !is_contested(as, f, best, claim))))
			give(as, f, best);
	}
}

static void count_fields(const struct assignment *as, struct match *m)
{
	m->complete = true;
	m->first = NO_COLUMN;
	for (size_t f = 0; f < as->n; f++) {
		size_t column = as->column_of[f];

		if (column == NO_COLUMN) {
			m->complete &= !as->table->columns.at[f].required;
			continue;
		}
		m->matched++;
		m->weight += *claim_at(as, f, column - as->stretch->first);
		m->first = column < m->first ? column : m->first;
		m->last = column > m->last ? column : m->last;
	}
}

bool match_table(struct arena *a, const struct head_stretch *s, size_t table, struct match *m)
{
	struct assignment as = {.stretch = s,
				.table = &s->book->profile->tables.at[table],
				.keys = s->book->columns[table]};

	as.n = as.table->columns.n;
	as.column_of = arena_alloc(a, as.n * sizeof *as.column_of);
	as.claims = arena_alloc(a, as.n * width_of(&as));
	as.taken = arena_alloc(a, width_of(&as) * sizeof *as.taken);
	for (size_t f = 0; f < as.n; f++)
		as.column_of[f] = NO_COLUMN;
	fill_claims(&as);
	for (int claim = CLAIM__MAX - 1; claim > CLAIM_NONE; claim--) {
		give_out(&as, claim, false);
		give_out(&as, claim, true);
	}
	*m = (struct match){.table = as.table, .column_of = as.column_of};
	count_fields(&as, m);
	return m->matched >= 2 && (m->matched * 2 >= as.n || (m->complete && m->matched >= 3));
}

const struct profile_column *match_field(const struct match *m, size_t column)
{
	for (size_t f = 0; f < m->table->columns.n; f++)
		if (m->column_of[f] == column)
			return &m->table->columns.at[f];
	return NULL;
}
