/* SPDX-License-Identifier: MIT
 *
 * Page by page: fills, frames, strokes, pictures and texts become operators of PDF 32000-1, annex
 * A, each wrapped in the mark of the element that it belongs to. A page is printed when it is full;
 * its running lines, which need the number of pages, come behind that in the end, with the links
 * and the fonts. A page's y runs downwards here, upwards in a PDF.
 */
#include "pdf/print.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "page/shown.h"
#include "page/tags.h"
#include "pdf/elements.h"
#include "pdf/haru.h"
#include "pdf/haru_about.h"
#include "pdf/haru_font.h"
#include "pdf/haru_tags.h"
#include "pdf/names.h"
#include "type/latin.h"

static const double draft_alpha = 0.08;

enum { NO_FONT = -1 };

/* No element is marked. */
static const size_t unmarked = (size_t)-1;

struct page_printing {
	struct page_setter *p;
	struct haru *h;
	int fonts[FACE__MAX];    /* haru's numbers */
	const struct page *page; /* under way */
	size_t number, n_pages;  /* its number in the file; pages there are in it */
	struct strbuf out;
	const char *names[FACE__MAX];
	unsigned color;               /* set last; more than 24 bits: none */
	double spacing;               /* of characters, set last */
	size_t marked;                /* element whose content is under way; 0: that of none */
	const char *artifact;         /* what that of none is, set last */
};

/* A font is in the file once a character is drawn with it. */
static const char *font_name(struct page_printing *pr, int face)
{
	if (pr->fonts[face] == NO_FONT) {
		pr->fonts[face] = (int)haru_add_font(pr->h);
		pr->names[face] = haru_font_name(pr->h, (size_t)pr->fonts[face]);
	}
	return pr->names[face];
}

static void end_fonts(struct page_printing *pr)
{
	for (int i = 0; i < FACE__MAX; i++) {
		struct font_set set;

		if (faces_cut(pr->p->faces, (enum style_face)i, &set))
			haru_end_font(pr->h, (size_t)pr->fonts[i], &set.program, set.codes, set.n);
	}
}

static void unmark(struct page_printing *pr)
{
	if (pr->marked != unmarked)
		strbuf_add(&pr->out, "EMC\n");
	pr->marked = unmarked;
}

/* What belongs to no element (PDF 32000-1, 14.8.2.2.2; ISO 14289-1, 7.8). */
static const char layout[] = "/Type/Layout", again[] = "/Type/Pagination",
		  header[] = "/Type/Pagination/Subtype/Header",
		  footer[] = "/Type/Pagination/Subtype/Footer",
		  watermark[] = "/Type/Pagination/Subtype/Watermark";

/*
 * What follows belongs to the element; 0: to none, as lines of tables do, and texts that stand on
 * every page.
 */
static void mark(struct page_printing *pr, size_t tag, const char *otherwise)
{
	if (pr->marked == tag && (tag || pr->artifact == otherwise))
		return;
	unmark(pr);
	pr->marked = tag;
	pr->artifact = otherwise;
	if (tag)
		strbuf_printf(&pr->out, "/%s<</MCID %zu>>BDC\n",
			      tag_type(&pr->p->pages->tags.at[tag - 1]),
			      haru_mark(pr->h, pr->number, tag));
	else
		strbuf_printf(&pr->out, "/Artifact<<%s>>BDC\n", otherwise);
}

/* Two decimals are 0.0035 mm; no exponent, no locale, no trailing zeros. */
static void put_number(struct strbuf *out, double value)
{
	long n = lround(value * 100), whole = labs(n) / 100, part = labs(n) % 100;

	char text[24], *end = text + sizeof text, *p = end;

	if (part) {
		if (part % 10)
			*--p = (char)('0' + part % 10);
		*--p = (char)('0' + part / 10);
		*--p = '.';
	}
	do
		*--p = (char)('0' + whole % 10);
	while (whole /= 10);
	if (n < 0)
		*--p = '-';
	strbuf_add_bytes(out, p, (size_t)(end - p));
}

