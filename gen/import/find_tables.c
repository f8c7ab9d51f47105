/* SPDX-License-Identifier: MIT
 *
 * Finds heads in a sheet and the tables below them. Any row that has a word of the profile's heads
 * may start a head of one to three rows; of all ways to read it, the one that explains most columns
 * wins. A table ends where the next head below it starts.
 */
#include "import/find_tables.h"

#include <stdlib.h>
#include <string.h>

struct search {
	struct arena *arena;
	const struct head_book *book;
	const struct sheet_view *view;
	struct found_tables *found;
};

/* One way to read a head. */
struct head_reading {
	size_t row, depth, score;
	const struct head *heads;
	VEC(struct table_span) tables;
};

static bool match_any(struct search *s, const struct head_stretch *stretch, struct match *best)
{
	const struct profile *p = s->book->profile;
	bool any = false;

	for (size_t t = 0; t < p->tables.n; t++) {
		struct match m;
		bool fits = p->tables.at[t].cross ? match_cross(s->arena, stretch, t, &m)
						  : match_table(s->arena, stretch, t, &m);

		if (fits && (!any || m.matched > best->matched ||
			     (m.matched == best->matched && m.weight > best->weight))) {
			*best = m;
			any = true;
		}
	}
	return any;
}

static struct head_stretch stretch_of(const struct search *s, const struct head_reading *b,
				      size_t first, size_t end)
{
	return (struct head_stretch){.book = s->book,
				     .view = s->view,
				     .heads = b->heads,
				     .first = first,
				     .end = end,
				     .data_row = b->row + b->depth};
}

static void add_table(struct search *s, struct head_reading *b, const struct match *m)
{
	*vec_push(s->arena, &b->tables) = (struct table_span){
		.match = *m,
		.heads = b->heads,
		.head_row = b->row,
		.data_row = b->row + b->depth,
		.first = m->first,
		.last = m->last,
	};
}

/* The best table of a stretch, then what is left on either side of it. */
static void search_stretch(struct search *s, struct head_reading *b, size_t first, size_t end)
{
	struct head_stretch stretch = stretch_of(s, b, first, end);
	struct match m;

	if (first >= end || !match_any(s, &stretch, &m))
		return;
	search_stretch(s, b, first, m.first);
	add_table(s, b, &m);
	search_stretch(s, b, m.last + 1, end);
}

/*
 * A stretch behind a gap without a table of its own may go on with the last one before it: a column
 * whose head was left blank. It does when more fields are found together than alone.
 */
static bool join_stretch(struct search *s, struct head_reading *b, size_t first, size_t end)
{
	struct table_span *last = b->tables.n ? &b->tables.at[b->tables.n - 1] : NULL;
	struct head_stretch stretch = stretch_of(s, b, last ? last->first : first, end);
	struct match m;

	if (!match_any(s, &stretch, &m) || (last && m.matched <= last->match.matched))
		return false;
	if (last)
		b->tables.n--;
	add_table(s, b, &m);
	return true;
}

static void search_block(struct search *s, struct head_reading *b)
{
	size_t width = s->view->width, pending = NO_COLUMN;

	b->heads = head_read_row(s->arena, s->view, b->row, b->depth);
	for (size_t c = 0; c < width; c++) {
		size_t first = c, before = b->tables.n;

		while (c < width && b->heads[c].n)
			c++;
		if (c == first)
			continue;
		search_stretch(s, b, first, c);
		if (b->tables.n > before)
			pending = NO_COLUMN;
		else
			pending = join_stretch(s, b, pending == NO_COLUMN ? first : pending, c)
					  ? NO_COLUMN
				  : pending == NO_COLUMN ? first
							 : pending;
	}
	for (size_t i = 0; i < b->tables.n; i++)
		b->score += b->tables.at[i].match.matched * 1000 + b->tables.at[i].match.weight;
}

static bool has_word(const struct search *s, size_t row)
{
	for (size_t c = 0; c < s->view->rows[row].n; c++) {
		const char *cell = sheet_view_cell(s->view, row, c);

		if (cell && head_is_word(s->arena, s->book, cell))
			return true;
	}
	return false;
}

