/* SPDX-License-Identifier: MIT
 *
 * A text is split into words at blanks, 、 and （; neighbours that belong together, remarks in
 * brackets and numbers with their counters become phrases, and the break opportunities inside of
 * them are struck out.
 */
#include "type/phrase.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "type/space.h"

enum {
	SHORT_WORD = 3,    /* characters of a surname, a given name, a day of the week */
	LONG_NUMBER = 14,  /* 8:30-17:15、 */
	LONG_REMARK = 20   /* with its brackets */
};

/* A stretch of the text, in bytes. */
struct phrase {
	size_t from, to;
};

struct phrases {
	struct arena *arena;
	const struct phrase_text *of;
	const char *text;
	VEC(struct phrase) all;
};

/* Words end at blanks and line breaks, behind 、 and before （. */
struct phrase_word {
	size_t from, to;
	size_t chars;
	/* of Japanese characters only; begins with a digit or a Latin letter */
	bool japanese, number;
	bool goes_on;          /* one blank, then the next word */
};

typedef VEC(struct phrase_word) phrase_words;

/* An opening bracket at its start, a closing one or a comma at its end. */
static int count_blank_halves(const struct phrases *p, size_t from, size_t to)
{
	const struct phrase_text *t = p->of;
	const char *at = p->text + from;
	const struct glyph *first = faces_glyph(t->faces, t->face, text_next(&at)), *last = first;

	while (at < p->text + to)
		last = faces_glyph(t->faces, t->face, text_next(&at));
	return (first->kind == SPACE_OPENING) + (last->kind == SPACE_CLOSING);
}

/* On a line of its own: it begins and ends with ink (type/lines.h). */
static bool fits(const struct phrases *p, size_t from, size_t to)
{
	const struct phrase_text *t = p->of;
	double width = faces_width(t->faces, t->face, 1000, p->text + from, to - from,
				   t->latin ? t->latin + from : NULL);

	return width - 500 * count_blank_halves(p, from, to) < (double)t->limit + 0.5;
}

static void add(struct phrases *p, size_t from, size_t to)
{
	if (fits(p, from, to))
		*vec_push(p->arena, &p->all) = (struct phrase){from, to};
}

