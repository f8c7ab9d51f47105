/* SPDX-License-Identifier: MIT
 *
 * Days as forms ask for them.
 */
#include "forms/form_days.h"

#include "model/official_form.h"
#include "../support/suite.h"

ARENA_SUITE(form_days, arena);

Test(form_days, ways_to_write_them)
{
	cr_expect_str_eq(form_days_print(arena, NULL, "2026-06-10"), "2026年6月10日");
	cr_expect_str_eq(form_days_print(arena, FORM_DATE_WESTERN, "2026-06-10"), "2026年6月10日");
	cr_expect_str_eq(form_days_print(arena, FORM_DATE_ERA, "2026-06-10"), "令和8年6月10日");
	cr_expect_str_eq(form_days_print(arena, FORM_DATE_SLASH, "2026-06-10"), "2026/6/10");
	cr_expect_str_eq(form_days_print(arena, FORM_DATE_SHORT, "2026-06-10"), "6/10");
	cr_expect_str_eq(form_days_print(arena, FORM_DATE_ISO, "2026-06-10"), "2026-06-10");
}

Test(form_days, eras_begin_on_their_day)
{
	cr_expect_str_eq(form_days_print(arena, FORM_DATE_ERA, "2019-04-30"), "平成31年4月30日");
	cr_expect_str_eq(form_days_print(arena, FORM_DATE_ERA, "2019-05-01"), "令和元年5月1日");
	cr_expect_str_eq(form_days_print(arena, FORM_DATE_ERA, "1989-01-07"), "昭和64年1月7日");
	cr_expect_str_eq(form_days_print(arena, FORM_DATE_ERA, "1989-01-08"), "平成元年1月8日");
}

Test(form_days, parts)
{
	bool number;

	cr_expect_str_eq(form_days_part(arena, "2026-06-10", "year", &number), "2026");
	cr_expect(number);
	cr_expect_str_eq(form_days_part(arena, "2026-06-10", "month", &number), "6");
	cr_expect_str_eq(form_days_part(arena, "2026-06-10", "day", &number), "10");
	cr_expect_str_eq(form_days_part(arena, "2026-06-10", "era-year", &number), "8");
	cr_expect_str_eq(form_days_part(arena, "2026-06-10", "era", &number), "令和");
	cr_expect_not(number);
	cr_expect_null(form_days_part(arena, "2026-06-10", "week", &number));
}
