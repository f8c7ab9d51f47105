/* SPDX-License-Identifier: MIT
 *
 * A line is filled piece by piece, a piece being what lies between two break opportunities; a piece
 * that is wider than the measure is broken by force. Cells are tried with their phrases whole
 * first. Widths are counted in 1/1000 em of the look's size.
 */
#include "type/lines.h"

#include <string.h>

#include "base/text.h"
#include "type/latin.h"
#include "type/phrase.h"
#include "type/space.h"

/*
 * What may not start a line when a piece must be broken by force (JLREQ cl-02, cl-05 to cl-07,
 * cl-09).
 */
static const char never_first[] = "、。，．・：；？！）」』】〕》〉］｝’”々ゝゞー)],.;:!?";

static bool is_among(const char *set, uint32_t c)
{
	while (*set)
		if (text_next(&set) == c)
			return true;
	return false;
}

enum {
	LONE_CHARS = 2,
	LONG_LINE = 20,     /* characters: of justified prose */
	CELL_LINE = 5,      /* the same of a ragged cell, where nothing is stretched */
	LONGEST_PIECE = 12, /* bytes: four Japanese characters */
	FEW_LINES = 3,
	ANY_LINES = 10000
};

/* A line under way. */
struct line_filling {
	const struct line_setter *ls;
	struct lines *out;
	const char *text;  /* the whole of it */
	const bool *latin; /* of its bytes; NULL: none */
	enum style_face face;
	enum line_kind kind;
	double size;
	long limit;
	const char *start;
	long width;   /* up to the last character that is no blank */
	long blanks;  /* behind it */
	size_t chars; /* up to the last character that is no blank */
	size_t blank_chars;
	size_t gaps, blank_gaps; /* behind as many characters the line may be stretched */
	const char *inked_end;
	long lead;
	bool last_latin;
	const struct glyph *before, *last_glyph; /* of the last character; of the last with ink */
};

static void start_line(struct line_filling *f, const char *at)
{
	f->start = f->inked_end = at;
	f->width = f->blanks = 0;
	f->chars = f->blank_chars = 0;
	f->gaps = f->blank_gaps = 0;
	f->last_latin = false;
	f->lead = 0;
	f->before = f->last_glyph = NULL;
}

/* Lines end with ink: the blank half of a bracket or comma at the end does not count. */
static long inked_width(const struct line_filling *f)
{
	bool half = f->last_glyph && f->last_glyph->kind == SPACE_CLOSING;

	return f->width - (half ? 500 : 0);
}

/* White goes between two characters: behind the last one is none. */
static size_t count_gaps(const struct line_filling *f)
{
	return f->gaps - (f->gaps && !f->last_latin ? 1 : 0);
}

static bool is_parted(const struct line_filling *f)
{
	const char *behind = f->inked_end;

	return *behind && text_is_space(text_next(&behind));
}

static void end_line(struct line_filling *f, bool ends)
{
	struct typeset_line *l = vec_push(f->ls->arena, &f->out->all);
	long inked = inked_width(f);

	*l = (struct typeset_line){
		.text = f->start,
		.len = (size_t)(f->inked_end - f->start),
		.width = (double)f->width * f->size / 1000,
		.inked = (double)inked * f->size / 1000,
		.lead = (double)f->lead * f->size / 1000,
		.chars = f->chars,
		.gaps = count_gaps(f),
		.ends = ends,
		.parted = is_parted(f),
		.latin = f->latin ? f->latin + (f->start - f->text) : NULL,
	};
}

/* Below each other, lines begin with ink (JLREQ 3.1.5). */
static void start_with_ink(struct line_filling *f, const struct glyph *g)
{
	if (g->kind != SPACE_OPENING)
		return;
	f->lead = 500;
	f->width = -500;
}

/* The character at `at`, which ends before `behind`. */
static void take_char(struct line_filling *f, uint32_t c, const char *at, const char *behind)
{
	if (c == '\n')
		return;
	size_t place = (size_t)(at - f->text);
	const struct glyph *g = faces_glyph(
		f->ls->faces, faces_wanted(f->ls->faces, f->face, f->latin, place), c);

	if (!f->before)
		start_with_ink(f, g);
	bool latin = f->latin && f->latin[place];

	f->blank_chars++;
	f->blank_gaps += !latin;
	f->blanks += g->advance + faces_join(f->before, g);
	f->before = g;
	if (text_is_space(c) && c != 0x3000)
		return;
	f->width += f->blanks;
	f->chars += f->blank_chars;
	f->gaps += f->blank_gaps;
	f->blanks = 0;
	f->blank_chars = f->blank_gaps = 0;
	f->inked_end = behind;
	f->last_glyph = g;
	f->last_latin = latin;
}

