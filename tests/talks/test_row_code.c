/* SPDX-License-Identifier: MIT
 *
 * Codes that come back as they went out, whatever the program guesses that opened the sheet.
 */
#include "talks/row_code.h"

#include <criterion/criterion.h>
#include <string.h>

#include "../support/fixture.h"
#include "../support/suite.h"

FIXTURE_SUITE(row_code, f);

Test(row_code, what_is_taken_for_a_number_an_hour_or_a_day)
{
	static const char *const guessed[] = {"123456", "048213", "12E456", "1E2345", "12345E", "00D123", "1234AM",
					      "0X12AB", "0XE1F2", "0B1010", "12345F", "1MAR24", "MARCH1", "SEPT12",
					      "28FEB0", "12345678"};
	static const char *const safe[] = {"D1BRX7", "6F3ANW", "12E45E", "1MAR2X", "E12E45", "0XG123",
					   "12345G", "MARCHX", "KY5EJYAB", "ABCDEFGH"};

	for (size_t i = 0; i < ARRAY_LEN(guessed); i++)
		cr_expect(row_code_is_guessed(guessed[i]), "%s", guessed[i]);
	for (size_t i = 0; i < ARRAY_LEN(safe); i++)
		cr_expect_not(row_code_is_guessed(safe[i]), "%s", safe[i]);
}

Test(row_code, none_of_very_many_is_guessed_and_few_are_made_anew)
{
	enum { MANY = 20000, RARE = MANY / 100 };
	size_t anew = 0;

	for (int i = 0; i < MANY; i++) {
		const char *text = arena_printf(f->a, "c.p.1.D1BRX7\nrow\nR1/①-%d", i);
		const char *code = row_code_of(f->a, text, 6);

		cr_assert_eq(strspn(code, "0123456789ABCDEFGHJKMNPQRSTVWXYZ"), 6);
		cr_assert_eq(strlen(code), 6);
		cr_assert_not(row_code_is_guessed(code), "%s", code);
		cr_assert_str_eq(code, row_code_of(f->a, text, 6));
		anew += strcmp(code, row_code_signs(f->a, text, 6)) != 0;
	}
	cr_assert_gt(anew, 0);
	cr_assert_lt(anew, RARE);
}
