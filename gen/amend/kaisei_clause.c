/* SPDX-License-Identifier: MIT
 *
 * Clauses in words: a place, what is done to it, and the verb in the form that goes on or ends. All
 * words are data (templates/words.json, amending.*).
 */
#include "amend/kaisei_clause.h"

#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"

struct clause_saying {
	struct arena *a;
	const struct library *library;
	const struct article_code *code;
	const struct kaisei_clause *clause;
	const struct kaisei_place *before;
};

bool kaisei_clause_has_text(const struct kaisei_clause *k)
{
	return k->act >= KAISEI_WHOLE;
}

static const char *word(const struct clause_saying *s, const char *name)
{
	return library_word(s->library, name);
}

static const char *place_name(const struct clause_saying *s, const struct kaisei_place *place)
{
	return kaisei_place_name(s->a, s->library, s->code, place, s->before);
}

static struct kaisei_place itself(struct kaisei_place place)
{
	place.itself = place.paragraph && !place.item && !place.text;
	return place;
}

/* Of what goes, or gets another number: 同条第1項 even where there is no other. */
static const char *own_name(const struct clause_saying *s, const struct kaisei_place *place)
{
	const struct kaisei_place own = itself(*place);

	return place_name(s, &own);
}

/* 改め, or 改める at the end. */
static const char *verb(const struct clause_saying *s, const char *name, bool last)
{
	const char *form = last ? ".end" : ".join";

	return word(s, arena_concat(s->a, "amending.", name, form, (char *)NULL));
}

/* 「A」を「B」に、「C」を「D」に改め、「E」を削る */
static const char *join_quotes(const struct clause_saying *s, bool last)
{
	static const char *const names[QUOTE__MAX] = {"replace", "insert", "delete"};
	struct strbuf sb = strbuf_new(s->a);
	const struct quotes *quotes = &s->clause->quotes;

	for (size_t i = 0; i < quotes->all.n; i++) {
		const struct quote *q = &quotes->all.at[i];
		bool is_last = i + 1 == quotes->all.n;
		const char *name = arena_concat(s->a, "amending.", names[q->op], (char *)NULL);

		strbuf_add(&sb, text_fill(s->a, word(s, name), "old", q->before, "new", q->after));
		if (is_last || quotes->all.at[i + 1].op != q->op)
			strbuf_add(&sb, verb(s, names[q->op], is_last && last));
		if (!is_last)
			strbuf_add(&sb, word(s, "list.comma"));
	}
	return sb.text;
}

const char *kaisei_clause_edits(struct arena *a, const struct library *l,
				const struct kaisei_clause *k, bool last)
{
	struct clause_saying s = {.a = a, .library = l, .clause = k};

	return join_quotes(&s, last);
}

static const char *say_quotes(const struct clause_saying *s, bool last)
{
	return text_fill(s->a, word(s, "amending.in"), "place", place_name(s, &s->clause->at),
			 "edits", join_quotes(s, last));
}

static const char *say_name(const struct clause_saying *s, bool last)
{
	return arena_concat(s->a,
			    text_fill(s->a, word(s, "amending.name"), "place",
				      place_name(s, &s->clause->at), "new", s->clause->to),
			    verb(s, "replace", last), (char *)NULL);
}

static const char *say_number(const struct clause_saying *s, bool last)
{
	const struct kaisei_place *at = &s->clause->at,
				  to = itself(kaisei_place_numbered(*at, s->clause->to));
	const char *place = own_name(s, at),
		   *new = at->paragraph ? kaisei_place_name(s->a, s->library, s->code, &to, at)
					: s->clause->to;

	return arena_concat(
		s->a, text_fill(s->a, word(s, "amending.number"), "place", place, "new", new),
		verb(s, "number", last), (char *)NULL);
}

/* 2条, 1項, 3号 */
static const char *count_name(const struct clause_saying *s, const struct kaisei_place *at,
			      size_t n, bool chapters)
{
	const char *name = at->item        ? "amending.items"
			   : at->paragraph ? "amending.paragraphs"
			   : chapters      ? "amending.chapters"
					   : "amending.articles";

	return text_fill(s->a, word(s, name), "n", arena_printf(s->a, "%zu", n), NULL, NULL);
}

/* 第5項, without the article before it: the end of a range. */
static const char *bare_name(const struct clause_saying *s, const struct kaisei_place *place)
{
	struct arena *a = s->a;
	const char *label = place->item;

	if (label)
		return text_fill(a, word(s, "number.item"), "n",
				 arena_strndup(a, label + 1, strlen(label) - 2), NULL, NULL);
	return place->paragraph ? text_fill(a, word(s, "number.paragraph"), "n",
					    arena_printf(a, "%d", place->paragraph), NULL, NULL)
				: place->number;
}

