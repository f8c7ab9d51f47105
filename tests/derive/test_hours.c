/* SPDX-License-Identifier: MIT
 *
 * Hours as people write them, by the installed words: which minutes of which days they are, and
 * where reading stops.
 */
#include "derive/hours.h"

#include <criterion/criterion.h>

#include "../support/fixture.h"
#include "../support/suite.h"
#include "base/strbuf.h"

FIXTURE_SUITE(hours, f);

static const struct hour_words *words(void)
{
	if (!f->run.library)
		fixture_load(f);
	return &f->run.library->hours;
}

static const char *ranges_of(const struct hours *h, int day)
{
	struct strbuf sb = strbuf_new(f->a);

	for (size_t i = 0; i < h->of[day].n; i++)
		strbuf_join(&sb, " ",
			    arena_printf(f->a, "%d:%02d-%d:%02d", h->of[day].at[i].from / 60,
					 h->of[day].at[i].from % 60, h->of[day].at[i].to / 60,
					 h->of[day].at[i].to % 60));
	return sb.text;
}

/* 'mon tue: 9:00-17:00 | sat: …'; days of the same hours stand together */
static const char *week_of(const struct hours *h)
{
	struct strbuf sb = strbuf_new(f->a);
	unsigned told = 0;

	for (int day = 0; day < DAY__MAX; day++) {
		const char *ranges = ranges_of(h, day);
		struct strbuf days = strbuf_new(f->a);

		for (int k = day; *ranges && k < DAY__MAX; k++)
			if (!(told & 1u << k) && strcmp(ranges_of(h, k), ranges) == 0) {
				strbuf_join(&days, " ", day_kinds[k]);
				told |= 1u << k;
			}
		if (days.len)
			strbuf_join(&sb, " | ",
				    arena_concat(f->a, days.text, ": ", ranges, (char *)NULL));
	}
	return sb.text;
}

static const char *read_week(const char *text)
{
	struct hours h;
	const char *stray = "?";

	if (hours_read(f->a, words(), text, &h, &stray))
		return week_of(&h);
	return arena_concat(f->a, "! ", stray, (char *)NULL);
}

#define WEEKDAYS "mon tue wed thu fri"
#define EVERY_DAY WEEKDAYS " sat sun holiday year-end"

Test(hours, are_read_as_people_write_them)
{
	static const struct {
		const char *text, *week;
	} cases[] = {
		{"平日 8:30-17:15", WEEKDAYS ": 8:30-17:15"},
		{"平日８：３０～１７：１５", WEEKDAYS ": 8:30-17:15"},
		{"平日 8時30分から17時15分まで", WEEKDAYS ": 8:30-17:15"},
		{"平日　午前9時〜午後5時半", WEEKDAYS ": 9:00-17:30"},
		{"平日 9-17時", WEEKDAYS ": 9:00-17:00"},
		{"平日 8:00-20:00、土曜 8:00-13:00", WEEKDAYS ": 8:00-20:00 | sat: 8:00-13:00"},
		{"平日 9:00-12:00、13:00-17:00", WEEKDAYS ": 9:00-12:00 13:00-17:00"},
		{"平日 9:00-17:00（12:00-13:00を除く。）", WEEKDAYS ": 9:00-12:00 13:00-17:00"},
		{"平日及び土曜 8:00-20:00", WEEKDAYS " sat: 8:00-20:00"},
		{"月曜から金曜まで 9:00-17:00（祝日を除く。）", WEEKDAYS ": 9:00-17:00"},
		{"月・水・金 9:00-正午、火木 13:00-17:00",
		 "mon wed fri: 9:00-12:00 | tue thu: 13:00-17:00"},
		{"土～月 9:00-10:00", "mon sat sun: 9:00-10:00"},
		{"毎日（年末年始を除く。）8:00-20:00", WEEKDAYS " sat sun holiday: 8:00-20:00"},
		{"毎日 8:00-20:00 ただし年末年始を除く", WEEKDAYS " sat sun holiday: 8:00-20:00"},
		{"土日祝 10:00-16:00", "sat sun holiday: 10:00-16:00"},
		{"土日 10:00-16:00", "sat sun: 10:00-16:00"},
		{"日祝日 10:00-16:00", "sun holiday: 10:00-16:00"},
		{"終日", EVERY_DAY ": 0:00-24:00"},
		{"24時間365日", EVERY_DAY ": 0:00-24:00"},
		{"24時間（年中無休）", EVERY_DAY ": 0:00-24:00"},
		{"平日 17:15-翌8:30", WEEKDAYS ": 17:15-32:30"},
		{"平日 17:15-8:30", WEEKDAYS ": 17:15-32:30"},
		{"平日 17時15分から翌日の8時30分まで", WEEKDAYS ": 17:15-32:30"},
		{"平日 18:00-26:00", WEEKDAYS ": 18:00-26:00"},
		{"平日 0:00-24:00", WEEKDAYS ": 0:00-24:00"},
		{"平日 17:15-翌8:30、休日 終日",
		 WEEKDAYS ": 17:15-32:30 | sat sun holiday year-end: 0:00-32:30"},
	};

	for (size_t i = 0; i < ARRAY_LEN(cases); i++)
		cr_expect_str_eq(read_week(cases[i].text), cases[i].week, "%s: %s", cases[i].text,
				 read_week(cases[i].text));
}

