/* SPDX-License-Identifier: MIT
 *
 * Days as people write them into an answer.
 */
#include <criterion/criterion.h>

#include "../support/suite.h"
#include "returns/date_words.h"
#include "sheets.h"

ARENA_SUITE(test_date_words, a);

static const char *const sure[][2] = {
	{"2026-10-01", "2026-10-01"},     {"２０２６／１０／０１", "2026-10-01"},
	{"2026.10.1", "2026-10-01"},      {"2026年10月1日", "2026-10-01"},
	{"2026年10月1日(木)", "2026-10-01"}, {"2026年10月1日 木曜日", "2026-10-01"},
	{"令和8年10月1日", "2026-10-01"}, {"令和８年１０月０１日", "2026-10-01"},
	{"R8.10.1", "2026-10-01"},        {"Ｒ８／１０／１", "2026-10-01"},
	{"r8-10-1", "2026-10-01"},        {"令和八年十月一日", "2026-10-01"},
	{"二〇二六年十二月二十六日", "2026-12-26"}, {"令和元年5月1日", "2019-05-01"},
	{"平成30年1月31日", "2018-01-31"}, {"20261001", "2026-10-01"},
	{"46296", "2026-10-01"},          {"46296.5", "2026-10-01"},
	{"2026-10-01T09:30:00", "2026-10-01"}, {"2026/10/1 9:30", "2026-10-01"},
	{"２０２６／１０／１　１９：３０", "2026-10-01"},
	{"10月20日", "2026-10-20"},       {"1/15", "2027-01-15"},
	{"26/10/20", "2026-10-20"},       {"8.10.20", "2026-10-20"},
	{"10/20/2026", "2026-10-20"},     {"20/10/2026", "2026-10-20"},
};

static const char *const unsure[] = {"",	     "未定",	   "2026-13-01", "2026-02-30", "10月",
				     "2026年10月", "R8",	   "12",	 "10/11/2026", "10月中旬",
				     "2026-10-01以降", "2026/10/19:30", "令和8年", "2026-10-01、2026-10-02"};

Test(test_date_words, all_writings_of_a_day_are_one)
{
	const struct answer_words *words = sheets_words(a);
	struct forms *f = forms_new(a);

	for (size_t i = 0; i < ARRAY_LEN(sure); i++) {
		const char *iso = date_words_read(a, f, sure[i][0], words, "2026-10-01");

		cr_assert(iso, "%s", sure[i][0]);
		cr_expect_str_eq(iso, sure[i][1], "%s: %s", sure[i][0], iso);
	}
}

Test(test_date_words, what_may_be_two_days_or_none_is_none)
{
	const struct answer_words *words = sheets_words(a);
	struct forms *f = forms_new(a);

	for (size_t i = 0; i < ARRAY_LEN(unsure); i++) {
		const char *iso = date_words_read(a, f, unsure[i], words, "2026-10-01");

		cr_expect_null(iso, "%s: %s", unsure[i], iso ? iso : "");
	}
}
