/* SPDX-License-Identifier: MIT
 *
 * The scale is tried from the largest down: letters, lines and rows shrink together, the width
 * stays. What is too small to read in one piece is parted at seams, edges that no box and no label
 * reaches over; each piece is drawn with the same scale.
 */
#include "page/figure.h"

#include <math.h>

#include "base/text.h"
#include "page/key.h"
#include "page/para.h"
#include "page/tags.h"
#include "render/figure_fit.h"

/* Points at full size: white between a box's frame and its text. */
static const double side = 3, above = 2, below = 2.5;

/*
 * Letters below `smallest` of their size cannot be read on a wall: the figure goes on on the next
 * page.
 */
static const double step = 0.04, smallest = 0.56, tip_size = 6;

/* Between the two lines of a double one, points at full size. */
static const double double_gap = 1.6;

/* Letters become as small as this to keep a word whole, or two figures on one page. */
static const double readable = 0.8;

/* A figure that has its page to itself, but for lines of small print, may fill it. */
static const double largest = 1.4, small_print = 30;

/* Another page is begun for a figure that is so much larger there. */
static const double worth_a_page = 1.2;

struct fitting {
	struct page_setter *p;
	const struct doc_node *figure;
	double scale;
	double least; /* of the scales: letters of some looks stay readable at arm's length */
	double *x, *y; /* edges, points */
};

static struct look look_at(const struct fitting *f, const struct doc_node *node)
{
	const struct style *s = f->p->style;
	struct look look = *(node->kind == DOC_LINE ? style_look_or(s, "figure-label", "figure")
						    : figure_look(s, node));

	look.size *= f->scale;
	look.border = node->kind == DOC_LINE ? look.border : figure_border(s, node);
	return look;
}

static double width_of(const struct fitting *f, const struct doc_node *node)
{
	return f->x[node->place->x + node->place->columns] - f->x[node->place->x];
}

/* What the second line of a double frame takes of a box's white. */
static double inset_of(const struct fitting *f, const struct look *look)
{
	return look->border == BORDER_DOUBLE ? double_gap * f->scale : 0;
}

/* A narrow box, as one with its letters below each other, has less white at its sides. */
static double side_of(const struct fitting *f, const struct doc_node *node, const struct look *look)
{
	return fmin(side * f->scale + inset_of(f, look),
		    fmax(0, (width_of(f, node) - look->size) / 2));
}

/* White above and below a box's text. */
static double white_of(const struct fitting *f, const struct look *look)
{
	return (above + below) * f->scale + 2 * inset_of(f, look);
}

static struct lines break_box(const struct fitting *f, const struct doc_node *node,
			      const struct look *look)
{
	double measure = width_of(f, node) - 2 * side_of(f, node, look);
	struct line_setter setter = f->p->setter;
	struct lines lines = {0};

	setter.names = true;
	lines_break(&setter, node->text, look->face, look->size, measure, LINE_CELL, &lines);
	return lines;
}

static double box_height(void *context, const struct doc_node *node)
{
	const struct fitting *f = context;
	struct look look = look_at(f, node);

	if (text_empty(node->text))
		return 0;
	return (double)break_box(f, node, &look).all.n * look_pitch(&look) + white_of(f, &look);
}

/* A longer word, such as a mail address, may be broken. */
enum { WORD_EM = 14 };

static double word_width(void *context, const struct doc_node *node)
{
	const struct fitting *f = context;
	struct look look = look_at(f, node);

	if (text_empty(node->text))
		return 0;
	double name = lines_longest_name(&f->p->setter, node->text, look.face, look.size,
					 LINE_CELL);

	return fmax(fmin(name, WORD_EM * look.size), key_width(f->p, node->text, &look)) +
	       2 * (side * f->scale + inset_of(f, &look)) + 0.1;
}

/* The scale at which no look falls below its least size, and `otherwise` at least. */
static double least_scale(struct page_setter *p, const struct doc_node *figure, double otherwise)
{
	double scale = otherwise;

	for (const struct doc_node *node = figure->first; node; node = node->next) {
		const struct look *look = figure_look(p->style, node);

		if (node->kind == DOC_BOX && look->least > 0)
			scale = fmax(scale, fmin(look->least, look->size) / look->size);
	}
	return scale - 1e-6; /* steps are not exact */
}

