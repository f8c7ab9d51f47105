/* SPDX-License-Identifier: MIT
 *
 * Figures in PDF: on the page, over nothing, every word there; made small before they are parted.
 */
#include "page/figure.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "../support/figures.h"
#include "../support/rounds.h"
#include "base/text.h"
#include "page_case.h"
#include "render/figure_fit.h"

static struct page_case *k;

static void start(void)
{
	k = case_start();
}

static void stop(void)
{
	case_stop(k);
}

TestSuite(page_figure, .init = start, .fini = stop);

/* A column of boxes, each below the other, with an arrow between them. */
static struct doc_node *make_chain(struct doc_node *part, int n, double lines, const char *text)
{
	struct doc_node *figure = doc_add(k->arena, part, DOC_FIGURE, NULL);
	struct doc_frame *frame = arena_alloc(k->arena, sizeof *frame);

	*frame = (struct doc_frame){
		arena_alloc(k->arena, 2 * sizeof(struct doc_track)),
		arena_alloc(k->arena, (size_t)(2 * n) * sizeof(struct doc_track)), 2,
		(size_t)(2 * n), false};
	frame->columns[0] = frame->columns[1] = (struct doc_track){.size = 1};
	for (int i = 0; i < n; i++) {
		struct doc_node *box = doc_add(k->arena, figure, DOC_BOX, text),
				*line = doc_add(k->arena, figure, DOC_LINE, NULL);
		struct doc_place *place = arena_alloc(k->arena, sizeof *place);
		struct doc_path *path = arena_alloc(k->arena, sizeof *path);

		frame->rows[2 * i] = (struct doc_track){.size = lines, .grows = true};
		frame->rows[2 * i + 1] = (struct doc_track){.size = 1};
		*place = (struct doc_place){0, 2 * i, 2, 1, ALIGN_CENTER};
		*path = (struct doc_path){arena_alloc(k->arena, 2 * sizeof(struct doc_point)), 2,
					  true};
		path->at[0] = (struct doc_point){1, 2 * i + 1};
		path->at[1] = (struct doc_point){1, 2 * i + 2};
		box->place = place;
		line->path = path;
	}
	figure->frame = frame;
	figures_expect_sound(figure);
	return figure;
}

static void expect_strokes_on_page(const struct page_setter *p)
{
	double margin = p->style->margin * 72 / 25.4 - 1;

	for (size_t i = 0; i < p->pages->all.n; i++) {
		const struct page *s = &p->pages->all.at[i];

		for (size_t n = 0; n < s->strokes.n; n++) {
			const struct page_stroke *t = &s->strokes.at[n];

			cr_expect(t->x0 >= margin && t->x1 >= margin && t->y0 >= margin &&
					  t->y1 >= margin && t->x0 <= s->width - margin &&
					  t->x1 <= s->width - margin &&
					  t->y0 <= s->height - margin &&
					  t->y1 <= s->height - margin,
				  "page %zu: a line leaves it: %.1f %.1f %.1f %.1f", i + 1, t->x0,
				  t->y0, t->x1, t->y1);
		}
	}
}

static size_t pages_with_strokes(const struct page_setter *p)
{
	size_t n = 0;

	for (size_t i = 0; i < p->pages->all.n; i++)
		n += p->pages->all.at[i].strokes.n > 0;
	return n;
}

static double text_size(const struct page_setter *p, const char *text)
{
	for (size_t i = 0; i < p->pages->all.n; i++)
		for (size_t n = 0; n < p->pages->all.at[i].texts.n; n++)
			if (strncmp(p->pages->all.at[i].texts.at[n].text, text, strlen(text)) == 0)
				return p->pages->all.at[i].texts.at[n].size;
	return 0;
}

Test(page_figure, fills_its_page_shrinks_and_is_parted_last)
{
	double full = style_look(k->style, "figure")->size;
	struct doc_node *part = doc_add_part(k->arena, k->doc, "図");
	struct doc_node *figure = make_chain(part, 4, 1, "連絡する。");
	struct page_setter *p = case_lay_out(k);

	cr_expect_gt(text_size(p, "連絡する。"), full);
	doc_add(k->arena, part, DOC_PARAGRAPH, "本文");
	p = case_lay_out(k);
	cr_expect_float_eq(text_size(p, "連絡する。"), full, 0.01);
	part->first = part->last = NULL;
	figure = make_chain(part, 30, 2, "連絡する。");
	p = case_lay_out(k);
	cr_expect_lt(text_size(p, "連絡する。"), full);
	cr_expect_eq(pages_with_strokes(p), 1);
	part->first = part->last = NULL;
	figure = make_chain(part, 120, 2, "連絡する。");
	p = case_lay_out(k);
	cr_expect_gt(text_size(p, "連絡する。"), full / 2);
	cr_expect_gt(pages_with_strokes(p), 1);
	expect_strokes_on_page(p);
	expect_in_boxes(p);
	cr_expect_eq(figure->n, 240);
}