static void put(struct strbuf *out, const double *numbers, size_t n, const char *operator)
{
	for (size_t i = 0; i < n; i++) {
		put_number(out, numbers[i]);
		strbuf_add_char(out, ' ');
	}
	strbuf_add(out, operator);
	strbuf_add_char(out, '\n');
}

#define put_op(out, operator, ...)                                                                 \
	put((out), (const double[]){__VA_ARGS__}, sizeof(double[]){__VA_ARGS__} / sizeof(double),  \
	    (operator))

static void put_color(struct page_printing *pr, unsigned color, const char *operator)
{
	put_op(&pr->out, operator,(color >> 16) / 255.0, (color >> 8 & 255) / 255.0,
	       (color & 255) / 255.0);
}

static void fill_color(struct page_printing *pr, unsigned color)
{
	if (pr->color != color)
		put_color(pr, color, "rg");
	pr->color = color;
}

static void print_fills(struct page_printing *pr)
{
	const struct page *s = pr->page;

	for (size_t i = 0; i < s->fills.n; i++) {
		const struct page_fill *f = &s->fills.at[i];

		mark(pr, f->tag, layout);
		fill_color(pr, f->color);
		put_op(&pr->out, "re f", f->x, s->height - f->y - f->height, f->width, f->height);
	}
	unmark(pr);
}

static bool is_of_one_make(const struct page_frame *a, const struct page_frame *b)
{
	return a->color == b->color && a->thickness == b->thickness && a->dotted == b->dotted &&
	       a->tag == b->tag;
}

/*
 * Frames of one make are stroked together. Dots are dashes without length between round caps. Rules
 * to write on come by themselves, behind the texts, because what is to be written there is read
 * behind its label.
 */
static void print_frames(struct page_printing *pr, bool to_write_on)
{
	const struct page *s = pr->page;
	bool dotted = false;

	for (size_t i = 0; i < s->frames.n; i++) {
		const struct page_frame *f = &s->frames.at[i], *next = f + 1;

		if ((f->tag != 0) != to_write_on)
			continue;
		mark(pr, f->tag, layout);
		if (i == 0 || !is_of_one_make(f, f - 1)) {
			put_color(pr, f->color, "RG");
			put_op(&pr->out, "w", f->thickness);
			if (f->dotted != dotted)
				strbuf_add(&pr->out,
					   f->dotted ? "[0 2.5] 0 d 1 J\n" : "[] 0 d 0 J\n");
			dotted = f->dotted;
		}
		if (f->dotted) {
			put_op(&pr->out, "m", f->x, s->height - f->y);
			put_op(&pr->out, "l", f->x + f->width, s->height - f->y);
		} else {
			put_op(&pr->out, "re", f->x, s->height - f->y - f->height, f->width,
			       f->height);
		}
		if (i + 1 == s->frames.n || !is_of_one_make(f, next))
			strbuf_add(&pr->out, "S\n");
	}
	if (dotted)
		strbuf_add(&pr->out, "[] 0 d 0 J\n");
	unmark(pr);
}

/* A line stops inside its arrow's head, so that the point stays sharp. */
static void print_stroke(struct page_printing *pr, const struct page_stroke *k)
{
	double length = hypot(k->x1 - k->x0, k->y1 - k->y0),
	       c = length > 0 ? (k->x1 - k->x0) / length : 0;
	double n = length > 0 ? (k->y1 - k->y0) / length : 0, back = fmin(k->tip, length),
	       half = back * 0.5, height = pr->page->height;
	double x = k->x1 - c * back, y = k->y1 - n * back;

	if (k->dash > 0)
		strbuf_printf(&pr->out, "[%.2f %.2f] 0 d\n", k->dash, k->dash * 0.7);
	put_op(&pr->out, "m", k->x0, height - k->y0);
	put_op(&pr->out, "l", x, height - y);
	strbuf_add(&pr->out, k->dash > 0 ? "S\n[] 0 d\n" : "S\n");
	if (k->tip <= 0)
		return;
	fill_color(pr, k->color);
	put_op(&pr->out, "m", k->x1, height - k->y1);
	put_op(&pr->out, "l", x - n * half, height - (y + c * half));
	put_op(&pr->out, "l", x + n * half, height - (y - c * half));
	strbuf_add(&pr->out, "h f\n");
}