static struct fitting fit(struct page_setter *p, const struct doc_node *figure, double scale)
{
	struct fitting f = {.p = p,
			    .figure = figure,
			    .scale = scale,
			    .least = least_scale(p, figure, smallest)};
	const struct look *look = style_look(p->style, "figure");

	f.x = figure_x_edges_for_words(p->arena, figure, p->right - p->left, word_width, &f);
	f.y = figure_y_edges(p->arena, figure, look_pitch(look) * scale, box_height, &f);
	return f;
}

/*
 * May a page end above row `y`? No box and no label reaches over its upper edge, the row above
 * does not keep to it, and nothing below comes before something above: pages are read in the
 * tree's order.
 */
static bool is_seam(const struct doc_node *figure, size_t y)
{
	bool passed = false;

	if (y >= figure->frame->n_rows)
		return true;
	if (figure->frame->rows[y - 1].keeps)
		return false;
	for (const struct doc_node *node = figure->first; node; node = node->next) {
		const struct doc_place *at = node->place;

		if (at && (size_t)at->y < y && (passed || (size_t)(at->y + at->rows) > y))
			return false;
		passed = passed || (at && (size_t)at->y >= y);
	}
	return true;
}

/* The first such row behind `from`. */
static size_t next_seam(const struct doc_node *figure, size_t from)
{
	size_t y = from + 1;

	while (!is_seam(figure, y))
		y++;
	return y;
}

static double tallest_piece(const struct fitting *f)
{
	double tallest = 0;

	for (size_t y = 0, end; y < f->figure->frame->n_rows; y = end) {
		end = next_seam(f->figure, y);
		tallest = fmax(tallest, f->y[end] - f->y[y]);
	}
	return tallest;
}

/* Is a box narrower than one letter? */
static bool is_narrow(const struct fitting *f)
{
	for (const struct doc_node *node = f->figure->first; node; node = node->next)
		if (node->place && !text_empty(node->text) &&
		    width_of(f, node) < look_at(f, node).size)
			return true;
	return false;
}

static bool breaks_a_word(struct fitting *f)
{
	for (const struct doc_node *node = f->figure->first; node; node = node->next)
		if (node->place && width_of(f, node) + 0.2 < word_width(f, node))
			return true;
	return false;
}

static bool may_grow(const struct doc_node *figure)
{
	const struct doc_node *next = figure->next;

	while (next && next->kind == DOC_NOTE)
		next = next->next;
	return !next;
}

/* Smaller, when that keeps all words whole and can be read. */
static struct fitting fit_words(struct fitting f)
{
	struct fitting smaller = f;

	double least = fmax(readable, f.least);

	while (breaks_a_word(&smaller) && smaller.scale - step >= least)
		smaller = fit(f.p, f.figure, smaller.scale - step);
	return breaks_a_word(&smaller) ? f : smaller;
}

/*
 * The largest scale, from `first` down, at which the figure is no taller than `room`, as far as it
 * can be read then.
 */
static struct fitting fit_below(struct page_setter *p, const struct doc_node *figure, double first,
				double room)
{
	struct fitting f = fit(p, figure, first);

	for (double scale = first - step;
	     scale >= f.least && (f.y[figure->frame->n_rows] > room || is_narrow(&f));
	     scale -= step)
		f = fit(p, figure, scale);
	return f;
}

/*
 * The largest scale at which the figure is no taller than `room`; below the smallest one it is
 * enough that its pieces are.
 */
static struct fitting fit_to(struct page_setter *p, const struct doc_node *figure, double room)
{
	for (const struct doc_node *note = figure->next; may_grow(figure) && note;
	     note = note->next)
		room -= small_print;
	struct fitting f = fit_below(p, figure, may_grow(figure) ? largest : 1, room);

