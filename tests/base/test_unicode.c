/* SPDX-License-Identifier: MIT
 *
 * What ICU is asked for: strict kinsoku, widths, CP932, the Japanese calendar.
 */
#include "base/unicode.h"

#include <criterion/criterion.h>
#include <string.h>

#include "../support/suite.h"

ARENA_SUITE(unicode, arena);

/* The text with a bar at every place where a line may be broken. */
static const char *with_bars(struct breaker *b, const char *text)
{
	size_t n, from = 0;
	const size_t *at = breaker_find(b, arena, text, &n);
	const char *out = "";

	for (size_t i = 0; i < n; i++) {
		out = arena_concat(arena, out, i ? "|" : "",
				   arena_strndup(arena, text + from, at[i] - from), (char *)NULL);
		from = at[i];
	}
	return out;
}

Test(unicode, breaks_are_strict)
{
	static const char *const cases[][2] = {
		{"医療、機関。", "医|療、|機|関。"},       /* no line starts with 、 or 。 */
		{"（案）である", "（案）|で|あ|る"},         /* brackets stay with what they hold */
		{"きゃっと", "きゃっ|と"},                 /* small kana: strict, not normal */
		/* nor does the long vowel mark (JLREQ 3.1.7) start a line */
		{"サーバー", "サー|バー"},
		{"ログ々と", "ロ|グ々|と"},
		{"remote maintenance", "remote |maintenance"},
		{"", ""},
	};
	struct breaker *b = breaker_open();

	cr_assert_not_null(b);
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		const char *got = with_bars(b, cases[i][0]);

		cr_assert_str_eq(got, cases[i][1], "%s", got);
	}
	breaker_close(b);
	breaker_close(NULL);
}

Test(unicode, breaks_rise_to_the_end)
{
	struct breaker *b = breaker_open();
	const char *text = "𠮷野家のVPN装置、①-1及び･項目（2026年）";
	size_t n;
	const size_t *at = breaker_find(b, arena, text, &n);

	cr_assert_gt(n, 3);
	for (size_t i = 1; i < n; i++)
		cr_assert_lt(at[i - 1], at[i]);
	cr_assert_eq(at[n - 1], strlen(text));
	breaker_close(b);
}

Test(unicode, widths)
{
	cr_assert(unicode_is_wide(0x3042) && unicode_is_wide(0xFF21) && unicode_is_wide(0x2460) &&
		  unicode_is_wide(0x25CE) && unicode_is_wide(0x20BB7));
	cr_assert(!unicode_is_wide('A') && !unicode_is_wide(0xFF71) && !unicode_is_wide(0xFF65));
}

Test(unicode, cp932)
{
	cr_assert_str_eq(unicode_decode(arena, ENCODING_CP932,
					"\x83\x8A\x83\x58\x83\x4E,\x87\x40,\xB1\r\n", 14),
			 "リスク,①,ｱ\r\n");
	cr_assert_str_eq(unicode_decode(arena, ENCODING_CP932, "\x81\x60", 2), "～");
	cr_assert_str_eq(unicode_decode(arena, ENCODING_CP932, "\x81\x7C", 2), "－");
	cr_assert_str_eq(unicode_decode(arena, ENCODING_CP932, "\xFA\xB1", 2), "﨑");
	cr_assert_str_eq(unicode_decode(arena, ENCODING_CP932, "\\~", 2), "\\~");
	cr_assert_str_eq(unicode_decode(arena, ENCODING_CP932, "", 0), "");
	cr_assert_null(unicode_decode(arena, ENCODING_CP932, "\x83", 1));
	cr_assert_null(unicode_decode(arena, ENCODING_CP932, "a\x85\x40", 3));
	cr_assert_null(unicode_decode(arena, ENCODING_CP932, "\xE3\x81\x82\xE3\x81", 5));
}

Test(unicode, years_of_eras)
{
	static const char *const cases[][2] = {
		{"2026-10-01", "令和8年10月1日"},  {"2019-05-01", "令和元年5月1日"},
		{"2019-04-30", "平成31年4月30日"}, {"1989-01-08", "平成元年1月8日"},
		{"1989-01-07", "昭和64年1月7日"},  {"2024-02-29", "令和6年2月29日"},
	};

	for (size_t i = 0; i < ARRAY_LEN(cases); i++)
		cr_assert_str_eq(unicode_wareki(arena, cases[i][0]), cases[i][1]);
	cr_assert_null(unicode_wareki(arena, "2026-10"));
	cr_assert_null(unicode_wareki(arena, "2026-10-01x"));
	cr_assert_null(unicode_wareki(arena, ""));
}

Test(unicode, what_is_folded_may_grow)
{
	static const char *const cases[][2] = {
		{"ＶＰＮ装置①", "vpn装置1"},
		{"㍿例示", "株式会社例示"},
		{"㍿㌀㋿", "株式会社アパート令和"},
		{"ﷺ", "صلى الله عليه وسلم"}, /* 18 for one: none becomes more */
		{"𠮷野家ー", "𠮷野家ー"},
		{"", ""},
	};

	for (size_t i = 0; i < ARRAY_LEN(cases); i++)
		cr_expect_str_eq(unicode_fold(arena, cases[i][0]), cases[i][1], "%s", cases[i][0]);
}

Test(unicode, words_are_those_of_the_dictionary)
{
	static const char *const cases[][2] = {
		{"作業の5日前までに、", "作業|の|5|日前|まで|に|、"},
		{"remote-maintenance 2", "remote|-|maintenance| |2"},
		{"データベース", "データベース"},
		{"", ""},
	};
	struct breaker *b = breaker_open_words();

	cr_assert_not_null(b);
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		const char *got = with_bars(b, cases[i][0]);

		cr_expect_str_eq(got, cases[i][1], "%s", got);
	}
	breaker_close(b);
}
