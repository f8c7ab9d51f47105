/* SPDX-License-Identifier: MIT
 *
 * A number is a list of branches, compared from the left; a branch is never 1, except where nothing
 * else fits between a number and its first branch. What had a number keeps it; what is new gets one
 * between its neighbours, as a branch where there is no whole number left.
 */
#include "derive/numbers.h"

#include <stdlib.h>
#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"

struct number_branches {
	VEC(long) at;
};

static struct number_branches read_parts(struct arena *a, const char *number)
{
	struct number_branches p = {0};

	for (char *rest = arena_strdup(a, number); *rest; rest += *rest == '-')
		*vec_push(a, &p.at) = strtol(rest, &rest, 10);
	return p;
}

static const char *print_parts(struct arena *a, const struct number_branches *p, size_t n)
{
	struct strbuf sb = strbuf_new(a);

	for (size_t i = 0; i < n; i++)
		strbuf_join(&sb, "-", arena_printf(a, "%ld", p->at.at[i]));
	return sb.text;
}

int number_compare(const char *x, const char *y)
{
	while (*x && *y) {
		char *end_x, *end_y;
		long a = strtol(x, &end_x, 10), b = strtol(y, &end_y, 10);

		if (a != b)
			return a < b ? -1 : 1;
		if (end_x == x || end_y == y)
			return strcmp(x, y);
		x = end_x + (*end_x == '-');
		y = end_y + (*end_y == '-');
	}
	return (*x != '\0') - (*y != '\0');
}

static bool fits(const char *number, const char *after)
{
	return !after || number_compare(number, after) < 0;
}

/* 8-2-2 -> 9, 8-3, 8-2-3: the next on the same line, or on one of the lines above. */
static const char *next_in_line(struct arena *a, const char *before, const char *after)
{
	struct number_branches p = read_parts(a, before);

	for (size_t depth = 0; depth < p.at.n; depth++) {
		p.at.at[depth]++;
		const char *number = print_parts(a, &p, depth + 1);

		p.at.at[depth]--;
		if (fits(number, after))
			return number;
	}
	return NULL;
}

const char *number_between(struct arena *a, const char *before, const char *after)
{
	if (!before)
		return "1";
	const char *number = next_in_line(a, before, after), *stem = before;

	while (!number) {
		number = arena_concat(a, stem, "-2", (char *)NULL);
		stem = arena_concat(a, stem, "-1", (char *)NULL);
		if (!fits(number, after))
			number = NULL;
	}
	return number;
}

static bool is_branch_of(const char *number, const char *stem)
{
	size_t n = strlen(stem);

	return strncmp(number, stem, n) == 0 && number[n] == '-';
}

#define FIND_ID(list, wanted) \
	for (size_t i = 0; i < (list).n; i++) \
		if (*(list).at[i].id == *(wanted) && strcmp((list).at[i].id, (wanted)) == 0) \
			return &(list).at[i]; \
	return NULL

/* From the end: whoever asks mostly asks for one that he added just now. */
const struct article_number *numbers_article(const struct numbers *numbers, const char *id)
{
	for (size_t i = numbers->articles.n; i-- > 0;)
		if (strcmp(numbers->articles.at[i].id, id) == 0)
			return &numbers->articles.at[i];
	return NULL;
}

const struct chapter_number *numbers_chapter(const struct numbers *numbers, const char *id)
{
	FIND_ID(numbers->chapters, id);
}

static struct article_number *find_article(struct numbers *numbers, const char *id)
{
	FIND_ID(numbers->articles, id);
}

static struct chapter_number *find_chapter(struct numbers *numbers, const char *id)
{
	FIND_ID(numbers->chapters, id);
}

/* Makes room at `place`; what stood there moves one behind. */
#define INSERT(a, list, place)                                                                     \
	(vec_push((a), (list)),                                                                    \
	 memmove(&(list)->at[(place) + 1], &(list)->at[place],                                     \
		 ((list)->n - 1 - (place)) * sizeof *(list)->at),                                  \
	 &(list)->at[place])

/*
 * Behind `before`, the chapter in front of it in the library's order; NULL: behind the first one,
 * because nothing stands before 第1章.
 */
static void insert_chapter(struct arena *a, struct numbers *out,
			   const struct wanted_article *wanted, const char *before)
{
	size_t place = out->chapters.n > 0;

	for (size_t i = 0; before && i < out->chapters.n; i++)
		if (strcmp(out->chapters.at[i].id, before) == 0)
			place = i + 1;
	const char *number =
		number_between(a, place ? out->chapters.at[place - 1].number : NULL,
			       place < out->chapters.n ? out->chapters.at[place].number : NULL);

	*INSERT(a, &out->chapters, place) =
		(struct chapter_number){wanted->chapter, number, wanted->chapter_title};
}

static size_t chapter_place(const struct numbers *out, const char *id)
{
	size_t i = 0;

	while (i < out->chapters.n && strcmp(out->chapters.at[i].id, id) != 0)
		i++;
	return i;
}

