/* SPDX-License-Identifier: MIT
 *
 * A greedy line filler. Fewer places to break give more lines, never fewer: so the rules are the
 * strictest of those in use (JLREQ 3.1.7 and 3.1.8 with all small kana, Latin words and codes such
 * as R24/④-1 whole) and the result is an upper bound.
 */
#include "type/measure.h"

#include "base/file.h"
#include "base/text.h"
#include "type/font.h"

/*
 * Office programs round advances to pixels, and keep more free at a cell's sides on a screen than
 * in print: LibreOffice breaks 18 letters of 8 points in a column with room for 18.5.
 */
static const double rounding = 0.95;

enum { BMP = 0x10000 };

struct measurer {
	struct arena *arena;
	struct font *fonts[FACE__MAX];
	struct font *shared[FACE__MAX]; /* the fallback of a face; NULL: none */
	int16_t *advances[FACE__MAX];   /* 1/1000 em plus 1, by code point; 0: not looked up yet */
};

static const enum style_face fallback_of[FACE__MAX] = {
	[FACE_GOTHIC] = FACE_FALLBACK_GOTHIC,
	[FACE_GOTHIC_BOLD] = FACE_FALLBACK_GOTHIC,
	[FACE_MINCHO] = FACE_FALLBACK_MINCHO,
	[FACE_FALLBACK_GOTHIC] = FACE_FALLBACK_GOTHIC,
	[FACE_FALLBACK_MINCHO] = FACE_FALLBACK_MINCHO,
};

/* A cell has one font: no companion for Latin words. */
static bool is_cells(int face)
{
	return face != FACE_LATIN_GOTHIC && face != FACE_LATIN_GOTHIC_BOLD &&
	       face != FACE_LATIN_MINCHO;
}

struct measurer *measure_open(struct arena *a, const struct style *style, struct diag_list *dl)
{
	struct measurer *m = arena_alloc(a, sizeof *m);

	m->arena = a;
	for (int i = 0; i < FACE__MAX; i++)
		if (is_cells(i) && file_stands(a, style->font_files[i], dl))
			m->fonts[i] =
				font_open(a, style->font_files[i], style->font_packages[i], dl);
	for (int i = 0; i < FACE__MAX; i++)
		m->shared[i] = m->fonts[fallback_of[i]];
	for (size_t i = 0; i < style->looks.n; i++) {
		enum style_face face = style->looks.at[i].face;

		if (!m->fonts[face] && !m->shared[face]) {
			font_open(a, style->font_files[face], style->font_packages[face], dl);
			measure_close(m);
			return NULL;
		}
	}
	return m;
}

void measure_close(struct measurer *m)
{
	for (int i = 0; m && i < FACE__MAX; i++)
		font_close(m->fonts[i]);
}

/* One look's ruler; widths in 1/1000 em. */
struct ruler {
	struct font *font, *fallback;
	int16_t *advances;
};

static struct ruler ruler_for(struct measurer *m, const struct look *look)
{
	struct font *font = m->fonts[look->face], *fallback = m->shared[look->face];

	if (!m->advances[look->face])
		m->advances[look->face] = arena_alloc(m->arena, BMP * sizeof **m->advances);
	return (struct ruler){font ? font : fallback, font ? fallback : NULL,
			      m->advances[look->face]};
}

static int look_up(const struct ruler *r, uint32_t c)
{
	if (c == '\t')
		return 4000;
	return font_advance(r->fallback && !font_has(r->font, c) ? r->fallback : r->font, c);
}

static long advance(const struct ruler *r, uint32_t c)
{
	if (c >= BMP)
		return look_up(r, c);
	if (!r->advances[c])
		r->advances[c] = (int16_t)(look_up(r, c) + 1);
	return r->advances[c] - 1;
}

/*
 * A font that stands in for a missing one has as wide kanji, but wider Latin letters and digits
 * (DejaVu Sans: 0.64 of its size, ours 0.5): 1/1000 em.
 */
static long wide_advance(const struct ruler *r, uint32_t c)
{
	enum { JAPANESE = 0x2000, QUARTERS = 5 };

	return c < JAPANESE ? advance(r, c) * QUARTERS / 4 : advance(r, c);
}

