/* SPDX-License-Identifier: MIT
 *
 * Which known word somebody meant who wrote one that is not known. Kinds of a letter that keyboards
 * mix up (① and 1, full width and half, capitals and small letters) count as the same letter.
 */
#ifndef BUNKAI_BASE_NEAREST_H
#define BUNKAI_BASE_NEAREST_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

/* Words that are known, in the order in which they are listed to people. */
struct known {
	VEC(const char *) all;
};

/*
 * The known word that takes the fewest changes: a letter more, less, another, or two swapped
 * (Damerau and Levenshtein, over characters; a digit weighs as three letters). NULL when even that
 * one takes more than a third of the longer word's letters and does not begin with what was
 * written. Of two that are equally near the one that needs fewer once the kinds of letters are told
 * apart, then the first.
 */
const char *nearest_word(struct arena *a, const char *wanted, const struct known *known);

/* A word (lent) behind the others, once. */
void known_add(struct arena *a, struct known *known, const char *word);
bool known_has(const struct known *known, const char *word);

/* 'annex, boundary' */
const char *known_list(struct arena *a, const struct known *known);

/* The words of such a list. */
struct known known_parse(struct arena *a, const char *list);

#endif
