/* SPDX-License-Identifier: MIT
 *
 * Three ways of the same accident, and what gives them away:
 * - all was sorted but the last column: codes stand in the order in which they were sent, the cells that
 *   were filled in (roles) agree with the text beside them. The answers went with the text.
 * - the answers and codes were sorted, texts stayed: texts stand in order; roles, where they went along,
 *   agree with the code. Where they did not, nothing tells, and all such rows are questions.
 * - the answers alone were sorted: no witness is split, but many rows have roles that others were sent
 *   with, the same ones all in all. Nothing tells whose they are.
 */
#include "returns/mixed.h"

#include <string.h>

#include "base/text.h"

/* Cells that say something, share that has to agree, rows in order, rows whose roles changed places. */
static const size_t INFORMED = 4, FEW = 4, MANY = 8;
static const double AGREE = 0.8, SURE = 0.9, ORDERED = 0.95;

struct split_rows {
	const struct sent_index *index;
	VEC(struct seen_row *) all;
	size_t for_text, for_code; /* filled-in cells that agree with either, where the two differ */
};

/* The column has a value of its own in a sent row: it was filled in. */
static const char *filled_value(const struct sent_index *x, size_t row, size_t column)
{
	const char *value = x->rows.at[row].values[column];

	return value && *value ? value : NULL;
}

static const char *came_value(struct seen_rows *all, const struct seen_row *s, size_t column)
{
	enum returned_unclear why;
	const char *raw = s->columns[column] == COLUMN_ABSENT
				  ? NULL
				  : grid_cell(s->row, s->columns[column]);

	return meaning_of(all->meanings, &s->sheet->columns.at[column], raw, s->index->record->date,
			  &why);
}

static void ask_filled_cells(struct seen_rows *all, struct split_rows *split,
			     const struct seen_row *s)
{
	for (size_t i = 0; i < s->sheet->columns.n; i++) {
		const char *text = filled_value(s->index, s->best, i);
		const char *code = filled_value(s->index, s->by_code, i);

		if (!s->sheet->columns.at[i].choices.all.n || !text || !code ||
		    strcmp(text, code) == 0)
			continue;
		const char *came = came_value(all, s, i);

		split->for_text += text_equal(came, text);
		split->for_code += text_equal(came, code);
	}
}

/* The share of neighbours that stand in the order in which they were sent. */
static double order_of(const struct split_rows *split, bool by_code)
{
	size_t rising = 0;

	for (size_t i = 1; i < split->all.n; i++) {
		const struct seen_row *x = split->all.at[i - 1], *y = split->all.at[i];

		rising += by_code ? x->by_code < y->by_code : x->best < y->best;
	}
	return split->all.n > 1 ? (double)rising / (double)(split->all.n - 1) : 0;
}

enum split_side { SIDE_TEXT, SIDE_CODE, SIDE_NONE };

static enum split_side choose_side(const struct split_rows *split)
{
	size_t informed = split->for_text + split->for_code;
	double text = informed ? (double)split->for_text / (double)informed : 0;
	bool few = split->all.n < FEW;
	bool text_stayed = !few && order_of(split, false) >= ORDERED;
	bool code_stayed = !few && order_of(split, true) >= ORDERED;

	if (informed >= 2 * INFORMED && text <= 1 - SURE)
		return SIDE_CODE;
	if (informed >= INFORMED && text < AGREE)
		return SIDE_NONE;
	if (few)
		return SIDE_NONE;
	return text_stayed && !code_stayed ? SIDE_NONE : SIDE_TEXT;
}

static void leave(struct seen_row *s)
{
	s->taken = false;
	s->mixed = true;
}

static void move_to_code(struct seen_row *s)
{
	const struct witness_forms *sent = &s->index->rows.at[s->by_code].forms;

	s->best = s->by_code;
	s->taken = s->mixed = s->has_code = true;
	s->has_key = s->forms.key && s->forms.key == sent->key;
	s->alike = s->forms.text && s->forms.text == sent->text;
}

static bool is_split(const struct seen_row *s)
{
	return s->by_code != NO_ROW && s->best != NO_ROW && s->by_code != s->best;
}

static void settle_split(struct seen_rows *all, const struct sent_index *index)
{
	struct split_rows split = {.index = index};

	for (size_t i = 0; i < all->rows.n; i++) {
		struct seen_row *s = &all->rows.at[i];

		if (s->index != index || !is_split(s))
			continue;
		*vec_push(all->arena, &split.all) = s;
		ask_filled_cells(all, &split, s);
	}
	enum split_side side = split.all.n ? choose_side(&split) : SIDE_TEXT;

	for (size_t i = 0; i < split.all.n; i++) {
		struct seen_row *s = split.all.at[i];

		if (side == SIDE_CODE)
			move_to_code(s);
		else if (side == SIDE_NONE || !s->taken)
			leave(s);
	}
}

/* The filled-in cells of a row as one word. */
static const char *tuple_of(struct seen_rows *all, const struct seen_row *s, bool came)
{
	const char *tuple = "";

	for (size_t i = 0; i < s->sheet->columns.n; i++) {
		const char *sent = filled_value(s->index, s->best, i);
		const char *value = came ? came_value(all, s, i) : sent;

		if (!text_starts(s->sheet->columns.at[i].field, "role:") || !sent ||
		    s->columns[i] == COLUMN_ABSENT)
			continue;
		tuple = arena_concat(all->arena, tuple, value ? value : "", "|", (char *)NULL);
	}
	return tuple;
}

struct tuple_count {
	size_t sent, came;
};

static struct tuple_count *count_of(struct seen_rows *all, struct map *counts, const char *tuple)
{
	struct tuple_count *count = map_get(counts, tuple);

	if (!count)
		map_set(counts, tuple, count = arena_alloc(all->arena, sizeof *count));
	return count;
}

static void settle_swapped(struct seen_rows *all, const struct sent_index *index)
{
	struct map *counts = map_new(all->arena);
	VEC(struct tuple_count *) seen = {0};
	size_t changed = 0, found = 0;

	for (size_t i = 0; i < all->rows.n; i++) {
		const struct seen_row *s = &all->rows.at[i];

		if (s->index != index || !s->taken)
			continue;
		const char *sent = tuple_of(all, s, false), *came = tuple_of(all, s, true);

		if (strcmp(sent, came) == 0)
			continue;
		changed++;
		*vec_push(all->arena, &seen) = count_of(all, counts, sent);
		seen.at[seen.n - 1]->sent++;
		count_of(all, counts, came)->came++;
	}
	for (size_t i = 0; i < seen.n; i++) { /* each tuple once: what it had is taken away */
		found += seen.at[i]->sent < seen.at[i]->came ? seen.at[i]->sent : seen.at[i]->came;
		seen.at[i]->sent = 0;
	}
	if (changed < MANY || (double)found < SURE * (double)changed)
		return;
	for (size_t i = 0; i < all->rows.n; i++)
		if (all->rows.at[i].index == index && all->rows.at[i].taken)
			leave(&all->rows.at[i]);
}

void mixed_settle(struct seen_rows *all)
{
	for (size_t i = 0; i < all->indexes.n; i++) {
		settle_split(all, all->indexes.at[i]);
		settle_swapped(all, all->indexes.at[i]);
	}
}
