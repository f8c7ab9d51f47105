/* SPDX-License-Identifier: MIT
 *
 * The surest first: a bookmark with the same words, the same words that stand once, a bookmark with
 * words that resemble. What is left stands between others that are found, and is looked for there;
 * at last, what was carried elsewhere is looked for in all that is left.
 */
#include <string.h>

#include "base/hash.h"
#include "base/text.h"
#include "returns/redlined_parts.h"
#include "returns/redlined_words.h"

/* Likeness of words (Dice of their pairs). */
static const double marked_least = 0.3, near_least = 0.4, far_least = 0.6, lead_least = 0.2,
		    part_gain = 0.05;

enum { PAIRS_MOST = 4 * 1000 * 1000, PART_LEAST = 6 };

struct unit_matching {
	struct arena *a;
	struct came *c;
	const struct redlined_base *base;
	struct grams *of_units, *of_olds; /* made when they are asked for */
	bool *units_made, *olds_made;
	size_t *lows, *highs; /* of each old text: units of its neighbours */
	bool listed;          /* lines of the contents are what is looked for */
};

struct places {
	VEC(size_t) all;
};

static bool is_free(const struct unit_matching *m, size_t unit)
{
	return m->c->came_as[unit] == NO_UNIT;
}

static bool fits(const struct unit_matching *m, size_t old, size_t unit)
{
	const struct came_text *t = m->c->olds.at[old];

	return t->unit == NO_UNIT && is_free(m, unit) &&
	       m->base->all.at[unit].listed == m->listed &&
	       (t->cells.n > 0) == m->base->all.at[unit].is_row;
}

static void take(struct unit_matching *m, size_t old, size_t unit)
{
	m->c->olds.at[old]->unit = unit;
	m->c->came_as[unit] = old;
}

static bool same_words(const struct unit_matching *m, size_t old, size_t unit)
{
	return strcmp(m->c->olds.at[old]->plain, m->base->all.at[unit].plain) == 0;
}

static double alike(struct unit_matching *m, size_t old, size_t unit)
{
	if (!m->units_made[unit])
		m->of_units[unit] = grams_of(m->a, m->base->all.at[unit].plain);
	if (!m->olds_made[old])
		m->of_olds[old] = grams_of(m->a, m->c->olds.at[old]->plain);
	m->units_made[unit] = m->olds_made[old] = true;
	return grams_alike(&m->of_olds[old], &m->of_units[unit]);
}

/* --- bookmarks and words --- */

static void note_marks(struct unit_matching *m)
{
	struct map *units = map_new(m->a);

	for (size_t i = m->base->all.n; i-- > 0;)
		for (size_t k = 0; k < m->base->all.at[i].marks.n; k++)
			map_set(units, m->base->all.at[i].marks.at[k],
				(void *)&m->base->all.at[i]);
	for (size_t i = 0; i < m->c->olds.n; i++) {
		struct came_text *t = m->c->olds.at[i];

		for (size_t p = t->first; p <= t->last; p++)
			for (size_t k = 0; k < m->c->file->all.at[p].marks.n; k++) {
				const struct redlined_unit *u =
					map_get(units, m->c->file->all.at[p].marks.at[k]);

				if (u)
					*vec_push(m->a, &t->marked) =
						(size_t)(u - m->base->all.at);
			}
	}
}

static void match_marked_same(struct unit_matching *m)
{
	for (size_t i = 0; i < m->c->olds.n; i++)
		for (size_t k = 0; k < m->c->olds.at[i]->marked.n; k++) {
			size_t unit = m->c->olds.at[i]->marked.at[k];

			if (fits(m, i, unit) && same_words(m, i, unit))
				take(m, i, unit);
		}
}

static struct places *places_at(struct unit_matching *m, struct map *map, const char *plain)
{
	struct places *list = map_get(map, plain);

	if (!list) {
		list = arena_alloc(m->a, sizeof *list);
		map_set(map, plain, list);
	}
	return list;
}

