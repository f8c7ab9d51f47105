/* SPDX-License-Identifier: MIT
 *
 * Figures as pictures: every word in the SVG, in order and within its box; every word inked in the
 * PNG; no larger than allowed; the same bytes again.
 */
#include "picture/picture.h"

#include <criterion/criterion.h>
#include <expat.h>
#include <limits.h>
#include <math.h>
#include <png.h>
#include <stdlib.h>
#include <string.h>

#include "../page/page_case.h"
#include "../support/figures.h"
#include "../support/rounds.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "picture/picture_page.h"
#include "picture/png_file.h"

static struct page_case *k;
static struct render_context rc;
static struct picture_maker *m;

static void start(void)
{
	k = case_start();
	rc = (struct render_context){
		.arena = k->arena, .style = k->style, .dl = k->dl, .data = ".", .epoch = -1};
	m = picture_open(k->arena, &rc, k->doc);
}

static void stop(void)
{
	picture_close(m);
	case_stop(k);
}

TestSuite(picture, .init = start, .fini = stop);

/* A column of boxes with an arrow between each two. */
static struct doc_node *make_chain(int n, const char *text)
{
	struct doc_node *part = doc_add_part(k->arena, k->doc, "図"),
			*figure = doc_add(k->arena, part, DOC_FIGURE, NULL);
	struct doc_frame *frame = arena_alloc(k->arena, sizeof *frame);

	*frame = (struct doc_frame){.n_columns = 2, .n_rows = (size_t)(2 * n)};
	frame->columns = arena_alloc(k->arena, 2 * sizeof *frame->columns);
	frame->rows = arena_alloc(k->arena, frame->n_rows * sizeof *frame->rows);
	frame->columns[0] = frame->columns[1] = (struct doc_track){.size = 1};
	for (int i = 0; i < n; i++) {
		struct doc_node *box = doc_add(k->arena, figure, DOC_BOX, text),
				*line = doc_add(k->arena, figure, DOC_LINE, NULL);
		struct doc_place *place = arena_alloc(k->arena, sizeof *place);
		struct doc_path *path = arena_alloc(k->arena, sizeof *path);

		frame->rows[2 * i] = (struct doc_track){.size = 2, .grows = true};
		frame->rows[2 * i + 1] = (struct doc_track){.size = 1};
		*place = (struct doc_place){0, 2 * i, 2, 1, ALIGN_CENTER};
		*path = (struct doc_path){arena_alloc(k->arena, 2 * sizeof *path->at), 2, true};
		path->at[0] = (struct doc_point){1, 2 * i + 1};
		path->at[1] = (struct doc_point){1, 2 * i + 2};
		box->place = place;
		line->path = path;
	}
	figure->frame = frame;
	figures_expect_sound(figure);
	return figure;
}

/* What a reader of XML finds in an SVG. */
struct svg {
	struct strbuf texts; /* a line per text */
	double width;
	double right; /* where the letters that reach farthest end */
	const char *label;
	size_t n_texts, n_rects, n_paths, n_others;
	bool in_text;
};

static const char *attribute(const char **attributes, const char *name)
{
	while (*attributes && strcmp(*attributes, name) != 0)
		attributes += 2;
	return *attributes ? attributes[1] : NULL;
}

static void begin_element(void *context, const char *name, const char **attributes)
{
	struct svg *s = context;
	const char *x = attribute(attributes, "x"), *length = attribute(attributes, "textLength");

	cr_expect_null(attribute(attributes, "id"), "two pictures in one page would share it");
	cr_expect_null(attribute(attributes, "style"), "a page's rules may forbid it");
	s->in_text = s->in_text || strcmp(name, "text") == 0;
	s->n_texts += strcmp(name, "text") == 0;
	s->n_rects += strcmp(name, "rect") == 0;
	s->n_paths += strcmp(name, "path") == 0;
	s->n_others += strcmp(name, "script") == 0 || strcmp(name, "a") == 0;
	if (strcmp(name, "svg") == 0) {
		s->width = atof(attribute(attributes, "width"));
		s->label = arena_strdup(k->arena, attribute(attributes, "aria-label"));
		cr_expect_str_eq(attribute(attributes, "role"), "img");
	} else if (strcmp(name, "tspan") == 0 && length) {
		s->right = fmax(s->right, atof(x) + atof(length));
		cr_expect_geq(atof(x), 0);
	}
}

static void end_element(void *context, const char *name)
{
	struct svg *s = context;

	if (strcmp(name, "text") != 0)
		return;
	s->in_text = false;
	strbuf_add_char(&s->texts, '\n');
}