Test(hours, that_nobody_can_know_are_refused_where_they_stop)
{
	static const struct {
		const char *text, *stray;
	} cases[] = {
		{"平日", "平日"},
		{"8:30-17:15", "8:30-17:15"},
		{"診療日 9:00-18:00", "診療日 9:00-18…"},
		{"平日 日中", "中"},
		{"平日 9:00", "9:00"},
		{"平日 9:00-", "9:00-"},
		{"平日 9:00-17:75", "9:00-17:75"},
		{"平日 9:00-17:00、第2土曜 9:00-12:00", "第2土曜 9:00-1…"},
		{"平日 9:00-翌日 10:00", "9:00-翌日 10:…"},
		{"随時", "随時"},
		{"（祝日を除く。）", "(祝日を除く。)"},
		{"平日 9:00-17:00 平日 9:00-翌10:00", "9:00-翌10:00"},
	};

	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		const char *week = read_week(cases[i].text);

		cr_expect_str_eq(week, arena_concat(f->a, "! ", cases[i].stray, (char *)NULL),
				 "%s: %s", cases[i].text, week);
	}
}

Test(hours, shown_as_examples_can_be_read)
{
	cr_assert(words()->examples.n);
	for (size_t i = 0; i < words()->examples.n; i++)
		cr_expect_neq(read_week(words()->examples.at[i])[0], '!', "%s",
			      words()->examples.at[i]);
	cr_expect_neq(read_week(words()->day)[0], '!');
}

Test(hours, of_a_night_reach_into_the_day_behind_it)
{
	struct hours h;
	const char *stray;

	cr_assert(hours_read(f->a, words(), "平日 17:15-翌8:30、休日 終日", &h, &stray));
	cr_expect(hours_hold(&h, (struct week_minute){DAY_SAT, DAY_FRI, 3 * 60}));
	cr_expect(hours_hold(&h, (struct week_minute){DAY_MON, DAY_SUN, 8 * 60 + 29}));
	cr_expect_not(hours_hold(&h, (struct week_minute){DAY_MON, DAY_SUN, 8 * 60 + 30}));
	cr_expect(hours_hold(&h, (struct week_minute){DAY_TUE, DAY_HOLIDAY, 60}));
	cr_expect_not(hours_hold(&h, (struct week_minute){DAY_TUE, DAY_MON, 12 * 60}));
	cr_expect_not(hours_are_whole(&h));
	cr_assert(hours_read(f->a, words(), "終日", &h, &stray));
	cr_expect(hours_are_whole(&h));
}

Test(hours, name_their_days)
{
	static const struct {
		unsigned mask;
		const char *name;
	} cases[] = {
		{0x1f, "平日"},
		{DAYS_ALL, "毎日"},
		{0x60, "土日"},
		{0x20, "土曜"},
		{0x0f, "月曜から木曜まで"},
		{0x03, "月曜・火曜"},
		{0x120 | 0x80, "土曜・祝日・年末年始"},
		{0x1e0, "休日"},
		{0x15, "月曜・水曜・金曜"},
	};

	for (size_t i = 0; i < ARRAY_LEN(cases); i++)
		cr_expect_str_eq(hours_days(f->a, words(), cases[i].mask), cases[i].name);
	cr_expect_str_eq(hours_clock(f->a, words(), 8 * 60 + 5), "8:05");
	cr_expect_str_eq(hours_clock(f->a, words(), 24 * 60), "24:00");
	cr_expect_str_eq(hours_clock(f->a, words(), 32 * 60 + 30), "翌日 8:30");
}
