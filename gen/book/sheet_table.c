/* SPDX-License-Identifier: MIT
 *
 * One band per row of the table. A cell over several rows is added once its last row is there: only
 * then are the rows that it covers known, and the last of them is made tall enough for what the
 * cell still lacks.
 */
#include "book/sheet_table.h"

#include <math.h>
#include <string.h>

#include "base/intl.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "base/unicode.h"
#include "book/sheet_name.h"
#include "book/sheet_rules.h"

/* Points; room to sign in. */
static const double signing_height = 30;

struct spanning {
	struct band_cell cell;
	size_t y0;      /* sheet row */
	size_t end;     /* table row behind the span */
	double height;  /* needed */
};

struct table_filling {
	struct layout *l;
	const struct columns_block *block;
	VEC(struct band_cell) band;
	VEC(struct spanning) open;
	size_t y; /* table row */
	double room; /* points that the row's cells want for people to write in */
	int groups;  /* levels of groups under way */
	struct row_rules *rules; /* NULL: none */
	size_t *choices;     /* per column: the sheet's drop-down under way, from 1; 0: none */
	bool list;           /* people sort it: nothing is locked */
};

static unsigned choose_flags(const struct table_filling *f, const struct placed *cell)
{
	const struct doc_column *columns = f->block->node->columns;
	bool body = cell->y >= f->block->layout->head_rows;

	if (f->block->node->kind == DOC_SIGNATURE)
		return CELL_LOW | (cell->x == 1 ? CELL_LINE : 0);
	if (body && cell->cell && cell->cell->count)
		return CELL_BORDER | CELL_NUMBER | CELL_COUNT;
	if (body && columns && cell->x < f->block->node->n_columns &&
	    (columns[cell->x].input || columns[cell->x].answer) && cell->columns == 1)
		return CELL_BORDER | CELL_INPUT |
		       (columns[cell->x].verbatim ? CELL_VERBATIM : 0u);
	if (body && columns && cell->x < f->block->node->n_columns &&
	    (columns[cell->x].whole > 0 || columns[cell->x].number) && cell->columns == 1)
		return CELL_BORDER | CELL_NUMBER;
	if (body && columns && cell->x < f->block->node->n_columns && columns[cell->x].ordinal)
		return CELL_BORDER | CELL_ORDINAL;
	return CELL_BORDER | (body ? 0 : CELL_MIDDLE);
}

/*
 * A day is written as a date, which people can sort and filter, where a workbook shows it by the
 * very text: it has no first year of an era (元年).
 */
static unsigned date_flags(const struct table_filling *f, const struct doc_node *cell,
			   const char *text)
{
	const char *day = cell && !cell->n_spans ? cell->day : NULL,
		   *shown = day ? unicode_wareki(f->l->book->arena, day) : NULL;

	if (text_equal(day, text))
		return CELL_DATE | CELL_ISO;
	return text_equal(shown, text) && !strstr(text, "元") ? CELL_DATE : 0;
}

static enum doc_align choose_align(const struct table_filling *f, const struct placed *cell)
{
	const struct doc_column *columns = f->block->node->columns;

	if (cell->columns > 1)
		return cell->y < f->block->layout->head_rows ? ALIGN_CENTER : ALIGN_START;
	if (!columns || cell->x >= f->block->node->n_columns)
		return ALIGN_START;
	return columns[cell->x].align;
}

/* A calendar, whose days stand at the top of their cells. */
static bool has_fixed_columns(const struct doc_node *table)
{
	return table->columns && table->n_columns && table->columns[0].fixed;
}

static struct band_cell make_cell(const struct table_filling *f, const struct placed *cell)
{
	const struct columns_block *block = f->block;
	bool lone = columns_is_lone(block, cell);
	size_t x = block->at[cell->x], end = block->at[lone ? block->n : cell->x + cell->columns];
	unsigned flags = choose_flags(f, cell);

	struct cell_words words = table_cell_words(f->l->book->arena, cell->cell);

