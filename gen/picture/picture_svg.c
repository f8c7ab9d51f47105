/* SPDX-License-Identifier: MIT
 *
 * What stands on the figure's page as elements of SVG (SVG 2), in the order in which a printed page
 * has it. A text is one element for all lines of its box, so that words which a line parts are
 * found; within it every run of letters that stand side by side without more or less white has its
 * place and its length, so that lines end where they do in print, whatever font draws them.
 */
#include "picture/picture.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "package/xml.h"
#include "page/shown.h"
#include "picture/picture_page.h"

struct writing {
	struct arena *arena;
	const struct picture_page *page;
	struct strbuf *out;
};

/* Two decimals are 0.0035 mm; no exponent, no locale, no trailing zeros. */
static void add_number(struct strbuf *out, double value)
{
	long n = lround(value * 100), whole = labs(n) / 100, part = labs(n) % 100;

	strbuf_printf(out, "%s%ld", n < 0 ? "-" : "", whole);
	if (part)
		strbuf_printf(out, part % 10 ? ".%02ld" : ".%ld", part % 10 ? part : part / 10);
}

static void add_attribute(struct strbuf *out, const char *name, double value)
{
	strbuf_printf(out, " %s=\"", name);
	add_number(out, value);
	strbuf_add_char(out, '"');
}

static void add_color(struct strbuf *out, const char *name, unsigned color)
{
	strbuf_printf(out, " %s=\"#%06x\"", name, color & 0xFFFFFF);
}

static void add_fills(struct writing *w)
{
	const struct page *s = w->page->page;

	for (size_t i = 0; i < s->fills.n; i++) {
		const struct page_fill *f = &s->fills.at[i];

		strbuf_add(w->out, "<rect");
		add_attribute(w->out, "x", f->x);
		add_attribute(w->out, "y", f->y);
		add_attribute(w->out, "width", f->width);
		add_attribute(w->out, "height", f->height);
		add_color(w->out, "fill", f->color);
		strbuf_add(w->out, "/>\n");
	}
}

static void add_point(struct strbuf *out, char letter, double x, double y)
{
	strbuf_add_char(out, letter);
	add_number(out, x);
	strbuf_add_char(out, ' ');
	add_number(out, y);
}

static bool is_of_one_make(const struct page_stroke *a, const struct page_stroke *b)
{
	return a->color == b->color && a->thickness == b->thickness && a->dash == b->dash;
}

static void begin_path(struct writing *w, const struct page_stroke *k)
{
	strbuf_add(w->out, "<path");
	add_color(w->out, "stroke", k->color);
	add_attribute(w->out, "stroke-width", k->thickness);
	if (k->dash > 0) {
		strbuf_add(w->out, " stroke-dasharray=\"");
		add_number(w->out, k->dash);
		strbuf_add_char(w->out, ' ');
		add_number(w->out, k->dash * picture_gap);
		strbuf_add_char(w->out, '"');
	}
	strbuf_add(w->out, " d=\"");
}

static void add_tip(struct writing *w, const struct page_stroke *k)
{
	const struct picture_stroke_end end = picture_end_of(k);

	strbuf_add(w->out, "<path stroke=\"none\"");
	add_color(w->out, "fill", k->color);
	strbuf_add(w->out, " d=\"");
	add_point(w->out, 'M', k->x1, k->y1);
	add_point(w->out, 'L', end.left_x, end.left_y);
	add_point(w->out, 'L', end.right_x, end.right_y);
	strbuf_add(w->out, "Z\"/>\n");
}

/* Lines of one make are one path, up to one with a tip, which lies over those before it. */
static void add_strokes(struct writing *w)
{
	const struct page *s = w->page->page;

	strbuf_add(w->out, "<g fill=\"none\" stroke-linecap=\"square\">\n");
	for (size_t i = 0; i < s->strokes.n; i++) {
		const struct page_stroke *k = &s->strokes.at[i];
		const struct picture_stroke_end end = picture_end_of(k);

		if (i == 0 || k[-1].tip > 0 || !is_of_one_make(k, k - 1))
			begin_path(w, k);
		add_point(w->out, 'M', k->x0, k->y0);
		add_point(w->out, 'L', end.x, end.y);
		if (i + 1 == s->strokes.n || k->tip > 0 || !is_of_one_make(k, k + 1))
			strbuf_add(w->out, "\"/>\n");
		if (k->tip > 0)
			add_tip(w, k);
	}
	strbuf_add(w->out, "</g>\n");
}

/* Lines below marked words. */
static void add_frames(struct writing *w)
{
	const struct page *s = w->page->page;

	for (size_t i = 0; i < s->frames.n; i++) {
		const struct page_frame *f = &s->frames.at[i];

		begin_path(w, &(struct page_stroke){.color = f->color, .thickness = f->thickness});
		add_point(w->out, 'M', f->x, f->y);
		add_point(w->out, 'L', f->x + f->width, f->y + f->height);
		strbuf_add(w->out, "\"/>\n");
	}
}

static bool is_bold(int face)
{
	return face == FACE_GOTHIC_BOLD || face == FACE_LATIN_GOTHIC_BOLD;
}

/* The family and weight of a face, where they are not those that hold already. */
static void add_face(struct writing *w, int face, int outer)
{
	const struct style *style = w->page->p->style;
	const char *family = style_family(w->arena, style, (enum style_face)face),
		   *held = style_family(w->arena, style, (enum style_face)outer);

	if (strcmp(family, held) != 0) {
		strbuf_add(w->out, " font-family=\"");
		xml_add_attribute(w->out, family);
		strbuf_add_char(w->out, '"');
	}
	if (is_bold(face) != is_bold(outer))
		strbuf_printf(w->out, " font-weight=\"%s\"", is_bold(face) ? "bold" : "normal");
}

