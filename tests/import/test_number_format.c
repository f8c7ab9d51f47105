/* SPDX-License-Identifier: MIT
 *
 * Number formats: a sample of random pairs of format and value with what LibreOffice shows for them
 * (tests/number_formats.py made it), and by hand what registers have and where programs disagree.
 */
#include "import/number_format.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "../support/suite.h"
#include "base/file.h"
#include "base/text.h"

ARENA_SUITE(test_number_format, a);

static const char *shown(const char *code, double value)
{
	bool sure = true;
	const char *s = number_format_print(a, number_format_parse(a, code), value, false, &sure);

	return sure ? s : arena_concat(a, s, "?", (char *)NULL);
}

Test(test_number_format, what_registers_have)
{
	static const struct {
		const char *code;
		double value;
		const char *want;
	} cases[] = {
		{"\"R\"000", 5, "R005"},
		{"0.00", 3.1, "3.10"},
		{"0%", 0.8, "80%"},
		{"[$-411]ggge\"年\"m\"月\"d\"日\"", 46113, "令和8年4月1日"},
		{"[$-411]ge.m.d;@", 43586, "R1.5.1"},
		{"[$-ja-JP-x-gannen]ggge\"年\"m\"月\"d\"日\"", 43600, "令和元年5月15日"},
		{"[$-ja-JP-x-gannen,80]ggge\"年\"m\"月\"d\"日\";@", 46113, "令和8年4月1日"},
		{"[$-ja-JP]ggge\"年\"", 43600, "令和1年"},
		{"[$-en-US]d-mmm-yy;@", 46113, "1-Apr-26"},
		{"[$￥-ja-JP]#,##0", 1200, "￥1,200"},
		{"[$USD] #,##0", 5, "USD 5"},
		{"[$-411]gge.m.d", 43585, "平31.4.30"},
		{"\"¥\"#,##0", 1200000, "¥1,200,000"},
		{"\"¥\"#,##0;[Red]\"△\"#,##0", -1200000, "△1,200,000"},
		{"#,##0,\"千円\"", 1234567, "1,235千円"},
		{"yyyy\"年\"m\"月\"", 46113, "2026年4月"},
		{"yyyy-mm-dd", 46113, "2026-04-01"},
		{"yyyy/m/d(aaa)", 46113, "2026/4/1(水)"},
		{"h:mm", 0.375, "9:00"},
		{"[h]:mm", 1.5, "36:00"},
		{"yyyy/m/d h:mm", 46113 + 59.0 / 1440, "2026/4/1 0:59"},
		{"h:mm:ss AM/PM", 0.5, "12:00:00 PM"},
		{"000-0000", 1234567, "123-4567"},
		{"@", 12, "12"},
		{"General\"件\"", 3, "3件"},
		{"0.00", 0.285, "0.29"},
		{"0;-0;\"なし\"", 0, "なし"},
		{"0;;", -1, ""},
		{"#,##0", -0.4, "0"},
		{"_ * #,##0_ ;_ * -#,##0_ ;_ * \"-\"_ ;_ @_ ", 0, " - "},
		{"0.0E+00", 12345, "1.2E+04"},
		{"# ?/?", 1.5, "1 1/2"},
		{"ss.00", 0.5 + 1.23 / 86400, "01.23"},
		{"h:mm:ss", 9.99999 / 24, "10:00:00"},
		{"h:mm:ss", 0.9999999, "0:00:00"},
	};

	for (size_t i = 0; i < ARRAY_LEN(cases); i++)
		cr_expect_str_eq(shown(cases[i].code, cases[i].value), cases[i].want,
				 "%s: %s, not %s", cases[i].code,
				 shown(cases[i].code, cases[i].value), cases[i].want);
}

Test(test_number_format, what_is_not_sure_is_the_bare_number)
{
	static const char *const codes[] = {
		"[DBNum1]0", "[$-411]mmm", "[$-40C]dddd", "[$-fr-FR]dddd", "[$-1030411]yyyy/m/d",
		"Q0", "bbbb",
	};

	for (size_t i = 0; i < ARRAY_LEN(codes); i++)
		cr_expect_str_eq(shown(codes[i], 46113), "46113?", "%s: %s", codes[i],
				 shown(codes[i], 46113));
	cr_expect_str_eq(shown("[$-F800]yyyy/m/d", 46113.5), "2026-04-01?");
	cr_expect_str_eq(shown("[$-x-sysdate]dddd, mmmm dd, yyyy", 46113), "2026-04-01?");
	cr_expect_str_eq(shown("[$-F400]h:mm:ss AM/PM", 46113.75), "18:00?");
	cr_expect_str_eq(shown("[$-x-systime]h:mm:ss AM/PM", 0.75), "18:00?");
	cr_expect_str_eq(shown("yyyy/m/d", 59), "59?", "Excel's calendar had a 29 February 1900");
	cr_expect_str_eq(shown("yyyy/m/d", -1), "-1?");
	cr_expect_str_eq(shown("[>=10]0;\"R\"0", -3), "-3?", "programs disagree about the sign");
}

