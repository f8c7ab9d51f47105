/* SPDX-License-Identifier: MIT
 *
 * Clauses carried out: each act has a function that changes the code in place. What is written is
 * tried this way before it is given, so that no sentence leads elsewhere than to the new text.
 */
#include "amend/kaisei_clause.h"

#include <stdlib.h>
#include <string.h>

#include "amend/joints.h"
#include "base/strbuf.h"
#include "base/text.h"

struct clause_carrying {
	struct arena *a;
	struct article_code *code;
	const struct kaisei_clause *clause;
	size_t at;  /* of the article or chapter */
	struct provision *provision;
	size_t line; /* its place below; the number of lines: the article itself */
};

static void insert_blocks(struct arena *a, struct article_code *c, size_t at,
			  const struct article_code *blocks)
{
	struct article_code made = {0};

	for (size_t i = 0; i < at; i++)
		*vec_push(a, &made.all) = c->all.at[i];
	for (size_t i = 0; i < blocks->all.n; i++)
		*vec_push(a, &made.all) = blocks->all.at[i];
	for (size_t i = at; i < c->all.n; i++)
		*vec_push(a, &made.all) = c->all.at[i];
	*c = made;
}

static void remove_blocks(struct article_code *c, size_t from, size_t to)
{
	memmove(&c->all.at[from], &c->all.at[to], (c->all.n - to) * sizeof *c->all.at);
	c->all.n -= to - from;
}

/* Lines from..to give way to those of `new` (NULL: none). */
static void replace_lines(struct arena *a, struct provision *p, size_t from, size_t to,
			  const struct provision *new)
{
	struct provision made = *p;

	memset(&made.lines, 0, sizeof made.lines);
	for (size_t i = 0; i < from; i++)
		*vec_push(a, &made.lines) = p->lines.at[i];
	for (size_t i = 0; new && i < new->lines.n; i++)
		*vec_push(a, &made.lines) = new->lines.at[i];
	for (size_t i = to; i < p->lines.n; i++)
		*vec_push(a, &made.lines) = p->lines.at[i];
	*p = made;
}

static const char **text_at(const struct clause_carrying *c)
{
	if (c->clause->at.title)
		return &c->provision->title;
	return c->line < c->provision->lines.n ? &c->provision->lines.at[c->line].text : NULL;
}

/* Sentences that are meant read otherwise (`with` NULL: by the clause's quotes), others stand. */
static const char *replace_sentences(const struct clause_carrying *c, const char *text,
				     const char *with)
{
	struct sentence_ends ends = joints_sentences(c->a, text);
	struct strbuf sb = strbuf_new(c->a);
	size_t from = 0;

	if (ends.all.n != c->clause->at.sentences)
		return NULL;
	for (size_t i = 0; i < ends.all.n; from = ends.all.at[i++]) {
		const char *made = arena_strndup(c->a, text + from, ends.all.at[i] - from);

		if (kaisei_place_means(&c->clause->at, i + 1))
			made = with ? with : quotes_apply(c->a, &c->clause->quotes, made);
		if (!made)
			return NULL;
		strbuf_add(&sb, made);
	}
	strbuf_add(&sb, text + from);
	return sb.text;
}

static bool carry_quotes(const struct clause_carrying *c)
{
	const char **text = text_at(c);
	const char *made = !text ? NULL
			   : c->clause->at.sentence
				   ? replace_sentences(c, *text, NULL)
				   : quotes_apply(c->a, &c->clause->quotes, *text);

	if (made)
		*text = made;
	return made != NULL;
}

static bool carry_name(const struct clause_carrying *c)
{
	c->provision->title = c->clause->to;
	return c->clause->at.title;
}

/* A sentence of a text goes. */
static bool remove_sentence(const struct clause_carrying *c)
{
	const char **text = text_at(c), *made = text ? replace_sentences(c, *text, "") : NULL;

	if (made)
		*text = made;
	return made != NULL;
}

/* The lines from the first to the last that is named, with all below it. */
static bool remove_lines(const struct clause_carrying *c, const struct kaisei_place *end)
{
	size_t last = kaisei_place_line(c->provision, end);

	if (last < c->line || last == c->provision->lines.n)
		return false;
	replace_lines(c->a, c->provision, c->line, kaisei_place_line_end(c->provision, last),
		      NULL);
	return true;
}

/* Articles likewise, or a chapter with its articles. */
static bool remove_articles(const struct clause_carrying *c, const struct kaisei_place *end)
{
	size_t last = kaisei_place_find(c->a, c->code, end->number);

	if (last < c->at || last == c->code->all.n)
		return false;
	remove_blocks(c->code, c->at,
		      c->provision->chapter && !c->clause->at.title
			      ? kaisei_place_chapter_end(c->code, last)
			      : last + 1);
	return true;
}

static bool carry_removal(const struct clause_carrying *c)
{
	const struct kaisei_clause *k = c->clause;
	const struct kaisei_place end = k->to ? kaisei_place_numbered(k->at, k->to) : k->at;

	if (k->at.sentence)
		return remove_sentence(c);
	return k->at.paragraph ? remove_lines(c, &end) : remove_articles(c, &end);
}

static bool is_free(const struct clause_carrying *c, const struct kaisei_place *to)
{
	return to->paragraph ? kaisei_place_line(c->provision, to) == c->provision->lines.n
			     : kaisei_place_find(c->a, c->code, to->number) == c->code->all.n;
}

/* 第6条　削除 keeps what stands behind its number. */
static const char *label_of(const struct clause_carrying *c, const char *number)
{
	const char *blank = strstr(c->provision->label, "　");

	return blank && !c->provision->chapter
		       ? arena_concat(c->a, number, blank, (char *)NULL)
		       : number;
}

