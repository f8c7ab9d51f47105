/* SPDX-License-Identifier: MIT
 *
 * Numbers and dates as a workbook shows them.
 */
#include <criterion/criterion.h>

#include "../support/suite.h"
#include "import/xlsx_number.h"

ARENA_SUITE(test_xlsx_number, a);

Test(test_xlsx_number, general)
{
	static const struct {
		double value;
		const char *want;
	} cases[] = {
		{0, "0"},
		{-0.0, "0"},
		{5, "5"},
		{-12, "-12"},
		{0.5, "0.5"},
		{0.1 + 0.2, "0.3"},
		{1.0 / 3, "0.333333333"},
		{-1.0 / 3, "-0.333333333"},
		{1234567.891, "1234567.891"},
		{12345678.12345, "12345678.12"},
		{12345678901.5, "12345678902"},
		{123456789012, "123456789012"},
		{1e15, "1E+15"},
		{1.2345678e20, "1.23457E+20"},
		{0.0001, "0.0001"},
		{0.00001, "0.00001"},
		{0.000012345678, "1.23457E-05"},
		{0.000123456789, "0.000123457"},
		{1e-13, "1E-13"},
		{100, "100"},
	};

	for (size_t i = 0; i < ARRAY_LEN(cases); i++)
		cr_expect_str_eq(number_print_general(a, cases[i].value), cases[i].want,
				 "%s is not %s", number_print_general(a, cases[i].value),
				 cases[i].want);
}

Test(test_xlsx_number, days)
{
	static const struct {
		double serial;
		bool date1904;
		const char *want;
	} cases[] = {
		{1, false, "1900-01-01"},
		{59, false, "1900-02-28"},
		{60, false, "1900-02-29"},
		{61, false, "1900-03-01"},
		{36526, false, "2000-01-01"},
		{45351, false, "2024-02-29"},
		{46296, false, "2026-10-01"},
		{2958465, false, "9999-12-31"},
		{0, true, "1904-01-01"},
		{44834, true, "2026-10-01"},
		{46296.25, false, "2026-10-01 06:00"},
		{46295.9999999, false, "2026-10-01"},
		{-1, false, "-1"},
		{2958466, false, "2958466"},
		{46296.5 + 1.0 / 86400, false, "2026-10-01 12:00:01"},
	};

	for (size_t i = 0; i < ARRAY_LEN(cases); i++)
		cr_expect_str_eq(number_print_date(a, cases[i].serial, cases[i].date1904),
				 cases[i].want);
}

Test(test_xlsx_number, iso_dates_of_strict_files)
{
	cr_expect_str_eq(number_print_iso(a, "2026-10-01"), "2026-10-01");
	cr_expect_str_eq(number_print_iso(a, "2026-10-01T00:00:00.000"), "2026-10-01");
	cr_expect_str_eq(number_print_iso(a, "2026-10-01T09:30:00Z"), "2026-10-01 09:30");
	cr_expect_str_eq(number_print_iso(a, "T09:30:00"), "09:30");
}
