/* SPDX-License-Identifier: MIT
 *
 * The words that a telephone's clock is held against say what on_call.h says, minute by minute.
 */
#include "derive/call_hours.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../support/fixture.h"
#include "../support/suite.h"
#include "base/text.h"

FIXTURE_SUITE(call_hours, f);

static struct roster *roster;

static void write_contacts(const char *contacts)
{
	fixture_write(f, "project/contacts.json",
		      arena_concat(f->a, "{'schema': 'bunkai/contacts/1', 'contacts': [", contacts,
				   "], 'escalation': [{'step': 1, 'contact': 'it'}, {'step': 2, "
				   "'contact': 'duty'}]}",
				   (char *)NULL));
	fixture_load(f);
	roster = on_call_roster(f->a, f->run.project, f->run.library);
}

#define IT                                                                                         \
	"{'id': 'it', 'kind': 'hospital', 'systems': ['karte'], 'phone': '11', 'phone_off': "     \
	"'19', 'hours': '平日 8:30-17:15'}"
#define DUTY                                                                                       \
	"{'id': 'duty', 'kind': 'hospital', 'systems': ['karte'], 'role': '当直の責任者', "        \
	"'phone': '31', 'hours': '金曜 17:15-翌10:00、土曜 10:00-翌6:00'}"

/* As the script of the page reads it. */
static bool says(const char *hours, enum day_kind day, enum day_kind before, int minute)
{
	const char *pair = arena_printf(f->a, " %s<%s=", day_kinds[day], day_kinds[before]);
	const char *usual = arena_printf(f->a, " %s=", day_kinds[day]);
	const char *padded = arena_concat(f->a, " ", hours, " ", (char *)NULL);
	const char *at = strstr(padded, pair);
	int from, to, read;

	if (at)
		at += strlen(pair);
	else if ((at = strstr(padded, usual)))
		at += strlen(usual);
	for (; at && sscanf(at, "%d-%d%n", &from, &to, &read) == 2; at += read + (at[read] == ','))
		if (minute >= from && minute < to)
			return true;
	return false;
}

static size_t count_differences(const char *hours, const struct call_band *band)
{
	size_t n = 0;

	for (int day = 0; day < DAY__MAX; day++)
		for (int before = 0; before < DAY__MAX; before++)
			for (int minute = 0; minute < DAY_MINUTES; minute += 5) {
				const struct week_minute at = {(enum day_kind)day,
							       (enum day_kind)before, minute};
				const struct on_call first = on_call_first(roster, at);
				const bool called = first.contact == band->first.contact &&
						    text_equal(first.phone, band->first.phone);

				n += called != says(hours, at.day, at.before, minute);
			}
	return n;
}

Test(call_hours, bands_say_each_minute_of_each_day_behind_each_other)
{
	write_contacts(IT ", " DUTY);
	const struct call_bands bands = on_call_week(roster);

	cr_assert(bands.all.n > 1);
	for (size_t i = 0; i < bands.all.n; i++) {
		const char *hours = call_hours_of_band(roster, &bands.all.at[i]);

		cr_expect(text_starts(hours, "first "));
		cr_expect_eq(count_differences(hours, &bands.all.at[i]), 0, "%s", hours);
	}
}

Test(call_hours, a_night_that_another_day_does_not_have_is_said)
{
	write_contacts(IT ", " DUTY);
	const char *hours = call_hours_of_contact(f->a, f->run.library,
						  project_contact(f->run.project, "duty"));

	cr_expect(says(hours, DAY_SAT, DAY_FRI, 9 * 60));
	cr_expect(!says(hours, DAY_SAT, DAY_HOLIDAY, 9 * 60));
	cr_expect(says(hours, DAY_SAT, DAY_HOLIDAY, 11 * 60));
	cr_expect(says(hours, DAY_HOLIDAY, DAY_FRI, 9 * 60));
	cr_expect(!says(hours, DAY_HOLIDAY, DAY_MON, 9 * 60));
}

Test(call_hours, hours_that_nobody_can_read_are_none)
{
	write_contacts("{'id': 'it', 'kind': 'hospital', 'phone': '11', "
		       "'hours': 'いつでもたぶん'}, " DUTY);
	cr_expect_null(call_hours_of_contact(f->a, f->run.library,
					     project_contact(f->run.project, "it")));
}

Test(call_hours, days_off_are_dates_and_a_span)
{
	struct calendar_holiday days[] = {{.date = "2026-11-03"}, {.date = "2026-11-23"}};
	struct calendar c = {.holidays = {days, 2, 2}, .year_end = {"12-29", "01-03", "年末年始"}};

	cr_expect_str_eq(call_hours_days_off(f->a, &c), "2026-11-03 2026-11-23/12-29/01-03");
	cr_expect_null(call_hours_days_off(f->a, &(struct calendar){0}));
}