/* Sorted by code point. */
static const uint32_t not_at_start[] = {
	U'!',  U'%',  U')',  U',',  U'.',  U':',  U';',  U'?',  U']',  U'}',  U'’',  U'”',  U'‥',
	U'…',  U'、', U'。', U'々', U'〉', U'》', U'」', U'』', U'】', U'〕', U'〜', U'ぁ', U'ぃ',
	U'ぅ', U'ぇ', U'ぉ', U'っ', U'ゃ', U'ゅ', U'ょ', U'ゎ', U'ゝ', U'ゞ', U'ァ', U'ィ', U'ゥ',
	U'ェ', U'ォ', U'ッ', U'ャ', U'ュ', U'ョ', U'ヮ', U'ヵ', U'ヶ', U'・', U'ー', U'ヽ', U'ヾ',
	U'！', U'％', U'）', U'，', U'．', U'：', U'；', U'？', U'］', U'｝', U'～', U'･',
};
static const uint32_t not_at_end[] = {
	U'(', U'[', U'{', U'‘', U'“', U'〈', U'《', U'「', U'『', U'【', U'〔', U'（', U'［', U'｛',
};

/* Kanji, which most characters are, are in none of these lists. */
static bool is_in(const uint32_t *list, size_t n, uint32_t c)
{
	size_t from = 0;

	if (c > 0x30FF && c < 0xFF00)
		return false;
	for (size_t half; n > 1; n -= half) {
		half = n / 2;
		from = list[from + half] <= c ? from + half : from;
	}
	return list[from] == c;
}

#define IN_LIST(c, list) is_in((list), ARRAY_LEN(list), (c))

/* Not so ① and the like, which are parts of codes such as R24/④-1. */
static bool is_japanese(uint32_t c)
{
	return text_is_japanese(c) && !(c >= 0x2460 && c <= 0x24FF);
}

/* Only the blank hangs over a line's end everywhere; U+3000 takes room in some programs. */
static bool may_break(uint32_t before, uint32_t c)
{
	if (c == ' ')
		return false;
	if (before == ' ')
		return true;
	if (!is_japanese(before) && !is_japanese(c))
		return false;
	return !IN_LIST(c, not_at_start) && !IN_LIST(before, not_at_end);
}

struct line_counting {
	const struct ruler *ruler;
	long room; /* of a line, 1/1000 em */
	long used; /* on the current line */
	const char *piece;  /* begins behind the last place to break */
	long width, blanks; /* of the piece; `blanks` of it are at the end and may hang over */
	size_t lines;
};

/*
 * A piece wider than a line is broken between any two characters, as all programs do. Returns what
 * stands on the last line.
 */
static long break_piece(struct line_counting *f, const char *end)
{
	long used = 0;

	for (const char *p = f->piece; p < end;) {
		long width = wide_advance(f->ruler, text_next(&p));

		if (used && used + width > f->room) {
			f->lines++;
			used = 0;
		}
		used += width;
	}
	return used;
}

static void end_piece(struct line_counting *f, const char *end)
{
	long ink = f->width - f->blanks;

	if (f->used && f->used + ink > f->room) {
		f->lines++;
		f->used = 0;
	}
	f->used += ink > f->room ? break_piece(f, end) : f->width;
	f->piece = end;
	f->width = f->blanks = 0;
}

static size_t count_lines(const struct ruler *r, const char *from, const char *to, long room)
{
	struct line_counting f = {.ruler = r, .room = room, .piece = from, .lines = 1};
	uint32_t before = 0;

	for (const char *at = from; from < to; at = from) {
		uint32_t c = text_next(&from);
		long width = wide_advance(r, c);

		if (before && may_break(before, c))
			end_piece(&f, at);
		f.width += width;
		f.blanks = c == ' ' ? f.blanks + width : 0;
		before = c;
	}
	end_piece(&f, to);
	return f.lines;
}

/* Width up to the line feed or the end, where *end is left. */
static long line_width(const struct ruler *r, const char *text, const char **end)
{
	long width = 0;
	const char *p = text;
	uint32_t c;

	for (*end = p; (c = text_next(&p)) && c != '\n'; *end = p)
		width += advance(r, c);
	return width;
}

