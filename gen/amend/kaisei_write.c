/* SPDX-License-Identifier: MIT
 *
 * Articles of the two codes are matched, those out of order unmatched (they went and came again),
 * and a sentence is said for each that differs, in the old order. Then the sentences are tried out:
 * unless they lead to the new text, all articles are given as a whole. The words are data
 * (templates/words.json, kaisei.*).
 */
#include "amend/kaisei.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "amend/quote.h"
#include "amend/shinkyu_sides.h"
#include "base/hash.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "doc/article_run.h"

/* An article of which less than this is left is written anew. */
static const double worth_quoting = 0.35;

#define NO_MATCH SIZE_MAX

struct kaisei_article {
	struct provision *own;
	const struct doc_node *node;
	size_t match; /* in the other code; NO_MATCH: none */
};

struct kaisei_articles {
	VEC(struct kaisei_article) all;
};

struct kaisei_writing {
	struct arena *a;
	const struct library *library;
	struct breaker *words;
	struct kaisei_articles before, after;
	struct map *as_whole; /* labels of articles that are given as a whole */
	struct instructions out;
};

static struct instruction *say(struct kaisei_writing *w, const char *sentence)
{
	struct instruction *i = vec_push(w->a, &w->out.all);

	*i = (struct instruction){.sentence = sentence};
	return i;
}

static bool is_chapter(const struct kaisei_article *x)
{
	return x->node->kind == DOC_HEADING;
}

/* 第8条; 第2章の章名 */
static const char *place_of(struct kaisei_writing *w, const struct kaisei_article *x)
{
	const char *number = article_code_number(w->a, x->own);

	return is_chapter(x)
		       ? arena_concat(w->a, number, library_word(w->library, "kaisei.chapter-name"),
				      (char *)NULL)
		       : number;
}

static const char *fill(struct kaisei_writing *w, const char *name, const char *place)
{
	return text_fill(w->a, library_word(w->library, name), "place", place, NULL, NULL);
}

static void collect(struct kaisei_writing *w, const struct doc *d, struct kaisei_articles *out)
{
	struct article_code code = article_code_of(w->a, w->library, d);
	struct article_run nodes = article_run_document(w->a, d);

	for (size_t i = 0; i < nodes.all.n; i++)
		*vec_push(w->a, &out->all) =
			(struct kaisei_article){&code.all.at[i], nodes.all.at[i], NO_MATCH};
}

static size_t find_node(const struct kaisei_articles *list, const struct doc_node *node)
{
	for (size_t i = 0; i < list->all.n; i++)
		if (article_run_same(list->all.at[i].node, node))
			return i;
	return NO_MATCH;
}

static void match(struct kaisei_writing *w, const struct doc_diff *d)
{
	for (size_t i = 0; i < d->all.n; i++) {
		const struct doc_unit_pair *p = &d->all.at[i];
		size_t x = p->before ? find_node(&w->before, p->before->node) : NO_MATCH;
		size_t y = p->after ? find_node(&w->after, p->after->node) : NO_MATCH;

		if (x == NO_MATCH || y == NO_MATCH)
			continue;
		w->before.all.at[x].match = y;
		w->after.all.at[y].match = x;
	}
}

static void unmatch(struct kaisei_writing *w, size_t k)
{
	w->before.all.at[w->after.all.at[k].match].match = NO_MATCH;
	w->after.all.at[k].match = NO_MATCH;
}

/* What stands out of order went and came again: the longest rising row of matches stays. */
static void keep_rising(struct kaisei_writing *w)
{
	size_t m = w->after.all.n, *length = arena_alloc(w->a, m * sizeof *length),
	       *before = arena_alloc(w->a, m * sizeof *before), best = NO_MATCH;
	bool *kept = arena_alloc(w->a, m * sizeof *kept);

	for (size_t k = 0; k < m; k++) {
		before[k] = NO_MATCH;
		length[k] = w->after.all.at[k].match == NO_MATCH ? 0 : 1;
		for (size_t i = 0; length[k] && i < k; i++) {
			if (!length[i] || w->after.all.at[i].match > w->after.all.at[k].match ||
			    length[i] < length[k])
				continue;
			length[k] = length[i] + 1;
			before[k] = i;
		}
		if (length[k] && (best == NO_MATCH || length[k] > length[best]))
			best = k;
	}
	for (; best != NO_MATCH; best = before[best])
		kept[best] = true;
	for (size_t k = 0; k < m; k++)
		if (w->after.all.at[k].match != NO_MATCH && !kept[k])
			unmatch(w, k);
}

static const char *verb(struct kaisei_writing *w, enum quote_op op, bool last)
{
	static const char *const names[QUOTE__MAX][2] = {
		{"kaisei.replace.join", "kaisei.replace.end"},
		{"kaisei.insert.join", "kaisei.insert.end"},
		{"kaisei.delete.join", "kaisei.delete.end"}};

	return library_word(w->library, names[op][last]);
}

