/* SPDX-License-Identifier: MIT
 *
 * Break iterators are opened by locale (ja@lb=strict for lines) and dear, so that callers keep
 * them; converters are opened per text and stops at the first byte it does
 * not know; the Japanese calendar is kept in the arena. Era names come from ICU's data, not from a
 * table of ours.
 */
#include "base/unicode.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/ucal.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/udat.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/utext.h>

#include "base/text.h"

bool unicode_is_wide(uint32_t c)
{
	int width = u_getIntPropertyValue((UChar32)c, UCHAR_EAST_ASIAN_WIDTH);

	return width == U_EA_WIDE || width == U_EA_FULLWIDTH || width == U_EA_AMBIGUOUS;
}

struct breaker {
	UBreakIterator *breaks;
	UText text;
};

static struct breaker *open_breaker(UBreakIteratorType type, const char *locale)
{
	UErrorCode status = U_ZERO_ERROR;
	UBreakIterator *breaks = ubrk_open(type, locale, NULL, 0, &status);

	if (U_FAILURE(status))
		return NULL;
	struct breaker *b = calloc(1, sizeof *b);

	if (!b) {
		ubrk_close(breaks);
		return NULL;
	}
	*b = (struct breaker){.breaks = breaks, .text = UTEXT_INITIALIZER};
	return b;
}

struct breaker *breaker_open(void)
{
	return open_breaker(UBRK_LINE, "ja@lb=strict");
}

struct breaker *breaker_open_words(void)
{
	return open_breaker(UBRK_WORD, "ja");
}

void breaker_close(struct breaker *b)
{
	if (!b)
		return;
	ubrk_close(b->breaks);
	utext_close(&b->text);
	free(b);
}

const size_t *breaker_find(struct breaker *b, struct arena *a, const char *text, size_t *n)
{
	UErrorCode status = U_ZERO_ERROR;
	VEC(size_t) found = {0};
	size_t len = strlen(text);

	*n = 0;
	utext_openUTF8(&b->text, text, (int64_t)len, &status);
	ubrk_setUText(b->breaks, &b->text, &status);
	if (U_FAILURE(status)) /* then the whole text is one unbreakable piece */
		*vec_push(a, &found) = len;
	else
		for (int32_t at = ubrk_next(b->breaks); at != UBRK_DONE; at = ubrk_next(b->breaks))
			*vec_push(a, &found) = (size_t)at;
	*n = found.n;
	return found.at;
}

/* With the characters of NEC and IBM, and ～ at U+FF5E, as Windows has them. */
static const char *const encodings[] = {
	[ENCODING_CP932] = "ibm-943_P15A-2003",
	[ENCODING_EUC_JP] = "euc-jp-2007",
	[ENCODING_ISO_2022_JP] = "ISO_2022,locale=ja,version=0",
	[ENCODING_CP1252] = "ibm-5348_P100-1997",
};

char *unicode_decode(struct arena *a, enum encoding encoding, const char *bytes, size_t len)
{
	UErrorCode status = U_ZERO_ERROR;
	UConverter *from = ucnv_open(encodings[encoding], &status),
		   *to = ucnv_open("UTF-8", &status);
	size_t room = len * 3 + 1;
	char *out = arena_alloc(a, room), *target = out;
	const char *source = bytes;

	ucnv_setToUCallBack(from, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &status);
	if (U_SUCCESS(status))
		ucnv_convertEx(to, from, &target, out + room - 1, &source, bytes + len, NULL, NULL,
			       NULL, NULL, 1, 1, &status);
	ucnv_close(from);
	ucnv_close(to);
	if (U_FAILURE(status))
		return NULL;
	*target = '\0';
	return out;
}

/*
 * Radicals of the supplement that Unicode maps to no kanji (EquivalentUnifiedIdeograph.txt), as far
 * as they are kanji of Japanese texts; those of the Kangxi block it maps itself.
 */
static const struct {
	uint32_t radical, kanji;
} radicals[] = {
	{0x2E9D, 0x6708}, {0x2E9F, 0x6BCD}, {0x2EA0, 0x6C11}, {0x2EA9, 0x738B}, {0x2EAC, 0x793A},
	{0x2EBD, 0x81FC}, {0x2EC1, 0x864E}, {0x2EC4, 0x897F}, {0x2EC6, 0x89D2}, {0x2ED1, 0x9577},
	{0x2ED8, 0x9752}, {0x2EDD, 0x98DF}, {0x2EE1, 0x9996}, {0x2EE3, 0x9AA8}, {0x2EE4, 0x9B3C},
	{0x2EE8, 0x9EA6}, {0x2EE9, 0x9EC4}, {0x2EEB, 0x6589}, {0x2EED, 0x6B6F}, {0x2EEF, 0x7ADC},
	{0x2EF2, 0x4E80},
};

/* 0: it is none, or has no kanji of its own. */
static uint32_t kanji_of_radical(uint32_t c)
{
	UErrorCode status = U_ZERO_ERROR;
	UChar to[4];

	for (size_t i = 0; i < ARRAY_LEN(radicals); i++)
		if (radicals[i].radical == c)
			return radicals[i].kanji;
	if (c < 0x2F00 || c > 0x2FD5)
		return 0;
	int32_t n = unorm2_getDecomposition(unorm2_getNFKCInstance(&status), (UChar32)c, to, 4,
					    &status);

	return U_SUCCESS(status) && n == 1 ? to[0] : 0;
}

