/* SPDX-License-Identifier: MIT
 *
 * Articles and chapters of the two codes are matched, those out of order unmatched (they go and
 * come again), and each that differs is amended in the old order. Where numbers change (a restatement)
 * words come first, then numbers, then what is added. All is carried out as it is written: if that
 * does not lead to the new text, the articles are given as a whole instead.
 */
#include "amend/kaisei.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "amend/kaisei_lines.h"
#include "base/text.h"
#include "doc/article_run.h"

/* An article of which less than this is left is written anew. */
static const double worth_amending = 1.0 / 3;

/* Three articles in a row and more are renumbered at once. */
enum { LEAST_RANGE = 3 };

#define NO_MATCH SIZE_MAX

struct kaisei_article {
	struct provision *own;
	const char *number;
	const struct doc_node *node;
	size_t match; /* in the other code; NO_MATCH: none */
	bool done;    /* an old one that went */
};

struct kaisei_articles {
	VEC(struct kaisei_article) all;
};

struct kaisei_codes {
	struct kaisei_writing *w;
	struct kaisei_articles before, after;
	bool renumbers;
};

static void collect(struct arena *a, const struct library *l, const struct doc *d,
		    struct kaisei_articles *out)
{
	struct article_code code = article_code_of(a, l, d);
	struct article_run nodes = article_run_document(a, d);

	for (size_t i = 0; i < nodes.all.n; i++)
		*vec_push(a, &out->all) = (struct kaisei_article){
			.own = &code.all.at[i],
			.number = article_code_number(a, &code.all.at[i]),
			.node = nodes.all.at[i],
			.match = NO_MATCH};
}

static size_t find_node(const struct kaisei_articles *list, const struct doc_node *node)
{
	for (size_t i = 0; i < list->all.n; i++)
		if (article_run_same(list->all.at[i].node, node))
			return i;
	return NO_MATCH;
}

static void match(struct kaisei_codes *c, const struct doc_diff *d)
{
	for (size_t i = 0; i < d->all.n; i++) {
		const struct doc_unit_pair *p = &d->all.at[i];
		size_t x = p->before ? find_node(&c->before, p->before->node) : NO_MATCH;
		size_t y = p->after ? find_node(&c->after, p->after->node) : NO_MATCH;

		if (x == NO_MATCH || y == NO_MATCH)
			continue;
		c->before.all.at[x].match = y;
		c->after.all.at[y].match = x;
	}
}

static void unmatch(struct kaisei_codes *c, size_t k)
{
	c->before.all.at[c->after.all.at[k].match].match = NO_MATCH;
	c->after.all.at[k].match = NO_MATCH;
}

