/* SPDX-License-Identifier: MIT
 *
 * A greedy line filler. Fewer places to break give more lines, never fewer: so the rules are the strictest of those in use (JLREQ
 * 3.1.7 and 3.1.8 with all small kana, Latin words and codes such as R24/④-1 whole) and the result is an upper bound.
 */
#include "render/measure.h"

#include <stdlib.h>

#include "base/file.h"
#include "base/text.h"
#include "render/font.h"

/* Office programs round advances to pixels; 3% covers every size from 8 points on. */
static const double rounding = 0.97;

struct measure {
	struct font *fonts[FACE__MAX];
	struct font *shared[FACE__MAX]; /* the fallback of a face; NULL: none */
};

static const enum style_face fallback_of[FACE__MAX] = {
	[FACE_GOTHIC] = FACE_FALLBACK_GOTHIC,
	[FACE_GOTHIC_BOLD] = FACE_FALLBACK_GOTHIC,
	[FACE_MINCHO] = FACE_FALLBACK_MINCHO,
	[FACE_FALLBACK_GOTHIC] = FACE_FALLBACK_GOTHIC,
	[FACE_FALLBACK_MINCHO] = FACE_FALLBACK_MINCHO,
};

struct measure *measure_open(struct arena *a, const struct style *style, struct diag_list *dl)
{
	struct measure *m = arena_alloc(a, sizeof *m);

	for (int i = 0; i < FACE__MAX; i++)
		if (file_exists(style->font_files[i]))
			m->fonts[i] = font_open(a, style->font_files[i], style->font_packages[i], dl);
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

void measure_close(struct measure *m)
{
	for (int i = 0; m && i < FACE__MAX; i++)
		font_close(m->fonts[i]);
}

/* One look's ruler; widths in 1/1000 em. */
struct ruler {
	struct font *font, *fallback;
};

static struct ruler ruler_for(const struct measure *m, const struct look *look)
{
	struct font *font = m->fonts[look->face], *fallback = m->shared[look->face];

	return (struct ruler){font ? font : fallback, font ? fallback : NULL};
}

static long advance(const struct ruler *r, uint32_t c)
{
	if (c == '\t')
		return 4000;
	return font_advance(r->fallback && !font_has(r->font, c) ? r->fallback : r->font, c);
}

static int compare_char(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return (x > y) - (x < y);
}

/* Sorted by code point. */
static const uint32_t not_at_start[] = {
	U'!', U'%', U')', U',', U'.', U':', U';', U'?', U']', U'}', U'’', U'”', U'‥', U'…', U'、', U'。', U'々', U'〉', U'》', U'」', U'』',
	U'】', U'〕', U'〜', U'ぁ', U'ぃ', U'ぅ', U'ぇ', U'ぉ', U'っ', U'ゃ', U'ゅ', U'ょ', U'ゎ', U'ゝ', U'ゞ', U'ァ', U'ィ', U'ゥ', U'ェ', U'ォ', U'ッ',
	U'ャ', U'ュ', U'ョ', U'ヮ', U'ヵ', U'ヶ', U'・', U'ー', U'ヽ', U'ヾ', U'！', U'％', U'）', U'，', U'．', U'：', U'；', U'？', U'］', U'｝', U'～', U'･',
};
static const uint32_t not_at_end[] = {
	U'(', U'[', U'{', U'‘', U'“', U'〈', U'《', U'「', U'『', U'【', U'〔', U'（', U'［', U'｛',
};

#define IN_LIST(c, list) (bsearch(&(c), (list), ARRAY_LEN(list), sizeof *(list), compare_char) != NULL)

/* Only the blank hangs over a line's end everywhere; U+3000 takes room in some programs. */
static bool may_break(uint32_t before, uint32_t c)
{
	if (c == ' ')
		return false;
	if (before == ' ')
		return true;
	if (!text_is_japanese(before) && !text_is_japanese(c))
		return false;
	return !IN_LIST(c, not_at_start) && !IN_LIST(before, not_at_end);
}

struct piece {
	long width, blanks; /* 1/1000 em; `blanks` of it are at the end and may hang over */
	long widest;        /* character */
	size_t n;           /* characters */
};

struct filling {
	const struct ruler *ruler;
	long room; /* of a line */
	long used; /* on the current line */
	struct piece piece; /* behind the last place to break */
	size_t lines;
};

/* A piece wider than a line is broken between any two characters, as all programs do; the last one of a line may just not fit. */
static long break_piece(struct filling *f, long ink)
{
	long room = f->room - f->piece.widest + 1;

	if (f->room < f->piece.widest) {
		f->lines += f->piece.n ? f->piece.n - 1 : 0;
		return f->room;
	}
	while (ink > f->room) {
		f->lines++;
		ink -= room;
	}
	return ink;
}

static void end_piece(struct filling *f)
{
	long ink = f->piece.width - f->piece.blanks;

	if (f->used && f->used + ink > f->room) {
		f->lines++;
		f->used = 0;
	}
	if (ink > f->room)
		ink = break_piece(f, ink);
	f->used += ink + f->piece.blanks;
	f->piece = (struct piece){0};
}

static void fill(struct filling *f, uint32_t before, uint32_t c)
{
	long width = advance(f->ruler, c);

	if (before && may_break(before, c))
		end_piece(f);
	f->piece.n++;
	f->piece.width += width;
	f->piece.widest = width > f->piece.widest ? width : f->piece.widest;
	f->piece.blanks = c == ' ' ? f->piece.blanks + width : 0;
}

static size_t count_lines(const struct ruler *r, const char *from, const char *to, long room)
{
	struct filling f = {.ruler = r, .room = room, .lines = 1};
	uint32_t before = 0;

	while (from < to) {
		uint32_t c = text_next(&from);

		fill(&f, before, c);
		before = c;
	}
	end_piece(&f);
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

double measure_width(struct measure *m, const struct look *look, const char *text)
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

double measure_widest_piece(struct measure *m, const struct look *look, const char *text)
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

size_t measure_lines(struct measure *m, const struct look *look, const char *text, double width)
{
	const struct ruler r = ruler_for(m, look);
	long room = (long)(width * rounding * 1000 / look->size);
	size_t lines = 0;

	for (const char *end;; text = end + 1) {
		lines += line_width(&r, text, &end) <= room ? 1 : count_lines(&r, text, end, room);
		if (!*end)
			return lines;
	}
}
