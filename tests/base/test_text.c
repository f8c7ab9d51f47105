/* SPDX-License-Identifier: MIT
 *
 * UTF-8: what is well-formed (RFC 3629), stepping there and back, white space, natural order,
 * joints of wrapped lines.
 */
#include "base/text.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "../support/suite.h"

ARENA_SUITE(text, arena);

Test(text, malformed_bytes_are_found_where_they_stand)
{
	static const struct {
		const char *bytes;
		size_t len, bad;
	} cases[] = {
		{"\x80", 1, 0},
		{"a\xC0\x80", 3, 1},          /* overlong NUL */
		{"\xC1\xBF", 2, 0},
		{"\xE0\x9F\xBF", 3, 0},       /* overlong U+07FF */
		{"あ\xED\xA0\x80", 6, 3},     /* surrogate */
		{"\xF0\x8F\xBF\xBF", 4, 0},   /* overlong U+FFFF */
		{"\xF4\x90\x80\x80", 4, 0},   /* U+110000 */
		{"\xF5\x80\x80\x80", 4, 0},
		{"ab\xE3\x81", 4, 2},         /* cut */
		{"\xE3\x28\x82", 3, 0},
		{"\xF0\x9F\x98\x28", 4, 0},
		{"\xFF", 1, 0},
	};

	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		size_t bad = 99;

		cr_assert_not(text_is_utf8(cases[i].bytes, cases[i].len, &bad), "case %zu", i);
		cr_assert_eq(bad, cases[i].bad, "case %zu: byte %zu", i, bad);
		cr_assert_not(text_is_utf8(cases[i].bytes, cases[i].len, NULL));
	}
	cr_assert(text_is_utf8("", 0, NULL));
	cr_assert(text_is_utf8("aé€\xED\x9F\xBF\xEE\x80\x80𠮷\xF4\x8F\xBF\xBF", 21, NULL));
	cr_assert(text_is_utf8("a\0b", 3, NULL));
}

Test(text, every_code_point_goes_there_and_back)
{
	for (uint32_t c = 1; c <= 0x10FFFF; c += c < 0x3000 ? 1 : 61) {
		char bytes[5] = {0};
		const char *p = bytes;

		if (c >= 0xD800 && c <= 0xDFFF)
			continue;
		size_t n = text_encode(c, bytes);

		cr_assert(text_is_utf8(bytes, n, NULL), "U+%04X", c);
		cr_assert_eq(text_next(&p), c);
		cr_assert_eq(p, bytes + n);
		cr_assert_eq(text_last(bytes, bytes + n), c);
	}
}

Test(text, stepping_ends_at_the_end)
{
	const char *s = "", *p = s;

	cr_assert_eq(text_next(&p), 0);
	cr_assert_eq(p, s);
	cr_assert_eq(text_last(s, s), 0);
	cr_assert_eq(text_length("①-1𠮷"), 4);
	cr_assert_eq(text_length(""), 0);
}

Test(text, white_space_of_both_scripts)
{
	cr_assert_str_eq(text_trim(arena, " \t　\r\n見 本　\xC2\xA0"), "見 本");
	cr_assert_str_eq(text_trim(arena, " 　"), "");
	cr_assert_str_eq(text_trim(arena, ""), "");
	cr_assert_str_eq(text_squash(arena, " 設定 情報\n　を\xC2\xA0"), "設定情報を");
	cr_assert(text_empty(NULL) && text_empty("") && text_empty(" 　\n") && !text_empty(" ・"));
}

Test(text, comparing)
{
	cr_assert(text_equal(NULL, NULL) && text_equal("a", "a") && !text_equal(NULL, "") &&
		  !text_equal("", NULL) && !text_equal("a", "b"));
	cr_assert(text_starts("abc", "") && text_starts("abc", "abc") && !text_starts("ab", "abc"));
	cr_assert(text_ends("abc", "") && text_ends("abc", "bc") && !text_ends("bc", "abc"));
	cr_assert_str_eq(text_replace(arena, "{{a}}{{a}}b", "{{a}}", "{{a}}x"), "{{a}}x{{a}}xb");
	cr_assert_str_eq(text_replace(arena, "abc", "d", "e"), "abc");
}

Test(text, natural_order)
{
	static const char *const sorted[] = {"",
					     "R1",
					     "R2/①-2",
					     "R2/①-10",
					     "R9",
					     "R10",
					     "R24",
					     "R024",
					     "R100",
					     "R99999999999999999999998",
					     "R99999999999999999999999",
					     "S",
					     "あ"};

	for (size_t i = 0; i < ARRAY_LEN(sorted); i++)
		for (size_t k = 0; k < ARRAY_LEN(sorted); k++) {
			int order = text_compare_natural(sorted[i], sorted[k]);
			bool same_value = (i == 6 || i == 7) && (k == 6 || k == 7) && i != k;

			/*
			 * R24 and R024 are equal as numbers: any order but the same one every time
			 */
			if (same_value)
				cr_assert_eq(order > 0,
					     text_compare_natural(sorted[k], sorted[i]) < 0);
			else
				cr_assert_eq((order > 0) - (order < 0), (i > k) - (i < k), "%s %s",
					     sorted[i], sorted[k]);
		}
}

