/* SPDX-License-Identifier: MIT
 *
 * The comparison that pdf_facts.h has made in a child: it writes what it finds, a line a fact, its
 * words apart by tabs.
 *
 *     why WORD                                  the file cannot be compared
 *     pages ISSUED FILE TITLE
 *     same N                                    page N has the same content
 *     place PAGE X Y WIDTH HEIGHT WHAT WORDS    a difference
 *     widget PAGE X Y WIDTH HEIGHT              of a signature
 *     signature WHOLE FIELD NAME DATE
 */
#ifndef BUNKAI_SIGNED_PDF_COMPARE_H
#define BUNKAI_SIGNED_PDF_COMPARE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

struct pdf_pair {
	const char *issued, *file;
	size_t issued_len, file_len;
	bool prefix;
};

/* `with` is a struct pdf_pair. */
void pdf_compare(void *with, FILE *out);

#endif
