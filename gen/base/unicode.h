/* SPDX-License-Identifier: MIT
 *
 * What needs ICU: line-break opportunities, words, East Asian width, CP932, the Japanese calendar.
 * Wraps ICU.
 */
#ifndef BUNKAI_BASE_UNICODE_H
#define BUNKAI_BASE_UNICODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

/*
 * True for characters that take a full em in Japanese type (UAX #11: W, F, and A in a Japanese
 * context).
 */
bool unicode_is_wide(uint32_t c);

/*
 * Where a line may be broken, by ICU's strict Japanese rules (locale ja@lb=strict: no line starts
 * with 、 or っ). One breaker serves many texts; close it in the end.
 */
struct breaker;

struct breaker *breaker_open(void); /* NULL when ICU's data is not there */

/*
 * A breaker that finds the ends of words (and of blanks and marks between them) instead: Japanese
 * by ICU's dictionary.
 */
struct breaker *breaker_open_words(void);

void breaker_close(struct breaker *b);

/*
 * Byte offsets behind which a break is allowed or a word ends, rising, the last one the text's
 * length. The array lives in the arena; a text of length 0 gives none.
 */
const size_t *breaker_find(struct breaker *b, struct arena *a, const char *text, size_t *n);

/* CP932 (Windows-31J) to UTF-8; NULL when a byte sequence has no meaning in CP932. */
char *unicode_from_cp932(struct arena *a, const char *bytes, size_t len);

/*
 * '2026-10-01' -> '令和8年10月1日'; NULL when the date is malformed. The first year of an era is
 * 元年. The formatter is kept open as long as the arena.
 */
char *unicode_wareki(struct arena *a, const char *iso_date);

#endif