static void take(struct line_filling *f, const char *from, const char *to)
{
	while (from < to) {
		const char *at = from;
		uint32_t c = text_next(&from);

		take_char(f, c, at, from);
	}
}

static bool fits(const struct line_filling *f)
{
	return inked_width(f) <= f->limit;
}

/*
 * Of a piece that is wider than the measure: what fits goes on the line, and the rest on lines of
 * its own.
 */
static void force(struct line_filling *f, const char *from, const char *to)
{
	const char *previous = from, *p = from;

	while (p < to) {
		const char *at = p;
		struct line_filling before = *f;
		uint32_t c = text_next(&p);

		take_char(f, c, at, p);
		if (fits(f) || before.chars == 0) {
			previous = at;
			continue;
		}
		*f = before;
		if (is_among(never_first, c) && previous > f->start) {
			struct line_filling whole = *f;

			start_line(f, whole.start);
			take(f, whole.start, previous);
			at = previous;
		}
		end_line(f, false);
		start_line(f, at);
		previous = p = at;
	}
}

static void add_piece(struct line_filling *f, const char *from, const char *to)
{
	struct line_filling before = *f;

	take(f, from, to);
	if (fits(f))
		return;
	*f = before;
	if (f->chars) {
		end_line(f, false);
		start_line(f, from);
		before = *f;
		take(f, from, to);
		if (fits(f))
			return;
		*f = before;
	}
	force(f, from, to);
}

/* Most cells are short: no breaker is needed for a text that fits as it is. */
static bool fits_at_once(struct line_filling *f, const char *text)
{
	const char *end = strchr(text, '\n');

	if (end)
		return false;
	take(f, text, text + strlen(text));
	if (fits(f)) {
		end_line(f, true);
		return true;
	}
	start_line(f, text);
	return false;
}

/* One character, with a 。 or without; in prose, which has many lines of its kind, two. */
static bool is_lone(const struct line_filling *f)
{
	bool closed = f->last_glyph && f->last_glyph->kind == SPACE_CLOSING;

	return f->chars <= (f->kind == LINE_PROSE || closed ? LONE_CHARS : LONE_CHARS - 1);
}

/*
 * A last line that has only one character and its 。 takes the last piece of the line above, when
 * that line is long enough for nobody to see it shortened.
 */
static void join_last(struct line_filling *f, const char *text, const size_t *breaks, size_t i)
{
	const struct typeset_line *above = f->out->all.n ? &f->out->all.at[f->out->all.n - 1]
							 : NULL;
	const char *to = text + breaks[i];
	size_t least = f->kind == LINE_PROSE ? LONG_LINE : CELL_LINE;

	if (!is_lone(f) || !above || above->ends || above->chars < least)
		return;
	while (i && text + breaks[i - 1] >= f->start)
		i--;
	const char *from = above->text, *at = i ? text + breaks[i - 1] : from;

	if (at <= from || f->start - at > LONGEST_PIECE)
		return;
	struct line_filling before = *f;

	start_line(f, at);
	take(f, at, to);
	bool fit = fits(f);

	*f = before;
	if (!fit)
		return;
	f->out->all.n--;
	start_line(f, from);
	take(f, from, at);
	end_line(f, false);
	start_line(f, at);
	take(f, at, to);
}

static void break_paragraphs(struct line_filling *f, const char *text, const size_t *breaks,
			     size_t n)
{
	const char *from = text;

	for (size_t i = 0; i < n; i++) {
		const char *to = text + breaks[i];

		add_piece(f, from, to);
		if (to[-1] == '\n' || i + 1 == n)
			join_last(f, text, breaks, i);
		if (to[-1] == '\n') {
			end_line(f, true);
			start_line(f, to);
		}
		from = to;
	}
	end_line(f, true);
}

static const size_t *keep(const struct line_filling *f, unsigned kinds, const size_t *breaks,
			  size_t *n)
{
	struct phrase_text text = {f->ls->faces, f->text, f->latin, f->face, f->limit};

	return phrase_keep(f->ls->arena, &text, kinds, breaks, n);
}

static struct lines lines_with(const struct line_filling *f, const char *text, const size_t *breaks,
			       size_t n, unsigned kinds)
{
	struct lines lines = {0};
	struct line_filling own = *f;

	own.out = &lines;
	breaks = keep(f, kinds, breaks, &n);
	break_paragraphs(&own, text, breaks, n);
	return lines;
}

static void break_prose(struct line_filling *f, const char *text, const size_t *breaks, size_t n)
{
	breaks = keep(f, PHRASE_COUNTS, breaks, &n);
	break_paragraphs(f, text, breaks, n);
}

/*
 * What cells keep whole as long as that costs no line; the character that such phrases have. Names
 * in short cells only: where many lines stand below each other, their ends would be ragged.
 */