/* The same words, where they stand once here and there. */
static void match_same(struct unit_matching *m)
{
	struct map *units = map_new(m->a), *olds = map_new(m->a);

	for (size_t i = 0; i < m->base->all.n; i++)
		if (is_free(m, i) && !m->base->all.at[i].listed && *m->base->all.at[i].plain)
			*vec_push(m->a, &places_at(m, units, m->base->all.at[i].plain)->all) = i;
	for (size_t i = 0; i < m->c->olds.n; i++)
		if (m->c->olds.at[i]->unit == NO_UNIT && *m->c->olds.at[i]->plain)
			*vec_push(m->a, &places_at(m, olds, m->c->olds.at[i]->plain)->all) = i;
	for (size_t i = 0; i < m->c->olds.n; i++) {
		const char *plain = m->c->olds.at[i]->plain;
		const struct places *here = map_get(olds, plain), *there = map_get(units, plain);

		if (here && there && here->all.n == 1 && there->all.n == 1 &&
		    fits(m, i, there->all.at[0]))
			take(m, i, there->all.at[0]);
	}
}

/* Of several copies of a bookmark the one with the likeliest words has it. */
static void match_marked(struct unit_matching *m)
{
	size_t *best = arena_alloc(m->a, (m->base->all.n + 1) * sizeof *best);
	double *score = arena_alloc(m->a, (m->base->all.n + 1) * sizeof *score);

	for (size_t i = 0; i < m->c->olds.n; i++)
		for (size_t k = 0; k < m->c->olds.at[i]->marked.n; k++) {
			size_t unit = m->c->olds.at[i]->marked.at[k];
			double s = fits(m, i, unit) ? alike(m, i, unit) : 0;

			if (s >= marked_least && s > score[unit]) {
				score[unit] = s;
				best[unit] = i;
			}
		}
	for (size_t unit = 0; unit < m->base->all.n; unit++)
		if (score[unit] > 0 && fits(m, best[unit], unit))
			take(m, best[unit], unit);
}

/* --- neighbours --- */

/* Between which units each text stands: those of the nearest found ones before and behind it. */
static void find_neighbours(struct unit_matching *m)
{
	size_t low = 0, high = m->base->all.n;

	for (size_t i = 0; i < m->c->olds.n; i++) {
		m->lows[i] = low;
		if (m->c->olds.at[i]->unit != NO_UNIT)
			low = m->c->olds.at[i]->unit + 1;
	}
	for (size_t i = m->c->olds.n; i-- > 0;) {
		m->highs[i] = high;
		if (m->c->olds.at[i]->unit != NO_UNIT)
			high = m->c->olds.at[i]->unit;
	}
}

static void match_near_same(struct unit_matching *m)
{
	size_t low = 0;

	find_neighbours(m);
	for (size_t i = 0; i < m->c->olds.n; i++) {
		if (m->c->olds.at[i]->unit != NO_UNIT)
			continue;
		for (size_t unit = low > m->lows[i] ? low : m->lows[i]; unit < m->highs[i]; unit++)
			if (fits(m, i, unit) && same_words(m, i, unit)) {
				take(m, i, unit);
				low = unit + 1;
				break;
			}
	}
}

struct likeliest {
	size_t unit;
	double score, second;
};

static struct likeliest likeliest_of(struct unit_matching *m, size_t old, size_t low, size_t high)
{
	struct likeliest l = {.unit = NO_UNIT};

	for (size_t unit = low; unit < high; unit++) {
		double s = fits(m, old, unit) && *m->base->all.at[unit].plain
				   ? alike(m, old, unit)
				   : 0;

		if (s > l.score) {
			l.second = l.score;
			l.score = s;
			l.unit = unit;
		} else if (s > l.second) {
			l.second = s;
		}
	}
	return l;
}

static size_t count_left(const struct unit_matching *m)
{
	size_t n = 0;

	for (size_t i = 0; i < m->c->olds.n; i++)
		n += m->c->olds.at[i]->unit == NO_UNIT && *m->c->olds.at[i]->plain;
	return n;
}

/* Rows of one table are alike, so that a lead is asked for. */
static void match_near(struct unit_matching *m)
{
	size_t pairs = 0;

	find_neighbours(m);
	for (size_t i = 0; i < m->c->olds.n; i++) {
		if (m->c->olds.at[i]->unit != NO_UNIT || !*m->c->olds.at[i]->plain ||
		    m->lows[i] >= m->highs[i])
			continue;
		pairs += m->highs[i] - m->lows[i];
		if (pairs > PAIRS_MOST)
			return;
		const struct likeliest l = likeliest_of(m, i, m->lows[i], m->highs[i]);

		if (l.unit != NO_UNIT && l.score >= near_least && l.score - l.second >= lead_least)
			take(m, i, l.unit);
	}
}

