/* SPDX-License-Identifier: MIT
 *
 * Latin words within Japanese text. The fonts of the house have Latin letters and digits of half an
 * em, as typewriters had; a companion face of the same make has them as wide as each is.
 */
#ifndef BUNKAI_TYPE_LATIN_H
#define BUNKAI_TYPE_LATIN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

/*
 * For each byte of the text, whether the companion draws it: letters, digits and their punctuation,
 * and the blank between two of them. NULL: none of it. `words`, as in tables, where digits stand
 * below digits: only what begins with a letter (AD01, TLS 1.3, R24/④-1), so that counts, days,
 * telephones and numbers of articles keep digits of one width. Lives in the arena.
 */
const bool *latin_find(struct arena *a, const char *text, bool words);

/* The marks of `len` bytes of it, for who outlives them; NULL when none of these is set. */
const bool *latin_copy(struct arena *a, const bool *latin, size_t len);

#endif
