/* SPDX-License-Identifier: MIT
 *
 * What times of paragraphs say of how often and by when, by the installed patterns; days of the
 * Japanese calendar in texts.
 */
#include "derive/rhythm.h"

#include "../support/fixture.h"
#include "../support/suite.h"
#include "base/text.h"
#include "derive/date_words.h"

FIXTURE_SUITE(rhythm, f);

static const struct calendar *calendar_here(void)
{
	fixture_link(f, "clauses/calendar.json");
	fixture_load(f);
	return &f->run.library->calendar;
}

Test(rhythm, is_read_from_a_paragraphs_words)
{
	static const struct {
		const char *text;
		struct rhythm wanted;
	} cases[] = {
		{"6か月ごと", {.months = 6}},
		{"12か月に1回", {.months = 12}},
		{"3か月に1回、10営業日以内", {.months = 3, .offset = 10, .unit = "business-day"}},
		{"年1回", {.months = 12}},
		{"年2回", {.months = 6}},
		{"月1回", {.months = 1}},
		{"1か月に1回", {.months = 1}},
		{"7日に1回以上", {.days = 7}},
		{"1日に1回以上", {.days = 1}},
		{"24時間に1回以上", {.days = 1}},
		{"1時間に1回以上", {.days = 1}},
		{"30日ごと", {.months = 1}},
		{"毎週", {.days = 7}},
		{"毎月10日まで", {.months = 1, .day = 10}},
		{"毎月、翌月の10日まで", {.months = 1, .day = 10}},
		{"前月の末日までに", {.day = RHYTHM_LAST_DAY}},
		{"照合の日の30日前まで", {.offset = -30, .unit = "day"}},
		{"終了の日の6か月前まで", {.offset = -6, .unit = "month"}},
		{"適用開始日から30日以内", {.offset = 30, .unit = "day"}},
		{"適用開始日まで", {.unit = "day"}},
		{"翌営業日までに", {.offset = 1, .unit = "business-day"}},
		{"4時間以内", {0}},
		{"速やかに", {0}},
		{"", {0}},
	};
	const struct calendar *c = calendar_here();

	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		const struct rhythm r = rhythm_read(c, cases[i].text), *w = &cases[i].wanted;

		cr_expect(r.months == w->months && r.days == w->days && r.day == w->day &&
				  r.offset == w->offset && text_equal(r.unit, w->unit),
			  "%s: %d months, %d days, day %d, %d %s", cases[i].text, r.months, r.days,
			  r.day, r.offset, r.unit ? r.unit : "-");
	}
}

Test(rhythm, moves_a_day)
{
	const struct calendar *c = calendar_here();
	const struct rhythm ring = rhythm_period(c, "6か月");

	cr_expect_str_eq(rhythm_move(f->a, c, &ring, "2026-08-31"), "2027-02-28");
	cr_expect_str_eq(rhythm_move(f->a, c, &(struct rhythm){.offset = 3, .unit = "business-day"},
				     "2026-12-28"),
			 "2027-01-06");
	cr_expect_str_eq(rhythm_move(f->a, c, &(struct rhythm){.offset = -2, .unit = "week"},
				     "2026-10-15"),
			 "2026-10-01");
	cr_expect_str_eq(rhythm_move(f->a, c, &(struct rhythm){0}, "2026-10-15"), "2026-10-15");
	cr_expect_null(rhythm_period(c, "4時間").unit);
	cr_expect_null(rhythm_period(c, "翌日").unit);
}

Test(rhythm, dates_stand_in_texts)
{
	static const struct {
		const char *text, *date;
	} cases[] = {
		{"令和9年4月1日", "2027-04-01"},
		{"遅くとも令和8年12月末まで", "2026-12-31"},
		{"令和10年2月末", "2028-02-29"},
		{"令和元年5月1日", "2019-05-01"},
		{"令和9年2月30日", NULL},
		{"令和の初めの令和9年3月15日まで", "2027-03-15"},
		{"令和9年", NULL},
		{"毎月10日", NULL},
	};
	const struct calendar *c = calendar_here();

	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		const char *date = date_words_find(f->a, c, cases[i].text);

		cr_expect(text_equal(date, cases[i].date), "%s: %s", cases[i].text,
			  date ? date : "-");
	}
}

Test(rhythm, days_off_are_holidays_and_the_years_end)
{
	const struct calendar *c = calendar_here();
	const struct days_off off = calendar_days_off(c);

	cr_expect_str_eq(calendar_day_name(c, "2026-11-23"), "勤労感謝の日");
	cr_expect_str_eq(calendar_day_name(c, "2027-01-02"), "年末年始");
	cr_expect_str_eq(calendar_day_name(c, "2027-01-01"), "元日");
	cr_expect_null(calendar_day_name(c, "2027-01-04"));
	cr_expect_null(calendar_day_name(c, "2026-12-28"));
	cr_expect(calendar_holiday_on(c, "2028-03-20")->expected);
	cr_expect_null(calendar_holiday_on(c, "2026-12-29"));
	cr_expect_not(days_is_business(&off, "2027-03-22")); /* 春分の日 is a Sunday */
	cr_expect(calendar_has_year(c, 2027));
	cr_expect_not(calendar_has_year(c, 2029));
}