/* Sets both states of a figure below each other; their letters' sizes. */
static void set_two(int n, double lines, double sizes[2], struct page_setter **p)
{
	struct doc_node *part = doc_add_part(k->arena, k->doc, "図"), *first;

	k->doc->first = k->doc->last = part;
	first = make_chain(part, n, lines, "改める前");
	((struct doc_frame *)first->frame)->with_next = true;
	doc_add(k->arena, part, DOC_HEADING, "改正後")->level = 1;
	make_chain(part, n / 2, lines, "改めた後");
	doc_add(k->arena, part, DOC_NOTE, "凡例");
	doc_add(k->arena, part, DOC_PARAGRAPH, "違いは次のとおり。");
	*p = case_lay_out(k);
	sizes[0] = text_size(*p, "改める前");
	sizes[1] = text_size(*p, "改めた後");
}

Test(page_figure, two_states_stand_on_one_page_to_one_scale)
{
	double sizes[2];
	struct page_setter *p;

	set_two(10, 2, sizes, &p);
	cr_expect_eq(pages_with_strokes(p), 1);
	cr_expect_float_eq(sizes[0], sizes[1], 0.01);
	cr_expect_eq(pages_with(p, "凡例"), 1);
	expect_strokes_on_page(p);
	expect_in_boxes(p);
}

/* Half a page is too little: each is as large as its own page lets it be. */
Test(page_figure, two_states_that_could_not_be_read_have_pages_of_their_own)
{
	double sizes[2];
	struct page_setter *p;

	set_two(26, 2, sizes, &p);
	cr_expect_eq(pages_with_strokes(p), 2);
	cr_expect_gt(sizes[1], sizes[0]);
	expect_strokes_on_page(p);
	expect_in_boxes(p);
}

static size_t count_strokes(const struct page_setter *p)
{
	size_t n = 0;

	for (size_t i = 0; i < p->pages->all.n; i++)
		n += p->pages->all.at[i].strokes.n;
	return n;
}

/* A frame of the mark's own: twice as many lines as a plain one, all inside of it. */
Test(page_figure, what_comes_has_a_double_frame)
{
	struct doc_node *part = doc_add_part(k->arena, k->doc, "図");
	struct doc_node *figure = make_chain(part, 1, 2, "新しい。");

	struct page_setter *p = case_lay_out(k);

	cr_expect_eq(count_strokes(p), 5);
	figure->first->mark = DIFFERS_ADDED;
	figure->first->next->mark = DIFFERS_ADDED;
	p = case_lay_out(k);
	cr_expect_eq(count_strokes(p), 8 + 3, "frames, and both lines with a tip");
	expect_in_boxes(p);
}

/* Four sides of each box and one arrow behind it, wherever the figure is parted. */
Test(page_figure, nothing_is_lost_where_a_figure_is_parted)
{
	struct doc_node *part = doc_add_part(k->arena, k->doc, "図");
	size_t strokes = 0, tips = 0;

	make_chain(part, 120, 2, "連絡する。");
	struct page_setter *p = case_lay_out(k);

	for (size_t i = 0; i < p->pages->all.n; i++) {
		strokes += p->pages->all.at[i].strokes.n;
		for (size_t n = 0; n < p->pages->all.at[i].strokes.n; n++)
			tips += p->pages->all.at[i].strokes.at[n].tip > 0;
	}
	cr_expect_eq(strokes, 5 * 120);
	cr_expect_eq(tips, 120);
}

Test(page_figure, a_box_taller_than_a_page_is_made_to_fit)
{
	make_chain(doc_add_part(k->arena, k->doc, "図"), 1, 1,
		   case_repeat(k, "長い文を切らずに置く。", 700));
	struct page_setter *p = case_lay_out(k);

	expect_strokes_on_page(p);
	expect_in_boxes(p);
	case_expect_text(k, case_text(k, NULL));
}

Test(page_figure, pictures_of_projects_made_by_chance)
{
	static const struct {
		const char *document, *contract;
	} papers[] = {{"contacts", NULL}, {"boundary", "c1"}};

	for (unsigned seed = 1; seed <= rounds(2, 6); seed++) {
		struct fixture *f = figures_open(seed);

		for (size_t i = 0; i < ARRAY_LEN(papers); i++) {
			struct page_case own = *k;

			own.doc = arena_alloc(k->arena, sizeof *own.doc);
			*own.doc = *figures_document(f, papers[i].document, papers[i].contract);
			struct page_setter *p = case_lay_out(&own);

			expect_in_boxes(p);
			expect_strokes_on_page(p);
			case_expect_text(&own, case_text(&own, NULL));
		}
		figures_close(f);
	}
}