static void take_words(void *context, const char *words, int len)
{
	struct svg *s = context;

	if (s->in_text)
		strbuf_add_bytes(&s->texts, words, (size_t)len);
}

static struct svg read_svg(const struct picture *p)
{
	struct svg s = {.texts = strbuf_new(k->arena)};
	XML_Parser parser = XML_ParserCreate("UTF-8");

	XML_SetUserData(parser, &s);
	XML_SetElementHandler(parser, begin_element, end_element);
	XML_SetCharacterDataHandler(parser, take_words);
	cr_assert_eq(XML_Parse(parser, p->bytes, (int)p->len, 1), XML_STATUS_OK, "%s in %.300s",
		     XML_ErrorString(XML_GetErrorCode(parser)), p->bytes);
	XML_ParserFree(parser);
	return s;
}

static struct svg draw_svg(const struct doc_node *figure, double width)
{
	struct picture p;

	cr_assert(picture_svg(m, figure, width, &p));
	return read_svg(&p);
}

struct image {
	const unsigned char *rgb;
	size_t columns, rows;
};

static struct image read_png(const struct picture *p)
{
	png_image image = {.version = PNG_IMAGE_VERSION};

	cr_assert(png_image_begin_read_from_memory(&image, p->bytes, p->len), "%s", image.message);
	image.format = PNG_FORMAT_RGB;
	unsigned char *rgb = arena_alloc(k->arena, PNG_IMAGE_SIZE(image));

	cr_assert(png_image_finish_read(&image, NULL, rgb, 0, NULL), "%s", image.message);
	return (struct image){rgb, image.width, image.height};
}

static unsigned dot(const struct image *i, size_t x, size_t y)
{
	const unsigned char *p = i->rgb + 3 * (y * i->columns + x);

	return (unsigned)p[0] << 16 | (unsigned)p[1] << 8 | p[2];
}

static struct image draw_png(const struct doc_node *figure, double width, double dots,
			     struct picture *p)
{
	cr_assert(picture_png(m, figure, width, dots, p));
	return read_png(p);
}

Test(picture, a_word_is_one_text_over_all_its_lines)
{
	const struct doc_node *figure =
		make_chain(1, "電子カルテシステムの\n保守（VPN Router）を行う");
	struct svg s = draw_svg(figure, 90);

	cr_expect_str_eq(s.texts.text, "電子カルテシステムの 保守（VPN Router）を行う\n");
	cr_expect_eq(s.n_texts, 1);
	cr_expect_leq(s.right, s.width);
	cr_expect_str_eq(s.label, "電子カルテシステムの 保守（VPN Router）を行う");
}

/* Of a frame four lines, an arrow, and its head. */
Test(picture, svg_has_all_lines)
{
	struct picture p;
	const struct doc_node *figure = make_chain(3, "連絡する");

	cr_assert(picture_svg(m, figure, 200, &p));
	size_t moves = 0;

	for (const char *at = p.bytes; (at = strchr(at, 'M')); at++)
		moves += at[1] >= '0' && at[1] <= '9';
	cr_expect_eq(moves, 3 * (4 + 1 + 1), "%s", p.bytes);
	cr_expect_eq(read_svg(&p).n_rects, 1, "the white behind it");
}

Test(picture, words_of_a_register_are_never_marks)
{
	const char *hostile = "<script>alert('&amp;')</script> \"]]> \x01\x7F&lt; 😀";
	struct doc_node *figure = make_chain(1, hostile);

	figure->alt = hostile;
	struct svg s = draw_svg(figure, 400);

	cr_expect_eq(s.n_others, 0);
	cr_expect_str_eq(s.texts.text, "<script>alert('&amp;')</script> \"]]> &lt; 😀\n");
}

Test(picture, the_same_figure_gives_the_same_bytes)
{
	const struct doc_node *figure = make_chain(4, "架空クラウド基盤株式会社（乙）に連絡する");
	struct picture png[2], svg[2];

	for (int i = 0; i < 2; i++) {
		struct picture_maker *own = picture_open(k->arena, &rc, k->doc);

		cr_assert(picture_png(own, figure, 300, 150, &png[i]));
		cr_assert(picture_svg(own, figure, 300, &svg[i]));
		picture_close(own);
	}
	cr_expect_eq(png[0].len, png[1].len);
	cr_expect_eq(memcmp(png[0].bytes, png[1].bytes, png[0].len), 0);
	cr_expect_str_eq(svg[0].bytes, svg[1].bytes);
}

