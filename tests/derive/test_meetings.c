/* SPDX-License-Identifier: MIT
 *
 * The days of a contract's meetings, said or assumed, and what check says when they do not follow
 * each other.
 */
#include "derive/meetings.h"

#include <criterion/criterion.h>
#include <string.h>

#include "../support/fixture.h"
#include "../support/suite.h"

FIXTURE_SUITE(meetings, f);

static const struct {
	const char *said, *last, *now, *next;
	bool follow;
} cases[] = {
	{"{}", "2026-09-01", "2026-10-01", "2026-11-01", true},
	{"{'last': '2026-09-08'}", "2026-09-08", "2026-10-01", "2026-11-01", true},
	{"{'last': '2026-10-20', 'this': '2026-11-17', 'next': '2026-12-15'}", "2026-10-20",
	 "2026-11-17", "2026-12-15", true},
	{"{'this': '2026-01-31'}", "2025-12-31", "2026-01-31", "2026-02-28", true},
	{"{'last': '2026-10-20'}", "2026-10-20", "2026-10-01", "2026-11-01", false},
	{"{'last': '2026-10-01'}", "2026-10-01", "2026-10-01", "2026-11-01", false},
	{"{'next': '2026-09-30'}", "2026-09-01", "2026-10-01", "2026-09-30", false},
};

static void say(const char *meetings)
{
	static const char before[] = "'systems': ['karte'], 'params': {}";

	fixture_replace(f, "project/bunkai.json", before,
			arena_concat(f->a, "'meetings': ", meetings, ", ", before, (char *)NULL));
	fixture_check(f);
}

static void expect_case(size_t i)
{
	say(cases[i].said);
	const struct meeting_days m =
		meetings_of(f->a, f->run.project, &f->run.project->contracts.at[0]);

	cr_expect_str_eq(m.last, cases[i].last);
	cr_expect_str_eq(m.now, cases[i].now);
	cr_expect_str_eq(m.next, cases[i].next);
	cr_expect_eq(meetings_follow(&m), cases[i].follow, "%s", cases[i].said);
	cr_expect_eq(found_count(f->run.findings, DIAG_MEETINGS_ORDER), !cases[i].follow, "%s",
		     cases[i].said);
}

Test(meetings, days_that_are_said_and_days_that_are_not)
{
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		stop_suite();
		start_suite();
		expect_case(i);
	}
}

/* The date of the project alone is no wrong order: nobody said anything. */
Test(meetings, a_contract_without_them_is_told_nothing)
{
	fixture_check(f);
	cr_expect_eq(found_count(f->run.findings, DIAG_MEETINGS_ORDER), 0);
}

Test(meetings, a_day_that_is_none_is_refused)
{
	static const char before[] = "'systems': ['karte'], 'params': {}";

	fixture_replace(f, "project/bunkai.json", before,
			"'meetings': {'next': '12月1日'}, 'systems': ['karte'], 'params': {}");
	cr_expect_not(fixture_try(f));
	cr_expect_not_null(found(f->run.problems, DIAG_BAD_DATE, NULL));
}