/* 第2項から第5項まで, or of two that go 第2項及び第3項 */
static const char *range_name(const struct clause_saying *s)
{
	const struct kaisei_clause *k = s->clause;
	const struct kaisei_place end = kaisei_place_numbered(k->at, k->to);

	bool two = k->act == KAISEI_REMOVE && k->by == 2;

	return text_fill(s->a, word(s, two ? "amending.two" : "amending.range"), "first",
			 own_name(s, &k->at), "last", bare_name(s, &end));
}

static const char *say_removal(const struct clause_saying *s, bool last)
{
	const char *place = s->clause->to ? range_name(s) : own_name(s, &s->clause->at);

	return arena_concat(
		s->a, text_fill(s->a, word(s, "amending.remove"), "place", place, NULL, NULL),
		verb(s, "delete", last), (char *)NULL);
}

static const char *say_shift(const struct clause_saying *s, bool last)
{
	const struct kaisei_clause *k = s->clause;

	return arena_concat(
		s->a,
		text_fill(s->a, word(s, "amending.shift"), "place", range_name(s), "n",
			  count_name(s, &k->at, (size_t)(k->by < 0 ? -k->by : k->by), false)),
		verb(s, k->by < 0 ? "raise" : "lower", last), (char *)NULL);
}

/* What comes in is counted in the sentence: chapters, articles, or lines of one depth. */
static const char *added_name(const struct clause_saying *s)
{
	const struct article_code *blocks = &s->clause->blocks;
	struct kaisei_place kind = {.number = ""};
	size_t articles = 0, chapters = 0, lines = 0;

	for (size_t i = 0; i < blocks->all.n; i++) {
		const struct provision *p = &blocks->all.at[i];

		chapters += p->chapter;
		articles += !p->chapter && *p->label;
		for (size_t k = 0; !*p->label && k < p->lines.n; k++)
			lines += p->lines.at[k].depth == p->lines.at[0].depth;
	}
	if (lines)
		kind.paragraph = 1;
	if (lines && blocks->all.at[0].lines.at[0].depth)
		kind.item = "";
	return count_name(s, &kind, lines ? lines : chapters ? chapters : articles, chapters > 0);
}

static const char *say_addition(const struct clause_saying *s)
{
	static const char *const names[KAISEI_ACT__MAX] = {
		[KAISEI_BEHIND] = "amending.behind",
		[KAISEI_BEFORE] = "amending.before",
		[KAISEI_END] = "amending.end",
		[KAISEI_FIRST] = "amending.first",
	};
	const struct kaisei_clause *k = s->clause;
	bool items = k->act == KAISEI_FIRST && k->at.paragraph;
	const char *said = text_fill(s->a, word(s, names[k->act]), "place", place_name(s, &k->at),
				     "what", added_name(s));

	return text_fill(s->a, said, "first",
			 text_fill(s->a, word(s, items ? "number.item" : "number.paragraph"), "n",
				   "1", NULL, NULL),
			 NULL, NULL);
}

static const char *say_text_below(const struct clause_saying *s)
{
	const struct kaisei_clause *k = s->clause;
	bool proviso = k->act == KAISEI_SENTENCE &&
		       text_starts(k->blocks.all.at[0].lines.at[0].text, word(s, "amending.but"));
	const char *name = k->act == KAISEI_HEADING ? "amending.heading"
			   : proviso                ? "amending.add.proviso"
			   : k->act == KAISEI_SENTENCE ? "amending.add.sentence"
			   : k->at.number              ? "amending.whole"
						       : "amending.whole.all";

	return text_fill(s->a, word(s, name), "place", place_name(s, &s->clause->at), NULL, NULL);
}

typedef const char *say_clause(const struct clause_saying *s, bool last);

const char *kaisei_clause_say(struct arena *a, const struct library *l,
			      const struct article_code *c, const struct kaisei_clause *k,
			      const struct kaisei_place *before, bool last)
{
	static say_clause *const verbs[KAISEI_WHOLE] = {
		[KAISEI_QUOTES] = say_quotes, [KAISEI_NAME] = say_name,
		[KAISEI_REMOVE] = say_removal, [KAISEI_NUMBER] = say_number,
		[KAISEI_SHIFT] = say_shift,
	};
	struct clause_saying s = {a, l, c, k, before};

	if (k->act < KAISEI_WHOLE)
		return verbs[k->act](&s, last);
	return k->act >= KAISEI_BEHIND && k->act <= KAISEI_FIRST ? say_addition(&s)
								 : say_text_below(&s);
}
