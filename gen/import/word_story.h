/* SPDX-License-Identifier: MIT
 *
 * The text of a word processor's document, part by part, as paragraphs: what stands in the file's
 * order, with who inserted or deleted it. Used by word_file.h only.
 */
#ifndef BUNKAI_IMPORT_WORD_STORY_H
#define BUNKAI_IMPORT_WORD_STORY_H

#include "base/hash.h"
#include "import/office_zip.h"
#include "import/word_file.h"

/* Far above the largest contract, far below what harms. */
enum { WORD_PARAGRAPHS = 200 * 1000, WORD_PIECES = 2000 * 1000 };

struct word_source {
	struct arena *arena;
	struct office_zip *zip;
	struct map *styles;   /* id of a style -> its name */
	struct map *comments; /* id -> struct word_comment; those of the text get their `on` */
};

/*
 * Appends the paragraphs of a part to `out`. False: damaged, beyond the limits, or it takes in other
 * files (reported).
 */
bool word_story_read(const struct word_source *from, const char *part, struct word_file *out,
		     struct diag_list *dl);

/* Elements of texts, whatever their prefix: transitional, strict, and formulas. */
extern const char *const word_namespaces[];

#endif
