/* SPDX-License-Identifier: MIT
 *
 * Limits, rhythms and other numbers, with the clocks of the installed duty-words.json.
 */
#include "derive/time_limit.h"

#include <criterion/criterion.h>
#include <string.h>

#include "../support/fixture.h"
#include "../support/suite.h"
#include "base/text.h"

FIXTURE_SUITE(time_limit, f);

static const struct duty_words *words(void)
{
	fixture_link(f, "clauses/duty-words.json");
	fixture_load(f);
	return &f->run.library->duty_words;
}

static const struct {
	const char *text, *act, *clock, *nights;
	long minutes;
} limits[] = {
	{"知った時から24時間以内", "通知する", "through", "夜間及び休日を含む", 24 * 60},
	{"直ちに、遅くとも30分以内", "通知する", "through", "夜間及び休日を含む", 30},
	{"5営業日以内", "書類を提出する", "business", "休日を含まない", 5 * 1440},
	{"実施日の10営業日前まで", "通知する", "business", "休日を含まない", 10 * 1440},
	{"知った日の翌営業日までに", "通知する", "business", "休日を含まない", 1440},
	{"適用開始日から30日以内", "通知する", "days", "休日を含む", 30 * 1440},
	{"適用開始日から30日以内", "一覧を提出する", "days",
	 "休日を含む（末日が休日のときは翌営業日）", 30 * 1440},
	{"6か月前までに", "通知する", "days", "休日を含む", 6 * 43200},
	/* a day before another is not put off to a later one */
	{"実施日の7日前までに", "申請書を提出する", "days", "休日を含む", 7 * 1440},
	/* the rhythm is none, the day of the month is one */
	{"3か月に1回、翌月の10日までに", "報告する", "days", "休日を含む", 10 * 1440},
	{"直ちに", "通知する", "moment", "", 0},
	{"6か月ごと", "点検する", NULL, "", 0},
	{"作業の都度", "記録する", NULL, "", 0},
	{"13文字以内", "設定する", NULL, "", 0},
	{"", "記録する", NULL, "", 0},
};

Test(time_limit, limits)
{
	const struct duty_words *w = words();

	for (size_t i = 0; i < ARRAY_LEN(limits); i++) {
		const struct time_limit p = time_limit_of(w, limits[i].text);

		cr_expect(text_equal(p.clock ? p.clock->id : NULL, limits[i].clock), "%s: %s",
			  limits[i].text, p.clock ? p.clock->id : "none");
		cr_expect_eq(p.minutes, limits[i].minutes, "%s: %ld", limits[i].text, p.minutes);
		cr_expect_str_eq(time_limit_nights(&p, limits[i].act), limits[i].nights, "%s",
				 limits[i].text);
	}
}

Test(time_limit, amounts_in_a_text)
{
	static const char *const amounts[] = {"24時間", "5営業日", "2か月"};
	const struct duty_words *w = words();
	const char *end = "24時間以内が5営業日に、13文字が2回、2か月ごととなる。", *at;
	size_t n = 0;

	while ((at = time_limit_amount(w, end, &end))) {
		cr_assert_lt(n, ARRAY_LEN(amounts));
		cr_expect_eq(strncmp(at, amounts[n], strlen(amounts[n])), 0, "%s", at);
		cr_expect_eq((size_t)(end - at), strlen(amounts[n]), "%s", at);
		n++;
	}
	cr_expect_eq(n, ARRAY_LEN(amounts));
}