/*
 * A line fits with the widest letters too; what has no place to break fits as it is, since its cell
 * makes it smaller rather than break it. *end is left at the line's end.
 */
static bool fits_line(const struct ruler *r, const char *text, const char **end, long room)
{
	long width = 0, wide = 0;
	bool whole = true;
	uint32_t before = 0, c;

	for (*end = text; (c = text_next(&text)) && c != '\n'; *end = text, before = c) {
		width += advance(r, c);
		wide += wide_advance(r, c);
		whole = whole && !(before && may_break(before, c));
	}
	return width <= room && (whole || wide <= room);
}

double measure_width(struct measurer *m, const struct look *look, const char *text)
{
	const struct ruler r = ruler_for(m, look);
	long widest = 0;

	for (const char *end;; text = end + 1) {
		long width = line_width(&r, text, &end);

		widest = width > widest ? width : widest;
		if (!*end)
			break;
	}
	return (double)widest * look->size / 1000;
}

double measure_widest_piece(struct measurer *m, const struct look *look, const char *text)
{
	const struct ruler r = ruler_for(m, look);
	long widest = 0, piece = 0;
	uint32_t before = 0, c;

	while ((c = text_next(&text))) {
		if (c == '\n' || (before && may_break(before, c)))
			piece = 0;
		piece += c == ' ' ? 0 : advance(&r, c);
		widest = piece > widest ? piece : widest;
		before = c == '\n' ? 0 : c;
	}
	return (double)widest * look->size / 1000;
}

size_t measure_lines(struct measurer *m, const struct look *look, const char *text, double width)
{
	const struct ruler r = ruler_for(m, look);
	long room = (long)(width * rounding * 1000 / look->size);
	size_t lines = 0;

	for (const char *end;; text = end + 1) {
		lines += fits_line(&r, text, &end, room) ? 1 : count_lines(&r, text, end, room);
		if (!*end)
			return lines;
	}
}

/* A text in lines that are as full as can be. */
struct plain_filling {
	long room, used; /* 1/1000 em */
	size_t letters;  /* of the line */
	size_t lines, bad;
};

static void settle_piece(struct plain_filling *f, const struct measure_piece *p)
{
	if (f->used && f->used + p->width > f->room) {
		f->bad += p->never_first;
		f->lines++;
		f->used = 0;
		f->letters = 0;
	}
	f->used += p->width;
	f->letters += p->letters;
}

static void settle_line(struct plain_filling *f)
{
	enum { FEW = 2 };

	f->bad += f->lines > 0 && f->letters <= FEW ? 2 : 0;
	f->lines = f->letters = 0;
	f->used = 0;
}

static bool may_break_plainly(uint32_t before, uint32_t c)
{
	return c != ' ' && (before == ' ' || is_japanese(before) || is_japanese(c));
}

struct measure_pieces measure_pieces(struct measurer *m, struct arena *a, const struct look *look,
				     const char *text)
{
	const struct ruler r = ruler_for(m, look);
	struct measure_pieces out = {.size = look->size};
	struct measure_piece *p = vec_push(a, &out.all);
	uint32_t before = 0, c;

	for (; (c = text_next(&text)); before = c) {
		if (c == '\n') {
			p->ends = true;
			p = vec_push(a, &out.all);
			continue;
		}
		if (before && before != '\n' && may_break_plainly(before, c))
			p = vec_push(a, &out.all);
		if (!p->width)
			p->never_first = IN_LIST(c, not_at_start);
		p->width += advance(&r, c);
		p->letters++;
	}
	p->ends = true;
	return out;
}

size_t measure_bad_breaks(const struct measure_pieces *pieces, double width)
{
	struct plain_filling f = {.room = (long)(width * 1000 / pieces->size)};

	for (size_t i = 0; i < pieces->all.n; i++) {
		settle_piece(&f, &pieces->all.at[i]);
		if (pieces->all.at[i].ends)
			settle_line(&f);
	}
	return f.bad;
}
