/* SPDX-License-Identifier: MIT
 *
 * Two ways of the same accident, and what gives them away:
 * - all was sorted but the code, or but key and code: these stand in the order in which they were sent.
 *   Cells that were filled in (roles) agree with the text beside them: the answers went with the text.
 * - answers and codes were sorted, texts stayed: texts stand in order. Roles, where they went along, agree
 *   with the code; where they did not, nothing tells, and all such rows are questions.
 * One or two such rows are no sorting: they are questions too. The third way, answers sorted quite alone,
 * is looked for in swapped.c.
 */
#include "returns/mixed.h"

#include <string.h>

#include "base/text.h"
#include "returns/filled_cells.h"

/* Cells and words that say something; rows that are no sorting yet. */
static const size_t INFORMED = 4, WORDED = 3, FEW = 4;
/* Shares: of cells that agree, for sure or enough; of rows in order; of rows that are split. */
static const double SURE = 0.9, AGREE = 0.8, ORDERED = 0.95, TENTH = 0.1, MOST = 0.75;

struct split_table {
	const struct answer_region *region;
	VEC(struct seen_row *) all; /* whose code and text say different rows */
	size_t both;                /* rows that have both witnesses */
	size_t last;                /* one more than what the last code stood at */
	bool falls;                 /* some code stands behind one that was sent after it */
	struct filled_side for_text, for_code;
	size_t key_text, key_code;  /* rows whose key goes with either */
};

static bool has_both(const struct seen_row *s)
{
	return s->by_code != NO_ROW && s->by_text != NO_ROW;
}

static bool is_split(const struct seen_row *s)
{
	return has_both(s) && s->by_code != s->by_text;
}

static void add_split(struct seen_rows *all, struct split_table *t, struct seen_row *s)
{
	const struct indexed_row *text = &s->index->rows.at[s->by_text],
				 *code = &s->index->rows.at[s->by_code];

	*vec_push(all->arena, &t->all) = s;
	t->key_text += s->forms.key && s->forms.key == text->forms.key;
	t->key_code += s->forms.key && s->forms.key == code->forms.key;
	filled_cells_ask(all, s, s->by_text, s->by_code, &t->for_text, &t->for_code);
}

/* The share of neighbours that stand in the order in which they were sent. */
static double order_of(const struct split_table *t, bool by_code)
{
	size_t rising = 0;

	for (size_t i = 1; i < t->all.n; i++) {
		const struct seen_row *x = t->all.at[i - 1], *y = t->all.at[i];

		rising += by_code ? x->by_code < y->by_code : x->by_text < y->by_text;
	}
	return t->all.n > 1 ? (double)rising / (double)(t->all.n - 1) : 0;
}

enum split_side { SIDE_TEXT, SIDE_CODE, SIDE_NONE };

/* The share that is for the text; -1: too few tell anything. */
static double share_of(size_t text, size_t code, size_t enough)
{
	return text + code >= enough ? (double)text / (double)(text + code) : -1;
}

/*
 * Wished words belong to the answer for sure. Roles may have been left with the texts when answers were
 * sorted, so that they tell nothing where the texts are what did not move. Without either the codes must
 * be what was left behind: all in the order of the sending, which sorting by an answer does not leave.
 */
static enum split_side choose_side(const struct split_table *t)
{
	double words = share_of(t->for_text.words, t->for_code.words, WORDED);
	double cells = share_of(t->for_text.cells, t->for_code.cells, INFORMED);

	if (t->all.n < FEW)
		return SIDE_NONE;
	if (words >= 0)
		return words >= SURE ? SIDE_TEXT : words <= 1 - SURE ? SIDE_CODE : SIDE_NONE;
	if (cells >= 0 && cells <= 1 - SURE && t->for_code.cells >= 2 * INFORMED)
		return SIDE_CODE;
	if (cells >= 0 && cells < AGREE)
		return SIDE_NONE;
	if (cells < 0)
		return !t->falls && order_of(t, false) < ORDERED ? SIDE_TEXT : SIDE_NONE;
	return order_of(t, false) >= ORDERED && order_of(t, true) < ORDERED ? SIDE_NONE : SIDE_TEXT;
}

static void leave(struct seen_row *s)
{
	s->taken = false;
	s->mixed = true;
}

/* What was left behind is heard no more, of any row of the table: rows with altered texts have it too. */
static void hear_again(struct seen_rows *all, const struct split_table *t, enum split_side side)
{
	unsigned mute = side == SIDE_TEXT ? MUTE_CODE : MUTE_TEXT;

	if (side == SIDE_TEXT ? t->key_code > t->key_text : t->key_text > t->key_code)
		mute |= MUTE_KEY;
	for (size_t i = 0; i < all->rows.n; i++) {
		struct seen_row *s = &all->rows.at[i];

		if (s->region != t->region || !s->index)
			continue;
		bool split = s->by_code == NO_ROW || s->by_code != s->by_text;

		witness_hear(all->arena, s, mute);
		s->mixed = split && side == SIDE_CODE;
	}
}

/*
 * Where nothing tells, rows stay whose witnesses agree; of the others it is asked. Where hardly any agree
 * they do so by accident.
 */
static void leave_all(struct seen_rows *all, const struct split_table *t)
{
	bool few = t->all.n < FEW || (double)t->all.n < TENTH * (double)t->both;
	bool most = (double)t->all.n > MOST * (double)t->both;

	for (size_t i = 0; few && i < t->all.n; i++)
		leave(t->all.at[i]);
	for (size_t i = 0; !few && i < all->rows.n; i++) {
		struct seen_row *s = &all->rows.at[i];

		if (s->region == t->region && s->index && (most || !has_both(s) || is_split(s)))
			leave(s);
	}
}

static void settle(struct seen_rows *all, struct split_table *t)
{
	enum split_side side = choose_side(t);

	if (side == SIDE_NONE || (double)t->all.n < TENTH * (double)t->both)
		leave_all(all, t);
	else
		hear_again(all, t, side);
}

void mixed_settle(struct seen_rows *all)
{
	struct split_table *tables = arena_alloc(all->arena, (all->regions.all.n + 1) * sizeof *tables);

	for (size_t i = 0; i < all->rows.n; i++) {
		struct seen_row *s = &all->rows.at[i];
		struct split_table *t = &tables[s->region - all->regions.all.at];

		t->region = s->region;
		t->both += has_both(s);
		if (s->by_code != NO_ROW) {
			t->falls |= s->by_code < t->last;
			t->last = s->by_code + 1;
		}
		if (is_split(s))
			add_split(all, t, s);
	}
	for (size_t i = 0; i < all->regions.all.n; i++)
		if (tables[i].all.n)
			settle(all, &tables[i]);
}