/* Behind `before`, else in front of the first article of the chapter or of those behind it. */
static size_t find_place(const struct numbers *out, const char *chapter, const char *before)
{
	size_t wanted = chapter_place(out, chapter), place;

	for (place = before ? out->articles.n : 0; place; place--)
		if (strcmp(out->articles.at[place - 1].id, before) == 0)
			return place;
	for (place = 0; place < out->articles.n; place++)
		if (chapter_place(out, out->articles.at[place].chapter) >= wanted)
			break;
	return place;
}

/*
 * Nothing stands before 第1条; and what would stand between 第8条 and 第8条の2 goes behind the
 * branches, as far as the chapter goes.
 */
static size_t pass_branches(const struct numbers *out, const char *chapter, size_t place)
{
	const struct article_number *at = out->articles.at;

	if (place == 0 && out->articles.n)
		place = 1;
	while (place && place < out->articles.n && strcmp(at[place].chapter, chapter) == 0 &&
	       is_branch_of(at[place].number, at[place - 1].number))
		place++;
	return place;
}

static const char *insert_article(struct arena *a, struct numbers *out,
				  const struct wanted_article *wanted, const char *before)
{
	size_t place =
		pass_branches(out, wanted->chapter, find_place(out, wanted->chapter, before));
	const struct article_number *at = out->articles.at;
	const char *number = number_between(a, place ? at[place - 1].number : NULL,
					    place < out->articles.n ? at[place].number : NULL);

	*INSERT(a, &out->articles, place) =
		(struct article_number){wanted->id, number, wanted->chapter, wanted->title, false};
	return number;
}

/* An article that had a number lives on under it, in the chapter where it stood. */
static bool revive(struct numbers *out, const struct wanted_article *wanted)
{
	struct article_number *known = find_article(out, wanted->id);

	if (known) {
		known->title = wanted->title;
		known->dropped = false;
	}
	return known != NULL;
}

static void copy_frozen(struct arena *a, const struct numbers *frozen, struct numbers *out)
{
	for (size_t i = 0; i < frozen->chapters.n; i++)
		*vec_push(a, &out->chapters) = frozen->chapters.at[i];
	for (size_t i = 0; i < frozen->articles.n; i++) {
		struct article_number *article = vec_push(a, &out->articles);

		*article = frozen->articles.at[i];
		article->dropped = true;
	}
}

static void arrange_chapters(struct arena *a, const struct wanted_article *wanted, size_t n,
			     struct numbers *out)
{
	const char *before = NULL;

	for (size_t i = 0; i < n; i++) {
		struct chapter_number *known = find_chapter(out, wanted[i].chapter);

		if (known)
			known->title = wanted[i].chapter_title;
		else if (!numbers_article(out, wanted[i].id))
			insert_chapter(a, out, &wanted[i], before);
		else
			continue; /* it stands in the chapter where it stood */
		before = wanted[i].chapter;
	}
}

/*
 * The nearest article in front of wanted[i] that stands in its chapter; NULL: it comes first there.
 */
static const char *find_neighbour(const struct numbers *out, const struct wanted_article *wanted,
				  size_t i)
{
	for (size_t k = i; k-- > 0;) {
		const struct article_number *article = numbers_article(out, wanted[k].id);

		if (article && strcmp(article->chapter, wanted[i].chapter) == 0)
			return article->id;
	}
	return NULL;
}

void numbers_arrange(struct arena *a, const struct numbers *frozen,
		     const struct wanted_article *wanted, size_t n, struct numbers *out)
{
	if (frozen)
		copy_frozen(a, frozen, out);
	arrange_chapters(a, wanted, n, out);
	for (size_t i = 0; i < n; i++)
		if (!revive(out, &wanted[i]))
			insert_article(a, out, &wanted[i], find_neighbour(out, wanted, i));
}

const char *numbers_add(struct arena *a, struct numbers *numbers,
			const struct wanted_article *wanted)
{
	const char *before = NULL;

	if (revive(numbers, wanted))
		return numbers_article(numbers, wanted->id)->number;
	if (!find_chapter(numbers, wanted->chapter))
		insert_chapter(a, numbers, wanted,
			       numbers->chapters.n
				       ? numbers->chapters.at[numbers->chapters.n - 1].id
				       : NULL);
	for (size_t i = 0; i < numbers->articles.n; i++)
		if (strcmp(numbers->articles.at[i].chapter, wanted->chapter) == 0)
			before = numbers->articles.at[i].id;
	return insert_article(a, numbers, wanted, before);
}

/* Most numbers have no branch, and are printed as they stand. */
static bool is_plain(const char *number)
{
	return *number > '0' && *number <= '9' && strlen(number) < 5 &&
	       number[strspn(number, "0123456789")] == '\0';
}

const char *number_print(struct arena *a, const struct library *l, const char *format,
			 const char *number)
{
	if (is_plain(number))
		return text_replace(a, library_word(l, format), "{{n}}", number);
	struct number_branches p = read_parts(a, number);
	struct strbuf sb = strbuf_new(a);

	strbuf_add(&sb, text_replace(a, library_word(l, format), "{{n}}", print_parts(a, &p, 1)));
	for (size_t i = 1; i < p.at.n; i++)
		strbuf_add(&sb, text_replace(a, library_word(l, "number.branch"), "{{n}}",
					     arena_printf(a, "%ld", p.at.at[i])));
	return sb.text;
}