static void print_strokes(struct page_printing *pr)
{
	const struct page *s = pr->page;

	if (s->strokes.n)
		strbuf_add(&pr->out, "2 J\n"); /* square ends: corners close */
	for (size_t i = 0; i < s->strokes.n; i++) {
		mark(pr, s->strokes.at[i].tag, layout);
		put_color(pr, s->strokes.at[i].color, "RG");
		put_op(&pr->out, "w", s->strokes.at[i].thickness);
		print_stroke(pr, &s->strokes.at[i]);
	}
	if (s->strokes.n)
		strbuf_add(&pr->out, "0 J\n");
	unmark(pr);
}

static void print_picture(struct page_printing *pr, const struct page_picture *k)
{
	const char *name =
		haru_picture_name(pr->h, pr->number, haru_add_picture(pr->h, k->bytes, k->len));

	if (name)
		strbuf_printf(&pr->out, "q %.2f 0 0 %.2f %.2f %.2f cm /%s Do Q\n", k->width,
			      k->height, k->x, pr->page->height - k->y - k->height, name);
}

static void print_pictures(struct page_printing *pr)
{
	const struct page *s = pr->page;

	for (size_t i = 0; i < s->pictures.n; i++) {
		mark(pr, s->pictures.at[i].tag, layout);
		print_picture(pr, &s->pictures.at[i]);
	}
	unmark(pr);
}

static void put_code(struct strbuf *out, unsigned code)
{
	static const char hex[] = "0123456789ABCDEF";
	const char digits[] = {hex[code >> 12 & 15], hex[code >> 8 & 15], hex[code >> 4 & 15],
			       hex[code & 15]};

	strbuf_add_bytes(out, digits, 4);
}

static void set_spacing(struct page_printing *pr, double spacing)
{
	if (spacing != pr->spacing)
		put_op(&pr->out, "Tc", spacing);
	pr->spacing = spacing;
}

/* What follows is of the face, stretched or, within a Latin word, not. */
static void begin_string(struct page_printing *pr, const struct page_text *t, const struct shown *s)
{
	set_spacing(pr, s->latin ? 0 : t->spacing);
	strbuf_add_char(&pr->out, '/');
	strbuf_add(&pr->out, font_name(pr, s->glyph->face));
	strbuf_add_char(&pr->out, ' ');
	put_op(&pr->out, "Tf", t->size);
	strbuf_add_char(&pr->out, '<');
}

static void end_string(struct page_printing *pr, int *face)
{
	if (*face != NO_FONT)
		strbuf_add(&pr->out, "> Tj\n");
	*face = NO_FONT;
}

/* A run goes on where the one before it ends; what stands at its edge is joined all the same. */
static bool begins_run(const struct page_text *t, size_t run, size_t place)
{
	return run < t->n_runs && place >= t->runs[run].from;
}

/*
 * The blank at which a line ends is not seen, but heard: who has no lines would read its last word
 * and the first of the next one as one. It is drawn as the word before it is.
 */
static void put_blank(struct page_printing *pr, const struct page_text *t, int *face)
{
	struct shown blank = {.c = ' ',
			      .wanted = faces_wanted(pr->p->faces, t->face, t->latin, t->len - 1),
			      .latin = true};

	blank.glyph = faces_glyph(pr->p->faces, blank.wanted, ' ');
	if (!blank.glyph->shape)
		return;
	if (blank.glyph->face != *face) {
		end_string(pr, face);
		*face = blank.glyph->face;
		begin_string(pr, t, &blank);
	}
	put_code(&pr->out, faces_code(pr->p->faces, blank.wanted, ' ', 0));
}

