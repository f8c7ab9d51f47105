/* SPDX-License-Identifier: MIT
 *
 * Break iterators are opened by locale (ja@lb=strict for lines) and dear, so that callers keep
 * them; the converter for CP932 (ibm-943) is opened per text and stops at the first byte it does
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
#include <unicode/ustring.h>
#include <unicode/utext.h>

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

char *unicode_from_cp932(struct arena *a, const char *bytes, size_t len)
{
	UErrorCode status = U_ZERO_ERROR;
	UConverter *from = ucnv_open("ibm-943_P15A-2003", &status),
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