	for (double scale = f.scale; (tallest_piece(&f) > room || is_narrow(&f)) && scale > 0.05;
	     scale *= 0.9)
		f = fit(p, figure, scale);
	return fit_words(f);
}

/* The figure that goes with this one on its page; NULL: none. */
static const struct doc_node *companion_of(const struct doc_node *figure)
{
	const struct doc_node *next = figure->frame->with_next ? figure->next : NULL;

	while (next && next->kind != DOC_FIGURE)
		next = next->next;
	return next && next->frame ? next : NULL;
}

/*
 * What stands between both, and the notes below the second, each as much as a line of small print
 * takes.
 */
static double lines_between(const struct doc_node *figure, const struct doc_node *other)
{
	double height = 0;

	for (const struct doc_node *node = figure->next; node != other; node = node->next)
		height += small_print;
	for (const struct doc_node *node = other->next; node && node->kind == DOC_NOTE;
	     node = node->next)
		height += small_print;
	return height;
}

/* The scale at which both fit into the room; 0: none at which they can be read. */
static double scale_of_two(struct page_setter *p, const struct doc_node *figure, double room)
{
	const struct doc_node *other = companion_of(figure);
	double rest = other ? room - lines_between(figure, other) : 0;

	double least = other ? least_scale(p, other, least_scale(p, figure, readable)) : 0;

	for (double scale = largest; other && scale >= least; scale -= step) {
		struct fitting one = fit(p, figure, scale), two = fit(p, other, scale);

		if (one.y[figure->frame->n_rows] + two.y[other->frame->n_rows] <= rest &&
		    !is_narrow(&one) && !is_narrow(&two))
			return scale;
	}
	return 0;
}

static bool is_whole(const struct fitting *f, double room)
{
	return f->y[f->figure->frame->n_rows] <= room;
}

/* For two, on the page under way or on the next one; 0: each has a page of its own. */
static double choose_page_of_two(struct page_setter *p, const struct doc_node *figure)
{
	double there = scale_of_two(p, figure, page_height(p)),
	       here = scale_of_two(p, figure, page_room(p));

	if (page_is_fresh(p) || here * worth_a_page >= there)
		return here;
	page_break(p);
	return scale_of_two(p, figure, page_room(p));
}

/* Above its companion, or below the one that it goes with. False: it stands alone. */
static bool fit_two(struct page_setter *p, const struct doc_node *figure, struct fitting *f)
{
	double scale = p->figure_scale;

	p->figure_scale = 0;
	if (!(scale > 0) && companion_of(figure))
		p->figure_scale = scale = choose_page_of_two(p, figure);
	if (scale > 0)
		*f = fit(p, figure, scale);
	return scale > 0 && is_whole(f, page_room(p));
}

/* On the page under way, or on the next one where that makes it readable. */
static struct fitting choose_page(struct page_setter *p, const struct doc_node *figure)
{
	struct fitting two;

	if (fit_two(p, figure, &two))
		return two;
	struct fitting here = fit_to(p, figure, page_room(p));

	if (page_is_fresh(p) || (is_whole(&here, page_room(p)) && here.scale * worth_a_page > 1))
		return here;
	struct fitting there = fit_to(p, figure, page_height(p));

	if (is_whole(&here, page_room(p)) && there.scale < here.scale * worth_a_page)
		return here;
	page_break(p);
	return fit_to(p, figure, page_room(p));
}

/* A piece of a figure on a page: rows from `from` to `to`, whose upper edge is at `top`. */
struct figure_piece {
	const struct fitting *f;
	size_t from, to;
	double top;
};

static double edge_y(const struct figure_piece *piece, size_t edge)
{
	return piece->top + piece->f->y[edge] - piece->f->y[piece->from];
}

static double edge_x(const struct figure_piece *piece, int edge)
{
	return piece->f->p->left + piece->f->x[edge];
}