	if (f->list)
		words.text = sheet_list_text(
			f->l->book, columns_cell_look(f->l->book->style, block, cell), words.text);
	flags |= date_flags(f, cell->cell, words.text);
	if (cell->rows == 1 && !(flags & CELL_LOW) && !has_fixed_columns(block->node))
		flags |= CELL_MIDDLE;
	return (struct band_cell){
		.node = cell->cell,
		.day = flags & CELL_DATE ? cell->cell->day : NULL,
		.count = flags & CELL_COUNT ? cell->cell->count : NULL,
		.x = x,
		.columns = end - x,
		.text = words.text,
		.spans = words.spans,
		.n_spans = words.n_spans,
		.look = columns_cell_look(f->l->book->style, block, cell),
		.align = choose_align(f, cell),
		.flags = lone ? flags & ~(unsigned)CELL_LINE : flags,
		.link = table_cell_link(cell->cell),
	};
}

static void set_anchors(struct table_filling *f, const struct doc_node *node, size_t y, size_t x)
{
	for (const struct doc_node *child = node->first; child; child = child->next) {
		sheet_set_anchor(f->l->book, child->id, y, x);
		set_anchors(f, child, y, x);
	}
}

/* Height of the lines that people are to write in the cell. */
static double writing_height(const struct table_filling *f, const struct band_cell *cell)
{
	const struct layout *l = f->l;

	if (!cell->node || cell->node->lines <= 1)
		return 0;
	struct strbuf sb = strbuf_new(l->book->arena);

	for (int i = 1; i < cell->node->lines; i++)
		strbuf_add_char(&sb, '\n');
	return sheet_text_height(l->book, l->sheet, cell->look, sb.text, cell->x, cell->columns);
}

/*
 * A text too long for one cell has to go on below, so it cannot also be merged downwards: it stays
 * in its first row's band.
 */
static void take_cell(struct table_filling *f, const struct placed *cell)
{
	struct sheet *s = f->l->sheet;
	struct band_cell made = make_cell(f, cell);

	if (cell->cell)
		set_anchors(f, cell->cell, s->heights.n, made.x);
	const char *words = made.text;

	made.text = sheet_clean(f->l->book, s, words);
	if (made.text != words)
		made.n_spans = 0; /* they are bytes of what it was */
	f->room = fmax(f->room, writing_height(f, &made));
	if (cell->rows == 1 || !sheet_fits_cell(f->l->book, &made)) {
		*vec_push(f->l->book->arena, &f->band) = made;
		return;
	}
	*vec_push(f->l->book->arena, &f->open) = (struct spanning){
		made,
		s->heights.n,
		cell->y + cell->rows,
		sheet_text_height(f->l->book, s, made.look, made.text, made.x, made.columns),
	};
}

static double sum_heights(const struct sheet *s, size_t y0)
{
	double sum = 0;

	for (size_t y = y0; y < s->heights.n; y++)
		sum += s->heights.at[y];
	return sum;
}

static double find_least_height(const struct table_filling *f)
{
	double least = fmax(f->block->node->kind == DOC_SIGNATURE ? signing_height : 0, f->room);

	for (size_t i = 0; i < f->open.n; i++) {
		const struct spanning *s = &f->open.at[i];
		double lacks = s->end == f->y + 1 ? s->height - sum_heights(f->l->sheet, s->y0) : 0;

		least = lacks > least ? lacks : least;
	}
	return least;
}

static void close_spans(struct table_filling *f)
{
	struct sheet *sheet = f->l->sheet;
	size_t kept = 0;

	for (size_t i = 0; i < f->open.n; i++) {
		const struct spanning *s = &f->open.at[i];

		if (s->end > f->y + 1) {
			f->open.at[kept++] = *s;
			continue;
		}
		const struct cell_words words = {s->cell.text, s->cell.spans, s->cell.n_spans};

		sheet_add_cell(f->l->book, sheet, &s->cell, &words, s->y0,
			       sheet->heights.n - s->y0);
		sheet_set_anchor(f->l->book, s->cell.node->id, s->y0, s->cell.x);
	}
	f->open.n = kept;
}

/*
 * One range for a column of the table: the rows of it without a cell of this column, those of
 * groups and the lower ones of tall texts, are merged with cells that begin elsewhere.
 */
static void add_choice(struct table_filling *f, size_t x, size_t y0)
{
	const struct doc_node *node = f->block->node;
	struct sheet *s = f->l->sheet;

	if (f->choices[x]) {
		s->choices.at[f->choices[x] - 1].y1 = y0;
	} else if (node->columns[x].choices || node->columns[x].prompt) {
		*vec_push(f->l->book->arena, &s->choices) =
			(struct sheet_choice){y0, y0, f->block->at[x], node->columns[x].choices,
					      node->columns[x].prompt};
		f->choices[x] = s->choices.n;
	}
}

