/* SPDX-License-Identifier: MIT
 *
 * The walk over the tree: a function per kind of node adds bands to the sheet. Below a title block
 * stand text over the sheet's whole width, text with labels in columns of their own, and tables on
 * the sheet's columns (columns.h). A sheet is closed when its part ends: only then are the rows
 * known that panes freeze and pages break behind.
 */
#include "book/book.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "book/sheet_figure.h"
#include "book/sheet_foot.h"
#include "book/columns.h"
#include "book/sheet_name.h"
#include "book/sheet_note.h"
#include "book/sheet_pages.h"
#include "book/sheet_split.h"
#include "book/sheet_table.h"
#include "render/paper.h"

/* Points. A frozen head may take less than half of a small screen. */
static const double block_gap = 8, logo_gap = 6, frozen_max = 280,
		    digit_width = 5.25;

enum { MOST_WITHOUT_COVER = 3 }; /* sheets */

static void add_children(struct layout *l, const struct doc_node *parent, size_t level);

static double sum_widths(const struct columns *c)
{
	double width = 0;

	for (size_t x = 0; x < c->widths.n; x++)
		width += c->widths.at[x];
	return width;
}

/*
 * The space before and after a text is room in its own row, so that below each row stands the next:
 * a heading then stands low, anything else high. Empty rows are made where a surface or a limit
 * would show that it is not the text's own.
 */
static void add_spaced_band(struct layout *l, const struct band_cell *cells, size_t n)
{
	const struct look *look = cells[0].look;
	struct sheet *s = l->sheet;
	double before = s->heights.n ? look->before : 0, after = look->after;
	bool low = n == 1 && before > after, own = !look->has_fill && (low || before <= after);
	struct band_cell first = cells[0];

	sheet_take_gap(l->book, s, own ? before : 0);
	if (!own && before > 0)
		sheet_add_space(l->book, s, before);
	size_t y0 = s->heights.n;

	first.flags |= low && own ? CELL_LOW : 0;
	sheet_add_band(l->book, s, n == 1 ? &first : cells, n, 0);
	if (!own || !sheet_widen_rows(s, y0, before, low ? 0 : after))
		s->gap = after;
}

/*
 * Above a list that comes back nothing is merged: people move its columns, which merged cells above
 * them forbid. A text of several lines has no other way.
 */
static bool spills(struct layout *l, const struct band_cell *cell)
{
	const struct look *look = cell->look;

	return l->book->doc->identifier && l->columns->native && !look->has_fill && !cell->link &&
	       !strchr(cell->text, '\n') &&
	       measure_width(l->book->measure, look, cell->text) < sum_widths(l->columns);
}

/* Text over the whole width; `node` may be NULL. */
static void add_line(struct layout *l, const struct doc_node *node, const char *text,
		     const struct look *look, unsigned flags)
{
	struct band_cell cell = {.node = node,
				 .columns = l->sheet->widths.n,
				 .text = text,
				 .look = look,
				 .flags = flags};

	cell.link = node ? node->link : NULL;
	if (spills(l, &cell))
		cell.flags |= CELL_SPILL;
	add_spaced_band(l, &cell, 1);
}

static void add_title(struct layout *l, const struct doc_node *node, const char *role)
{
	size_t y0 = l->sheet->heights.n;

	add_line(l, node, table_labelled(l->book->arena, node),
		 style_look_or(l->book->style, node->role, role), 0);
	sheet_mark_rows(l->book, l->sheet, y0, true, 0);
}

static void add_heading(struct layout *l, const struct doc_node *parent,
			const struct doc_node *node, size_t level)
{
	static const char *const roles[] = {"heading-1", "heading-1", "heading-2", "heading-3"};

	(void)parent;
	add_title(l, node, roles[node->level >= 1 && node->level <= 3 ? node->level : 1]);
	add_children(l, node, level);
}

