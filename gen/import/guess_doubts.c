/* SPDX-License-Identifier: MIT
 *
 * A column that is silently wrong harms more than a question: what two columns could be is asked of
 * both, and so is what stands beside and need not.
 */
#include "import/guess_way.h"

#include <string.h>

#include "base/text.h"
#include "import/guess_values.h"

/*
 * RIVAL: so much surer the better of two columns has to be, NAMED: when its head is one that the
 * profile knows; CERTAIN: a head that names its field.
 */
enum { RIVAL = 20, NAMED = 10, CERTAIN = 90 };

static void doubt(struct guess_way *w, size_t column)
{
	w->asked[column] = !w->said[column];
}

static size_t column_of(const struct guess_way *w, size_t field)
{
	for (size_t c = 0; c < w->g.view->width; c++)
		if (w->field_of[c] == field)
			return c;
	return SIZE_MAX;
}

/* Names of makers and of people are nothing that papers need: their heads say so. */
static bool is_apart(const struct guess_way *w, size_t column)
{
	const struct head *h = &w->g.heads[column];
	const struct json *list = json_get(w->g.words->root, "apart");

	for (const struct json *j = list ? list->first : NULL; j; j = j->next)
		if (h->n && strstr(h->keys[h->n - 1], head_key(w->g.a, j->string)))
			return true;
	return false;
}

/* A column that nothing took could be what another is. */
static void find_rivals(struct guess_way *w)
{
	for (size_t i = 0; i < w->pairs.all.n; i++) {
		const struct guess_pair *p = &w->pairs.all.at[i];
		size_t holder = column_of(w, p->field);
		int margin = holder != SIZE_MAX && w->confidence[holder] == 100 ? NAMED : RIVAL;

		if (w->field_of[p->column] != NO_FIELD || w->said[p->column] ||
		    holder == SIZE_MAX || w->said[holder] ||
		    p->confidence + margin < w->confidence[holder] || is_apart(w, p->column))
			continue;
		doubt(w, holder);
		doubt(w, p->column);
		if (w->second[p->column] == NO_FIELD)
			w->second[p->column] = p->field;
	}
}

/* 1回目 and 3回目, 対策1 and 対策2 read the same but for the number. */
static const char *without_digits(struct arena *a, const char *key)
{
	char *out = arena_strdup(a, key), *to = out;

	for (const char *p = key; *p; p++)
		if (*p < '0' || *p > '9')
			*to++ = *p;
	*to = '\0';
	return out;
}

static bool same_head(const struct guess_way *w, size_t x, size_t y)
{
	const struct head *h = &w->g.heads[x], *o = &w->g.heads[y];

	if (!h->n || !o->n)
		return false;
	const char *p = without_digits(w->g.a, h->keys[h->n - 1]),
		   *q = without_digits(w->g.a, o->keys[o->n - 1]);

	return strcmp(h->keys[0], o->keys[0]) == 0 || (*p && strcmp(p, q) == 0);
}

/*
 * Of two heads that read the same (結果 of two rounds) neither tells which it is, unless both name
 * their fields; when one of them has none, the other may be an earlier round.
 */
static void find_twins(struct guess_way *w)
{
	for (size_t x = 0; x < w->g.view->width; x++)
		for (size_t y = 0; y < w->g.view->width && w->field_of[x] != NO_FIELD; y++) {
			if (x == y || !same_head(w, x, y))
				continue;
			if (w->field_of[y] == NO_FIELD && !w->said[y]) {
				doubt(w, y);
				doubt(w, x);
				if (w->second[y] == NO_FIELD)
					w->second[y] = w->field_of[x];
			} else if (w->confidence[x] < CERTAIN) {
				doubt(w, x);
			}
		}
}

/* Number of the party that the head names; 0: none. */
static size_t party_of(const struct guess_way *w, size_t column)
{
	const struct head *h = &w->g.heads[column];
	const struct json *parties = json_get(w->g.words->root, "parties");
	size_t n = 1;

	for (const struct json *p = parties ? parties->first : NULL; p; p = p->next, n++)
		for (const struct json *j = p->first; h->n && j; j = j->next)
			if (strstr(h->keys[h->n - 1], head_key(w->g.a, j->string)))
				return n;
	return 0;
}

static bool names_party(const struct guess_way *w, const char *cell)
{
	const struct json *parties = json_get(w->g.words->root, "parties");
	const char *key = head_key(w->g.a, cell);

	for (const struct json *p = parties ? parties->first : NULL; p; p = p->next)
		for (const struct json *j = p->first; j; j = j->next)
			if (strstr(key, head_key(w->g.a, j->string)))
				return true;
	return false;
}

