/* SPDX-License-Identifier: MIT
 *
 * Sentences are carried out by the formats they were written with: what stands for a placeholder
 * ends where the format goes on, outside of 「」. The text under way is a list of places; numbers,
 * removals and what comes in are noted there and put together at the end.
 */
#include "amend/kaisei.h"

#include <stdlib.h>
#include <string.h>

#include "amend/quote.h"
#include "base/text.h"

enum { MOST_NAMES = 2 };

struct capture {
	const char *name, *value;
};

struct captures {
	struct capture at[MOST_NAMES];
	size_t n;
	const char *rest; /* behind what was read */
};

/* A place of the text under way, and the provisions that come behind (or in front of) it. */
struct amended_place {
	struct provision now;
	const char *number;  /* in the old text */
	const char *label;   /* the new number; NULL: as it is */
	bool gone, chapter;
	struct article_code front, behind;
};

struct kaisei_applying {
	struct arena *a;
	const struct library *library;
	VEC(struct amended_place) all;
};

/* Where `literal` stands outside of brackets; NULL: nowhere. */
static const char *find_outside(const char *s, const char *literal)
{
	int depth = 0;

	while (*s) {
		if (depth == 0 && text_starts(s, literal))
			return s;
		uint32_t c = text_next(&s);

		depth += c == 0x300C ? 1 : c == 0x300D && depth > 0 ? -1 : 0;
	}
	return NULL;
}

/* Reads `s` by the format; `whole`: up to its end. */
static bool read_by(struct arena *a, const char *format, const char *s, bool whole,
		    struct captures *out)
{
	*out = (struct captures){.n = 0};
	while (*format) {
		const char *open = strstr(format, "{{"), *close = open ? strstr(open, "}}") : NULL;
		size_t lead = close ? (size_t)(open - format) : strlen(format);

		if (strncmp(s, format, lead) != 0)
			return false;
		s += lead;
		format += lead;
		if (!close)
			break;
		format = close + 2;
		size_t next = strcspn(format, "{");
		const char *literal = arena_strndup(a, format, next),
			   *end = *literal ? find_outside(s, literal) : s + strlen(s);

		if (!end || out->n == MOST_NAMES)
			return false;
		out->at[out->n++] =
			(struct capture){arena_strndup(a, open + 2, (size_t)(close - open - 2)),
					 arena_strndup(a, s, (size_t)(end - s))};
		s = end;
	}
	out->rest = s;
	return !whole || !*s;
}

static const char *captured(const struct captures *c, const char *name)
{
	for (size_t i = 0; i < c->n; i++)
		if (strcmp(c->at[i].name, name) == 0)
			return c->at[i].value;
	return "";
}

/* The provision whose old number the place begins with; `below` is the rest of the place. */
static struct amended_place *find_place(struct kaisei_applying *p, const char *place,
					const char **below)
{
	struct amended_place *found = NULL;
	size_t longest = 0;

	for (size_t i = 0; i < p->all.n; i++) {
		const char *number = p->all.at[i].number;
		size_t len = strlen(number);

		if (text_starts(place, number) && len > longest) {
			found = &p->all.at[i];
			longest = len;
		}
	}
	*below = place + longest;
	return found;
}

static struct provision_line *find_line(struct provision *p, const char *address)
{
	for (size_t i = 0; i < p->lines.n; i++)
		if (strcmp(p->lines.at[i].address, address) == 0)
			return &p->lines.at[i];
	return NULL;
}

/* The text that a place names: a title, a chapter's name or a line. */
static const char **find_text(struct kaisei_applying *p, const char *place)
{
	const char *below;
	struct amended_place *e = find_place(p, place, &below);

	if (!e)
		return NULL;
	if (strcmp(below, library_word(p->library,
				       e->chapter ? "kaisei.chapter-name" : "kaisei.title")) == 0)
		return &e->now.title;
	struct provision_line *line = find_line(&e->now, below);

	return line ? &line->text : NULL;
}

static bool read_quote(struct kaisei_applying *p, const char **s, struct quote *out)
{
	static const char *const formats[QUOTE__MAX] = {"kaisei.replace", "kaisei.insert",
							"kaisei.delete"};
	struct captures c;

	for (int op = 0; op < QUOTE__MAX; op++) {
		if (!read_by(p->a, library_word(p->library, formats[op]), *s, false, &c))
			continue;
		*out = (struct quote){(enum quote_op)op, captured(&c, "old"), captured(&c, "new")};
		*s = c.rest;
		return true;
	}
	return false;
}

static bool skip(const char **s, const char *words)
{
	if (!text_starts(*s, words))
		return false;
	*s += strlen(words);
	return true;
}

/* Quotes, each with its verb at the end of its row. */
static bool read_quotes(struct kaisei_applying *p, const char *s, struct quotes *out)
{
	static const char *const joins[] = {"kaisei.replace.join", "kaisei.insert.join",
					    "kaisei.delete.join"};
	static const char *const ends[] = {"kaisei.replace.end", "kaisei.insert.end",
					   "kaisei.delete.end"};

	while (*s) {
		struct quote *q = vec_push(p->a, &out->all);

		if (!read_quote(p, &s, q))
			return false;
		if (skip(&s, library_word(p->library, ends[q->op])) && !*s)
			return true;
		skip(&s, library_word(p->library, joins[q->op]));
		if (!skip(&s, library_word(p->library, "list.comma")))
			return false;
	}
	return false;
}

