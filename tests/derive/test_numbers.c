/* SPDX-License-Identifier: MIT
 *
 * Numbers that stay: by hand for what a lawyer would look at, and over thousands of random
 * histories of a document.
 */
#include "derive/numbers.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "../support/rounds.h"
#include "../support/suite.h"
#include "base/strbuf.h"

ARENA_SUITE(numbers, a);

/* 'a b | c' : articles of two chapters. */
static struct numbers *arrange(const struct numbers *frozen, const char *words)
{
	struct numbers *out = arena_alloc(a, sizeof *out);
	VEC(struct wanted_article) wanted = {0};
	const char *chapter = "k1";
	char *rest;

	for (char *word = strtok_r(arena_strdup(a, words), " ", &rest); word;
	     word = strtok_r(NULL, " ", &rest)) {
		if (word[0] == 'k')
			chapter = word;
		else
			*vec_push(a, &wanted) =
				(struct wanted_article){word, word, chapter, chapter};
	}
	numbers_arrange(a, frozen, wanted.at, wanted.n, out);
	return out;
}

/* 'k1=1: a=1 -b=2' with a minus before what was dropped. */
static const char *shown(const struct numbers *n)
{
	struct strbuf sb = strbuf_new(a);
	const char *chapter = "";

	for (size_t i = 0; i < n->articles.n; i++) {
		const struct article_number *x = &n->articles.at[i];

		if (strcmp(x->chapter, chapter) != 0)
			strbuf_join(&sb, " ",
				    arena_printf(a, "%s=%s:", x->chapter,
						 numbers_chapter(n, x->chapter)->number));
		chapter = x->chapter;
		strbuf_join(&sb, " ",
			    arena_printf(a, "%s%s=%s", x->dropped ? "-" : "", x->id, x->number));
	}
	return sb.text;
}

/* Each line is the next edition. */
static const struct {
	const char *what, *editions[6], *shown;
} histories[] = {
	{"counted", {"k1 a b k2 c d"}, "k1=1: a=1 b=2 k2=2: c=3 d=4"},
	{"between", {"k1 a b", "k1 a x b"}, "k1=1: a=1 x=1-2 b=2"},
	{"two between", {"k1 a b", "k1 a x y b"}, "k1=1: a=1 x=1-2 y=1-3 b=2"},
	{"behind a branch", {"k1 a b", "k1 a x b", "k1 a x y b"}, "k1=1: a=1 x=1-2 y=1-3 b=2"},
	{"between branches",
	 {"k1 a b", "k1 a x y b", "k1 a x z y b"},
	 "k1=1: a=1 x=1-2 z=1-2-2 y=1-3 b=2"},
	{"in front of a branch", {"k1 a b", "k1 a x b", "k1 a y x b"}, "k1=1: a=1 x=1-2 y=1-3 b=2"},
	{"at the end", {"k1 a b", "k1 a b x"}, "k1=1: a=1 b=2 x=3"},
	{"behind a branch at the end",
	 {"k1 a b", "k1 a x b", "k1 a x b", "k1 a x b y"},
	 "k1=1: a=1 x=1-2 b=2 y=3"},
	{"before the first", {"k1 a b", "k1 x a b"}, "k1=1: a=1 x=1-2 b=2"},
	{"dropped", {"k1 a b c", "k1 a c"}, "k1=1: a=1 -b=2 c=3"},
	{"dropped stays dropped", {"k1 a b c", "k1 a c", "k1 a c"}, "k1=1: a=1 -b=2 c=3"},
	{"comes back", {"k1 a b c", "k1 a c", "k1 a b c"}, "k1=1: a=1 b=2 c=3"},
	{"no number twice", {"k1 a b", "k1 a", "k1 a x"}, "k1=1: a=1 x=1-2 -b=2"},
	{"moved in the library", {"k1 a b c", "k1 c b a"}, "k1=1: a=1 b=2 c=3"},
	{"moved to another chapter", {"k1 a b k2 c", "k1 a k2 b c"}, "k1=1: a=1 b=2 k2=2: c=3"},
	{"first of the second chapter", {"k1 a k2 b", "k1 a k2 x b"}, "k1=1: a=1 k2=2: x=1-2 b=2"},
	{"last of the first chapter", {"k1 a k2 b", "k1 a x k2 b"}, "k1=1: a=1 x=1-2 k2=2: b=2"},
	{"both sides of a chapter's start",
	 {"k1 a k2 b", "k1 a k2 x b", "k1 a y k2 x b"},
	 "k1=1: a=1 y=1-1-2 k2=2: x=1-2 b=2"},
	{"a new chapter", {"k1 a k3 b", "k1 a k2 x k3 b"}, "k1=1: a=1 k2=1-2: x=1-2 k3=2: b=2"},
	{"a new first chapter",
	 {"k1 a k3 b", "k0 x k1 a k3 b"},
	 "k1=1: a=1 k0=1-2: x=1-2 k3=2: b=2"},
	{"a new last chapter", {"k1 a", "k1 a k2 x"}, "k1=1: a=1 k2=2: x=2"},
	{"a chapter that lost all",
	 {"k1 a k2 b k3 c", "k1 a k3 c"},
	 "k1=1: a=1 k2=2: -b=2 k3=3: c=3"},
	{"nothing is left", {"k1 a b", ""}, "k1=1: -a=1 -b=2"},
};