/* The characters of one text may come from several fonts, and belong to several elements. */
static void put_string(struct page_printing *pr, const struct page_text *t)
{
	struct faces *faces = pr->p->faces;
	const char *at = t->text;
	int face = NO_FONT;
	bool latin = false;
	size_t run = 0;

	for (struct shown s = shown_next(faces, t, &at), after; s.c; s = after) {
		after = shown_next(faces, t, &at);
		if (begins_run(t, run, s.place)) {
			end_string(pr, &face);
			mark(pr, t->runs[run++].tag, again);
		}
		if (!s.glyph->shape)
			continue;
		if (s.glyph->face != face || s.latin != latin) {
			end_string(pr, &face);
			face = s.glyph->face;
			latin = s.latin;
			begin_string(pr, t, &s);
		}
		int join = after.c ? faces_join(s.glyph, after.glyph) : 0;

		put_code(&pr->out, faces_code(faces, s.wanted, s.c, join));
	}
	if (t->parted)
		put_blank(pr, t, &face);
	end_string(pr, &face);
}

/* Running lines stand outside of the type area; a table's head that is said again, in it. */
static const char *artifact_of(const struct page *s, const struct page_text *t)
{
	return t->y < s->white.top ? header : t->y > s->bottom ? footer : again;
}

static void print_texts(struct page_printing *pr)
{
	const struct page *s = pr->page;
	double x = 0, y = 0;

	pr->spacing = 0;
	strbuf_add(&pr->out, "BT\n");
	for (size_t i = 0; i < s->texts.n; i++) {
		const struct page_text *t = &s->texts.at[i];

		mark(pr, t->tag, artifact_of(s, t));
		fill_color(pr, t->color);
		put_op(&pr->out, "Td", t->x - x, s->height - t->y - y);
		x = t->x;
		y = s->height - t->y;
		put_string(pr, t);
	}
	unmark(pr);
	set_spacing(pr, 0); /* what is written behind it begins anew */
	strbuf_add(&pr->out, "ET\n");
}

/* Across the page from its lower left to its upper right. */
static void print_draft(struct page_printing *pr)
{
	const struct page *s = pr->page;
	const struct look *look = style_look(pr->p->style, "draft");
	const char *words = pr->p->doc->draft;
	double diagonal = hypot(s->width, s->height), c = s->width / diagonal,
	       n = s->height / diagonal;
	const bool *latin = latin_find(pr->p->arena, words, false);
	double unit = faces_width(pr->p->faces, look->face, 1, words, strlen(words), latin);
	double size = fmin(diagonal * 0.6 / fmax(unit, 0.1), s->width / 4), width = unit * size;

	haru_write(pr->h, pr->number, pr->out.text, pr->out.len);
	pr->out.len = 0;
	haru_fade(pr->h, pr->number, draft_alpha);
	pr->color = ~0u;
	fill_color(pr, look->color);
	mark(pr, 0, watermark);
	strbuf_add(&pr->out, "BT\n");
	put_op(&pr->out, "Tc", 0);
	strbuf_printf(&pr->out, "%.4f %.4f %.4f %.4f ", c, n, -n, c);
	put_op(&pr->out, "Tm", s->width / 2 - c * width / 2 + n * size / 3,
	       s->height / 2 - n * width / 2 - c * size / 3);
	put_string(pr, &(struct page_text){.text = words,
					   .len = strlen(words),
					   .face = look->face,
					   .size = size,
					   .latin = latin});
	strbuf_add(&pr->out, "ET\n");
	unmark(pr);
}