static void add_article(struct layout *l, const struct doc_node *parent,
			const struct doc_node *node, size_t level)
{
	(void)parent;
	add_title(l, node, "article");
	add_children(l, node, level);
}

static void add_note(struct layout *l, const struct doc_node *parent, const struct doc_node *node,
		     size_t level)
{
	const struct look *look = style_look_or(l->book->style, node->role, "note");

	(void)parent;
	if (!sheet_note_add(l, node, look))
		add_line(l, node, table_labelled(l->book->arena, node), look, 0);
	add_children(l, node, level);
}

/*
 * Label and text side by side: the label in the column of its level, the text over all to the right
 * of it.
 */
static void add_in_columns(struct layout *l, const struct doc_node *node, const struct look *look,
			   size_t level)
{
	const struct columns_block *prose = l->columns->prose;
	size_t i = level < prose->n - 2 ? level : prose->n - 2, x = prose->at[i],
	       text = prose->at[i + 1];
	struct band_cell cells[] = {
		{.x = x,
		 .columns = text - x,
		 .text = node->label,
		 .look = look,
		 .align = ALIGN_END},
		{.x = text,
		 .columns = l->sheet->widths.n - text,
		 .text = node->text,
		 .look = look,
		 .flags = CELL_SPREAD,
		 .spans = node->spans,
		 .n_spans = node->n_spans},
	};

	cells[0].node = node;
	cells[1].link = node->link;
	add_spaced_band(l, cells, ARRAY_LEN(cells));
}

/* Without columns for labels, depth is shown by full-width blanks. */
static void add_in_line(struct layout *l, const struct doc_node *node, const struct look *look,
			size_t level)
{
	struct strbuf sb = strbuf_new(l->book->arena);

	while (level--)
		strbuf_add(&sb, "　");
	strbuf_add(&sb, table_labelled(l->book->arena, node));
	add_line(l, node, sb.text, look, CELL_SPREAD);
}

static void add_labelled(struct layout *l, const struct doc_node *parent,
			 const struct doc_node *node, size_t level)
{
	const struct look *look =
		style_look_or(l->book->style, node->role, doc_kind_name(node->kind));
	size_t y0 = l->sheet->heights.n;

	if (!l->columns->prose || (parent->kind == DOC_PART && !(node->label && *node->label)))
		add_in_line(l, node, look, level);
	else
		add_in_columns(l, node, look, level);
	sheet_mark_rows(l->book, l->sheet, y0, render_leads_on(node), 0);
	add_children(l, node, level + 1);
}

/* The same levels as columns_plan counts. */
static void add_list(struct layout *l, const struct doc_node *parent, const struct doc_node *node,
		     size_t level)
{
	add_children(l, node, parent->kind == DOC_ARTICLE ? level + 1 : level);
}

static void add_table(struct layout *l, const struct doc_node *parent, const struct doc_node *node,
		      size_t level)
{
	(void)parent;
	(void)level;
	sheet_take_gap(l->book, l->sheet, 0);
	sheet_table_add(l, node);
	l->sheet->gap = block_gap;
}

static void add_figure(struct layout *l, const struct doc_node *parent, const struct doc_node *node,
		       size_t level)
{
	(void)parent;
	(void)level;
	sheet_take_gap(l->book, l->sheet, 0);
	sheet_figure_add(l, node);
	l->sheet->gap = block_gap;
}

static void add_page_break(struct layout *l, const struct doc_node *parent,
			   const struct doc_node *node, size_t level)
{
	(void)level;
	if (doc_part_breaks(parent) && node == parent->first)
		return; /* a sheet begins a page */
	l->sheet->gap = 0;
	*vec_push(l->book->arena, &l->sheet->breaks) = l->sheet->heights.n;
}