static void match_far(struct unit_matching *m)
{
	if (count_left(m) > PAIRS_MOST / (m->base->all.n + 1))
		return;
	for (size_t i = 0; i < m->c->olds.n; i++) {
		if (m->c->olds.at[i]->unit != NO_UNIT || !*m->c->olds.at[i]->plain)
			continue;
		const struct likeliest l = likeliest_of(m, i, 0, m->base->all.n);

		if (l.unit != NO_UNIT && l.score >= far_least && l.score - l.second >= lead_least)
			take(m, i, l.unit);
	}
}

/* Written anew without a track: only the bookmark and the place are left, and both agree. */
static void match_marked_near(struct unit_matching *m)
{
	find_neighbours(m);
	for (size_t i = 0; i < m->c->olds.n; i++)
		for (size_t k = 0; k < m->c->olds.at[i]->marked.n; k++) {
			size_t unit = m->c->olds.at[i]->marked.at[k];

			if (unit >= m->lows[i] && unit < m->highs[i] && fits(m, i, unit) &&
			    *m->c->olds.at[i]->plain)
				take(m, i, unit);
		}
}

/* --- joined and split without a track --- */

static const char *without_label(struct unit_matching *m, const char *text, const char *wanted)
{
	return redlined_plain(m->a, text + redlined_label(text, wanted));
}

static bool holds(const char *text, const char *part)
{
	return strlen(part) >= PART_LEAST && strstr(text, part);
}

/* A unit that did not come stands in what came of the one before it. */
static void find_joined(struct unit_matching *m)
{
	for (size_t unit = 1; unit < m->base->all.n; unit++) {
		const struct redlined_unit *u = &m->base->all.at[unit];
		size_t before = unit - 1;

		while (before && is_free(m, before))
			before--;
		if (!is_free(m, unit) || u->is_row || u->listed || is_free(m, before))
			continue;
		struct came_text *t = m->c->olds.at[m->c->came_as[before]];
		const char *words = without_label(m, u->text, redlined_label_of(m->a, u->key));

		if (!t->cells.n && holds(t->plain, words) &&
		    !holds(m->base->all.at[before].plain, words))
			*vec_push(m->a, &t->swallowed) = unit;
	}
}

/* How alike a unit is to a text and what follows it, taken together. */
static double alike_with(struct unit_matching *m, const char *text, size_t old, size_t unit)
{
	const char *both = arena_concat(m->a, text, m->c->olds.at[old]->plain, (char *)NULL);
	const struct grams grams = grams_of(m->a, both);

	if (!m->units_made[unit])
		m->of_units[unit] = grams_of(m->a, m->base->all.at[unit].plain);
	m->units_made[unit] = true;
	return grams_alike(&grams, &m->of_units[unit]);
}

static bool is_left(const struct unit_matching *m, size_t old)
{
	const struct came_text *t = m->c->olds.at[old];

	return t->unit == NO_UNIT && !t->cells.n && *t->plain;
}

/* Two texts side by side are both halves of a unit that neither of them is so like alone. */
static void match_halves(struct unit_matching *m)
{
	size_t pairs = 0;

	find_neighbours(m);
	for (size_t i = 0; i + 1 < m->c->olds.n; i++) {
		struct likeliest l = {.unit = NO_UNIT};

		if (!is_left(m, i) || !is_left(m, i + 1))
			continue;
		for (size_t unit = m->lows[i]; unit < m->highs[i] && ++pairs < PAIRS_MOST / 10; unit++) {
			double s = fits(m, i, unit) && *m->base->all.at[unit].plain
					   ? alike_with(m, m->c->olds.at[i]->plain, i + 1, unit)
					   : 0;

			if (s <= l.score)
				continue;
			l.score = s;
			l.unit = unit;
		}
		if (l.unit == NO_UNIT || l.score < far_least ||
		    l.score < alike(m, i, l.unit) + part_gain ||
		    l.score < alike(m, i + 1, l.unit) + part_gain)
			continue;
		take(m, i, l.unit);
		m->c->olds.at[i + 1]->unit = l.unit;
		m->c->olds.at[i + 1]->part = true;
	}
}

