/* SPDX-License-Identifier: MIT
 *
 * The words of a PDF's pages and where they stand, as a reader draws them, and in what two pages
 * differ. Words are what stands together on a line; in Japanese that is most of it.
 */
#ifndef BUNKAI_SIGNED_PAGE_WORDS_H
#define BUNKAI_SIGNED_PAGE_WORDS_H

#include "base/arena.h"

struct page_word {
	double x, y, width, height; /* points from the left upper corner of the page */
	const char *text;
	bool off;                   /* it has no like in the other page */
};

struct page_words {
	double width, height;
	VEC(struct page_word) all;
};

struct file_words {
	VEC(struct page_words) pages;
};

/* False: they cannot be read. */
bool page_words_read(struct arena *a, const char *bytes, size_t len, struct file_words *out);

/* Of the first `pages` of them. */
bool page_words_begin(struct arena *a, const char *bytes, size_t len, int pages,
		      struct file_words *out);

/* 0 to 1: how much of the words of the pages of `was` the whole of `is` has. */
double file_words_share(struct arena *a, const struct file_words *was,
			const struct file_words *is);

/*
 * Marks in both the words that the other has not, at the same place. The same line cut into words
 * otherwise is the same.
 */
void page_words_compare(struct arena *a, struct page_words *was, struct page_words *is);

/* 0 to 1: how much of the words of `was` `is` has, wherever they stand. */
double page_words_likeness(struct arena *a, const struct page_words *was,
			   const struct page_words *is);

/* The same of whole files, and both ways. */
double file_words_likeness(struct arena *a, const struct file_words *was,
			   const struct file_words *is);

#endif
