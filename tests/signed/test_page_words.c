/* SPDX-License-Identifier: MIT */
#include "signed/page_words.h"

#include "signed/page_order.h"
#include "../support/suite.h"

ARENA_SUITE(page_words, a);

static void add(struct page_words *p, double x, double y, const char *text)
{
	*(struct page_word *)vec_push(a, &p->all) = (struct page_word){
		.x = x, .y = y, .width = 10.0 * (double)strlen(text), .height = 10, .text = text};
}

static size_t count_off(const struct page_words *p)
{
	size_t n = 0;

	for (size_t i = 0; i < p->all.n; i++)
		n += p->all.at[i].off;
	return n;
}

Test(page_words, a_line_that_is_cut_otherwise_is_the_same)
{
	struct page_words was = {0}, is = {0};

	add(&was, 0, 0, "abcd");
	add(&is, 0, 0, "ab");
	add(&is, 20, 0.4, "cd");
	page_words_compare(a, &was, &is);
	cr_assert_eq(count_off(&was) + count_off(&is), 0);
}

Test(page_words, a_word_that_moved_is_off)
{
	struct page_words was = {0}, is = {0};

	add(&was, 0, 0, "abcd");
	add(&is, 0, 30, "abcd");
	page_words_compare(a, &was, &is);
	cr_assert_eq(count_off(&was), 1);
	cr_assert_eq(count_off(&is), 1);
}

Test(page_words, the_same_word_twice_is_matched_once_each)
{
	struct page_words was = {0}, is = {0};

	add(&was, 0, 0, "a");
	add(&is, 0, 0, "a");
	add(&is, 0, 0, "a");
	page_words_compare(a, &was, &is);
	cr_assert_eq(count_off(&was), 0);
	cr_assert_eq(count_off(&is), 1);
}

static void add_page(struct file_words *f, const char *first, const char *second)
{
	struct page_words *p = vec_push(a, &f->pages);

	add(p, 0, 0, first);
	add(p, 0, 20, second);
}

Test(page_words, pages_that_were_added_removed_and_moved)
{
	struct file_words was = {0}, is = {0};
	struct page_order order;

	add_page(&was, "one", "eins");
	add_page(&was, "two", "zwei");
	add_page(&was, "three", "drei");
	add_page(&is, "one", "eins");
	add_page(&is, "new", "neu");
	add_page(&is, "three", "drei");
	add_page(&is, "two", "zwei");
	page_order_find(a, &was, &is, &order);
	cr_assert_eq(order.all.n, 4);
	cr_assert_null(order.all.at[0].what);
	cr_assert_str_eq(order.all.at[1].what, "page-added");
	cr_assert_null(order.all.at[2].what);
	cr_assert_str_eq(order.all.at[3].what, "page-moved");
	cr_assert_eq(order.all.at[3].was, 2);
	is.pages.n = 3;
	page_order_find(a, &was, &is, &order);
	cr_assert_eq(order.all.n, 4, "one came, and one went");
	cr_assert_str_eq(order.all.at[1].what, "page-added");
	cr_assert_str_eq(order.all.at[3].what, "page-removed");
}