static void add_children(struct layout *l, const struct doc_node *parent, size_t level)
{
	static void (*const adders[DOC__MAX])(struct layout *, const struct doc_node *,
					      const struct doc_node *, size_t) = {
		[DOC_PART] = add_heading,
		[DOC_HEADING] = add_heading,
		[DOC_ARTICLE] = add_article,
		[DOC_PARAGRAPH] = add_labelled,
		[DOC_LIST] = add_list,
		[DOC_ITEM] = add_labelled,
		[DOC_TABLE] = add_table,
		[DOC_ROW] = add_list,
		[DOC_CELL] = add_labelled,
		[DOC_KEY_VALUE] = add_table,
		[DOC_SIGNATURE] = add_table,
		[DOC_NOTE] = add_note,
		[DOC_PAGE_BREAK] = add_page_break,
		[DOC_FIGURE] = add_figure,
		[DOC_BOX] = add_labelled,
		[DOC_LINE] = add_labelled,
	};

	for (const struct doc_node *node = parent->first; node; node = node->next)
		adders[node->kind](l, parent, node, level);
}

/* '令和8年10月1日　初版　関係者外秘' */
static const char *join_facts(const struct book *b)
{
	const struct doc *d = b->doc;
	const char *const facts[] = {d->shown_date ? d->shown_date : d->date, d->edition,
				     d->confidentiality};
	struct strbuf sb = strbuf_new(b->arena);

	for (size_t i = 0; i < ARRAY_LEN(facts); i++)
		if (facts[i])
			strbuf_join(&sb, "　", facts[i]);
	return sb.text;
}

/* The document's title stands on the first sheet; the others have it at the foot of every page. */
static void add_title_block(struct layout *l, const struct doc_node *part)
{
	const struct doc *d = l->book->doc;
	const struct style *style = l->book->style;

	if (l->book->sheets.n == 1 && style->logo) {
		l->sheet->logo = style->logo;
		sheet_add_space(l->book, l->sheet, ceil(style->logo->height) + logo_gap);
		sheet_mark_rows(l->book, l->sheet, 0, true, 0);
	}
	if (d->draft)
		add_line(l, NULL, d->draft, style_look(style, "draft"), 0);
	if (l->book->sheets.n == 1) {
		const char *facts = join_facts(l->book);

		add_line(l, NULL, d->title, style_look(style, "title"), 0);
		if (d->subtitle)
			add_line(l, NULL, d->subtitle, style_look(style, "subtitle"), 0);
		if (*facts)
			add_line(l, NULL, facts, style_look_or(style, "edition", "subtitle"), 0);
	}
	if (part && !text_equal(part->text, d->title))
		add_title(l, part, "part");
	else if (part)
		sheet_set_anchor(l->book, part->id, 0, 0);
}

/* Points between the margins. */
static double width_between(const struct book *b, const char *paper, bool landscape)
{
	const struct paper of = paper_of(b->style, paper, landscape);

	return (of.width - of.left - of.right) * paper_mm;
}

static double height_between(const struct book *b, const char *paper, bool landscape)
{
	const struct paper of = paper_of(b->style, paper, landscape);

	return (of.height - of.top - of.bottom) * paper_mm;
}

/* Of its first `n` columns. */
static double width_of_columns(const struct sheet *s, size_t n)
{
	double width = 0;

	for (size_t x = 0; x < n && x < s->widths.n; x++)
		width += s->widths.at[x];
	return width;
}

/*
 * Of a list that is wider than a screen what names its rows stays at the left, or its first column,
 * as long as that leaves most of the screen.
 */
static size_t choose_frozen_columns(const struct sheet *s)
{
	static const double screen = 1000, frozen_widest = 260; /* points */

	if (!s->table_heads.n || width_of_columns(s, s->widths.n) <= screen)
		return 0;
	if (width_of_columns(s, s->naming) <= frozen_widest)
		return s->naming;
	return width_of_columns(s, 1) <= frozen_widest;
}