static bool has_frame(const struct page_setter *p, const struct doc_node *box)
{
	return box->place && figure_look(p->style, box)->border != BORDER_NONE;
}

/* The widths of all framed boxes of a figure on one page, in their order: four strokes each. */
static const double *drawn_widths(const struct page_setter *p, const struct doc_node *figure)
{
	double *widths = arena_alloc(k->arena, figure->n * sizeof *widths);
	size_t tag = 0, boxes = 0, n = 0;

	for (const struct doc_node *box = figure->first; box; box = box->next)
		boxes += has_frame(p, box);
	for (size_t i = 0; i < p->pages->all.n; i++) {
		const struct page *page = &p->pages->all.at[i];
		size_t from = 0, to;

		/* the figure's strokes are those of one element, as many as it needs */
		for (; from < page->strokes.n; from = to) {
			tag = page->strokes.at[from].tag;
			for (to = from; to < page->strokes.n && page->strokes.at[to].tag == tag;)
				to++;
			if (to - from != boxes * 4)
				continue;
			for (n = 0; n < boxes; n++)
				widths[n] = page->strokes.at[from + n * 4].x1 -
					    page->strokes.at[from + n * 4].x0;
		}
	}
	cr_assert_eq(n, boxes, "the figure stands on one page");
	return widths;
}

/*
 * Points for one row, from the longest piece; every piece is expected to be as wide as its count.
 */
static size_t expect_to_scale(const struct page_setter *p, const struct doc_node *figure,
			      unsigned seed)
{
	const double *widths = drawn_widths(p, figure);
	const struct doc_node *box = figure->first;
	double unit = 0;
	size_t pieces = 0;

	for (int round = 0; round < 2; round++) {
		const double *width = widths;
		long most = 0;

		box = figure->first;
		for (const struct doc_node *row = figure->numbers->first->next; row;
		     row = row->next) {
			width += has_frame(p, box); /* the name */
			box = box->next;
			for (const struct doc_node *cell = row->first->next; cell->next;
			     cell = cell->next) {
				long count = atol(cell->text);

				if (!count)
					continue;
				if (round == 0 && count > most) {
					most = count;
					unit = *width / (double)count;
				}
				if (round == 1) {
					pieces++;
					cr_expect_float_eq(*width, unit * (double)count,
							   fmax(unit * (double)count * 0.005, 1e-6),
							   "seed %u: %ld is %.3f wide", seed, count,
							   *width);
				}
				width++;
				box = box->next;
			}
			width += has_frame(p, box); /* the counts in words */
			box = box->next;
		}
	}
	return pieces;
}

/* Whatever the numbers are, the ratio of two bars on paper is that of their numbers. */
Test(page_figure, bars_are_to_scale)
{
	size_t pieces = 0;

	for (unsigned seed = 0; seed <= rounds(8, 30); seed++) {
		struct fixture *f = figures_open(seed);
		struct page_case own = *k;
		const struct doc *d = figures_document(f, "boundary", seed ? "c1" : "tele-2026");

		own.doc = arena_alloc(k->arena, sizeof *own.doc);
		*own.doc = *d;
		pieces += expect_to_scale(case_lay_out(&own),
					  figures_find(d, "responsibility-bars"), seed);
		figures_close(f);
	}
	cr_expect_gt(pieces, rounds(15, 60));
}

/* A word goes on a line of its own before it is broken, and its box becomes wider before that. */
Test(page_figure, words_are_not_broken_where_their_box_can_be_wider)
{
	static const char *const words[] = {"(Negligible)", "ファイアウォール", "VPNルータ"};
	struct doc_node *part = doc_add_part(k->arena, k->doc, "図");
	struct doc_node *figure = doc_add(k->arena, part, DOC_FIGURE, NULL);
	struct doc_frame *frame = arena_alloc(k->arena, sizeof *frame);

	*frame = (struct doc_frame){arena_alloc(k->arena, 20 * sizeof *frame->columns),
				    arena_alloc(k->arena, sizeof *frame->rows), 20, 1, false};
	frame->rows[0] = (struct doc_track){.size = 1, .grows = true};
	figure->frame = frame;
	for (int i = 0; i < 20; i++) {
		struct doc_place *place = arena_alloc(k->arena, sizeof *place);
		const char *text = i < 3 ? arena_concat(k->arena, "乙の", words[i], (char *)NULL)
					 : "甲";
		struct doc_node *box = doc_add(k->arena, figure, DOC_BOX, text);

		frame->columns[i] = (struct doc_track){.size = 1, .grows = true};
		*place = (struct doc_place){i, 0, 1, 1, ALIGN_CENTER};
		box->place = place;
	}
	struct page_setter *p = case_lay_out(k);

	for (size_t i = 0; i < ARRAY_LEN(words); i++)
		cr_expect(text_size(p, words[i]) > 0 && pages_with(p, words[i]) == 1, "%s",
			  words[i]);
	expect_in_boxes(p);
}