static bool is_number(uint32_t c)
{
	return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

static void take_char(struct phrase_word *w, uint32_t c, size_t behind)
{
	if (!w->chars)
		w->number = is_number(c);
	w->japanese = (!w->chars || w->japanese) && text_is_japanese(c) && c != 0xFF09; /* ） */
	w->chars++;
	w->to = behind;
}

static void end_word(struct arena *a, phrase_words *all, struct phrase_word *w, size_t next,
		     bool blank)
{
	w->goes_on = blank;
	if (w->chars)
		*vec_push(a, all) = *w;
	*w = (struct phrase_word){.from = next};
}

static phrase_words split(struct arena *a, const char *text)
{
	phrase_words all = {0};
	struct phrase_word w = {0};
	const char *p = text;
	uint32_t c;

	for (size_t at = 0; (c = text_next(&p)); at = (size_t)(p - text)) {
		size_t behind = (size_t)(p - text);

		if (c == ' ' || c == '\n') {
			end_word(a, &all, &w, behind, c == ' ');
			continue;
		}
		if (c == 0xFF08) /* （ */
			end_word(a, &all, &w, at, false);
		take_char(&w, c, behind);
		if (c == 0x3001) /* 、 */
			end_word(a, &all, &w, behind, false);
	}
	end_word(a, &all, &w, 0, false);
	return all;
}

static bool is_short(const struct phrase_word *w)
{
	return w->japanese && w->chars <= SHORT_WORD;
}

static bool belong_together(const struct phrase_word *a, const struct phrase_word *b)
{
	return is_short(a) && a->goes_on && (is_short(b) || (b->number && b->chars <= LONG_NUMBER));
}

/* From the end, so that of 事務部 雛形 六郎 the last two are the name. */
static void add_words(struct phrases *p)
{
	phrase_words all = split(p->arena, p->text);

	for (size_t i = all.n; i-- > 0;) {
		const struct phrase_word *w = &all.at[i];
		bool pair = i && belong_together(w - 1, w);

		if (pair)
			add(p, all.at[--i].from, w->to);
		else if (is_short(w) && (w->goes_on || (i && all.at[i - 1].goes_on)))
			add(p, w->from, w->to);
	}
}

/* What is too wide to stay whole is parted behind its 、. */
static void add_remark(struct phrases *p, size_t from, size_t to)
{
	const char *end = p->text + to;
	bool whole = fits(p, from, to);

	for (const char *comma; from < to; from = comma ? (size_t)(comma - p->text) : to) {
		comma = whole ? NULL : strstr(p->text + from, "、");
		comma = comma && comma < end ? comma + strlen("、") : NULL;
		add(p, from, comma ? (size_t)(comma - p->text) : to);
	}
}

static void add_brackets(struct phrases *p)
{
	const char *at = p->text, *open = NULL;
	size_t chars = 0;
	uint32_t c;

	for (const char *from = at; (c = text_next(&at)); from = at) {
		chars++;
		if (c == 0xFF08) { /* （ */
			open = from;
			chars = 1;
		} else if (c == 0xFF09 && open) { /* ） */
			if (chars <= LONG_REMARK)
				add_remark(p, (size_t)(open - p->text), (size_t)(at - p->text));
			open = NULL;
		} else if (c == '\n') {
			open = NULL;
		}
	}
}

enum name_kind { NAME_NONE, NAME_LETTER, NAME_KANJI, NAME_KANA, NAME_OPEN, NAME_CLOSE };

static bool is_one_of(uint32_t c, const char *chars)
{
	for (uint32_t one; (one = text_next(&chars));)
		if (one == c)
			return true;
	return false;
}

static bool is_digit(uint32_t c)
{
	return c >= '0' && c <= '9';
}

static enum name_kind kind_of(uint32_t c)
{
	if ((c >= 0x4E00 && c <= 0x9FFF) || c == 0x3005)
		return NAME_KANJI;
	if (c >= 0x3041 && c <= 0x3096)
		return NAME_KANA;
	if ((c > ' ' && c < 0x7F) || (c >= 0x30A1 && c <= 0x30FA) || c == 0x30FC)
		return NAME_LETTER;
	switch (c) {
	case U'（': case U'「': case U'『': case U'［': case U'〔':
		return NAME_OPEN;
	case U'）': case U'」': case U'』': case U'］': case U'〕':
	case U'、': case U'。': case U'：': case U'；': case U'・': case U'※':
		return NAME_CLOSE;
	default:
		return c >= 0xFF10 && c <= 0xFF5A ? NAME_LETTER : NAME_NONE;
	}
}

static bool kinds_go_on(enum name_kind from, enum name_kind to, uint32_t before)
{
	if (from == NAME_NONE || to == NAME_NONE)
		return false;
	if (from == NAME_OPEN || to == NAME_CLOSE)
		return true;
	if (from == NAME_CLOSE)
		return false;
	return to == NAME_KANA || from == to || (to == NAME_KANJI && is_digit(before)); /* 2階 */
}

bool phrase_name_goes_on(uint32_t before, uint32_t c)
{
	return kinds_go_on(kind_of(before), kind_of(c), before);
}

static void add_names(struct phrases *p)
{
	const char *at = p->text;
	size_t from = 0, behind = 0;
	uint32_t before = 0, c;
	enum name_kind kind = NAME_NONE, last;

	do {
		c = text_next(&at);
		last = kind;
		kind = kind_of(c);
		if (!kinds_go_on(last, kind, before)) {
			if (behind > from)
				add(p, from, behind);
			from = behind;
		}
		behind = (size_t)(at - p->text);
		before = c;
	} while (c);
}

/* Bytes up to the first of these characters; up to `to`: none of them is there. */
static size_t find_any(const char *text, size_t from, size_t to, const char *chars)
{
	const char *at = text + from;

	while (at < text + to) {
		const char *before = at;

		if (is_one_of(text_next(&at), chars))
			return (size_t)(before - text);
	}
	return to;
}

static size_t count_chars(const char *text, size_t from, size_t to)
{
	const char *at = text + from;
	size_t n = 0;

	for (; at < text + to; n++)
		text_next(&at);
	return n;
}

/* One item: whole, or up to its first 、 or remark, or its label with what follows next. */
static void add_item(struct phrases *p, size_t from, size_t to)
{
	size_t head = find_any(p->text, from, to, "、（"), label = find_any(p->text, from, to, "：");
	const char *behind = p->text + label;

	if (count_chars(p->text, from, to) <= LONG_REMARK) {
		add(p, from, to);
	} else if (label >= to) {
		if (count_chars(p->text, from, head) <= LONG_REMARK)
			add(p, from, head);
	} else {
		text_next(&behind);
		if (behind < p->text + to && *behind != '\n')
			text_next(&behind);
		add(p, from, (size_t)(behind - p->text));
	}
}

static void add_items(struct phrases *p)
{
	static const char wide[] = "　";
	size_t whole = strlen(p->text);

	for (size_t from = 0, line = 0, to; from < whole; from = to) {
		to = find_any(p->text, from, whole, "　\n");
		bool one_of = from > line || !strncmp(p->text + to, wide, strlen(wide));

		if (to > from && (one_of || find_any(p->text, from, to, "：") < to))
			add_item(p, from, to);
		if (p->text[to] == '\n')
			line = ++to;
		else if (p->text[to])
			to += strlen(wide);
	}
}

/* Counters of more than one character; of another word behind a number its first belongs to it. */
static const char *const counters[] = {"か月", "か所", "ページ", "営業日", "時間", "日間",
				       "年間", "分間",   "週間"};

static size_t length_of_counter(const char *at)
{
	for (size_t i = 0; i < ARRAY_LEN(counters); i++)
		if (!strncmp(at, counters[i], strlen(counters[i])))
			return strlen(counters[i]);
	const char *behind = at;

	return kind_of(text_next(&behind)) == NAME_KANJI ? (size_t)(behind - at) : 0;
}

/* Behind a number: the dash of another one, which may be of the next morning (翌). */
static size_t length_of_dash(const char *at)
{
	static const char *const dashes[] = {"-翌", "-", "～翌", "～"};

	for (size_t i = 0; i < ARRAY_LEN(dashes); i++)
		if (!strncmp(at, dashes[i], strlen(dashes[i])) &&
		    is_digit((unsigned char)at[strlen(dashes[i])]))
			return strlen(dashes[i]);
	return 0;
}

/* Digits with what stands between them, as in 9:30, 99.9, 17:15-翌8:30 or 2026-041. */
static size_t length_of_number(const char *at)
{
	size_t n = strspn(at, "0123456789.,:");

	while (n && !is_digit((unsigned char)at[n - 1]))
		n--;
	size_t dash = n ? length_of_dash(at + n) : 0;

	return n + dash + (dash ? length_of_number(at + n + dash) : 0);
}

/* Behind 第, or on its own. */
static void add_counts(struct phrases *p)
{
	static const char place[] = "第";
	const char *text = p->text;

	for (const char *at = text, *from; (from = at += strcspn(at, "0123456789")), *at;) {
		size_t before = strlen(place);

		at += length_of_number(at);
		at += length_of_counter(at);
		if ((size_t)(from - text) >= before && !strncmp(from - before, place, before))
			from -= before;
		add(p, (size_t)(from - text), (size_t)(at - text));
	}
}

/* Bytes that have a phrase on either side. */
static const bool *mark_inside(const struct phrases *p)
{
	bool *inside = arena_alloc(p->arena, strlen(p->text) + 1);

	for (size_t i = 0; i < p->all.n; i++)
		for (size_t at = p->all.at[i].from + 1; at < p->all.at[i].to; at++)
			inside[at] = true;
	return inside;
}

const size_t *phrase_keep(struct arena *a, const struct phrase_text *text, unsigned kinds,
			  const size_t *breaks, size_t *n)
{
	struct phrases p = {.arena = a, .of = text, .text = text->text};
	size_t *left = arena_alloc(a, *n * sizeof *left), kept = 0;

	if (kinds & PHRASE_WORDS && strchr(text->text, ' '))
		add_words(&p);
	if (kinds & PHRASE_BRACKETS)
		add_brackets(&p);
	if (kinds & PHRASE_NAMES)
		add_names(&p);
	if (kinds & PHRASE_COUNTS)
		add_counts(&p);
	if (kinds & PHRASE_ITEMS)
		add_items(&p);
	const bool *inside = p.all.n ? mark_inside(&p) : NULL;

	for (size_t i = 0; i < *n; i++)
		if (!inside || !inside[breaks[i]])
			left[kept++] = breaks[i];
	*n = kept;
	return left;
}
