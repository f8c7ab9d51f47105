/* SPDX-License-Identifier: MIT
 *
 * Words that a finger can tap, in columns that say so (doc_column.tap): numbers to call, addresses
 * to write to, pages to open.
 */
#ifndef BUNKAI_HTML_TAPS_H
#define BUNKAI_HTML_TAPS_H

#include "html/page.h"

/* A stretch of a text and where it leads: tel:0312345678, mailto:a@example.jp, https://… */
struct html_tap {
	size_t from, to; /* bytes; from == to: there is none */
	const char *address;
};

/*
 * The first at or behind byte `from`, of the kinds `taps` (enum doc_tap). A number is one that
 * begins with 0 or + and has nine signs at least (X stands for a digit in samples), hyphens and
 * brackets beside; or # with four digits; or, at the beginning of a line, three digits of which the
 * first is 1 (110, 119). Wide signs are as good as narrow ones.
 */
struct html_tap html_tap_find(struct arena *a, const char *text, size_t from, unsigned taps);

/* Puts the text out with its taps. */
void html_tapped(struct html_page *p, const char *text, unsigned taps);

#endif