/* Letters side by side. */
struct side_by_side {
	struct strbuf words;
	double x, width;
	size_t n;
	int face;
};

/* XML cannot say control characters; nothing is drawn for them either (XML 1.0, 2.2). */
static void add_letter(struct side_by_side *run, uint32_t c)
{
	char bytes[4];

	if (c == '\t' || c == '\r' || c == '\n')
		c = ' ';
	if (c >= 0x20 && c != 0x7F && (c & 0xFFFE) != 0xFFFE)
		strbuf_add_bytes(&run->words, bytes, text_encode(c, bytes));
}

static void end_run(struct writing *w, const struct page_text *t, struct side_by_side *run, int outer)
{
	const char *words = run->words.text;

	if (run->words.len) {
		strbuf_add(w->out, "<tspan");
		add_attribute(w->out, "x", run->x);
		add_attribute(w->out, "y", t->y);
		if (run->width > 0)
			add_attribute(w->out, "textLength", run->width);
		add_face(w, run->face, outer);
		strbuf_add(w->out, run->width > 0 && run->n > 1
					   ? " lengthAdjust=\"spacingAndGlyphs\">"
					   : ">");
		xml_add_text(w->out, words);
		strbuf_add(w->out, "</tspan>");
	}
	run->words.len = 0;
	run->words.text[0] = '\0';
	run->x += run->width;
	run->width = 0;
	run->n = 0;
}

/* A run ends where there is more or less white than the font gives, and where the font changes. */
static void add_line(struct writing *w, const struct page_text *t)
{
	struct faces *faces = w->page->p->faces;
	struct side_by_side run = {.words = strbuf_new(w->arena), .x = t->x};
	const char *at = t->text;

	for (struct shown s = shown_next(faces, t, &at), after; s.c; s = after) {
		after = shown_next(faces, t, &at);
		double natural = s.glyph->advance * t->size / 1000,
		       advance = shown_advance(t, &s, &after);

		add_letter(&run, s.c);
		run.face = s.glyph->shape || !run.n ? s.glyph->face : run.face;
		run.width += natural;
		run.n++;
		if (!after.c || advance != natural ||
		    (after.glyph->shape && after.glyph->face != run.face)) {
			end_run(w, t, &run, (int)t->face);
			run.x += advance - natural;
		}
	}
}

/* The line behind it is of the same text: nothing but blanks stands between. */
static bool goes_on(const struct page_text *t, const struct page_text *next)
{
	const char *end = t->text + t->len, *behind = end;

	while (end != next->text && text_is_space(text_next(&behind)))
		end = behind;
	return end == next->text && *end && t->size == next->size && t->face == next->face &&
	       t->color == next->color;
}

static void begin_text(struct writing *w, const struct page_text *t)
{
	strbuf_add(w->out, "<text");
	add_attribute(w->out, "font-size", t->size);
	add_color(w->out, "fill", t->color);
	add_face(w, (int)t->face, FACE_GOTHIC);
	strbuf_add_char(w->out, '>');
}

static void add_texts(struct writing *w)
{
	const struct page *s = w->page->page;
	bool open = false;

	for (size_t i = 0; i < s->texts.n; i++) {
		const struct page_text *t = &s->texts.at[i];
		bool more = i + 1 < s->texts.n && goes_on(t, t + 1);

		if (!open)
			begin_text(w, t);
		add_line(w, t);
		strbuf_add(w->out, !more ? "</text>\n" : t->parted ? " " : "");
		open = more;
	}
}

/* Letters are set with the blanks that they have. */
static void add_head(struct writing *w, const struct picture *size)
{
	strbuf_add(w->out, "<svg xmlns=\"http://www.w3.org/2000/svg\" xml:lang=\"ja\" "
			   "xml:space=\"preserve\" role=\"img\" aria-label=\"");
	xml_add_attribute(w->out, w->page->alt);
	strbuf_add(w->out, "\" width=\"");
	add_number(w->out, size->width);
	strbuf_add(w->out, "pt\" height=\"");
	add_number(w->out, size->height);
	strbuf_add(w->out, "pt\" viewBox=\"0 0 ");
	add_number(w->out, w->page->width);
	strbuf_add_char(w->out, ' ');
	add_number(w->out, w->page->height);
	strbuf_add(w->out, "\" font-family=\"");
	xml_add_attribute(w->out, style_family(w->arena, w->page->p->style, FACE_GOTHIC));
	strbuf_add(w->out, "\">\n<rect");
	add_attribute(w->out, "width", w->page->width);
	add_attribute(w->out, "height", w->page->height);
	add_color(w->out, "fill", 0xFFFFFF);
	strbuf_add(w->out, "/>\n");
}

bool picture_svg(struct picture_maker *m, const struct doc_node *figure, double width,
		 struct picture *out)
{
	struct arena *a = arena_new_below(m->arena);
	struct strbuf bytes = strbuf_new(m->arena);
	struct picture_page page;
	struct writing w = {a, &page, &bytes};
	bool ok = picture_page_set(m, a, figure, width, &page);

	*out = (struct picture){.width = page.width * page.shrink,
				.height = page.height * page.shrink,
				.alt = arena_strdup(m->arena, page.alt ? page.alt : "")};
	add_head(&w, out);
	add_fills(&w);
	add_strokes(&w);
	add_texts(&w);
	add_frames(&w);
	strbuf_add(&bytes, "</svg>\n");
	out->bytes = bytes.text;
	out->len = bytes.len;
	arena_free(a);
	return ok;
}
