/* SPDX-License-Identifier: MIT
 *
 * Maps by code, key and text; for texts that were altered a table of sketches (forms.h): a hash names
 * the rows whose sketch has it. What is in very many texts tells nothing and is passed over, so that
 * a search stays short in a sending of any size.
 */
#include "returns/sent_index.h"

#include <stdlib.h>
#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"

enum { COMMON = 256, VOTERS = 4096 };

struct sketch_slot {
	uint32_t hash;
	bool used;
	struct indexed_rows rows;
};

static const struct {
	const char *field;
	enum witness_kind kind;
} witnesses[] = {
	{"code", WITNESS_CODE},     {"key", WITNESS_KEY},         {"article", WITNESS_KEY},
	{"phase", WITNESS_PHASE},   {"place", WITNESS_PHASE},     {"text", WITNESS_TEXT},
	{"wording", WITNESS_TEXT},  {"topic", WITNESS_BESIDE},    {"risk", WITNESS_BESIDE},
	{"title", WITNESS_BESIDE},  {"judgement", WITNESS_BESIDE}, {"proposal", WITNESS_BESIDE},
	{"status", WITNESS_BESIDE}, {"position", WITNESS_BESIDE}, {"other", WITNESS_BESIDE},
};

enum witness_kind witness_kind_of(const struct sent_column *c)
{
	if (text_starts(c->field, "member:"))
		return WITNESS_TEXT;
	for (size_t i = 0; i < ARRAY_LEN(witnesses); i++)
		if (strcmp(witnesses[i].field, c->field) == 0)
			return witnesses[i].kind;
	return WITNESS_NONE;
}

struct witness_forms witness_forms_of(struct forms *forms, struct arena *a,
				      const struct sent_sheet *sheet, const char **cells)
{
	struct witness_forms w = {.cells = cells};
	size_t texts = 0;

	for (size_t i = 0; i < sheet->columns.n; i++)
		switch (cells[i] ? witness_kind_of(&sheet->columns.at[i]) : WITNESS_NONE) {
		case WITNESS_CODE:
			w.code = forms_code(forms, cells[i]);
			break;
		case WITNESS_KEY:
			w.key = cells[i];
			break;
		case WITNESS_PHASE:
			w.phase = cells[i];
			break;
		case WITNESS_TEXT:
			w.text = texts++ ? arena_concat(a, w.text, "|", cells[i], (char *)NULL)
					 : cells[i];
			break;
		case WITNESS_BESIDE:
		case WITNESS_NONE:
			break;
		}
	if (texts > 1)
		w.text = forms_of(forms, w.text);
	return w;
}

struct grams *witness_grams(struct arena *a, struct witness_forms *w)
{
	if (!w->has_grams)
		w->grams = grams_of(a, w->text);
	w->has_grams = true;
	return &w->grams;
}

bool sent_sheet_asks(const struct sent_sheet *sheet, const struct sent_row *row)
{
	return text_equal(sheet->asks, row->asks) ||
	       (text_equal(sheet->asks, ASKS_ROW) && text_equal(row->asks, ASKS_ANSWER));
}

static void index_under(struct arena *a, struct map *m, const char *form, size_t at)
{
	struct indexed_rows *list = form ? map_get(m, form) : NULL;

	if (!form)
		return;
	if (!list)
		map_set(m, form, list = arena_alloc(a, sizeof *list));
	*vec_push(a, &list->at) = at;
}

const struct indexed_rows *sent_index_get(const struct map *m, const char *form)
{
	return form ? map_get(m, form) : NULL;
}

static struct sketch_slot *find_slot(const struct sent_index *x, uint32_t hash)
{
	size_t i = hash & (x->sketch_slots - 1);

	while (x->sketches[i].used && x->sketches[i].hash != hash)
		i = (i + 1) & (x->sketch_slots - 1);
	return &x->sketches[i];
}

static void index_sketches(struct arena *a, struct sent_index *x)
{
	uint32_t sketch[SKETCH];

	for (x->sketch_slots = 64; x->sketch_slots < 2 * SKETCH * x->rows.n;)
		x->sketch_slots *= 2;
	x->sketches = arena_alloc(a, x->sketch_slots * sizeof *x->sketches);
	for (size_t i = 0; i < x->rows.n; i++) {
		size_t n = sketch_of(x->rows.at[i].forms.text, sketch);

		for (size_t k = 0; k < n; k++) {
			struct sketch_slot *slot = find_slot(x, sketch[k]);

			slot->used = true;
			slot->hash = sketch[k];
			if (slot->rows.at.n <= COMMON)
				*vec_push(a, &slot->rows.at) = i;
		}
	}
}