/* What stands out of order went and came again: the longest rising row of matches stays. */
static void keep_rising(struct kaisei_codes *c)
{
	struct arena *a = c->w->a;
	size_t m = c->after.all.n, *length = arena_alloc(a, m * sizeof *length),
	       *before = arena_alloc(a, m * sizeof *before), best = NO_MATCH;
	bool *kept = arena_alloc(a, m * sizeof *kept);

	for (size_t k = 0; k < m; k++) {
		before[k] = NO_MATCH;
		length[k] = c->after.all.at[k].match == NO_MATCH ? 0 : 1;
		for (size_t i = 0; length[k] && i < k; i++) {
			if (!length[i] || c->after.all.at[i].match > c->after.all.at[k].match ||
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
		if (c->after.all.at[k].match != NO_MATCH && !kept[k])
			unmatch(c, k);
}

static const struct kaisei_article *old_of(const struct kaisei_codes *c,
					   const struct kaisei_article *y)
{
	return y->match == NO_MATCH ? NULL : &c->before.all.at[y->match];
}

static bool changes_number(const struct kaisei_codes *c, const struct kaisei_article *y)
{
	const struct kaisei_article *x = old_of(c, y);

	return x && strcmp(x->number, y->number) != 0;
}

static void say(struct kaisei_codes *c, struct kaisei_clause k)
{
	kaisei_sentence_clause(c->w, &k);
}

static struct article_code blocks_of(struct arena *a, const struct provision *p)
{
	struct article_code blocks = {0};

	*vec_push(a, &blocks.all) = *p;
	return blocks;
}

/* What stands behind the number: 　削除. */
static const char *behind_number(const struct kaisei_article *x)
{
	return x->own->label + strlen(x->number);
}

static bool is_whole(const struct kaisei_codes *c, const struct kaisei_article *x,
		     const struct kaisei_article *y)
{
	return !y->own->chapter &&
	       (strcmp(behind_number(x), behind_number(y)) != 0 ||
		!kaisei_place_is_regular(x->own) || !kaisei_place_is_regular(y->own) ||
		kaisei_lines_is_new(c->w, x->own, y->own) ||
		kaisei_lines_likeness(c->w->a, x->own, y->own) < worth_amending);
}

static bool says_the_same(struct arena *a, const struct kaisei_article *x,
			  const struct kaisei_article *y)
{
	struct article_code one = blocks_of(a, x->own), two = blocks_of(a, y->own);

	one.all.at[0].label = behind_number(x);
	two.all.at[0].label = behind_number(y);
	return strcmp(article_code_print(a, &one), article_code_print(a, &two)) == 0;
}

static void give_whole(struct kaisei_codes *c, const struct kaisei_article *y)
{
	say(c, (struct kaisei_clause){.act = KAISEI_WHOLE,
				      .at = {.number = y->number},
				      .blocks = blocks_of(c->w->a, y->own)});
}

/* Where numbers change, what is given whole waits for the new one. */
static void amend(struct kaisei_codes *c, const struct kaisei_article *y)
{
	const struct kaisei_article *x = old_of(c, y);

	if (says_the_same(c->w->a, x, y))
		return;
	if (!is_whole(c, x, y))
		kaisei_lines_write(c->w, x->number, y->own);
	else if (!c->renumbers)
		give_whole(c, y);
}

/* Whether a chapter goes with all that it holds. */
static bool goes_as_a_whole(struct kaisei_codes *c, size_t i)
{
	size_t n = 0, at = kaisei_place_find(c->w->a, &c->w->now, c->before.all.at[i].number);

	for (size_t k = i + 1; k < c->before.all.n && !c->before.all.at[k].own->chapter; k++, n++)
		if (c->before.all.at[k].match != NO_MATCH || c->before.all.at[k].done)
			return false;
	return at < c->w->now.all.n && kaisei_place_chapter_end(&c->w->now, at) == at + 1 + n;
}

static void remove_one(struct kaisei_codes *c, size_t i)
{
	struct kaisei_article *x = &c->before.all.at[i];
	bool whole = !x->own->chapter || goes_as_a_whole(c, i);

	x->done = true;
	say(c, (struct kaisei_clause){.act = KAISEI_REMOVE,
				      .at = {.number = x->number, .title = !whole}});
	kaisei_sentence_end(c->w);
	for (size_t k = i + 1; x->own->chapter && whole && k < c->before.all.n &&
			       !c->before.all.at[k].own->chapter;
	     k++)
		c->before.all.at[k].done = true;
}

static bool is_going(const struct kaisei_codes *c, size_t i)
{
	const struct kaisei_article *x = &c->before.all.at[i];

	return x->match == NO_MATCH && !x->done;
}

/* Articles side by side in one sentence; how many from i on. */
static size_t remove_run(struct kaisei_codes *c, size_t i, size_t end)
{
	size_t n = 1;

	while (i + n < end && is_going(c, i + n) && !c->before.all.at[i].own->chapter &&
	       !c->before.all.at[i + n].own->chapter)
		n++;
	if (n == 1) {
		remove_one(c, i);
		return n;
	}
	for (size_t k = i; k < i + n; k++)
		c->before.all.at[k].done = true;
	say(c, (struct kaisei_clause){.act = KAISEI_REMOVE,
				      .at = {.number = c->before.all.at[i].number},
				      .to = c->before.all.at[i + n - 1].number,
				      .by = (int)n});
	kaisei_sentence_end(c->w);
	return n;
}

static void remove_until(struct kaisei_codes *c, size_t *next, size_t end)
{
	while (*next < end)
		*next += is_going(c, *next) ? remove_run(c, *next, end) : 1;
}

/* One that comes with the number of one that has yet to go. */
static void make_room(struct kaisei_codes *c, const char *number)
{
	for (size_t i = 0; i < c->before.all.n; i++)
		if (c->before.all.at[i].match == NO_MATCH && !c->before.all.at[i].done &&
		    strcmp(c->before.all.at[i].number, number) == 0)
			remove_one(c, i);
}

/* New articles (and chapters) k..k + n, in one sentence. */
static void add(struct kaisei_codes *c, enum kaisei_act act, const char *number, size_t k, size_t n)
{
	struct kaisei_clause clause = {.act = act, .at = {.number = number}};

	for (size_t i = k; i < k + n; i++)
		*vec_push(c->w->a, &clause.blocks.all) = *c->after.all.at[i].own;
	say(c, clause);
}

static bool is_chapter_at(const struct kaisei_codes *c, size_t k)
{
	return c->after.all.at[k].own->chapter;
}

/* The chapter in which the new article k stands; NO_MATCH: none. */
static size_t chapter_before(const struct kaisei_codes *c, size_t k)
{
	while (k-- > 0)
		if (is_chapter_at(c, k))
			return k;
	return NO_MATCH;
}

/*
 * Articles behind the one before them; the first of a chapter before the next one, or as those of
 * the chapter.
 */
static void add_articles(struct kaisei_codes *c, size_t k, size_t n, size_t next)
{
	const struct kaisei_article *all = c->after.all.at;
	bool has_next = next < c->after.all.n && (!is_chapter_at(c, next) || !k);

	if (k && !is_chapter_at(c, k - 1))
		add(c, KAISEI_BEHIND, all[k - 1].number, k, n);
	else if (has_next)
		add(c, KAISEI_BEFORE, old_of(c, &all[next]) && !c->renumbers
					      ? old_of(c, &all[next])->number
					      : all[next].number,
		    k, n);
	else
		add(c, KAISEI_END, k ? all[k - 1].number : NULL, k, n);
}

/* A chapter with its articles, behind the one before it. */
static void add_chapter(struct kaisei_codes *c, size_t k, size_t n, size_t next)
{
	size_t before = chapter_before(c, k);

	if (before != NO_MATCH)
		add(c, KAISEI_BEHIND, c->after.all.at[before].number, k, n);
	else if (k)
		add(c, KAISEI_BEHIND, c->after.all.at[k - 1].number, k, n);
	else if (next < c->after.all.n)
		add(c, KAISEI_BEFORE, c->after.all.at[next].number, k, n);
	else
		add(c, KAISEI_END, NULL, k, n);
}

/* The heading alone, of a chapter that takes articles which were there, then what is new in it. */
static void add_heading(struct kaisei_codes *c, size_t k, size_t n, size_t next)
{
	add(c, KAISEI_HEADING, c->after.all.at[next].number, k, 1);
	if (n > 1)
		add(c, KAISEI_BEFORE, c->after.all.at[next].number, k + 1, n - 1);
}

/* How many new ones from k on up to the next chapter. */
static size_t count_new(const struct kaisei_codes *c, size_t k)
{
	size_t n = 1;

	while (k + n < c->after.all.n && c->after.all.at[k + n].match == NO_MATCH &&
	       !is_chapter_at(c, k + n))
		n++;
	return n;
}

static size_t insert(struct kaisei_codes *c, size_t k)
{
	size_t n = count_new(c, k), next = k + n;

	for (size_t i = k; i < next; i++)
		make_room(c, c->after.all.at[i].number);
	/* the next one that stands already */
	while (next < c->after.all.n && c->after.all.at[next].match == NO_MATCH)
		next++;
	bool takes_old = next == k + n && next < c->after.all.n && !is_chapter_at(c, next);

	if (!is_chapter_at(c, k))
		add_articles(c, k, n, next == k + n ? next : c->after.all.n);
	else if (takes_old)
		add_heading(c, k, n, next);
	else
		add_chapter(c, k, n, next);
	return n;
}

/* 第5条 and 第2章, and no branch (第5条の2). */
static bool is_plain(const char *number)
{
	size_t head = strcspn(number, "0123456789"),
	       digits = strspn(number + head, "0123456789");

	return !strpbrk(number + head + digits, "0123456789");
}

static int number_of(const char *number)
{
	return atoi(number + strcspn(number, "0123456789"));
}

/* How far the number of an old one goes; 0: it stays, goes, or is a branch (第5条の2). */
static int shift_of(const struct kaisei_codes *c, size_t i)
{
	const struct kaisei_article *x = &c->before.all.at[i];
	const char *new = x->match == NO_MATCH ? x->number : c->after.all.at[x->match].number;

	return is_plain(x->number) && is_plain(new) ? number_of(new) - number_of(x->number) : 0;
}

static bool is_pending(const struct kaisei_codes *c, size_t i)
{
	const struct kaisei_article *x = &c->before.all.at[i];

	return x->match != NO_MATCH && !x->done && changes_number(c, &c->after.all.at[x->match]);
}

/* Whether old ones i and k get their numbers in one range: of one kind, equally far, neighbours. */
static bool go_together(const struct kaisei_codes *c, size_t i, size_t k)
{
	const struct kaisei_article *x = &c->before.all.at[i], *y = &c->before.all.at[k];

	return is_pending(c, k) && x->own->chapter == y->own->chapter && shift_of(c, i) &&
	       shift_of(c, i) == shift_of(c, k) && is_plain(y->number) &&
	       number_of(y->number) - number_of(x->number) == 1;
}

static void renumber_one(struct kaisei_codes *c, size_t i)
{
	struct kaisei_article *x = &c->before.all.at[i];

	x->done = true;
	say(c, (struct kaisei_clause){.act = KAISEI_NUMBER,
				      .at = {.number = x->number},
				      .to = c->after.all.at[x->match].number});
}

/* The range's members, chapters between its articles passed over. */
static size_t find_range(const struct kaisei_codes *c, size_t i, size_t *last)
{
	size_t n = 1;

	*last = i;
	for (size_t k = i + 1; k < c->before.all.n; k++) {
		if (c->before.all.at[k].own->chapter != c->before.all.at[i].own->chapter)
			continue;
		if (!go_together(c, *last, k))
			break;
		*last = k;
		n++;
	}
	return n;
}

static void renumber_range(struct kaisei_codes *c, size_t i, size_t last)
{
	say(c, (struct kaisei_clause){.act = KAISEI_SHIFT,
				      .at = {.number = c->before.all.at[i].number},
				      .to = c->before.all.at[last].number,
				      .by = shift_of(c, i)});
	for (size_t k = i; k <= last; k++)
		if (c->before.all.at[k].own->chapter == c->before.all.at[i].own->chapter)
			c->before.all.at[k].done = true;
}

/* True when another one has the number that it gets. */
static bool is_taken(struct kaisei_codes *c, size_t i)
{
	const struct kaisei_article *x = &c->before.all.at[i];
	struct article_code *now = &c->w->now;

	return kaisei_place_find(c->w->a, now, c->after.all.at[x->match].number) < now->all.n;
}

/* Whether a range that holds i begins before it. */
static bool is_inside(const struct kaisei_codes *c, size_t i)
{
	size_t k = i;

	while (k-- > 0)
		if (c->before.all.at[k].own->chapter == c->before.all.at[i].own->chapter)
			return is_pending(c, k) && go_together(c, k, i);
	return false;
}

/* The members of a short range one by one: those that rise from the last on. */
static bool renumber_each(struct kaisei_codes *c, size_t first, size_t last)
{
	bool rises = shift_of(c, first) > 0, found = false;

	for (size_t n = 0; n <= last - first; n++) {
		size_t i = rises ? last - n : first + n;

		if (!is_pending(c, i) || is_taken(c, i) ||
		    c->before.all.at[i].own->chapter != c->before.all.at[first].own->chapter)
			continue;
		renumber_one(c, i);
		found = true;
	}
	return found;
}

/* One round: whatever finds its number free gets it, from the end of the code on. */
static bool renumber_free(struct kaisei_codes *c)
{
	bool found = false;

	for (size_t i = c->before.all.n; i-- > 0;) {
		size_t last;

		if (!is_pending(c, i) || is_inside(c, i))
			continue;
		if (find_range(c, i, &last) < LEAST_RANGE) {
			found = renumber_each(c, i, last) || found;
		} else if (!is_taken(c, shift_of(c, i) > 0 ? last : i)) {
			renumber_range(c, i, last);
			found = true;
		}
	}
	return found;
}

static void renumber(struct kaisei_codes *c)
{
	bool left = false;

	while (renumber_free(c))
		;
	for (size_t i = 0; i < c->before.all.n; i++)
		left = left || is_pending(c, i);
	kaisei_sentence_end(c->w);
	c->w->failed = c->w->failed || left;
}

/* Under the new numbers: what was given whole, and what is added. */
static void give_new(struct kaisei_codes *c)
{
	for (size_t k = 0; k < c->after.all.n;) {
		const struct kaisei_article *y = &c->after.all.at[k], *x = old_of(c, y);

		if (!x) {
			k += insert(c, k);
			continue;
		}
		if (!says_the_same(c->w->a, x, y) && is_whole(c, x, y))
			give_whole(c, y);
		k++;
	}
}

static void write_all(struct kaisei_codes *c)
{
	size_t next = 0;

	for (size_t k = 0; k < c->after.all.n;) {
		const struct kaisei_article *y = &c->after.all.at[k];

		if (y->match != NO_MATCH) {
			remove_until(c, &next, y->match);
			amend(c, y);
		}
		k += y->match == NO_MATCH && !c->renumbers ? insert(c, k) : 1;
	}
	remove_until(c, &next, c->before.all.n);
	if (!c->renumbers)
		return;
	renumber(c);
	give_new(c);
}

/* Lines are amended in place, so every provision gets its own. */
static struct article_code copy_code(struct arena *a, const struct kaisei_articles *from)
{
	struct article_code code = {0};

	for (size_t i = 0; i < from->all.n; i++) {
		struct provision *p = vec_push(a, &code.all);
		const struct provision *own = from->all.at[i].own;

		*p = *own;
		memset(&p->lines, 0, sizeof p->lines);
		for (size_t k = 0; k < own->lines.n; k++)
			*vec_push(a, &p->lines) = own->lines.at[k];
	}
	return code;
}

static bool leads_to_the_new_text(const struct kaisei_codes *c)
{
	struct arena *a = c->w->a;
	struct article_code after = copy_code(a, &c->after);

	return !c->w->failed && strcmp(article_code_print(a, &c->w->now),
				       article_code_print(a, &after)) == 0;
}

static void give_all(struct kaisei_codes *c)
{
	c->w->out.all.n = 0;
	say(c, (struct kaisei_clause){.act = KAISEI_WHOLE,
				      .blocks = copy_code(c->w->a, &c->after)});
}

struct kaisei_sentences kaisei_write(struct arena *a, const struct library *l,
				     struct breaker *words, const struct doc_diff *d)
{
	struct kaisei_writing w = {.a = a, .library = l, .words = words};
	struct kaisei_codes c = {.w = &w};

	collect(a, l, d->before, &c.before);
	collect(a, l, d->after, &c.after);
	match(&c, d);
	keep_rising(&c);
	for (size_t k = 0; k < c.after.all.n; k++)
		c.renumbers = c.renumbers || changes_number(&c, &c.after.all.at[k]);
	w.now = copy_code(a, &c.before);
	write_all(&c);
	if (!leads_to_the_new_text(&c))
		give_all(&c);
	return w.out;
}