/* 夜 and the number behind it are one word: its box becomes wider before they are parted. */
Test(page_figure, a_number_stays_with_its_short_word)
{
	struct doc_node *part = doc_add_part(k->arena, k->doc, "図");
	struct doc_node *figure = doc_add(k->arena, part, DOC_FIGURE, NULL);
	struct doc_frame *frame = arena_alloc(k->arena, sizeof *frame);

	*frame = (struct doc_frame){arena_alloc(k->arena, 8 * sizeof *frame->columns),
				    arena_alloc(k->arena, sizeof *frame->rows), 8, 1, false};
	frame->rows[0] = (struct doc_track){.size = 1, .grows = true};
	figure->frame = frame;
	for (int i = 0; i < 8; i++) {
		struct doc_place *place = arena_alloc(k->arena, sizeof *place);
		struct doc_node *box =
			doc_add(k->arena, figure, DOC_BOX, i < 2 ? "夜 0X0-XXXX-1003" : "甲");

		frame->columns[i] = (struct doc_track){.size = 1, .grows = true};
		*place = (struct doc_place){i, 0, 1, 1, ALIGN_CENTER};
		box->place = place;
		box->role = "figure-hospital-phone";
	}
	struct page_setter *p = case_lay_out(k);

	cr_expect_gt(text_size(p, "夜 0X0-XXXX-1003"), 0);
	expect_in_boxes(p);
}

/* One of a contact; of seeds other than 0 names have others in them. */
static bool is_number(const char *text)
{
	return strstr(text, "0X-XXXX-1111") || strstr(text, "0X0-XXXX-2222") ||
	       strstr(text, "0X-XXXX-100") || strstr(text, "0X0-XXXX-100");
}

/* Letters of a look with a least size go on to the next page rather than become smaller. */
Test(page_figure, numbers_stay_as_large_as_their_look_says)
{
	double least = style_look(k->style, "phone")->size;
	size_t numbers = 0;

	cr_expect_geq(least, 12);
	for (unsigned seed = 0; seed <= rounds(2, 6); seed++) {
		struct fixture *f = figures_open(seed);
		struct page_case own = *k;

		own.style = style_for(k->style, "called");
		own.doc = arena_alloc(k->arena, sizeof *own.doc);
		*own.doc = *figures_document(f, "contacts", NULL);
		struct page_setter *p = case_lay_out(&own);

		for (size_t i = 0; i < p->pages->all.n; i++) {
			const struct page *page = &p->pages->all.at[i];

			for (size_t n = 0; n < page->texts.n && page->strokes.n; n++) {
				const char *text = arena_strndup(k->arena, page->texts.at[n].text,
								 page->texts.at[n].len);

				if (!is_number(text))
					continue;
				numbers++;
				cr_expect_geq(page->texts.at[n].size, least - 0.01,
					      "seed %u, page %zu: %s", seed, i + 1, text);
			}
		}
		expect_in_boxes(p);
		figures_close(f);
	}
	cr_expect_gt(numbers, 30);
}

/* A head, or the arrow to what comes next, never stands alone at a page's end. */
Test(page_figure, rows_that_keep_are_not_parted)
{
	struct doc_node *part = doc_add_part(k->arena, k->doc, "図");
	struct doc_node *figure = make_chain(part, 120, 2, "連絡する。");

	for (size_t y = 0; y < figure->frame->n_rows; y += 2)
		figure->frame->rows[y].keeps = y % 4 == 0;
	for (size_t y = 1; y < figure->frame->n_rows; y += 4)
		figure->frame->rows[y].keeps = true;
	struct page_setter *p = case_lay_out(k);
	size_t pages = pages_with_strokes(p);

	cr_expect_gt(pages, 1);
	for (size_t i = 0; i < p->pages->all.n; i++)
		cr_expect_eq(page_lines(&p->pages->all.at[i], "連絡する。") % 2, 0, "page %zu",
			     i + 1);
}

/* The calls are one sheet for the wall; vendors and desks are the other. */
Test(page_figure, the_samples_contact_tree_is_two_pages)
{
	struct fixture *f = figures_open(0);
	struct page_case own = *k;

	own.style = style_for(k->style, "called");
	own.doc = arena_alloc(k->arena, sizeof *own.doc);
	*own.doc = *figures_document(f, "contacts", NULL);
	struct page_setter *p = case_lay_out(&own);

	cr_expect_eq(pages_with_strokes(p), 2);
	figures_close(f);
}
