/* SPDX-License-Identifier: MIT
 *
 * Marks and escape sequences are certain. Without them a file that is UTF-8 is meant so; of the
 * Japanese encodings, bytes that make EUC-JP are CP932 only by way of half-width kana, which nobody
 * writes whole lines in. What is left for CP932 is doubted where a kanji stands in the middle of a
 * Latin word: there a quotation mark of CP1252 has taken the letter behind it.
 */
#include "import/decode.h"

#include <string.h>

#include "base/intl.h"
#include "base/text.h"
#include "base/unicode.h"

bool decode_is_utf16(const char *bytes, size_t len)
{
	return len >= 2 && (memcmp(bytes, "\xFF\xFE", 2) == 0 || memcmp(bytes, "\xFE\xFF", 2) == 0);
}

static uint32_t utf16_unit(const unsigned char *p, bool big)
{
	return big ? (uint32_t)p[0] << 8 | p[1] : (uint32_t)p[1] << 8 | p[0];
}

/* NULL when half of a pair or a NUL stands in it. */
static char *decode_utf16(struct arena *a, const char *bytes, size_t len, bool big)
{
	const unsigned char *p = (const unsigned char *)bytes + 2,
			    *end = (const unsigned char *)bytes + (len & ~(size_t)1);
	char *out = arena_alloc(a, len * 2 + 1), *to = out;

	for (; p < end; p += 2) {
		uint32_t c = utf16_unit(p, big);

		if (c >= 0xD800 && c <= 0xDBFF && end - p > 2) {
			uint32_t low = utf16_unit(p += 2, big);

			c = low >= 0xDC00 && low <= 0xDFFF
				    ? 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00)
				    : 0;
		}
		if (c == 0 || (c >= 0xD800 && c <= 0xDFFF))
			return NULL;
		to += text_encode(c, to);
	}
	return out;
}

/* The escape sequences that switch to JIS X 0208 and back (RFC 1468). */
static bool is_iso2022(const char *bytes, size_t len)
{
	return memmem(bytes, len, "\x1B$B", 3) || memmem(bytes, len, "\x1B$@", 3);
}

static bool in_range(unsigned char c, unsigned char low, unsigned char high)
{
	return c >= low && c <= high;
}

/* Two bytes from A1 up, or a half-width kana behind 8E; both are said of the whole file. */
static bool is_euc(const char *bytes, size_t len)
{
	const unsigned char *p = (const unsigned char *)bytes, *end = p + len;
	bool any = false;

	while (p < end) {
		bool kana = *p == 0x8E, pair = in_range(*p, 0xA1, 0xFE), triple = *p == 0x8F;
		size_t n = triple ? 3 : kana || pair ? 2 : 1;

		if ((n == 1 && *p >= 0x80) || p + n > end)
			return false;
		for (size_t i = 1; i < n; i++)
			if (!in_range(p[i], 0xA1, kana ? 0xDF : 0xFE))
				return false;
		any |= n > 1;
		p += n;
	}
	return any;
}

struct cp932_look {
	size_t kana, others; /* half-width kana; characters of two bytes */
	size_t doubtful;     /* of both: those within a Latin word */
	size_t line;         /* of the first doubtful one */
	const char *at;      /* its bytes */
};

static bool is_letter(unsigned char c)
{
	return in_range(c, 'A', 'Z') || in_range(c, 'a', 'z');
}

static struct cp932_look look_at_cp932(const char *bytes, size_t len)
{
	const unsigned char *start = (const unsigned char *)bytes, *p = start, *end = p + len;
	struct cp932_look look = {0};
	size_t line = 1;

	while (p < end) {
		bool kana = in_range(*p, 0xA1, 0xDF), pair = *p >= 0x80 && !kana;

		line += *p == '\n';
		if ((kana || pair) && p > start && p + 1 < end && is_letter(p[-1]) &&
		    is_letter(p[1]) && look.doubtful++ == 0) {
			look.line = line;
			look.at = (const char *)p;
		}
		look.kana += kana;
		look.others += pair;
		p += pair && p + 1 < end ? 2 : 1;
	}
	return look;
}

/* The one line that is doubted, in either reading. */
static const char *sample(struct arena *a, enum encoding encoding, const char *start,
			  const char *at, const char *end)
{
	const char *from = at, *to = memchr(at, '\n', (size_t)(end - at));

	while (from > start && from[-1] != '\n' && from[-1] != ',' && at - from < 24)
		from--;
	to = to && to - at < 24 ? to : end - at < 24 ? end : at + 24;
	const char *text = unicode_decode(a, encoding, from, (size_t)(to - from));

	if (!text)
		text = unicode_decode(a, encoding, from, (size_t)(at + 2 - from));
	return text ? text_trim(a, text) : "";
}

static const char *decode_latin(struct arena *a, const char *path, const char *bytes, size_t len,
				const struct cp932_look *look, const char *as_cp932,
				struct diag_list *dl)
{
	bool whole = look->doubtful == look->kana + look->others;
	const char *as_latin = whole ? unicode_decode(a, ENCODING_CP1252, bytes, len) : NULL;
	const char *end = bytes + len;

	diag_add(dl, DIAG_ENCODING_DOUBTFUL, NULL, arena_printf(a, "%s:%zu", path, look->line),
		 as_latin ? "CP1252" : "CP932",
		 sample(a, as_latin ? ENCODING_CP1252 : ENCODING_CP932, bytes, look->at, end),
		 sample(a, as_latin ? ENCODING_CP932 : ENCODING_CP1252, bytes, look->at, end));
	return as_latin ? as_latin : as_cp932;
}

static const char *assume(const char *path, const char *encoding, const char *text,
			  struct diag_list *dl)
{
	diag_add(dl, DIAG_ENCODING_ASSUMED, NULL, path, encoding);
	return text;
}

static const char *decode_legacy(struct arena *a, const char *path, const char *bytes, size_t len,
				 struct diag_list *dl)
{
	const char *as_cp932 = unicode_decode(a, ENCODING_CP932, bytes, len),
		   *as_euc = is_euc(bytes, len) ? unicode_decode(a, ENCODING_EUC_JP, bytes, len)
						: NULL;
	struct cp932_look look = look_at_cp932(bytes, len);

	if (as_euc && (!as_cp932 || look.kana > look.others))
		return assume(path, "EUC-JP", as_euc, dl);
	if (as_cp932 && look.doubtful)
		return decode_latin(a, path, bytes, len, &look, as_cp932, dl);
	return as_cp932;
}

const char *decode_text(struct arena *a, const char *path, const char *bytes, size_t len,
			struct diag_list *dl)
{
	const char *text = NULL;

	if (decode_is_utf16(bytes, len))
		text = decode_utf16(a, bytes, len, *bytes == '\xFE');
	else if (memchr(bytes, '\0', len))
		text = NULL;
	else if (is_iso2022(bytes, len) &&
		 (text = unicode_decode(a, ENCODING_ISO_2022_JP, bytes, len)))
		text = assume(path, "ISO-2022-JP", text, dl);
	else if (text_is_utf8(bytes, len, NULL))
		text = text_starts(bytes, "\xEF\xBB\xBF") ? bytes + 3 : bytes;
	else
		text = decode_legacy(a, path, bytes, len, dl);
	if (!text)
		diag_add(dl, DIAG_UNKNOWN_ENCODING, NULL, path);
	return text;
}
