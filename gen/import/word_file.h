/* SPDX-License-Identifier: MIT
 *
 * A document of a word processor (DOCX, or ODT where it came back so) as it is read: paragraphs with
 * both of their states, what was tracked, by whom, and comments. Nothing in it is interpreted.
 */
#ifndef BUNKAI_IMPORT_WORD_FILE_H
#define BUNKAI_IMPORT_WORD_FILE_H

#include <stdbool.h>

#include "base/diag.h"
#include "import/word_text.h"

/* True of bytes or a name that word_file_read should look at: a workbook is none. */
bool word_file_is(struct arena *a, const char *path, const char *bytes, size_t len);

/*
 * What is no such file, is encrypted, has macros, takes in other files or is damaged, an old or an
 * OpenDocument text: false, reported with the way out.
 */
bool word_file_read(struct arena *a, const char *path, struct word_file *out, struct diag_list *dl);

/*
 * Its texts with all changes rejected (`old`) or accepted, as a reader sees them: paragraphs whose
 * mark is not in that state are joined with the next of the same cell. `first` and `last`: which of
 * `all` each is made of; its mark is that of `last`.
 */
struct word_text {
	const char *text;
	size_t first, last;
};

struct word_view {
	VEC(struct word_text) all;
};

struct word_view word_file_view(struct arena *a, const struct word_file *f, bool old);

#endif
