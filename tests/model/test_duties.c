/* SPDX-License-Identifier: MIT
 *
 * Times in prose, the share of words that two texts have in common, and values of shared terms.
 */
#include "model/duties.h"

#include <criterion/criterion.h>
#include <string.h>

#include "../support/suite.h"

ARENA_SUITE(duties, a);

static struct duty_words some_words(void)
{
	static const char *units[] = {"日", "営業日", "時間", "か月", "月", "年"},
			  *times[] = {"#@以内", "#@前", "#@に#回", "直ちに", "年#回", "翌営業日"},
			  *forms[] = {"の前"};

	return (struct duty_words){.units = {units, ARRAY_LEN(units), 0},
				   .times = {times, ARRAY_LEN(times), 0},
				   .time_forms = {forms, ARRAY_LEN(forms), 0}};
}

static const struct {
	const char *text, *first; /* NULL: none */
} times[] = {
	{"確認から24時間以内に", "24時間以内"},
	{"{{urgent_hours}}時間以内に", "{{urgent_hours}}時間以内"},
	{"{{term.incident.first-call}}以内に", "{{term.incident.first-call}}以内"},
	{"5営業日前までに", "5営業日前"},
	{"１２か月に１回以上", "１２か月に１回"},
	{"年2回", "年2回"},
	{"{{vendor}}は、直ちに報告する。", "直ちに"},
	{"30日を限度とする", NULL},
	{"平日以内", NULL},
	{"{{broken", NULL},
	{"", NULL},
};

Test(duties, times_are_found_with_their_numbers)
{
	struct duty_words words = some_words();

	for (size_t i = 0; i < ARRAY_LEN(times); i++) {
		const char *end, *at = duty_time_find(&words, times[i].text, false, &end);
		const char *got = at ? arena_strndup(a, at, (size_t)(end - at)) : NULL;

		cr_expect((!got && !times[i].first) ||
				  (got && times[i].first && strcmp(got, times[i].first) == 0),
			  "%s: %s", times[i].text, got ? got : "none");
	}
	const char *end;

	cr_assert_null(duty_time_find(&words, "接続の前に", false, &end));
	cr_assert_not_null(duty_time_find(&words, "接続の前に", true, &end));
}

Test(duties, words_in_common_are_counted_by_pairs)
{
	cr_assert_eq(duty_share("申請書を提出する", "乙は、申請書を甲に提出する。"), 1);
	cr_assert_eq(duty_share("申請書を提出する", "記録を保存する"), 0);
	/* 申請, 請書, 提出: two of three */
	cr_assert_float_eq(duty_share("申請書を提出する", "申請書を作成する"), 2.0 / 3, 1e-9);
	cr_assert_eq(duty_share("負う", "責任を負う"), 1, "a single kanji stands for itself");
	cr_assert_eq(duty_share("する", "何もない"), 1, "nothing to look for");
}

Test(duties, a_terms_value_says_how_long)
{
	static const char *const good[] = {"3",	   "0.5",  "99999",	     "2日",
					   "10年", "翌営業日", "令和9年4月1日", "1か月と2日"};
	static const char *const bad[] = {"0",	    "-1",   "100000",  "1.2.3",	  "1000000000.0",
					  "0時間",  "-3日", "日",      "時間",	  "\"10年\"",
					  "1e3日",  "2 0日", "5日<b>", "1時間\n2", "直ちに",
					  "{{x}}日", "",    "999999999999999999999"};
	const struct shared_term t = {.id = "reply", .value = "3", .unit = "日"};
	const struct duty_words words = some_words();

	for (size_t i = 0; i < ARRAY_LEN(good); i++)
		cr_assert(term_value_fits(&words, &t, good[i]), "%s", good[i]);
	for (size_t i = 0; i < ARRAY_LEN(bad); i++)
		cr_assert_not(term_value_fits(&words, &t, bad[i]), "%s", bad[i]);
}

Test(duties, a_terms_number_has_its_unit)
{
	struct settings own = {0};
	struct shared_term t = {.id = "reply", .value = "3", .unit = "日"};

	settings_set(a, &t.positions, "代替案", "翌営業日");
	settings_set(a, &t.positions, "最終案", "10");
	cr_assert_str_eq(term_text(a, &t, NULL, "標準案"), "3日");
	cr_assert_str_eq(term_text(a, &t, NULL, "代替案"), "翌営業日");
	cr_assert_str_eq(term_text(a, &t, NULL, "最終案"), "10日");
	settings_set(a, &own, "reply", "5");
	cr_assert_str_eq(term_text(a, &t, &own, "最終案"), "5日");
	t.unit = NULL;
	cr_assert_str_eq(term_text(a, &t, &own, "最終案"), "5");
}