static void add_stroke(const struct figure_piece *piece, const struct look *look, double x0,
		       double y0, double x1, double y1, double tip)
{
	bool thick = look->border == BORDER_THICK || look->border == BORDER_THICK_DASHED;
	bool dashed = look->border == BORDER_DASHED || look->border == BORDER_THICK_DASHED;
	double scale = fmax(piece->f->scale, smallest);

	*vec_push(page_now(piece->f->p)->arena, &page_now(piece->f->p)->strokes) =
		(struct page_stroke){
			x0,
			y0,
			x1,
			y1,
			(thick ? 1.6 : 0.6) * scale,
			dashed ? (thick ? 5 : 2.5) * scale : 0,
			tip * scale,
			look->color,
			piece->f->p->tag,
		};
}

static void draw_frame(const struct figure_piece *piece, const struct look *look, double x,
		       double y, double width, double height)
{
	struct look line = *look;

	if (look->border == BORDER_NONE)
		return;
	line.color = figure_frame_color(piece->f->p->style);
	add_stroke(piece, &line, x, y, x + width, y, 0);
	add_stroke(piece, &line, x + width, y, x + width, y + height, 0);
	add_stroke(piece, &line, x + width, y + height, x, y + height, 0);
	add_stroke(piece, &line, x, y + height, x, y, 0);
}

/* A double frame has its second line inside. */
static void draw_frames(const struct figure_piece *piece, const struct look *look, double x,
			double y, double width, double height)
{
	double inset = double_gap * fmax(piece->f->scale, smallest);

	draw_frame(piece, look, x, y, width, height);
	if (look->border == BORDER_DOUBLE && width > 3 * inset && height > 3 * inset)
		draw_frame(piece, look, x + inset, y + inset, width - 2 * inset,
			   height - 2 * inset);
}

static void draw_text(const struct figure_piece *piece, const struct doc_node *node,
		      const struct look *look, double y, double height)
{
	const struct fitting *f = piece->f;
	struct lines lines = break_box(f, node, look);
	double white = side_of(f, node, look), x = edge_x(piece, node->place->x) + white,
	       width = width_of(f, node) - 2 * white;
	double spare = height - (double)lines.all.n * look_pitch(look) - white_of(f, look);

	bool at_top = node->kind == DOC_BOX && node->top;
	const struct marked marked = marked_of(f->p, node->text, node->spans, node->n_spans);

	struct line_link link = {.to = node->link};

	y += above * f->scale + inset_of(f, look) + (at_top ? 0 : fmax(0, spare / 2));
	for (size_t i = 0; i < lines.all.n; i++)
		para_set_line(
			f->p, &lines.all.at[i], look,
			&(struct para_place){
				.x = x,
				.width = width,
				.y = y + (double)i * look_pitch(look) + look_base(look),
				.align = node->place->align,
				.link = link.to ? &link : NULL,
				.linked = node->text,
				.marked = marked,
			});
}

static void draw_box(const struct figure_piece *piece, const struct doc_node *node)
{
	const struct doc_place *at = node->place;
	double x = edge_x(piece, at->x), y = edge_y(piece, (size_t)at->y);
	double width = edge_x(piece, at->x + at->columns) - x,
	       height = edge_y(piece, (size_t)(at->y + at->rows)) - y;
	struct look look = look_at(piece->f, node);
	struct page_setter *p = piece->f->p;

	if (look.has_fill)
		*vec_push(page_now(p)->arena, &page_now(p)->fills) =
			(struct page_fill){x, y, width, height, look.fill, p->tag};
	draw_frames(piece, &look, x, y, width, height);
	if (!text_empty(node->text))
		draw_text(piece, node, &look, y, height);
}

/* A double line runs on both sides of where a single one does; its tip stays in the middle. */
static void draw_strokes(const struct figure_piece *piece, const struct look *look,
			 const struct page_stroke *run)
{
	bool two = look->border == BORDER_DOUBLE, down = run->x0 == run->x1;
	double apart = two ? double_gap / 2 * fmax(piece->f->scale, smallest) : 0,
	       x = down ? apart : 0, y = down ? 0 : apart;

	if (two)
		add_stroke(piece, look, run->x0 - x, run->y0 - y, run->x1 - x, run->y1 - y, 0);
	add_stroke(piece, look, run->x0 + x, run->y0 + y, run->x1 + x, run->y1 + y,
		   two ? 0 : run->tip);
	if (two && run->tip > 0)
		add_stroke(piece, look, run->x0, run->y0, run->x1, run->y1, run->tip);
}