static bool number_as(const struct clause_carrying *c, const char *number)
{
	const struct kaisei_place to = kaisei_place_numbered(c->clause->at, number);
	bool line = c->line < c->provision->lines.n;

	if (!is_free(c, &to))
		return false;
	if (line)
		c->provision->lines.at[c->line].label =
			!to.item && to.paragraph == 1 ? "" : number;
	else
		c->provision->label = label_of(c, number);
	return true;
}

static bool carry_number(const struct clause_carrying *c)
{
	return number_as(c, c->clause->to);
}

/* 第5条: 5; (3): 3; 2: 2. */
static int number_in(const char *label)
{
	return atoi(label + strcspn(label, "0123456789"));
}

/* The same number, so much larger. */
static const char *shifted(struct arena *a, const char *label, int by)
{
	size_t head = strcspn(label, "0123456789"),
	       digits = strspn(label + head, "0123456789");

	return arena_printf(a, "%.*s%d%s", (int)head, label, number_in(label) + by,
			    label + head + digits);
}

/* Each number of the range by itself, from the end to which they go. */
static bool carry_shift(const struct clause_carrying *c)
{
	const struct kaisei_clause *k = c->clause;
	const char *first = k->at.item        ? k->at.item
			    : k->at.paragraph ? arena_printf(c->a, "%d", k->at.paragraph)
					      : k->at.number;
	int from = number_in(first), to = number_in(k->to);

	for (int n = 0; n <= to - from; n++) {
		const char *label = shifted(c->a, first, k->by > 0 ? to - from - n : n);
		const struct kaisei_clause one = {.act = KAISEI_NUMBER,
						  .at = kaisei_place_numbered(k->at, label),
						  .to = shifted(c->a, label, k->by)};

		if (!kaisei_clause_carry(c->a, c->code, &one))
			return false;
	}
	return true;
}

static bool carry_whole(const struct clause_carrying *c)
{
	const struct article_code *blocks = &c->clause->blocks;

	if (!c->clause->at.number) {
		*c->code = *blocks;
		return true;
	}
	const struct provision *new = &blocks->all.at[0];

	if (!c->clause->at.paragraph)
		*c->provision = *new;
	else if (c->clause->at.text)
		c->provision->lines.at[c->line].text = new->lines.at[0].text;
	else
		replace_lines(c->a, c->provision, c->line,
			      kaisei_place_line_end(c->provision, c->line), new);
	return true;
}

static bool carry_behind(const struct clause_carrying *c)
{
	const struct article_code *blocks = &c->clause->blocks;

	if (c->line < c->provision->lines.n) {
		size_t end = kaisei_place_line_end(c->provision, c->line);

		replace_lines(c->a, c->provision, end, end, &blocks->all.at[0]);
		return true;
	}
	insert_blocks(c->a, c->code,
		      c->provision->chapter ? kaisei_place_chapter_end(c->code, c->at)
					    : c->at + 1,
		      blocks);
	return true;
}

static bool carry_before(const struct clause_carrying *c)
{
	insert_blocks(c->a, c->code, c->at, &c->clause->blocks);
	return true;
}

/* The last 項 of an article, the last 号 of a 項, the last article of a chapter, or of all. */
static bool carry_end(const struct clause_carrying *c)
{
	struct provision *p = c->provision;

	if (!c->clause->at.number) {
		insert_blocks(c->a, c->code, c->code->all.n, &c->clause->blocks);
		return true;
	}
	if (p->chapter)
		return carry_behind(c);
	size_t end = c->clause->at.paragraph ? kaisei_place_line_end(p, c->line) : p->lines.n;

	replace_lines(c->a, p, end, end, &c->clause->blocks.all.at[0]);
	return true;
}

static bool carry_first(const struct clause_carrying *c)
{
	size_t at = c->clause->at.paragraph ? c->line + 1 : 0;

	replace_lines(c->a, c->provision, at, at, &c->clause->blocks.all.at[0]);
	return true;
}

static bool carry_sentence(const struct clause_carrying *c)
{
	const char **text = text_at(c);

	if (text)
		*text = arena_concat(c->a, *text, c->clause->blocks.all.at[0].lines.at[0].text,
				     (char *)NULL);
	return text != NULL;
}

static bool find(struct clause_carrying *c)
{
	const struct kaisei_place *at = &c->clause->at;

	if (!at->number)
		return c->clause->act == KAISEI_WHOLE || c->clause->act == KAISEI_END;
	c->at = kaisei_place_find(c->a, c->code, at->number);
	if (c->at == c->code->all.n)
		return false;
	c->provision = &c->code->all.at[c->at];
	c->line = at->paragraph ? kaisei_place_line(c->provision, at) : c->provision->lines.n;
	/* the words of an article are those of its only 項 */
	return !at->paragraph || c->line < c->provision->lines.n;
}

bool kaisei_clause_carry(struct arena *a, struct article_code *code,
			 const struct kaisei_clause *k)
{
	static bool (*const acts[KAISEI_ACT__MAX])(const struct clause_carrying *c) = {
		[KAISEI_QUOTES] = carry_quotes, [KAISEI_NAME] = carry_name,
		[KAISEI_REMOVE] = carry_removal, [KAISEI_NUMBER] = carry_number,
		[KAISEI_SHIFT] = carry_shift, [KAISEI_WHOLE] = carry_whole,
		[KAISEI_BEHIND] = carry_behind, [KAISEI_BEFORE] = carry_before,
		[KAISEI_END] = carry_end, [KAISEI_FIRST] = carry_first,
		[KAISEI_HEADING] = carry_before, [KAISEI_SENTENCE] = carry_sentence,
	};
	struct clause_carrying c = {.a = a, .code = code, .clause = k};

	return find(&c) && acts[k->act](&c);
}