/* 「A」を「B」に、「C」を「D」に改め、「E」を削る */
static const char *join_quotes(struct kaisei_writing *w, const struct quotes *quotes)
{
	static const char *const formats[QUOTE__MAX] = {"kaisei.replace", "kaisei.insert",
							"kaisei.delete"};
	struct strbuf sb = strbuf_new(w->a);

	for (size_t i = 0; i < quotes->all.n; i++) {
		const struct quote *q = &quotes->all.at[i];
		bool last = i + 1 == quotes->all.n,
		     ends = last || quotes->all.at[i + 1].op != q->op;

		strbuf_add(&sb, text_fill(w->a, library_word(w->library, formats[q->op]), "old",
					  q->before, "new", q->after));
		if (ends)
			strbuf_add(&sb, verb(w, q->op, last));
		if (!last)
			strbuf_add(&sb, library_word(w->library, "list.comma"));
	}
	return sb.text;
}

static void say_quotes(struct kaisei_writing *w, const char *place, const struct quotes *quotes)
{
	say(w, text_fill(w->a, library_word(w->library, "kaisei.in"), "place", place, "edits",
			 join_quotes(w, quotes)));
}

static bool keeps_number(struct kaisei_writing *w, const struct kaisei_article *x,
			 const struct kaisei_article *y)
{
	return strcmp(article_code_number(w->a, x->own), article_code_number(w->a, y->own)) == 0;
}

static void give_whole(struct kaisei_writing *w, const struct kaisei_article *x,
		       const struct kaisei_article *y)
{
	struct instruction *i = say(w, fill(w, "kaisei.whole", place_of(w, x)));
	struct provision *block = vec_push(w->a, &i->blocks.all);

	*block = *y->own;
	if (!keeps_number(w, x, y))
		block->label = article_code_number(w->a, x->own); /* numbers change at the end */
}

/* One line in place of another, as a provision without a number. */
static void give_line(struct kaisei_writing *w, const char *place,
		      const struct provision_line *line)
{
	struct instruction *i = say(w, fill(w, "kaisei.whole", place));
	struct provision *block = vec_push(w->a, &i->blocks.all);

	*block = (struct provision){.label = "", .title = ""};
	*vec_push(w->a, &block->lines) = *line;
}

static bool keeps_lines(const struct line_pairs *lines)
{
	for (size_t i = 0; i < lines->all.n; i++) {
		const struct line_pair *p = &lines->all.at[i];

		if (!p->before || !p->after || strcmp(p->before->label, p->after->label) != 0 ||
		    p->before->depth != p->after->depth)
			return false;
	}
	return true;
}

static double likeness(struct kaisei_writing *w, const struct line_pairs *lines)
{
	size_t same = 0, all = 0;

	for (size_t i = 0; i < lines->all.n; i++) {
		const struct line_pair *p = &lines->all.at[i];
		size_t length = strlen(p->after->text) + 1;

		all += length;
		same += p->same ? length
				: (size_t)((double)length * word_diff_likeness(word_diff_find(
								    w->a, w->words, p->before->text,
								    p->after->text)));
	}
	return all ? (double)same / (double)all : 1;
}

static const char *address(struct kaisei_writing *w, const struct kaisei_article *x,
			   const char *below)
{
	return arena_concat(w->a, article_code_number(w->a, x->own), below, (char *)NULL);
}

static void amend_text(struct kaisei_writing *w, const char *place, const struct provision_line *x,
		       const struct provision_line *y)
{
	struct quotes quotes = {0};

	if (quotes_find(w->a, w->words, x->text, y->text, &quotes))
		say_quotes(w, place, &quotes);
	else
		give_line(w, place, y);
}

static bool addresses_differ(const struct provision *p)
{
	for (size_t i = 0; i < p->lines.n; i++)
		for (size_t k = 0; k < i; k++)
			if (strcmp(p->lines.at[i].address, p->lines.at[k].address) == 0)
				return false;
	return true;
}

static void amend_lines(struct kaisei_writing *w, const struct kaisei_article *x,
			const struct line_pairs *lines)
{
	for (size_t i = 0; i < lines->all.n; i++) {
		const struct line_pair *p = &lines->all.at[i];

		if (!p->same)
			amend_text(w, address(w, x, p->before->address), p->before, p->after);
	}
}

static void amend_title(struct kaisei_writing *w, const struct kaisei_article *x,
			const struct kaisei_article *y)
{
	const struct provision_line old = {.label = "", .text = x->own->title},
				    new = {.label = "", .text = y->own->title};

	if (strcmp(x->own->title, y->own->title) == 0)
		return;
	amend_text(w,
		   is_chapter(x) ? place_of(w, x)
				 : address(w, x, library_word(w->library, "kaisei.title")),
		   &old, &new);
}