static const struct {
	unsigned kind;
	const char *sign;
	size_t most; /* lines of a paragraph, on the average */
} optional[] = {
	{PHRASE_ITEMS, "：", ANY_LINES},
	{PHRASE_ITEMS, "　", ANY_LINES},
	{PHRASE_BRACKETS, "（", ANY_LINES},
	{PHRASE_NAMES, "", FEW_LINES},
};

static size_t count_paragraphs(const char *text)
{
	size_t n = 1;

	while ((text = strchr(text, '\n')) && *++text)
		n++;
	return n;
}

/* Cells keep names and hours whole. */
static void break_phrases(const struct line_filling *f, const char *text, const size_t *breaks,
			  size_t n)
{
	unsigned kinds = PHRASE_COUNTS | PHRASE_WORDS | (f->ls->names ? PHRASE_NAMES : 0);
	size_t paragraphs = count_paragraphs(text);
	struct lines lines = lines_with(f, text, breaks, n, kinds);

	for (size_t i = 0; i < ARRAY_LEN(optional); i++) {
		if (kinds & optional[i].kind || !strstr(text, optional[i].sign) ||
		    lines.all.n > optional[i].most * paragraphs)
			continue;
		struct lines whole = lines_with(f, text, breaks, n, kinds | optional[i].kind);

		if (whole.all.n > lines.all.n)
			continue;
		lines = whole;
		kinds |= optional[i].kind;
	}
	for (size_t i = 0; i < lines.all.n; i++)
		*vec_push(f->ls->arena, &f->out->all) = lines.all.at[i];
}

void lines_break(const struct line_setter *ls, const char *text, enum style_face face, double size,
		 double measure, enum line_kind kind, struct lines *out)
{
	text = text ? text : "";
	struct line_filling f = {.ls = ls,
				 .out = out,
				 .text = text,
				 .latin = latin_find(ls->arena, text, kind == LINE_CELL),
				 .face = face,
				 .kind = kind,
				 .size = size,
				 .limit = (long)(measure * 1000 / size + 0.01)};
	size_t n = 0, whole = strlen(text);

	start_line(&f, text);
	if (fits_at_once(&f, text))
		return;
	const size_t *breaks = ls->breaker ? breaker_find(ls->breaker, ls->arena, text, &n) : NULL;

	if (n && kind != LINE_PROSE)
		break_phrases(&f, text, breaks, n);
	else if (n)
		break_prose(&f, text, breaks, n);
	else
		break_paragraphs(&f, text, &whole, 1);
}

double lines_width(const struct line_setter *ls, const char *text, enum style_face face,
		   double size, enum line_kind kind)
{
	return faces_width(ls->faces, face, size, text, strlen(text),
			   latin_find(ls->arena, text, kind == LINE_CELL));
}

/* Which characters are of one word, and whether Japanese ones have a width. */
struct run_rule {
	bool (*goes_on)(uint32_t before, uint32_t c);
	bool japanese;
};

/* 翌 is of 17:15-翌8:30. */
static bool is_in_word(uint32_t c)
{
	return c && !text_is_space(c) && (!text_is_japanese(c) || c == 0x7FCC);
}

static bool word_goes_on(uint32_t before, uint32_t c)
{
	return is_in_word(before) && is_in_word(c);
}

static double longest_run(const struct line_setter *ls, const char *text, enum style_face face,
			  double size, enum line_kind kind, const struct run_rule *rule)
{
	const bool *latin = text ? latin_find(ls->arena, text, kind == LINE_CELL) : NULL;
	const struct glyph *before = NULL;
	long word = 0, longest = 0;
	uint32_t last = 0, c;

	for (const char *p = text, *at = p; p && (c = text_next(&p)); at = p) {
		const struct glyph *g = faces_glyph(
			ls->faces, faces_wanted(ls->faces, face, latin, (size_t)(at - text)), c);
		bool counts = rule->japanese ? !text_is_space(c) : is_in_word(c);
		long width = counts ? g->advance : 0;

		word = rule->goes_on(last, c) ? word + width + faces_join(before, g) : width;
		longest = word > longest ? word : longest;
		before = g;
		last = c;
	}
	return (double)longest * size / 1000;
}

double lines_longest_word(const struct line_setter *ls, const char *text, enum style_face face,
			  double size, enum line_kind kind)
{
	return longest_run(ls, text, face, size, kind, &(struct run_rule){word_goes_on, false});
}

double lines_longest_name(const struct line_setter *ls, const char *text, enum style_face face,
			  double size, enum line_kind kind)
{
	return longest_run(ls, text, face, size, kind,
			   &(struct run_rule){phrase_name_goes_on, true});
}
