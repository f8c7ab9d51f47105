/* SPDX-License-Identifier: MIT
 *
 * A change in the words of a paper: what it is of and what of it changed, by names that a reader
 * knows and not by the ids of files: 'システム 電子カルテ（保守する者：例示社→別社）'.
 */
#ifndef BUNKAI_AMEND_CHANGE_WORDS_H
#define BUNKAI_AMEND_CHANGE_WORDS_H

#include "amend/amendment.h"

/* Values stand in it where both are short. */
const char *change_words(struct arena *a, const struct amendment *in, const struct change *c);

#endif
