/* SPDX-License-Identifier: MIT
 *
 * Plain scanning of Japanese prose for the wording rules: sentences, words that are not part of a
 * longer one, anchors.
 */
#ifndef BUNKAI_DERIVE_PHRASE_H
#define BUNKAI_DERIVE_PHRASE_H

#include <stdbool.h>

#include "base/arena.h"
#include "model/library.h"

/*
 * The sentence at *text, moving *text behind it; NULL at the end. A 。 inside of （） or 「」 ends
 * none.
 */
const char *phrase_sentence(struct arena *a, const char **text);

/* The first characters of a text, with … when there are more. */
const char *phrase_beginning(struct arena *a, const char *text);

/*
 * Where `word` stands in the text outside of the longer words of `except`; NULL when it does not.
 */
const char *phrase_find(const char *text, const char *word, const struct word_list *except);

/* The longest word of the list with which the text begins, or ends; NULL when there is none. */
const char *phrase_starts(const char *text, const struct word_list *words);
const char *phrase_ends(const char *text, const struct word_list *words);

/*
 * A party of the rules with one of `marks` behind it: where it stands, the last one before `end`
 * (NULL: in the whole text), and which it is. NULL when there is none.
 */
const char *phrase_party(const struct wording *rules, const char *text, const char *end,
			 const struct word_list *marks, const char **party);

/* True when the text holds one of the anchors that `by` names. */
bool phrase_anchored(const struct wording *rules, const struct word_list *by, const char *text);

#endif