static void note_inputs(struct table_filling *f, const struct placed *cell, size_t y0)
{
	const struct doc_node *node = f->block->node;

	if (cell->y < f->block->layout->head_rows || !node->columns || cell->x >= node->n_columns)
		return;
	if (cell->columns > 1) {
		f->choices[cell->x] = 0;
		return;
	}
	if (node->columns[cell->x].input && !f->list)
		f->l->sheet->protect = true;
	add_choice(f, cell->x, y0);
}

static int group_of(const struct doc_node *row)
{
	const char *role = row->role ? row->role : row->n == 1 ? row->first->role : NULL;

	return text_equal(role, "group") ? 1 : text_equal(role, "group-2") ? 2 : 0;
}

/*
 * Heads and groups stay with the row below them, the last row with the one above it; what belongs
 * to a group can be folded away.
 */
static void mark_row(struct table_filling *f, const struct doc_node *row, size_t y0)
{
	bool head = f->y < f->block->layout->head_rows,
	     last_but_one = f->y + 2 == f->block->layout->n_rows;
	int group = head ? 0 : group_of(row), level = group ? group - 1 : f->groups;

	if (group)
		f->groups = group;
	sheet_mark_rows(f->l->book, f->l->sheet, y0, head || group || last_but_one, level);
}

/* `i` is the row's first cell in the layout; returns the next row's. */
static size_t add_row(struct table_filling *f, size_t i)
{
	const struct table_layout *t = f->block->layout;
	size_t y0 = f->l->sheet->heights.n, at = i;
	bool lone = false;

	f->band.n = 0;
	f->room = 0;
	for (; i < t->cells.n && t->cells.at[i].y == f->y; i++) {
		const struct placed *cell = &t->cells.at[i];

		lone = lone || columns_is_lone(f->block, cell);
		if (!lone || cell->x == 0)
			take_cell(f, cell);
		note_inputs(f, cell, y0);
	}
	sheet_add_band(f->l->book, f->l->sheet, f->band.at, f->band.n, find_least_height(f));
	sheet_rules_note(f->rules, &t->cells.at[at], i - at, y0);
	sheet_set_anchor(f->l->book, t->cells.at[at].row->id, y0, f->block->at[t->cells.at[at].x]);
	mark_row(f, t->cells.at[at].row, y0);
	close_spans(f);
	return i;
}

static bool spans_rows(const struct table_layout *t)
{
	for (size_t i = 0; i < t->cells.n; i++)
		if (t->cells.at[i].y >= t->head_rows && t->cells.at[i].rows > 1)
			return true;
	return false;
}

/* A few counters are read where they stand. */
static bool counts_others(const struct doc_node *table)
{
	for (const struct doc_node *row = table->first; row; row = row->next)
		for (const struct doc_node *cell = row->first; cell; cell = cell->next)
			if (cell->count)
				return true;
	return false;
}

/*
 * Above articles, signatures and questions a repeated head would stand over what it is not the head
 * of.
 */
static bool heads_the_rest(const struct doc_node *table)
{
	const struct doc_node *next = table->next;

	if (counts_others(table))
		return false;
	while (next && next->kind != DOC_ARTICLE && next->kind != DOC_SIGNATURE &&
	       next->kind != DOC_KEY_VALUE)
		next = next->next;
	return !next;
}

/*
 * Only one table's head can be repeated, and only a table that has the sheet's own columns can be
 * filtered.
 */
static void note_head(struct table_filling *f, size_t y0)
{
	struct sheet *s = f->l->sheet;
	const struct columns *c = f->l->columns;

	if (f->block->node->kind != DOC_TABLE || f->block->numbers || c->n_tables != 1 ||
	    !f->block->layout->head_rows || !heads_the_rest(f->block->node))
		return;
	s->head_y = y0;
	s->head_rows = s->heights.n - y0;
	s->filter = f->list && !spans_rows(f->block->layout) &&
		    f->block->layout->n_rows > f->block->layout->head_rows;
}

/*
 * What people read as one thing is not parted over two pages, as long as it leaves room for others
 * on its page.
 */
static void keep_short(struct book *b, struct sheet *s, size_t first)
{
	static const double half_of_a_page = 250; /* points, of a landscape page */

	if (s->heights.n > first + 1 && sum_heights(s, first) <= half_of_a_page)
		sheet_keep_rows(b, s, first, s->heights.n - 1);
}

