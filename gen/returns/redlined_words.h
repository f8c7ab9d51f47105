/* SPDX-License-Identifier: MIT
 *
 * Words of paragraphs as they are compared.
 */
#ifndef BUNKAI_RETURNS_REDLINED_WORDS_H
#define BUNKAI_RETURNS_REDLINED_WORDS_H

#include <stddef.h>

#include "base/arena.h"

/*
 * Without blanks, and with one form of each dash, wave and quotation mark: what programs change
 * when they write a file again. All else that differs is a change.
 */
const char *redlined_plain(struct arena *a, const char *text);

/* How many bytes of the text are blanks, dashes aside, for whom nothing is kept. */
size_t redlined_signs(const char *text, size_t len);

/*
 * Bytes of the printed number at the text's beginning, blanks behind it included: '2　', '(1)　',
 * 'ア　'. With `wanted` that number alone, be a blank behind it or not. 0: there is none.
 */
size_t redlined_label(const char *text, const char *wanted);

#endif