static struct head_reading read_block(struct search *s, size_t row, size_t depth)
{
	struct head_reading b = {.row = row, .depth = depth};

	if (row + depth <= s->view->n)
		search_block(s, &b);
	return b;
}

static bool overlap(const struct table_span *x, const struct table_span *y)
{
	return x->first <= y->last && y->first <= x->last;
}

/*
 * False when a deeper reading loses a table: the head of a neighbour starts in what is that table's
 * data.
 */
static bool keeps_tables(const struct head_reading *shallow, const struct head_reading *deep)
{
	for (size_t i = 0; i < shallow->tables.n; i++) {
		bool kept = false;

		for (size_t k = 0; k < deep->tables.n; k++)
			kept |= overlap(&shallow->tables.at[i], &deep->tables.at[k]);
		if (!kept)
			return false;
	}
	return true;
}

/*
 * The best reading of a head that starts in this row. A row above that adds nothing is a title, no
 * level of the head.
 */
static struct head_reading best_block(struct search *s, size_t row)
{
	struct head_reading best = {0};

	for (size_t depth = 1; depth <= HEAD_LEVELS; depth++) {
		struct head_reading b = read_block(s, row, depth);

		if (b.score > best.score && keeps_tables(&best, &b))
			best = b;
	}
	while (best.depth > 1) {
		struct head_reading b = read_block(s, best.row + 1, best.depth - 1);

		if (b.score < best.score)
			break;
		best = b;
	}
	return best;
}

/*
 * True when a table found further up still goes on in the column, beside the tables of this block.
 */
static bool is_busy(const struct search *s, const struct head_reading *b, size_t column)
{
	for (size_t i = 0; i < s->found->all.n; i++) {
		const struct table_span *t = &s->found->all.at[i];
		bool ended = false;

		for (size_t k = 0; k < b->tables.n; k++)
			ended |= overlap(t, &b->tables.at[k]);
		if (!ended && t->end == s->view->n && t->first <= column && column <= t->last)
			return true;
	}
	return false;
}

static bool may_take(const struct search *s, const struct head_reading *b, size_t column)
{
	if (!b->heads[column].n || is_busy(s, b, column))
		return false;
	for (size_t i = 0; i < b->tables.n; i++)
		if (b->tables.at[i].first <= column && column <= b->tables.at[i].last)
			return false;
	return true;
}

/*
 * Columns with a head but without a field belong to the table on their left, or else on their
 * right.
 */
static void take_extras(const struct search *s, struct head_reading *b)
{
	for (size_t i = 0; i < b->tables.n; i++) {
		struct table_span *t = &b->tables.at[i];

		while (!t->match.table->cross && t->last + 1 < s->view->width &&
		       may_take(s, b, t->last + 1))
			t->last++;
		while (!t->match.table->cross && t->first > 0 && may_take(s, b, t->first - 1))
			t->first--;
	}
}

static size_t count_texts(const struct sheet_view *v, size_t row, const struct table_span *t)
{
	const char *last = NULL;
	size_t n = 0;

	for (size_t c = t->first; c <= t->last; c++) {
		const char *cell = sheet_view_cell(v, row, c);

		n += cell && cell != last;
		last = cell ? cell : last;
	}
	return n;
}

/*
 * A table ends where the next head below it starts, and above the captions of that head: rows of at
 * most two texts behind a blank row.
 */
static size_t find_end(const struct sheet_view *v, const struct table_span *t, size_t next)
{
	for (size_t row = next; row > t->data_row + 1; row--) {
		size_t number = v->rows[row - 1].number;

		if (count_texts(v, row - 1, t) == 0)
			return row - 1;
		if (count_texts(v, row - 1, t) > 2)
			return next;
		if (!v->sheet->is_text && number > v->rows[row - 2].number + 1)
			return row - 1;
	}
	return next;
}

static void end_tables(const struct search *s, const struct head_reading *b)
{
	for (size_t i = 0; i < s->found->all.n; i++) {
		struct table_span *t = &s->found->all.at[i];

		for (size_t k = 0; k < b->tables.n && t->end == s->view->n; k++)
			if (overlap(t, &b->tables.at[k]))
				t->end = find_end(s->view, t, b->row);
	}
}