/* It stands word for word in the unit, or has what the unit's own text has lost. */
static bool is_part(struct unit_matching *m, const struct came_text *first, size_t old, size_t unit)
{
	const char *plain = m->c->olds.at[old]->plain;
	double alone = 0;

	if (holds(m->base->all.at[unit].plain, plain))
		return true;
	if (strlen(plain) < PART_LEAST)
		return false;
	alone = alike_with(m, first->plain, old, unit);
	return alone >= far_least && alone >= alike(m, m->c->came_as[unit], unit) + part_gain;
}

/* What follows a text, and is of the unit that it is, is its second half. */
static void find_split(struct unit_matching *m)
{
	size_t before = NO_UNIT;

	for (size_t i = 0; i < m->c->olds.n; i++) {
		struct came_text *t = m->c->olds.at[i];

		if (t->unit != NO_UNIT) {
			before = t->unit;
		} else if (before != NO_UNIT && is_left(m, i) && !m->base->all.at[before].is_row &&
			   m->c->came_as[before] != NO_UNIT &&
			   is_part(m, m->c->olds.at[m->c->came_as[before]], i, before)) {
			t->unit = before;
			t->part = true;
		}
	}
}

/* --- carried elsewhere without a track --- */

/* The place in `ends` (units that rise) of the first that is not below. */
static size_t first_above(const struct unit_matching *m, const size_t *ends, size_t n, size_t unit)
{
	size_t low = 0;

	while (low < n) {
		size_t middle = low + (n - low) / 2;

		if (m->c->olds.at[ends[middle]]->unit < unit)
			low = middle + 1;
		else
			n = middle;
	}
	return low;
}

/* All but the longest row of texts whose units rise. */
static void find_moved(struct unit_matching *m)
{
	size_t *ends = arena_alloc(m->a, (m->c->olds.n + 1) * sizeof *ends);
	size_t *before = arena_alloc(m->a, (m->c->olds.n + 1) * sizeof *before);
	size_t n = 0, at = NO_UNIT;

	for (size_t i = 0; i < m->c->olds.n; i++) {
		struct came_text *t = m->c->olds.at[i];

		if (t->unit == NO_UNIT || t->part || m->base->all.at[t->unit].listed)
			continue;
		size_t k = first_above(m, ends, n, t->unit);

		before[i] = k ? ends[k - 1] : NO_UNIT;
		ends[k] = i;
		n = k == n ? n + 1 : n;
		t->moved = true;
	}
	for (at = n ? ends[n - 1] : NO_UNIT; at != NO_UNIT; at = before[at])
		m->c->olds.at[at]->moved = false;
}

static void label_olds(struct unit_matching *m)
{
	for (size_t i = 0; i < m->c->olds.n; i++) {
		struct came_text *t = m->c->olds.at[i];
		const struct redlined_unit *u =
			t->unit == NO_UNIT ? NULL : &m->base->all.at[t->unit];

		if (u && u->label && !t->part)
			t->label = redlined_label(t->text, redlined_label_of(m->a, u->key));
	}
}

void came_match(struct arena *a, struct came *c, const struct redlined_base *base)
{
	size_t units = base->all.n + 1, olds = c->olds.n + 1;
	struct unit_matching m = {.a = a,
			     .c = c,
			     .base = base,
			     .of_units = arena_alloc(a, units * sizeof *m.of_units),
			     .of_olds = arena_alloc(a, olds * sizeof *m.of_olds),
			     .units_made = arena_alloc(a, units),
			     .olds_made = arena_alloc(a, olds),
			     .lows = arena_alloc(a, olds * sizeof *m.lows),
			     .highs = arena_alloc(a, olds * sizeof *m.highs)};

	c->came_as = arena_alloc(a, units * sizeof *c->came_as);
	for (size_t i = 0; i < units; i++)
		c->came_as[i] = NO_UNIT;
	note_marks(&m);
	match_marked_same(&m);
	match_same(&m);
	match_marked(&m);
	match_near_same(&m);
	match_halves(&m);
	match_near(&m);
	match_far(&m);
	match_marked_near(&m);
	m.listed = true; /* a program that does not know contents writes them as texts */
	match_near_same(&m);
	match_near(&m);
	find_joined(&m);
	find_split(&m);
	find_moved(&m);
	label_olds(&m);
}