static void add_pages_up_to(struct page_printing *pr, size_t number)
{
	const struct pages *pages = pr->p->pages;

	for (size_t n = pr->n_pages; n <= number; n++, pr->n_pages++)
		haru_add_page(pr->h, pages->all.at[n].width, pages->all.at[n].height);
}

static void print_marks(struct page_printing *pr)
{
	print_fills(pr);
	print_frames(pr, false);
	print_strokes(pr);
	print_pictures(pr);
	print_texts(pr);
	print_frames(pr, true);
}

static void print_shifted(struct page_printing *pr)
{
	const struct page *s = pr->page;
	bool moved = s->shift_x != 0 || s->shift_y != 0;

	if (moved) {
		strbuf_add(&pr->out, "q\n");
		put_op(&pr->out, "cm", 1, 0, 0, 1, s->shift_x, -s->shift_y);
	}
	print_marks(pr);
	if (moved)
		strbuf_add(&pr->out, "Q\n");
}

static void print_page(struct page_printing *pr, size_t number, bool last)
{
	add_pages_up_to(pr, number);
	pr->page = &pr->p->pages->all.at[number];
	pr->number = number;
	pr->out.len = 0;
	pr->color = ~0u;
	print_shifted(pr);
	if (last && pr->p->doc->draft)
		print_draft(pr);
	haru_write(pr->h, number, pr->out.text, pr->out.len);
}

void print_full_page(void *printing, struct page_setter *p, size_t page)
{
	struct page_printing *pr = printing;

	pr->p = p;
	print_page(pr, page, false);
	haru_pack(pr->h, page);
}

static void print_links(struct page_printing *pr)
{
	const struct pages *pages = pr->p->pages;

	for (size_t i = 0; i < pages->all.n; i++) {
		const struct page *s = &pages->all.at[i];

		for (size_t k = 0; k < s->links.n; k++)
			names_print_link(pages, pr->h, i, &s->links.at[k]);
	}
	names_print(pages, pr->h);
}

enum { DEPTHS = 8 };

/*
 * `parents[d]`: the last bookmark of depth d. A depth that is skipped goes below the last one there
 * is.
 */
static void print_bookmarks(struct page_printing *pr)
{
	const struct pages *pages = pr->p->pages;
	size_t parents[DEPTHS] = {0};

	for (size_t i = 0; i < pages->bookmarks.n; i++) {
		const struct page_bookmark *b = &pages->bookmarks.at[i];
		int depth = b->depth < DEPTHS ? b->depth : DEPTHS - 1;
		size_t parent = 0;

		for (int d = 0; d < depth; d++)
			parent = parents[d] ? parents[d] : parent;
		parents[depth] = haru_bookmark(pr->h, parent, b->title, names_place(pages, b->at));
		for (int d = depth + 1; d < DEPTHS; d++)
			parents[d] = 0;
	}
}

struct page_printing *print_open(struct arena *a)
{
	struct page_printing *pr = arena_alloc(a, sizeof *pr);

	*pr = (struct page_printing){.h = haru_open(a), .out = strbuf_new(a), .marked = unmarked};
	for (int i = 0; i < FACE__MAX; i++)
		pr->fonts[i] = NO_FONT;
	return pr->h ? pr : NULL;
}

const char *print_pages(struct page_printing *pr, struct page_setter *p, long long epoch,
			const char *profile, size_t profile_len, const char *path)
{
	struct pages *pages = p->pages;

	pr->p = p;
	for (size_t i = 0; i < pages->all.n; i++) {
		print_page(pr, i, true);
		haru_pack(pr->h, i);
	}
	print_links(pr);
	print_bookmarks(pr);
	end_fonts(pr);
	if (faces_failed(p->faces))
		return NULL;
	haru_end_structure(pr->h, pages->tags.n, elements_describe, pages);
	haru_describe(pr->h, p->doc->title, p->doc->author, epoch, profile, profile_len);
	return haru_save(pr->h, path);
}

void print_close(struct page_printing *pr)
{
	if (pr)
		haru_close(pr->h);
}