Test(numbers, histories)
{
	for (size_t i = 0; i < ARRAY_LEN(histories); i++) {
		const struct numbers *n = NULL;

		for (size_t k = 0; k < ARRAY_LEN(histories[i].editions) && histories[i].editions[k];
		     k++)
			n = arrange(n, histories[i].editions[k]);
		cr_expect_str_eq(shown(n), histories[i].shown, "%s: %s", histories[i].what,
				 shown(n));
	}
}

Test(numbers, order)
{
	static const char *const rising[] = {"1", "1-1-2", "1-2", "1-2-2", "1-3",
					     "2", "9",     "10",  "10-9",  "10-10"};

	for (size_t i = 0; i < ARRAY_LEN(rising); i++)
		for (size_t k = 0; k < ARRAY_LEN(rising); k++)
			cr_expect_eq(number_compare(rising[i], rising[k]), (i > k) - (i < k),
				     "%s, %s", rising[i], rising[k]);
}

Test(numbers, between_is_between)
{
	static const char *const all[] = {"1",     "1-1-1-2", "1-1-2", "1-2",
					  "1-2-2", "1-3",     "2",     "10"};

	for (size_t i = 0; i < ARRAY_LEN(all); i++) {
		for (size_t k = i + 1; k < ARRAY_LEN(all); k++) {
			const char *n = number_between(a, all[i], all[k]);

			cr_expect(number_compare(all[i], n) < 0 && number_compare(n, all[k]) < 0,
				  "%s < %s < %s", all[i], n, all[k]);
		}
	}
}

Test(numbers, added_behind)
{
	struct numbers *n = arrange(NULL, "k1 a b");

	cr_expect_str_eq(numbers_add(a, n, &(struct wanted_article){"q1", "q1", "k9", "k9"}), "3");
	cr_expect_str_eq(numbers_add(a, n, &(struct wanted_article){"q2", "q2", "k9", "k9"}), "4");
	cr_expect_str_eq(numbers_add(a, n, &(struct wanted_article){"q1", "q1", "k9", "k9"}), "3",
			 "it has one");
	n = arrange(n, "k1 a b c");
	cr_expect_str_eq(shown(n), "k1=1: a=1 b=2 c=2-2 k9=2: -q1=3 -q2=4");
	cr_expect_str_eq(numbers_add(a, n, &(struct wanted_article){"q2", "q2", "k9", "k9"}), "4",
			 "it lives again");
	cr_expect_str_eq(shown(n), "k1=1: a=1 b=2 c=2-2 k9=2: -q1=3 q2=4");
}

/* A library that people edit: articles in chapters, in an order, some of them in the document. */
enum { POOL = 24, CHAPTERS = 5, EDITIONS = 8, EDITS = 5 };

struct entry {
	int id, chapter, place;
	bool in;
	unsigned title;
};

struct history {
	struct arena *a;
	struct entry entries[POOL];
	unsigned seed;
};

static unsigned dice(struct history *h, unsigned sides)
{
	h->seed = h->seed * 1664525u + 1013904223u;
	return (h->seed >> 8) % sides;
}

