/* SPDX-License-Identifier: MIT
 *
 * The text of a word processor's document, part by part, as paragraphs: what stands in the file's
 * order, with who inserted or deleted it. Used by word_file.h only.
 */
#ifndef BUNKAI_IMPORT_WORD_STORY_H
#define BUNKAI_IMPORT_WORD_STORY_H

#include "base/diag.h"
#include "import/word_state.h"

/*
 * Appends the paragraphs of a part to `out`. False: damaged, beyond the limits, or it takes in other
 * files (reported).
 */
bool word_story_read(const struct word_source *from, const char *part, struct word_file *out,
		     struct diag_list *dl);

#endif