/* The part of one straight run that lies in the piece. */
static void draw_run(const struct figure_piece *piece, const struct look *look,
		     struct doc_point from, struct doc_point to, double tip)
{
	int first = (int)piece->from, last = (int)piece->to;
	int y0 = from.y < first  ? first
		 : from.y > last ? last
				 : from.y,
	    y1 = to.y < first  ? first
		 : to.y > last ? last
			       : to.y;
	/* the next piece has it */
	bool on_seam =
		from.y == to.y && from.y == last && last < (int)piece->f->figure->frame->n_rows;

	if (on_seam || (from.y == to.y ? from.y < first || from.y > last : y0 == y1))
		return;
	draw_strokes(piece, look,
		     &(struct page_stroke){.x0 = edge_x(piece, from.x),
					   .y0 = edge_y(piece, (size_t)y0),
					   .x1 = edge_x(piece, to.x),
					   .y1 = edge_y(piece, (size_t)y1),
					   .tip = y1 == to.y ? tip : 0});
}

static void draw_line(const struct figure_piece *piece, const struct doc_node *node)
{
	const struct doc_path *path = node->path;
	struct look look = *figure_look(piece->f->p->style, node);

	look.border = figure_border(piece->f->p->style, node);

	for (size_t i = 0; i + 1 < path->n; i++)
		draw_run(piece, &look, path->at[i], path->at[i + 1],
			 path->tip && i + 2 == path->n ? tip_size : 0);
}

static void draw_piece(const struct figure_piece *piece)
{
	const struct doc_node *figure = piece->f->figure;

	for (const struct doc_node *node = figure->first; node; node = node->next) {
		page_set_origin(piece->f->p, figure, node);
		if (node->kind == DOC_LINE)
			draw_line(piece, node);
		if (node->place && (size_t)node->place->y >= piece->from &&
		    (size_t)node->place->y < piece->to)
			draw_box(piece, node);
	}
}

/* As many rows as the page has room for; at least up to the first seam. */
static size_t rows_here(const struct fitting *f, size_t from)
{
	size_t to = next_seam(f->figure, from);

	while (to < f->figure->frame->n_rows &&
	       f->y[next_seam(f->figure, to)] - f->y[from] <= page_room(f->p))
		to = next_seam(f->figure, to);
	return to;
}

void figure_set(struct page_setter *p, const struct doc_node *figure)
{
	double white = style_look(p->style, "figure")->size;

	if (!figure->frame || !figure->frame->n_rows)
		return;
	page_owe(p, white);
	size_t outer = tag_open_figure(p, figure);
	/* what is tried goes when it is done: pages point to the tree's texts */
	struct arena *before = page_use_arena(p, arena_new());
	const struct fitting f = choose_page(p, figure);

	for (size_t from = 0, to; from < figure->frame->n_rows; from = to) {
		if (f.y[next_seam(figure, from)] - f.y[from] > page_room(p) && !page_is_fresh(p))
			page_break(p);
		to = rows_here(&f, from);
		const struct figure_piece piece = {&f, from, to, page_take(p, f.y[to] - f.y[from])};

		draw_piece(&piece);
		tag_place_figure(p, p->tag, p->left, piece.top, p->right - p->left,
				 f.y[to] - f.y[from]);
	}
	arena_free(page_use_arena(p, before));
	p->tag = outer;
	page_owe(p, white);
}

double figure_set_alone(struct page_setter *p, const struct doc_node *figure, double most)
{
	size_t outer = tag_open_figure(p, figure);
	struct arena *before = page_use_arena(p, arena_new());
	const struct fitting f =
		fit_words(fit_below(p, figure, 1, most > 0 ? most : (double)INFINITY));
	size_t n = figure->frame->n_rows;
	double height = f.y[n];

	draw_piece(&(struct figure_piece){&f, 0, n, p->top});
	arena_free(page_use_arena(p, before));
	p->tag = outer;
	return height;
}
