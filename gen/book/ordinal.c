/* SPDX-License-Identifier: MIT
 *
 * The first figure is the whole; figures and kana behind it are thousandths, then millionths: 第8条,
 * 第8条の2 and 第9条 come in that order, and so do (3), (3)ア and (3)イ. Where one figure is all, the
 * format has a place for it, so that programs that change the number change what is shown; else the
 * words stand in the format, and the number only says where they belong.
 */
#include "book/ordinal.h"

#include <stdint.h>
#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"

enum { DIGITS_MAX = 6, PARTS_MAX = 3 };

static const char figures[] = "0123456789";

/* The number of figures at *at, which it steps behind; -1: too many. */
static long read_figures(const char **at)
{
	size_t n = strspn(*at, figures);
	long value = 0;

	if (n > DIGITS_MAX)
		return -1;
	for (; n; n--)
		value = value * 10 + *(*at)++ - '0';
	return value;
}

/* ア 2, イ 4 … ン: their order in Unicode is that of the labels. 0: no kana. */
static long place_of_kana(uint32_t c)
{
	return c > 0x30A0 && c <= 0x30F3 ? (long)(c - 0x30A0) : 0;
}

/* The places behind the first; 0: `rest` has none. -1: it cannot be one number. */
static double read_further(const char *rest)
{
	double part = 1, sum = 0;
	int parts = 1;

	while (*rest) {
		long value;

		if (strchr(figures, *rest)) {
			value = read_figures(&rest);
		} else {
			value = place_of_kana(text_next(&rest));
			if (!value)
				continue;
		}
		if (value < 0 || value > 999 || ++parts > PARTS_MAX)
			return -1;
		part /= 1000;
		sum += (double)value * part;
	}
	return sum;
}

static void add_words(struct strbuf *sb, const char *words, size_t n)
{
	if (!n)
		return;
	strbuf_add_char(sb, '"');
	strbuf_add_bytes(sb, words, n);
	strbuf_add_char(sb, '"');
}

bool ordinal_read(struct arena *a, const char *text, struct ordinal *o)
{
	size_t before = strcspn(text, figures);
	const char *rest = text + before;

	if (!*rest || strchr(text, '"') || (rest[0] == '0' && strspn(rest, figures) > 1))
		return false;
	size_t digits = strspn(rest, figures);
	long whole = read_figures(&rest);
	double further = read_further(rest);
	struct strbuf sb = strbuf_new(a);

	if (whole < 0 || further < 0)
		return false;
	add_words(&sb, text, further > 0 ? before + digits + strlen(rest) : before);
	if (further <= 0) {
		strbuf_add_char(&sb, '0');
		add_words(&sb, rest, strlen(rest));
	}
	*o = (struct ordinal){(double)whole + further, sb.text};
	return true;
}