Test(picture, as_wide_as_is_asked_for)
{
	const struct doc_node *figure = make_chain(2, "連絡する");
	struct picture p;
	struct image i = draw_png(figure, 144, 100, &p);

	cr_expect_float_eq(p.width, 144, 0.001);
	cr_expect_eq(i.columns, 200);
	cr_expect_eq(i.rows, (size_t)ceil(p.height * 100 / 72 - 1e-6));
	cr_expect_eq(dot(&i, 0, 0), 0xFFFFFF, "there is white around it");
}

static size_t count_pieces(const struct picture *p, double tallest)
{
	size_t n = 0;

	for (; p; p = p->next, n++) {
		cr_expect_leq(p->height, tallest + 0.001);
		cr_expect(p->len > 0 && *p->alt);
	}
	return n;
}

/* Letters are made smaller until they cannot be read; then there is a piece more. */
Test(picture, no_taller_than_allowed)
{
	const struct doc_node *figure = make_chain(20, "見本医院に連絡する");
	struct picture full, lower, low, svg;
	size_t moves = 0;

	cr_assert(picture_png(m, figure, 400, 50, &full));
	cr_expect_eq(count_pieces(&full, 1000), 1);
	picture_limit(m, full.height * 0.8);
	cr_assert(picture_png(m, figure, 400, 50, &lower));
	cr_expect_eq(count_pieces(&lower, full.height * 0.8), 1);
	cr_expect_float_eq(lower.width, 400, 0.001);
	picture_limit(m, full.height * 0.25);
	cr_assert(picture_png(m, figure, 400, 50, &low));
	cr_expect_eq(count_pieces(&low, full.height * 0.25), 3);
	cr_expect_float_eq(low.width, 400, 0.001);
	cr_expect_str_eq(low.next->alt, k->style->words[WORD_CONTINUED]);
	cr_assert(picture_svg(m, figure, 400, &svg));
	for (const struct picture *p = &svg; p; p = p->next)
		for (const char *at = p->bytes; (at = strchr(at, 'M')); at++)
			moves += at[1] >= '0' && at[1] <= '9';
	cr_expect_eq(moves, 20 * (4 + 1 + 1), "no line is lost between pieces");
}

/* One box that cannot be parted is made smaller as a whole. */
Test(picture, a_row_taller_than_allowed_is_smaller)
{
	const struct doc_node *figure = make_chain(1, case_repeat(k, "切らずに置く。", 100));
	struct picture p;

	picture_limit(m, 60);
	cr_assert(picture_png(m, figure, 200, 72, &p));
	cr_expect_leq(p.height, 60.001);
	cr_expect_null(p.next);
}

Test(picture, a_huge_one_has_fewer_dots)
{
	const struct doc_node *figure = make_chain(2, "連絡する");
	struct picture p;
	struct image i = draw_png(figure, 40000, 1200, &p);

	cr_expect_leq(i.columns * i.rows, 32000000 + i.columns + i.rows);
	cr_expect_leq(i.columns, 32000);
	cr_expect_float_eq(p.width, 40000, 0.001);
}

Test(picture, a_figure_of_an_edition_cannot_be_drawn)
{
	struct doc_node *figure = doc_add(k->arena, doc_add_part(k->arena, k->doc, "図"),
					  DOC_FIGURE, NULL);

	cr_expect_not(picture_can_be_made(figure));
	cr_expect(picture_can_be_made(make_chain(1, "図")));
}

Test(picture, a_font_that_is_not_there_is_told)
{
	struct style style = *k->style;

	for (int i = 0; i < FACE__MAX; i++)
		style.font_files[i] = "/nowhere/at-all.ttf";
	rc.style = &style;
	struct picture_maker *own = picture_open(k->arena, &rc, k->doc);
	const struct doc_node *figure = make_chain(1, "図");
	struct picture p;

	cr_expect_not(picture_png(own, figure, 100, 100, &p));
	cr_expect_not(picture_svg(own, figure, 100, &p));
	cr_expect_gt(k->dl->all.n, 0);
	cr_expect_eq(k->dl->all.at[0].code, DIAG_MISSING_FONT);
	picture_close(own);
}

/* Whether some dots between the edges of a line of text are more of its colour than others are. */
static bool is_inked(const struct image *i, const struct page_text *t, double scale)
{
	size_t from_x = (size_t)fmax(0, t->x * scale),
	       to_x = (size_t)fmin((double)i->columns, ceil((t->x + t->width) * scale)),
	       from_y = (size_t)fmax(0, (t->y - t->size) * scale),
	       to_y = (size_t)fmin((double)i->rows, ceil((t->y + t->size / 4) * scale));
	int least = INT_MAX, most = 0;

	for (size_t y = from_y; y < to_y; y++)
		for (size_t x = from_x; x < to_x; x++) {
			unsigned rgb = dot(i, x, y);
			int apart = 0;

			for (int shift = 0; shift < 24; shift += 8)
				apart += abs((int)(rgb >> shift & 255) -
					     (int)(t->color >> shift & 255));
			least = apart < least ? apart : least;
			most = apart > most ? apart : most;
		}
	return most - least > 100;
}