static bool carry_quotes(struct kaisei_applying *p, const struct captures *c,
			 const struct instruction *i)
{
	const char **text = find_text(p, captured(c, "place"));
	struct quotes quotes = {0};

	(void)i;
	if (!text || !read_quotes(p, captured(c, "edits"), &quotes))
		return false;
	const char *made = quotes_apply(p->a, &quotes, *text);

	*text = made ? made : *text;
	return made != NULL;
}

static bool carry_whole(struct kaisei_applying *p, const struct captures *c,
			const struct instruction *i)
{
	const char *below;
	struct amended_place *e = find_place(p, captured(c, "place"), &below);

	if (!e || i->blocks.all.n != 1)
		return false;
	if (!*below) {
		e->now = i->blocks.all.at[0];
		return true;
	}
	const char **text = find_text(p, captured(c, "place"));

	if (!text || i->blocks.all.at[0].lines.n != 1)
		return false;
	*text = i->blocks.all.at[0].lines.at[0].text;
	return true;
}

static void add_blocks(struct kaisei_applying *p, struct article_code *to,
		       const struct instruction *i)
{
	for (size_t k = 0; k < i->blocks.all.n; k++)
		*vec_push(p->a, &to->all) = i->blocks.all.at[k];
}

static bool carry_insertion(struct kaisei_applying *p, const struct captures *c,
			    const struct instruction *i, bool behind)
{
	const char *below;
	struct amended_place *e = find_place(p, captured(c, "place"), &below);

	if (!e && p->all.n)
		return false;
	if (!e) /* the old text is empty */
		e = vec_push(p->a, &p->all),
		*e = (struct amended_place){
			.gone = true, .number = "", .now = {.label = "", .title = ""}};
	add_blocks(p, behind ? &e->behind : &e->front, i);
	return true;
}

static bool carry_behind(struct kaisei_applying *p, const struct captures *c,
			 const struct instruction *i)
{
	return carry_insertion(p, c, i, true);
}

static bool carry_before(struct kaisei_applying *p, const struct captures *c,
			 const struct instruction *i)
{
	return carry_insertion(p, c, i, false);
}

static bool carry_removal(struct kaisei_applying *p, const struct captures *c,
			  const struct instruction *i)
{
	const char *below;
	struct amended_place *e = find_place(p, captured(c, "place"), &below);

	(void)i;
	if (!e || (*below && !e->chapter))
		return false;
	e->gone = true;
	return true;
}

static bool carry_number(struct kaisei_applying *p, const struct captures *c,
			 const struct instruction *i)
{
	const char *below;
	struct amended_place *e = find_place(p, captured(c, "place"), &below);

	(void)i;
	if (!e || *below)
		return false;
	e->label = captured(c, "new");
	return true;
}

static const struct {
	const char *format;
	bool (*carry)(struct kaisei_applying *p, const struct captures *c,
		      const struct instruction *i);
} forms[] = {
	{"kaisei.in", carry_quotes},      {"kaisei.behind", carry_behind},
	{"kaisei.before", carry_before},  {"kaisei.whole", carry_whole},
	{"kaisei.remove", carry_removal}, {"kaisei.renumber", carry_number},
};

static bool carry_out(struct kaisei_applying *p, const struct instruction *i)
{
	for (size_t k = 0; k < ARRAY_LEN(forms); k++) {
		struct captures c;

		if (read_by(p->a, library_word(p->library, forms[k].format), i->sentence, true, &c))
			return forms[k].carry(p, &c, i);
	}
	return false;
}

/* Lines are edited, so every provision gets its own. */
static struct provision copy(struct arena *a, const struct provision *p)
{
	struct provision own = {.label = p->label, .title = p->title};

	for (size_t i = 0; i < p->lines.n; i++)
		*vec_push(a, &own.lines) = p->lines.at[i];
	return own;
}

static const struct article_code *put_together(struct kaisei_applying *p)
{
	struct article_code *made = arena_alloc(p->a, sizeof *made);

	for (size_t i = 0; i < p->all.n; i++) {
		const struct amended_place *e = &p->all.at[i];

		for (size_t k = 0; k < e->front.all.n; k++)
			*vec_push(p->a, &made->all) = e->front.all.at[k];
		if (!e->gone) {
			struct provision *own = vec_push(p->a, &made->all);

			*own = e->now;
			own->label = e->label ? e->label : own->label;
		}
		for (size_t k = 0; k < e->behind.all.n; k++)
			*vec_push(p->a, &made->all) = e->behind.all.at[k];
	}
	return made;
}

const struct article_code *kaisei_apply(struct arena *a, const struct library *l,
					const struct article_code *before,
					const struct instructions *all)
{
	struct kaisei_applying p = {.a = a, .library = l};

	for (size_t i = 0; i < before->all.n; i++)
		*vec_push(a, &p.all) = (struct amended_place){
			.now = copy(a, &before->all.at[i]),
			.number = article_code_number(a, &before->all.at[i]),
			.chapter = !before->all.at[i].lines.n &&
				   !text_starts(before->all.at[i].title, "（")};
	for (size_t i = 0; i < all->all.n; i++)
		if (!carry_out(&p, &all->all.at[i]))
			return NULL;
	return put_together(&p);
}