bool guess_has_parties(const struct guess_way *w)
{
	for (size_t c = 0; c < w->g.view->width; c++) {
		if (w->field_of[c] == NO_FIELD)
			continue;
		const char *field = w->g.table->columns.at[w->field_of[c]].field;
		const struct cell_sample s =
			cell_sample_take(w->g.a, w->g.view, w->g.row + w->g.depth, c);

		if (field && text_starts(field, "party."))
			return true;
		for (size_t i = 0; text_equal(field, "does") && i < s.cells.n; i++)
			if (names_party(w, s.cells.at[i]))
				return true;
	}
	return false;
}

static size_t answer_party(const struct guess_way *w)
{
	for (size_t c = 0; c < w->g.view->width; c++)
		if (w->field_of[c] != NO_FIELD &&
		    text_equal(w->g.table->columns.at[w->field_of[c]].field, "answer"))
			return party_of(w, c);
	return 0;
}

/* What one party answered, and the day or remark of another. */
static void find_parties(struct guess_way *w)
{
	size_t party = strcmp(w->g.table->kind, "answers") == 0 ? answer_party(w) : 0;

	for (size_t c = 0; party && c < w->g.view->width; c++) {
		size_t of = w->field_of[c] != NO_FIELD ? party_of(w, c) : 0;

		if (of && of != party)
			doubt(w, c);
	}
}

static bool is_marks(const struct guess_way *w, const struct profile_column *mark, size_t column)
{
	const struct cell_sample s =
		cell_sample_take(w->g.a, w->g.view, w->g.row + w->g.depth, column);

	return s.cells.n && cell_sample_understood(w->g.a, w->g.model, mark, &s) == s.cells.n;
}

/* The field of which some column is found and this one may be another mark; NO_FIELD: none. */
static size_t mark_field(const struct guess_way *w, size_t column)
{
	for (size_t f = 0; f < w->g.table->columns.n; f++) {
		const struct profile_column *c = &w->g.table->columns.at[f];

		if (c->mark && column_of(w, f) != SIZE_MAX && is_marks(w, c, column))
			return f;
	}
	return NO_FIELD;
}

static void find_marks(struct guess_way *w)
{
	for (size_t c = 0; c < w->g.view->width; c++) {
		size_t f = w->field_of[c] == NO_FIELD && !w->said[c] ? mark_field(w, c) : NO_FIELD;

		if (f == NO_FIELD)
			continue;
		doubt(w, c);
		w->second[c] = f;
	}
}

/* A field that no column has and that cells alone make likely: days, or what is left of a text. */
static bool may_take(const struct guess_way *w, size_t field, const struct cell_sample *s)
{
	const struct profile_column *c = &w->g.table->columns.at[field];
	const struct json *words = w->g.words->root;
	const char *look = json_string(json_get(words, "values"), c->field, NULL);
	const char *rest = json_string(json_get(words, "rest"), w->g.table->kind, NULL);

	if (!c->heads || !*c->heads || column_of(w, field) != SIZE_MAX)
		return false;
	if (text_equal(rest, c->field))
		return true;
	return text_equal(look, "day") && cell_sample_look(w->g.a, look, s) == s->cells.n;
}

static void find_left(struct guess_way *w)
{
	for (size_t c = 0; c < w->g.view->width; c++) {
		const struct cell_sample s =
			cell_sample_take(w->g.a, w->g.view, w->g.row + w->g.depth, c);

		if (w->field_of[c] != NO_FIELD || w->said[c] || w->asked[c] || !s.cells.n ||
		    !w->g.heads[c].n || is_apart(w, c))
			continue;
		for (size_t f = 0; f < w->g.table->columns.n && !w->asked[c]; f++)
			if (may_take(w, f, &s)) {
				doubt(w, c);
				w->second[c] = f;
			}
	}
}

/* A field that nobody has and that the head of a column left names: its cells say otherwise. */
static void find_named(struct guess_way *w)
{
	for (size_t i = 0; i < w->pairs.named.n; i++) {
		const struct guess_pair *p = &w->pairs.named.at[i];

		if (w->field_of[p->column] != NO_FIELD || w->said[p->column] ||
		    w->asked[p->column] || column_of(w, p->field) != SIZE_MAX)
			continue;
		doubt(w, p->column);
		w->second[p->column] = p->field;
	}
}

void guess_doubts(struct guess_way *w)
{
	find_rivals(w);
	find_twins(w);
	find_parties(w);
	find_marks(w);
	find_named(w);
	find_left(w);
}