Test(text, joints_of_wrapped_lines)
{
	static const struct {
		const char *first, *second, *joint;
	} cases[] = {
		{"医療", "機関", ""},
		{"network", "device", " "},
		{"VPN", "装置", ""},
		{"装置", "VPN", ""},
		{"次を守る。", "・記録", "\n"},
		{"次を", "･記録", "\n"},
		{"", "a", ""},
		{"a", "", ""},
		{"①", "24", ""},
		{"x", "※注", "\n"},
		{"2026", "04", " "},
		{"ＡＢ", "c", ""},
		{"…", "b", ""},
	};

	for (size_t i = 0; i < ARRAY_LEN(cases); i++)
		cr_assert_str_eq(text_wrap_joint(cases[i].first, cases[i].second), cases[i].joint,
				 "%s|%s", cases[i].first, cases[i].second);
}

/*
 * Whatever the bytes, validation and stepping agree: valid text is walked to its end, as many bytes
 * as it has.
 */
Test(text, random_bytes)
{
	srand(7);
	for (int round = 0; round < 20000; round++) {
		char bytes[9] = {0};
		size_t len = (size_t)(rand() % 8) + 1, bad = 0;

		for (size_t i = 0; i < len; i++)
			bytes[i] = (char)(rand() % 255 + 1);
		if (text_is_utf8(bytes, len, &bad)) {
			const char *p = bytes;

			while (text_next(&p))
				;
			cr_assert_eq(p, bytes + len);
		} else {
			cr_assert_lt(bad, len);
			cr_assert(text_is_utf8(bytes, bad, NULL),
				  "what stands before the first bad byte is well-formed");
		}
	}
}

Test(text, placeholders_are_filled_once)
{
	cr_expect_str_eq(text_fill(arena, "{{a}}を{{b}}に、{{a}}", "a", "甲", "b", "乙"),
			 "甲を乙に、甲");
	cr_expect_str_eq(text_fill(arena, "{{a}}を{{b}}に", "a", "{{b}}", "b", "乙"),
			 "{{b}}を乙に");
	cr_expect_str_eq(text_fill(arena, "{{aa}} {{a", "a", "甲", NULL, NULL), "{{aa}} {{a");
	cr_expect_str_eq(text_fill(arena, "", "a", "甲", NULL, NULL), "");
}

Test(text, patterns_stand_for_any_letters)
{
	static const struct {
		const char *text, *pattern;
		bool matches;
	} cases[] = {
		{"R40/②-2", "R40/②-2", true}, {"R40/②-2", "R40/②-*", true},
		{"R40/②-2", "*", true},         {"R40/②-2", "R40*", true},
		{"R40/②-2", "*②*", true},      {"R40/②-2", "R40", false},
		{"R40/②-2", "*-1", false},      {"R40/②-2", "R4*/①*", false},
		{"", "*", true},                 {"", "", true},
		{"", "R", false},                {"R", "", false},
		{"aab", "*ab", true},            {"abab*", "*ab*", true},
		{"aaaaaaaaaaaaaaaaaaaaaaaaaaaa", "*a*a*a*a*a*a*a*b", false},
	};

	for (size_t i = 0; i < ARRAY_LEN(cases); i++)
		cr_expect_eq(text_matches(cases[i].text, cases[i].pattern), cases[i].matches,
			     "%s, %s", cases[i].text, cases[i].pattern);
}

/* The same meaning, told by trying every way: what the quick comparison has to say too. */
static bool like(const char *pattern, const char *word)
{
	if (!*pattern)
		return !*word;
	if (*pattern == '*')
		return like(pattern + 1, word) || (*word && like(pattern, word + 1));
	return *word && (*pattern == '?' || *pattern == *word) && like(pattern + 1, word + 1);
}

Test(text, every_short_pattern_means_what_it_says)
{
	static const char signs[] = "ab*?";
	size_t met = 0;

	for (unsigned p = 0; p < 4096; p++) {
		char pattern[7] = "";

		for (unsigned i = 0, rest = p; i < 6; i++, rest /= 4)
			pattern[i] = signs[rest % 4];
		for (unsigned w = 0; w < 64; w++) {
			char word[7] = "";

			for (unsigned i = 0; i < 6; i++)
				word[i] = "ab"[(w >> i) & 1];
			for (size_t cut = 0; cut <= 6; cut += 2) {
				word[6 - cut] = '\0';
				bool right = like(pattern, word);

				met += right;
				cr_assert_eq(text_matches(word, pattern), right, "%s %s",
					     pattern, word);
			}
		}
	}
	cr_assert_gt(met, 1000);
}