/* Excel has tables' columns differ in more than case and width. */
static bool has_head(struct arena *a, const struct sheet *s, const char *head)
{
	const char *folded = unicode_fold(a, head);

	for (size_t i = 0; i < s->table_heads.n; i++)
		if (text_equal(unicode_fold(a, s->table_heads.at[i]), folded))
			return true;
	return false;
}

/* What can name a column of a workbook's table. */
static bool is_head(struct arena *a, const struct sheet *s, const char *head)
{
	for (const char *p = head; *p; p++)
		if ((unsigned char)*p < ' ')
			return false;
	return *head && sheet_name_units(head) <= SHEET_HEAD_MAX && !has_head(a, s, head);
}

/* Rows at its end that sum up the others: they stay below when those are sorted. */
static size_t count_totals(const struct doc_node *table)
{
	size_t n = 0;

	for (const struct doc_node *row = table->first; row; row = row->next)
		n = text_equal(row->role, "total") ? n + 1 : 0;
	return n;
}

static size_t count_naming(const struct doc_node *table)
{
	for (size_t i = 0; table->columns && i < table->n_columns; i++)
		if (table->columns[i].heads)
			return i + 1;
	return 1;
}

/* The heads that name the columns of a workbook's table; false: they cannot. */
static bool take_heads(struct table_filling *f)
{
	const struct table_layout *t = f->block->layout;
	struct sheet *s = f->l->sheet;
	bool whole = t->head_rows == 1;

	for (size_t i = 0; whole && i < t->n_columns; i++) {
		const char *head = table_cell_text(f->l->book->arena, t->cells.at[i].cell);

		whole = is_head(f->l->book->arena, s, head);
		if (whole)
			*vec_push(f->l->book->arena, &s->table_heads) = head;
	}
	if (!whole)
		s->table_heads.n = 0;
	return whole;
}

static void report_unlisted(const struct table_filling *f, const char *why)
{
	const struct book *b = f->l->book;

	diag_add(b->dl, DIAG_LIST_AS_TEXT, NULL,
		 arena_printf(b->arena, "%s.xlsx:%s", b->doc->id, f->l->sheet->name), why);
}

/*
 * A list becomes one of the workbook's own tables, if each of its rows is one row of the sheet (a
 * text that is taller than a row goes on in a merged one) and its heads are unlike each other.
 */
static void note_table(struct table_filling *f)
{
	struct sheet *s = f->l->sheet;
	const struct table_layout *t = f->block->layout;

	s->naming = count_naming(f->block->node);
	if (!s->filter)
		return;
	if (s->filter_y + 1 - s->head_y != t->n_rows - count_totals(f->block->node))
		report_unlisted(f, _("a row is taller than a workbook's rows can be"));
	else if (!take_heads(f))
		report_unlisted(f, _("the heads of its columns must be of one line, at most 255 "
				     "characters long and unlike each other"));
}

void sheet_table_add(struct layout *l, const struct doc_node *node)
{
	struct table_filling f = {.l = l,
				  .block = columns_find(l->columns, node),
				  .list = doc_table_is_list(node) && l->columns->native};
	size_t first = l->sheet->heights.n, data = first, cells = l->sheet->cells.n, i = 0;

	f.rules = sheet_rules_open(l->book, l->sheet, f.block);
	f.choices = arena_alloc(l->book->arena, f.block->n * sizeof *f.choices);
	sheet_set_anchor(l->book, node->id, first, 0);
	for (; f.y < f.block->layout->n_rows; f.y++) {
		i = add_row(&f, i);
		if (f.y + 1 == f.block->layout->head_rows) {
			note_head(&f, first);
			data = l->sheet->heights.n;
			cells = l->sheet->cells.n;
		}
	}
	keep_short(l->book, l->sheet, first);
	sheet_rules_close(f.rules);
	if (l->sheet->heights.n > data)
		sheet_rules_add_bars(l->book, l->sheet, f.block, data, l->sheet->heights.n - 1);
	if (l->sheet->filter && l->sheet->head_y == first)
		l->sheet->filter_y = l->sheet->heights.n - 1 - count_totals(node);
	if (f.list && l->sheet->head_y == first)
		note_table(&f);
	if (f.list)
		sheet_settle_list(l->sheet, cells);
}