/* Panes below the head, when what would be frozen leaves room to scroll in. */
static void choose_freeze(struct sheet *s)
{
	size_t rows = s->head_y + s->head_rows;
	double height = 0;

	for (size_t y = 0; y < rows; y++)
		height += s->heights.at[y];
	s->freeze_rows = s->head_rows && height <= frozen_max ? rows : 0;
	s->freeze_columns = s->freeze_rows ? choose_frozen_columns(s) : 0;
}

/* Most cells of a sheet are its tables': their number is known, and they are many. */
static void reserve_cells(struct book *b, struct sheet *s, const struct columns *columns)
{
	enum { OTHERS = 64 };
	size_t n = OTHERS;

	for (size_t i = 0; i < columns->blocks.n; i++)
		if (columns->blocks.at[i].layout)
			n += columns->blocks.at[i].layout->cells.n;
	s->cells.at = arena_alloc(b->arena, n * sizeof *s->cells.at);
	s->cells.cap = n;
}

static bool has_list(const struct columns *c)
{
	for (size_t i = 0; i < c->blocks.n; i++)
		if (doc_table_is_list(c->blocks.at[i].node) ||
		    doc_table_is_flat(c->blocks.at[i].node))
			return true;
	return false;
}

/* A list that people write whole texts in. */
static bool is_answered(const struct columns *c)
{
	for (size_t i = 0; i < c->blocks.n; i++) {
		const struct doc_node *node = c->blocks.at[i].node;

		for (size_t x = 0; doc_table_is_list(node) && x < node->n_columns; x++)
			if (node->columns[x].input && node->columns[x].verbatim)
				return c->native;
	}
	return false;
}

/*
 * A list of many columns is printed on the paper's long side, on A3, and over several pages if it
 * has to be, rather than be too small to read.
 */
static void choose_paper(struct book *b, struct sheet *s, const struct columns *c)
{
	static const double smallest = 0.8, smallest_answered = 0.66;
	/* what people answer stands beside what they are asked */
	double width = sum_widths(c) * (s->grows ? smallest_answered : smallest);

	if (!has_list(c))
		return;
	s->landscape = s->landscape || width > width_between(b, s->paper, false);
	if (width > width_between(b, s->paper, s->landscape))
		s->paper = "A3";
	s->pages_wide = (size_t)ceil(width / width_between(b, s->paper, s->landscape));
}

/* `plan` NULL: a sheet that is no part's. */
static struct layout open_sheet(struct book *b, const struct sheet_plan *plan, const char *title)
{
	static const struct doc_node nothing = {.kind = DOC_PART};
	const struct doc_node *part = plan ? plan->part : &nothing;
	struct sheet *s = arena_alloc(b->arena, sizeof *s);

	*vec_push(b->arena, &b->sheets) = s;
	s->title = title;
	title = sheet_clean(b, NULL, plan && plan->name ? plan->name : title);
	s->name = plan && plan->of
			  ? sheet_name_choose_below(b, title, sheet_clean(b, NULL, plan->of->text))
			  : sheet_name_choose(b, title);
	s->landscape = part->landscape;
	s->paper = part->paper ? part->paper : b->doc->paper;
	s->pages_wide = 1;
	struct layout l = {b, s,
			   columns_plan(b, part, width_between(b, s->paper, s->landscape))};

	s->grows = is_answered(l.columns);
	choose_paper(b, s, l.columns);
	for (size_t i = 0; i < l.columns->widths.n; i++)
		*vec_push(b->arena, &s->widths) = l.columns->widths.at[i];
	reserve_cells(b, s, l.columns);
	return l;
}

static void close_sheet(struct layout *l)
{
	const struct sheet *s = l->sheet;
	double side = width_between(l->book, s->paper, s->landscape);

	/* a protected sheet has no use of them: its buttons do nothing */
	if (s->protect)
		sheet_drop_levels(l->sheet);
	choose_freeze(l->sheet);
	if (s->grows)
		return;
	sheet_pages_break(l->book, l->sheet, side * (double)s->pages_wide,
			  height_between(l->book, s->paper, s->landscape) - s->foot_height);
}