static void keep_block(struct search *s, struct head_reading *b)
{
	take_extras(s, b);
	end_tables(s, b);
	for (size_t i = 0; i < b->tables.n; i++) {
		b->tables.at[i].end = s->view->n;
		*vec_push(s->arena, &s->found->all) = b->tables.at[i];
	}
}

/* True when another table has the column somewhere beside the rows of this one. */
static bool is_others(const struct search *s, const struct table_span *t, size_t column)
{
	for (size_t i = 0; i < s->found->all.n; i++) {
		const struct table_span *other = &s->found->all.at[i];

		if (other != t && other->head_row < t->end && t->head_row < other->end &&
		    other->first <= column && column <= other->last)
			return true;
	}
	return false;
}

static bool has_cells(const struct sheet_view *v, size_t row, size_t first, size_t last)
{
	for (size_t c = first; c <= last; c++)
		if (sheet_view_cell(v, row, c))
			return true;
	return false;
}

static bool is_filled(const struct sheet_view *v, const struct table_span *t, size_t column)
{
	for (size_t row = t->data_row; row < t->end; row++)
		if (sheet_view_cell(v, row, column))
			return true;
	return false;
}

/*
 * Whether columns beside a table tell something of its rows: they have cells beside half of them,
 * or here and there. A legend has a few lines one below the other, from the top.
 */
static bool goes_with_rows(const struct search *s, const struct table_span *t, size_t first,
			   size_t last)
{
	size_t rows = 0, beside = 0, run = 0;

	for (size_t row = t->data_row; row < t->end; row++) {
		bool cells = has_cells(s->view, row, first, last);

		if (cells && !has_cells(s->view, row, t->first, t->last))
			return false;
		rows += has_cells(s->view, row, t->first, t->last);
		beside += cells;
		run += cells && run == row - t->data_row;
	}
	return beside && (beside * 2 >= rows || run < beside);
}

/* The next columns right of `first` that have heads, or that have cells and no head. */
static bool next_group(const struct search *s, const struct table_span *t, size_t *first,
		       size_t *last)
{
	while (*first < s->view->width && !t->heads[*first].n && !is_others(s, t, *first) &&
	       !is_filled(s->view, t, *first))
		++*first;
	if (*first >= s->view->width || is_others(s, t, *first))
		return false;
	*last = *first;
	while (*last + 1 < s->view->width && !is_others(s, t, *last + 1) &&
	       (t->heads[*first].n ? t->heads[*last + 1].n > 0
				   : !t->heads[*last + 1].n && is_filled(s->view, t, *last + 1)))
		++*last;
	return true;
}

/*
 * A head that was left blank ends the stretch of heads, but not the table: the columns right of it
 * go on telling of the same rows. Those without a head do so only where no gap parts them from it,
 * and so does one on the left, which groups the rows.
 */
static void widen_table(const struct search *s, struct table_span *t)
{
	size_t first = t->last + 1, last;

	for (; !t->match.table->cross && next_group(s, t, &first, &last); first = last + 1)
		if ((t->heads[first].n || first == t->last + 1) &&
		    goes_with_rows(s, t, first, last))
			t->last = last;
	first = t->first;
	if (!t->match.table->cross && first && !t->heads[first - 1].n &&
	    !is_others(s, t, first - 1) && is_filled(s->view, t, first - 1) &&
	    goes_with_rows(s, t, first - 1, first - 1))
		t->first--;
}

void find_tables(struct arena *a, const struct head_book *book, const struct sheet_view *view,
		 struct found_tables *found)
{
	struct search s = {a, book, view, found};

	for (size_t row = 0; row < view->n;) {
		struct head_reading b = has_word(&s, row) ? best_block(&s, row)
							  : (struct head_reading){0};

		if (b.score)
			keep_block(&s, &b);
		row = b.score ? b.row + b.depth : row + 1;
	}
	for (size_t i = 0; i < found->all.n; i++)
		widen_table(&s, &found->all.at[i]);
}