static void amend(struct kaisei_writing *w, const struct kaisei_article *x,
		  const struct kaisei_article *y)
{
	struct line_pairs lines = provision_align(w->a, x->own, y->own);
	bool whole = map_get(w->as_whole, x->own->label) || !keeps_lines(&lines) ||
		     !addresses_differ(x->own) || likeness(w, &lines) < worth_quoting;

	if (whole && !is_chapter(x)) {
		give_whole(w, x, y);
		return;
	}
	amend_title(w, x, y);
	amend_lines(w, x, &lines);
}

static bool says_the_same(struct kaisei_writing *w, const struct kaisei_article *x,
			  const struct kaisei_article *y)
{
	struct article_code one = {0}, two = {0};

	*vec_push(w->a, &one.all) = *x->own;
	*vec_push(w->a, &two.all) = *y->own;
	one.all.at[0].label = two.all.at[0].label = "";
	return strcmp(article_code_print(w->a, &one), article_code_print(w->a, &two)) == 0;
}

/* New articles that stand together come in one sentence, chapter headings in one of their own. */
static size_t insert(struct kaisei_writing *w, size_t k)
{
	const struct kaisei_article *first = &w->after.all.at[k];
	size_t n = 1, anchor = NO_MATCH;

	while (k + n < w->after.all.n && w->after.all.at[k + n].match == NO_MATCH &&
	       is_chapter(&w->after.all.at[k + n]) == is_chapter(first))
		n++;
	for (size_t i = k; i > 0 && anchor == NO_MATCH; i--)
		anchor = w->after.all.at[i - 1].match;
	const char *what = is_chapter(first)
				   ? library_word(w->library, "kaisei.chapters")
				   : text_fill(w->a, library_word(w->library, "kaisei.articles"),
					       "n", arena_printf(w->a, "%zu", n), NULL, NULL);
	bool behind = anchor != NO_MATCH;
	const char *place = behind            ? place_of(w, &w->before.all.at[anchor])
			    : w->before.all.n ? place_of(w, &w->before.all.at[0])
					      : "";
	struct instruction *i = say(
		w, text_fill(w->a,
			     library_word(w->library, behind ? "kaisei.behind" : "kaisei.before"),
			     "place", place, "what", what));

	for (size_t j = 0; j < n; j++)
		*vec_push(w->a, &i->blocks.all) = *w->after.all.at[k + j].own;
	return n;
}

static void renumber(struct kaisei_writing *w)
{
	for (size_t i = 0; i < w->before.all.n; i++) {
		const struct kaisei_article *x = &w->before.all.at[i],
					    *y = x->match == NO_MATCH ? NULL
								      : &w->after.all.at[x->match];

		if (y && !keeps_number(w, x, y))
			say(w, text_fill(w->a, library_word(w->library, "kaisei.renumber"), "place",
					 article_code_number(w->a, x->own), "new", y->own->label));
	}
}

static void write_all(struct kaisei_writing *w)
{
	w->out = (struct instructions){0};
	for (size_t k = 0; k < w->after.all.n;) {
		const struct kaisei_article *y = &w->after.all.at[k];

		if (y->match == NO_MATCH) {
			k += insert(w, k);
			continue;
		}
		if (!says_the_same(w, &w->before.all.at[y->match], y))
			amend(w, &w->before.all.at[y->match], y);
		k++;
	}
	for (size_t i = 0; i < w->before.all.n; i++)
		if (w->before.all.at[i].match == NO_MATCH)
			say(w, fill(w, "kaisei.remove", place_of(w, &w->before.all.at[i])));
	renumber(w);
}

static bool leads_to_the_new_text(struct kaisei_writing *w, const struct doc_diff *d)
{
	struct article_code before = article_code_of(w->a, w->library, d->before),
			    after = article_code_of(w->a, w->library, d->after);
	const struct article_code *made = kaisei_apply(w->a, w->library, &before, &w->out);

	return made &&
	       strcmp(article_code_print(w->a, made), article_code_print(w->a, &after)) == 0;
}

struct instructions kaisei_write(struct arena *a, const struct library *l, struct breaker *words,
				 const struct doc_diff *d)
{
	struct kaisei_writing w = {.a = a, .library = l, .words = words, .as_whole = map_new(a)};

	collect(&w, d->before, &w.before);
	collect(&w, d->after, &w.after);
	match(&w, d);
	keep_rising(&w);
	write_all(&w);
	if (!leads_to_the_new_text(&w, d)) {
		for (size_t i = 0; i < w.before.all.n; i++)
			map_set(w.as_whole, w.before.all.at[i].own->label, &w);
		write_all(&w);
	}
	return w.out;
}