/* Without a plan: the document as such. */
static void add_sheet(struct book *b, const struct sheet_plan *plan)
{
	const struct doc_node *part = plan ? plan->part : NULL;
	struct layout l = open_sheet(b, plan, part && part->text ? part->text : b->doc->title);

	add_title_block(&l, part);
	if (plan)
		sheet_set_anchor(b, plan->anchor, 0, 0);
	if (part)
		add_children(&l, part, 0);
	if (part && part->foot &&
	    !sheet_foot_set(b, l.sheet, part->foot,
			    width_between(b, l.sheet->paper, l.sheet->landscape)))
		add_line(&l, NULL, part->foot, style_look(b->style, "foot"), 0);
	l.sheet->one_page = l.columns->has_figure && !l.columns->n_tables;
	close_sheet(&l);
}

/* A cover: the title, and a link to every sheet; those that are pieces of a part below it. */
static void add_cover(struct book *b, const struct sheet_plans *plans)
{
	const char *word = b->style->words[WORD_CONTENTS];
	struct layout l = open_sheet(b, NULL, word);

	add_title_block(&l, NULL);
	add_line(&l, NULL, word, style_look(b->style, "heading-2"), 0);
	for (size_t i = 0; i < plans->all.n; i++) {
		const struct sheet_plan *plan = &plans->all.at[i];
		const char *text = table_labelled(b->arena, plan->part);
		struct band_cell cell = {
			.columns = l.sheet->widths.n,
			.text = plan->of ? arena_concat(b->arena, "　", text, (char *)NULL) : text,
			.look = style_look(b->style, "body"),
			.link = plan->anchor};

		add_spaced_band(&l, &cell, 1);
	}
	close_sheet(&l);
}

static int compare_cells(const void *left, const void *right)
{
	const struct sheet_cell *a = left, *b = right;

	if (a->y != b->y)
		return a->y < b->y ? -1 : 1;
	return (a->x > b->x) - (a->x < b->x);
}

const struct book *book_lay_out(const struct render_context *rc, const struct doc *d)
{
	struct book *b = arena_alloc(rc->arena, sizeof *b);

	*b = (struct book){.arena = rc->arena, .style = rc->style, .dl = rc->dl, .doc = d};
	b->anchors = map_new(rc->arena);
	b->names = map_new(rc->arena);
	b->measure = measure_open(rc->arena, rc->style, rc->dl);
	if (!b->measure)
		return NULL;
	b->unit_size = digit_width * b->style->plain->size /
		       fmax(measure_width(b->measure, b->style->plain, "0"), 1);
	const struct sheet_plans plans = sheet_split(b->arena, b->style, d);

	if (plans.all.n > MOST_WITHOUT_COVER && !d->without_contents)
		add_cover(b, &plans);
	for (size_t i = 0; i < plans.all.n; i++)
		add_sheet(b, &plans.all.at[i]);
	if (!d->first)
		add_sheet(b, NULL);
	measure_close(b->measure);
	b->measure = NULL;
	for (size_t i = 0; i < b->sheets.n; i++)
		qsort(b->sheets.at[i]->cells.at, b->sheets.at[i]->cells.n,
		      sizeof(struct sheet_cell), compare_cells);
	return b;
}

bool book_has_room(const struct render_context *rc, const struct book *b, const char *path)
{
	for (size_t i = 0; i < b->sheets.n; i++) {
		if (b->sheets.at[i]->heights.n > SHEET_ROWS_MAX) {
			diag_add(rc->dl, DIAG_TOO_LARGE, NULL, render_place(rc, path),
				 b->sheets.at[i]->name,
				 arena_printf(rc->arena, "%d", SHEET_ROWS_MAX));
			return false;
		}
	}
	return true;
}