static void index_row(struct arena *a, struct forms *forms, struct sent_index *x,
		      const struct sent_row *row)
{
	size_t n = x->sheet->columns.n, at = x->rows.n;
	struct indexed_row *r = vec_push(a, &x->rows);
	const char **cells = arena_alloc(a, n * sizeof *cells);

	r->row = row;
	r->cells = arena_alloc(a, n * sizeof *r->cells);
	r->values = arena_alloc(a, n * sizeof *r->values);
	for (size_t i = 0; i < n; i++) {
		const struct sent_column *c = &x->sheet->columns.at[i];
		const char *text = strcmp(c->field, "code") == 0
					   ? row->code
					   : settings_get(&row->cells, c->field);

		r->cells[i] = text && *text ? text : NULL;
		r->values[i] = c->answered ? settings_get(&row->values, c->field) : NULL;
		cells[i] = forms_of(forms, text);
	}
	r->forms = witness_forms_of(forms, a, x->sheet, cells);
	r->forms.code = forms_code(forms, forms_of(forms, row->code));
	index_under(a, x->codes, r->forms.code, at);
	index_under(a, x->keys, r->forms.key, at);
	index_under(a, x->texts, r->forms.text, at);
}

/* Keys have few rows each (its phases), so that all pairs of one key are few. */
static void count_same_keys(struct sent_index *x)
{
	for (size_t i = 0; i < x->rows.n; i++) {
		struct indexed_row *r = &x->rows.at[i];
		const struct indexed_rows *list = sent_index_get(x->keys, r->forms.key);

		for (size_t k = 0; list && list->at.n <= COMMON && k < list->at.n; k++)
			r->same_key += x->rows.at[list->at.at[k]].forms.phase == r->forms.phase;
	}
}

struct sent_index *sent_index_new(struct arena *a, struct forms *forms,
				  const struct sending_record *record,
				  const struct sent_sheet *sheet)
{
	struct sent_index *x = arena_alloc(a, sizeof *x);

	*x = (struct sent_index){.record = record,
				 .sheet = sheet,
				 .codes = map_new(a),
				 .keys = map_new(a),
				 .texts = map_new(a)};
	for (size_t i = 0; i < record->rows.n; i++)
		if (sent_sheet_asks(sheet, &record->rows.at[i]))
			index_row(a, forms, x, &record->rows.at[i]);
	count_same_keys(x);
	index_sketches(a, x);
	return x;
}

static int compare_places(const void *x, const void *y)
{
	size_t a = *(const size_t *)x, b = *(const size_t *)y;

	return (a > b) - (a < b);
}

/* Keeps `out` sorted by votes, the most first; of equal ones the earlier row. */
static size_t keep_most(size_t *out, size_t *votes, size_t n, size_t most, size_t row, size_t of)
{
	size_t at = n;

	while (at > 0 && votes[at - 1] < of)
		at--;
	if (at == most)
		return n;
	if (n == most)
		n--;
	memmove(out + at + 1, out + at, (n - at) * sizeof *out);
	memmove(votes + at + 1, votes + at, (n - at) * sizeof *votes);
	out[at] = row;
	votes[at] = of;
	return n + 1;
}

size_t sent_index_alike(const struct sent_index *x, const char *form, size_t *out, size_t most)
{
	uint32_t sketch[SKETCH];
	size_t voters[VOTERS], n = 0, kept = 0, votes[64] = {0};

	if (most > ARRAY_LEN(votes))
		most = ARRAY_LEN(votes);
	for (size_t i = 0, all = sketch_of(form, sketch); i < all; i++) {
		const struct sketch_slot *slot = find_slot(x, sketch[i]);

		if (slot->rows.at.n > COMMON)
			continue;
		for (size_t k = 0; k < slot->rows.at.n && n < VOTERS; k++)
			voters[n++] = slot->rows.at.at[k];
	}
	qsort(voters, n, sizeof *voters, compare_places);
	for (size_t i = 0, same; i < n; i += same) {
		for (same = 1; i + same < n && voters[i + same] == voters[i];)
			same++;
		kept = keep_most(out, votes, kept, most, voters[i], same);
	}
	return kept;
}
