/* SPDX-License-Identifier: MIT
 *
 * Which words of a column become numbers to call, addresses and pages, and which never do.
 */
#include "html/taps.h"

#include <criterion/criterion.h>

#include "../support/suite.h"

ARENA_SUITE(taps, a);

/* Each tap as 'words>address', parted by blanks. */
static const char *taps_in(const char *text, unsigned kinds)
{
	struct strbuf sb = strbuf_new(a);
	size_t at = 0;

	for (;;) {
		const struct html_tap tap = html_tap_find(a, text, at, kinds);

		if (!tap.address)
			return sb.text;
		strbuf_join(&sb, " ",
			    arena_concat(a, arena_strndup(a, text + tap.from, tap.to - tap.from),
					 ">", tap.address, (char *)NULL));
		cr_assert(tap.to > tap.from && tap.from >= at);
		at = tap.to;
	}
}

static void expect_phones(const char *text, const char *expected)
{
	cr_expect_str_eq(taps_in(text, TAP_PHONE), expected, "%s: %s", text,
			 taps_in(text, TAP_PHONE));
}

Test(taps, numbers_are_dialled_without_their_hyphens)
{
	expect_phones("昼 0X-XXXX-1003\n夜 0X0-XXXX-1003",
		      "0X-XXXX-1003>tel:0XXXXX1003 0X0-XXXX-1003>tel:0X0XXXX1003");
	expect_phones("03(5555)0100", "03(5555)0100>tel:0355550100");
	expect_phones("０３－５５５５－０１００", "０３－５５５５－０１００>tel:0355550100");
	expect_phones("+81-3-5555-0100", "+81-3-5555-0100>tel:+81355550100");
	expect_phones("0120-000-000（24時間）", "0120-000-000>tel:0120000000");
	expect_phones("#7119", "#7119>tel:#7119");
}

Test(taps, short_numbers_begin_a_line)
{
	expect_phones("110", "110>tel:110");
	expect_phones("警察\n110", "110>tel:110");
	expect_phones("0X-XXXX-1009（内線 123）", "0X-XXXX-1009>tel:0XXXXX1009");
	expect_phones("内線 119", "");
	expect_phones("215", "");
}

Test(taps, parts_of_other_words_are_no_numbers)
{
	expect_phones("2026-10-01", "");
	expect_phones("令和8年10月1日 8:30-17:15", "");
	expect_phones("v0.120-444-5555", "");
	expect_phones("A03-5555-0100", "");
	expect_phones("03-5555", "");
	expect_phones("0000000000000000000000", "");
	expect_phones("", "");
	expect_phones("（）-（-", "");
}

Test(taps, addresses_carry_nothing_but_an_address)
{
	cr_expect_str_eq(taps_in("窓口：a.b@x.example。", TAP_MAIL),
			 "a.b@x.example>mailto:a.b@x.example");
	cr_expect_str_eq(taps_in("a@x.example?bcc=b@y.example", TAP_MAIL), "");
	cr_expect_str_eq(taps_in("javascript:alert@x.example", TAP_MAIL), "");
	cr_expect_str_eq(taps_in("a@x", TAP_MAIL), "");
	cr_expect_str_eq(taps_in("a@x.example.", TAP_MAIL), "a@x.example>mailto:a@x.example");
}

Test(taps, pages_have_a_scheme_of_the_web)
{
	cr_expect_str_eq(taps_in("https://www.example.jp/a?b=1 を見る", TAP_WEB),
			 "https://www.example.jp/a?b=1>https://www.example.jp/a?b=1");
	cr_expect_str_eq(taps_in("javascript:alert(1) data:text/html file:///x", TAP_WEB), "");
}

Test(taps, a_column_without_a_kind_has_none)
{
	cr_expect_str_eq(taps_in("0X-XXXX-1003 a@x.example https://x.example", 0), "");
	cr_expect_str_eq(taps_in("FAX：0X-XXXX-1003\na@x.example", TAP_MAIL),
			 "a@x.example>mailto:a@x.example");
}