static void expect_all_inked(const struct doc_node *figure, const char *what)
{
	struct picture_page page;
	struct picture p;
	size_t row = 0;
	struct image i = draw_png(figure, 480, 144, &p);

	cr_assert(picture_page_set(m, k->arena, figure, 480, &row, &page));
	for (size_t n = 0; n < page.page->texts.n; n++) {
		const struct page_text *t = &page.page->texts.at[n];

		cr_expect(is_inked(&i, t, 2), "%s: %.*s is not there", what, (int)t->len, t->text);
		cr_expect_leq(t->x + t->width, t->limit + 0.1, "%s: %.*s leaves its box", what,
			      (int)t->len, t->text);
	}
}

static void expect_all_words(const struct doc_node *figure, const char *what)
{
	struct svg s = draw_svg(figure, 480);
	const char *all = text_squash(k->arena, s.texts.text), *at = all;

	for (const struct doc_node *node = figure->first; node; node = node->next) {
		const char *words = text_empty(node->text) ? NULL
							   : text_squash(k->arena, node->text);

		if (!words)
			continue;
		cr_expect(text_starts(at, words), "%s: %s is not there: %.60s", what, words, at);
		at += text_starts(at, words) ? strlen(words) : 0;
	}
	cr_expect_str_empty(at, "%s: more words", what);
	cr_expect_leq(s.right, s.width + 0.01, "%s", what);
}

static bool look_at(const struct doc_node *node, void *context)
{
	const char *what = context;

	if (node->kind == DOC_FIGURE && picture_can_be_made(node)) {
		expect_all_words(node, what);
		expect_all_inked(node, what);
	}
	return true;
}

/* With seed 0 those of the sample. */
Test(picture, all_words_of_all_figures)
{
	static const struct {
		const char *document, *contract;
	} papers[] = {{"contacts", NULL}, {"boundary", "c1"}, {"boundary", "tele-2026"}};

	for (unsigned seed = 0; seed <= rounds(2, 40); seed++) {
		struct fixture *f = figures_open(seed);

		for (size_t i = 0; i < ARRAY_LEN(papers); i++) {
			bool sample = papers[i].contract &&
				      strcmp(papers[i].contract, "tele-2026") == 0;

			if (papers[i].contract && sample != (seed == 0))
				continue;
			doc_walk(figures_document(f, papers[i].document, papers[i].contract),
				 look_at,
				 arena_printf(k->arena, "%s of %u", papers[i].document, seed));
		}
		figures_close(f);
	}
}

Test(png_file, few_colours_are_exact)
{
	static const uint32_t at[] = {0xFF000000, 0x00FFFFFF, 0x00123456, 0x009,
				      0x00FFFFFF, 0x00123456, 0x00ABCDEF, 0xBAD};
	struct arena *a = arena_new();
	struct picture p = {0};

	k = case_start();
	p.bytes = png_file_make(a, &(struct dots){at, 3, 2, 4}, &p.len);
	cr_assert_not_null(p.bytes);
	struct image i = read_png(&p);

	cr_expect_eq(i.columns, 3);
	cr_expect_eq(i.rows, 2);
	for (size_t n = 0; n < 6; n++)
		cr_expect_eq(dot(&i, n % 3, n / 3), at[n / 3 * 4 + n % 3] & 0xFFFFFF);
	case_stop(k);
	arena_free(a);
}

/* A row of 20,000 colours, each once, but for one that is everywhere. */
Test(png_file, rare_colours_become_like_ones)
{
	enum { N = 20000 };
	struct arena *a = arena_new();
	uint32_t *at = arena_alloc(a, 2 * N * sizeof *at);
	struct picture p = {0};

	k = case_start();
	for (uint32_t n = 0; n < N; n++) {
		at[n] = 0x336699;
		at[N + n] = n * 0x333;
	}
	p.bytes = png_file_make(a, &(struct dots){at, N, 2, N}, &p.len);
	cr_assert_not_null(p.bytes);
	struct image i = read_png(&p);

	for (size_t n = 0; n < N; n++)
		cr_expect_eq(dot(&i, n, 0), 0x336699);
	case_stop(k);
	arena_free(a);
}