static int compare_entries(const void *x, const void *y)
{
	const struct entry *b = x, *c = y;

	if (b->chapter != c->chapter)
		return b->chapter - c->chapter;
	return b->place != c->place ? b->place - c->place : b->id - c->id;
}

static void edit(struct history *h)
{
	struct entry *e = &h->entries[dice(h, POOL)];

	switch (dice(h, 4)) {
	case 0: e->in = true; break;
	case 1: e->in = dice(h, 3) == 0; break;
	case 2:
		e->chapter = (int)dice(h, CHAPTERS);
		e->place = (int)dice(h, 100);
		break;
	default: e->title++;
	}
}

static const struct numbers *issue(struct history *h, const struct numbers *frozen,
				   struct wanted_article *wanted, size_t *n)
{
	struct numbers *out = arena_alloc(h->a, sizeof *out);

	qsort(h->entries, POOL, sizeof *h->entries, compare_entries);
	*n = 0;
	for (size_t i = 0; i < POOL; i++) {
		const struct entry *e = &h->entries[i];
		const char *chapter = arena_printf(h->a, "k%d", e->chapter);

		if (e->in)
			wanted[(*n)++] = (struct wanted_article){
				arena_printf(h->a, "a%d", e->id),
				arena_printf(h->a, "t%u", e->title), chapter, chapter};
	}
	numbers_arrange(h->a, frozen, wanted, *n, out);
	return out;
}

/* Numbers rise, so that no two are equal; a chapter stands in one place. */
static void expect_order(const struct numbers *n)
{
	for (size_t i = 1; i < n->articles.n; i++) {
		cr_assert(number_compare(n->articles.at[i - 1].number, n->articles.at[i].number) <
				  0,
			  "%s", shown(n));
		for (size_t k = 0;
		     strcmp(n->articles.at[i].chapter, n->articles.at[i - 1].chapter) != 0 && k < i;
		     k++)
			cr_assert_str_neq(n->articles.at[k].chapter, n->articles.at[i].chapter,
					  "%s", shown(n));
	}
	for (size_t i = 1; i < n->chapters.n; i++)
		cr_assert(number_compare(n->chapters.at[i - 1].number, n->chapters.at[i].number) <
				  0,
			  "%s", shown(n));
}

/*
 * What had a number has it still; what is wanted lives, so that a reference to it finds its number;
 * nothing else does.
 */
static void expect_kept(const struct numbers *before, const struct numbers *now,
			const struct wanted_article *wanted, size_t n)
{
	size_t living = 0;

	for (size_t i = 0; before && i < before->articles.n; i++) {
		const struct article_number *x = &before->articles.at[i],
					    *y = numbers_article(now, x->id);

		cr_assert(y && strcmp(x->number, y->number) == 0 &&
				  strcmp(x->chapter, y->chapter) == 0,
			  "%s\n%s", shown(before), shown(now));
	}
	for (size_t i = 0; before && i < before->chapters.n; i++)
		cr_assert_str_eq(numbers_chapter(now, before->chapters.at[i].id)->number,
				 before->chapters.at[i].number);
	for (size_t i = 0; i < n; i++) {
		const struct article_number *y = numbers_article(now, wanted[i].id);

		cr_assert(y && !y->dropped && strcmp(y->title, wanted[i].title) == 0 &&
				  numbers_chapter(now, y->chapter),
			  "%s", wanted[i].id);
	}
	for (size_t i = 0; i < now->articles.n; i++)
		living += !now->articles.at[i].dropped;
	cr_assert_eq(living, n);
}

Test(numbers, random_histories)
{
	for (unsigned s = 0; s < rounds(800, 3000); s++) {
		struct history h = {.a = arena_new(), .seed = s};
		const struct numbers *before = NULL;
		struct wanted_article wanted[POOL];
		size_t n;

		for (int i = 0; i < POOL; i++)
			h.entries[i] = (struct entry){i, (int)dice(&h, CHAPTERS),
						      (int)dice(&h, 100), dice(&h, 2) == 0, 0};
		for (int edition = 0; edition < EDITIONS; edition++) {
			const struct numbers *now = issue(&h, before, wanted, &n);

			expect_order(now);
			expect_kept(before, now, wanted, n);
			for (unsigned i = dice(&h, EDITS + 1); i > 0; i--)
				edit(&h);
			before = now;
		}
		arena_free(h.a);
	}
}