Test(test_number_format, dates_that_every_country_prints_otherwise_are_iso)
{
	bool sure = true;

	cr_expect_str_eq(number_format_print(a, number_format_builtin(a, 14), 46296, false, &sure),
			 "2026-10-01");
	cr_expect_str_eq(
		number_format_print(a, number_format_builtin(a, 22), 46296.5, false, &sure),
		"2026-10-01 12:00");
	cr_expect_str_eq(number_format_print(a, number_format_builtin(a, 14), 44834, true, &sure),
			 "2026-10-01");
	cr_expect_str_eq(number_format_print(a, number_format_builtin(a, 31), 46296, false, &sure),
			 "2026年10月1日");
	cr_expect_str_eq(number_format_print(a, number_format_builtin(a, 20), 0.75, false, &sure),
			 "18:00");
	cr_expect_str_eq(number_format_print(a, number_format_builtin(a, 9), 0.8, false, &sure),
			 "80%");
	cr_expect(number_format_is_general(number_format_builtin(a, 0)));
	cr_expect(number_format_is_general(number_format_builtin(a, 199)));
	cr_expect(sure);
}

/* Any code may stand in a file. */
Test(test_number_format, days_that_begin_with_day_or_month_are_told_apart)
{
	static const char *const turned[] = {"m/d/yy", "mm-dd-yy", "dd/mm/yyyy", "M/D/YYYY", "d.m.yy",
					     "[$-409]m/d/yy;@", "mm\\/dd\\/yyyy"};
	static const char *const others[] = {"yyyy/m/d", "m/d", "d-mmm-yy", "mmm-yy", "m/d/yy h:mm", "0.00", "yy/m/d",
					     "General", "", "ggge\"年\"m\"月\"d\"日\"", "@", "[Red]", "d"};

	for (size_t i = 0; i < ARRAY_LEN(turned); i++)
		cr_expect(number_format_is_turned_day(number_format_parse(a, turned[i])), "%s",
			  turned[i]);
	for (size_t i = 0; i < ARRAY_LEN(others); i++)
		cr_expect_not(number_format_is_turned_day(number_format_parse(a, others[i])), "%s",
			      others[i]);
}

Test(test_number_format, broken_codes_do_no_harm)
{
	static const char *const codes[] = {
		"\"unclosed", "[",      "[]",    "[>",           ";;;;;;",       "\\",
		"_",          "*",      "0.0.0", "E+",           "E+0E",         "?/",
		"/",          "@@",     "[h",    "0,,,,,,,,,,,", "\xE5\xB9\xB4", "#.",
		".#",         "[$-411", "%%%%%", "yyyyyyyyy",    "ggggg",        "..00..",
	};

	for (size_t i = 0; i < ARRAY_LEN(codes); i++) {
		cr_expect_not_null(shown(codes[i], 46113.77));
		cr_expect_not_null(shown(codes[i], -1e300));
		cr_expect_not_null(shown(codes[i], 0));
	}
}

/* 'format TAB value TAB shown' */
static bool next_case(char **lines, char *parts[3])
{
	char *line = *lines ? strsep(lines, "\n") : NULL;

	for (size_t i = 0; i < 3; i++)
		parts[i] = line ? strsep(&line, "\t") : NULL;
	return parts[2] != NULL;
}

Test(test_number_format, a_sample_as_libreoffice_shows_it)
{
	char *lines = file_read_text(a, "tests/import/number-formats.tsv", NULL), *parts[3];
	size_t n = 0, unsure = 0;

	while (next_case(&lines, parts)) {
		const char *want = text_trim(a, parts[2]);
		bool sure = true;
		const char *got = text_trim(
			a, number_format_print(a, number_format_parse(a, parts[0]),
					       strtod(parts[1], NULL), false, &sure));

		n++;
		unsure += !sure;
		cr_expect(!sure || strcmp(got, want) == 0, "%s of %s is '%s', not '%s'", parts[0],
			  parts[1], got, want);
	}
	cr_assert_eq(n, 500);
	cr_assert(unsure * 100 <= n, "%zu are not sure", unsure);
}
