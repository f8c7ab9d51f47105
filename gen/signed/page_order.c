/* SPDX-License-Identifier: MIT
 *
 * As many pages, each like the one of its number: nothing was moved. Else every page of the file
 * takes the issued page that it is most like and that nobody has, the one of its turn if equal.
 */
#include "signed/page_order.h"

enum { MOST_PAGES = 600 };

/* So much of an issued page's words makes it that page. */
static const double alike = 0.6;

static double likeness(struct arena *a, const struct file_words *was, size_t i,
		       const struct file_words *is, size_t k)
{
	return page_words_likeness(a, &was->pages.at[i], &is->pages.at[k]);
}

static bool in_place(struct arena *a, const struct file_words *was, const struct file_words *is)
{
	bool same = was->pages.n == is->pages.n;

	for (size_t i = 0; same && i < was->pages.n; i++)
		same = likeness(a, was, i, is, i) >= alike;
	return same || was->pages.n > MOST_PAGES || is->pages.n > MOST_PAGES;
}

static void add(struct arena *a, struct page_order *out, size_t was, size_t is, const char *what)
{
	*(struct page_pair *)vec_push(a, &out->all) = (struct page_pair){was, is, what};
}

/* The issued page, from 1, that page `k` is; 0: it is none of those that are left. */
static size_t find_page(struct arena *a, const struct file_words *was, const struct file_words *is,
			size_t k, size_t turn, const bool *taken)
{
	double best = alike;
	size_t found = 0;

	for (size_t n = 0; n < was->pages.n; n++) {
		size_t i = (turn + n) % was->pages.n;
		double l = taken[i] ? 0 : likeness(a, was, i, is, k);

		if (l > best || (l >= best && !found)) {
			best = l;
			found = i + 1;
		}
	}
	return found;
}

void page_order_find(struct arena *a, const struct file_words *was, const struct file_words *is,
		     struct page_order *out)
{
	struct arena *own = arena_new();
	bool *taken = arena_alloc(own, was->pages.n * sizeof *taken);
	size_t turn = 0;

	*out = (struct page_order){0};
	if (in_place(own, was, is)) {
		size_t most = was->pages.n > is->pages.n ? was->pages.n : is->pages.n;

		for (size_t i = 0; i < most; i++)
			add(a, out, i < was->pages.n ? i + 1 : 0, i < is->pages.n ? i + 1 : 0,
			    i >= was->pages.n  ? "page-added"
			    : i >= is->pages.n ? "page-removed"
					       : NULL);
		arena_free(own);
		return;
	}
	for (size_t k = 0; k < is->pages.n; k++) {
		size_t i = find_page(own, was, is, k, turn, taken);

		add(a, out, i, k + 1, !i ? "page-added" : i <= turn ? "page-moved" : NULL);
		if (i)
			taken[i - 1] = true;
		turn = i ? i : turn;
	}
	for (size_t i = 0; i < was->pages.n; i++)
		if (!taken[i])
			add(a, out, i + 1, 0, "page-removed");
	arena_free(own);
}
