/* SPDX-License-Identifier: MIT
 *
 * What needs ICU: line-break opportunities, words, East Asian width, encodings, forms for
 * comparing, the Japanese calendar. Wraps ICU.
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

/* CP932 is Windows-31J, what is called Shift_JIS; CP1252 that of Western Windows. */
enum encoding { ENCODING_CP932, ENCODING_EUC_JP, ENCODING_ISO_2022_JP, ENCODING_CP1252 };

/* To UTF-8; NULL when a byte sequence has no meaning in the encoding. */
char *unicode_decode(struct arena *a, enum encoding encoding, const char *bytes, size_t len);

/*
 * The form in which two words are the same to a reader: widths, case and compatibility characters
 * folded (NFKC_Casefold of UAX #15), radicals as the kanji they look like. For comparing only: ① is
 * 1 in it.
 */
char *unicode_fold(struct arena *a, const char *s);

/*
 * Radicals (U+2E80 to U+2FD5), which texts taken from a PDF hold in place of the kanji that look
 * the same, as those kanji; `s` itself when it has none.
 */
const char *unicode_mend_radicals(struct arena *a, const char *s);

/*
 * '2026-10-01' -> '令和8年10月1日'; NULL when the date is malformed. The first year of an era is
 * 元年. The formatter is kept open as long as the arena.
 */
char *unicode_wareki(struct arena *a, const char *iso_date);

#endif