const char *unicode_mend_radicals(struct arena *a, const char *s)
{
	const char *p = s;
	char *out, *to;

	/* U+2E80 to U+2FFF all begin with these bytes */
	while ((p = strchr(p, '\xE2')) && (unsigned char)p[1] < 0xBA)
		p++;
	if (!p)
		return s;
	out = to = arena_alloc(a, strlen(s) + 1);
	for (p = s; *p;) {
		uint32_t c = text_next(&p), kanji = kanji_of_radical(c);

		to += text_encode(kanji ? kanji : c, to);
	}
	return out;
}

static bool is_ascii(const char *s)
{
	for (; *s; s++)
		if ((unsigned char)*s >= 0x80)
			return false;
	return true;
}

static char *lower(struct arena *a, const char *s)
{
	char *out = arena_strdup(a, s);

	for (char *p = out; *p; p++)
		*p = (char)(*p >= 'A' && *p <= 'Z' ? *p + ('a' - 'A') : *p);
	return out;
}

/* Few texts grow, although a character may become 18 (UAX #15): ICU says when there is no room. */
static UChar *fold_wide(struct arena *a, const UNormalizer2 *fold, const UChar *wide, int32_t n,
			int32_t *folded, UErrorCode *status)
{
	UChar *out = arena_alloc(a, (size_t)(n + 1) * sizeof *out);

	*folded = unorm2_normalize(fold, wide, n, out, n + 1, status);
	if (*status != U_BUFFER_OVERFLOW_ERROR)
		return out;
	*status = U_ZERO_ERROR;
	out = arena_alloc(a, (size_t)(*folded + 1) * sizeof *out);
	unorm2_normalize(fold, wide, n, out, *folded + 1, status);
	return out;
}

char *unicode_fold(struct arena *a, const char *s)
{
	UErrorCode status = U_ZERO_ERROR;
	const UNormalizer2 *fold = unorm2_getNFKCCasefoldInstance(&status);

	if (is_ascii(s) || U_FAILURE(status))
		return lower(a, s);
	s = unicode_mend_radicals(a, s);
	int32_t room = (int32_t)strlen(s) + 1, n = 0, folded = 0;
	UChar *wide = arena_alloc(a, (size_t)room * sizeof *wide), *out;

	u_strFromUTF8(wide, room, &n, s, -1, &status);
	out = fold_wide(a, fold, wide, n, &folded, &status);
	/* one of UTF-16 becomes three bytes at most */
	room = folded * 3 + 1;
	char *narrow = arena_alloc(a, (size_t)room);

	u_strToUTF8(narrow, room, NULL, out, folded, &status);
	return U_SUCCESS(status) ? narrow : lower(a, s);
}

/*
 * A formatter is dear to open, and documents print hundreds of dates: one is kept as long as the
 * arena.
 */
struct wareki {
	UDateFormat *format;
	UCalendar *calendar; /* Gregorian: what ISO dates are written in */
};

static void close_wareki(void *object)
{
	struct wareki *w = object;

	udat_close(w->format);
	ucal_close(w->calendar);
}

/* NULL when ICU's data is not there. */
static const struct wareki *open_wareki(struct arena *a)
{
	static const UChar pattern[] = u"Gy年M月d日", utc[] = u"UTC";
	static const char name[] = "wareki";
	UErrorCode status = U_ZERO_ERROR;
	struct wareki *w = arena_kept(a, name);

	if (w)
		return w;
	w = arena_alloc(a, sizeof *w);
	w->format = udat_open(UDAT_PATTERN, UDAT_PATTERN, "ja_JP@calendar=japanese", utc, -1,
			      pattern, -1, &status);
	w->calendar = ucal_open(utc, -1, "en_US@calendar=gregorian", UCAL_GREGORIAN, &status);
	if (U_SUCCESS(status)) {
		arena_keep(a, name, w, close_wareki);
		return w;
	}
	close_wareki(w);
	return NULL;
}

static UDate noon_of(const struct wareki *w, int year, int month, int day, UErrorCode *status)
{
	ucal_clear(w->calendar);
	ucal_setDateTime(w->calendar, year, month - 1, day, 12, 0, 0, status);
	return ucal_getMillis(w->calendar, status);
}

char *unicode_wareki(struct arena *a, const char *iso_date)
{
	UErrorCode status = U_ZERO_ERROR;
	int year, month, day, end = 0;
	UChar wide[64];
	char narrow[192];

	if (sscanf(iso_date, "%4d-%2d-%2d%n", &year, &month, &day, &end) != 3 || iso_date[end])
		return NULL;
	const struct wareki *w = open_wareki(a);

	if (!w)
		return NULL;
	int32_t n = udat_format(w->format, noon_of(w, year, month, day, &status), wide, 64, NULL,
				&status);

	u_strToUTF8(narrow, sizeof narrow, NULL, wide, n, &status);
	return U_SUCCESS(status) ? arena_strdup(a, narrow) : NULL;
}
