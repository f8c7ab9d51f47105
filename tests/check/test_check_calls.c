/* SPDX-License-Identifier: MIT
 *
 * Deputies who are none: one of everybody, one without a number at night, a circle that leads back
 * to who did not answer; and hours by words of the project's own.
 */
#include <criterion/criterion.h>

#include "../support/fixture.h"
#include "../support/suite.h"
#include "base/text.h"

FIXTURE_SUITE(check_calls, f);

#define PERSON(id, more)                                                                           \
	"{'id': '" id "', 'kind': 'hospital', 'party': 'clinic', 'desk': '" id                     \
	"室', 'phone': '0X-1', "                                                                  \
	"'phone_off': '0X-2', 'hours': '終日', 'systems': ['karte'], 'confirmed': "              \
	"'2026-09-01'" more "}"

static const struct diag *told(enum diag_code code, const char *subject, const char *contacts)
{
	fixture_write(f, "project/contacts.json",
		      arena_concat(f->a, "{'schema': 'bunkai/contacts/1', 'contacts': [", contacts,
				   "]}", (char *)NULL));
	fixture_check(f);
	return found(f->run.findings, code, subject);
}

Test(check_calls, one_who_is_the_deputy_of_more_than_half_of_the_others)
{
	const struct diag *d =
		told(DIAG_DEPUTY_OF_MOST, "c",
		     PERSON("a", ", 'deputy': 'c'") ", " PERSON("b", ", 'deputy': 'c'") ", " PERSON(
			     "c", ", 'deputy': 'd'") ", " PERSON("d", ""));

	cr_assert_not_null(d);
	cr_expect_not_null(strstr(d->message, "2 of the 3"), "%s", d->message);
	cr_expect_null(
		told(DIAG_DEPUTY_OF_MOST, NULL,
		     PERSON("a", ", 'deputy': 'c'") ", " PERSON("b", ", 'deputy': 'c'") ", " PERSON(
			     "c", ", 'deputy': 'd'") ", " PERSON("d", "") ", " PERSON("e", "")),
		"half is not more");
	cr_expect_null(told(DIAG_DEPUTY_OF_MOST, NULL,
			    PERSON("a", ", 'deputy': 'b'") ", " PERSON("b", "")),
		       "one cannot be less");
	fixture_write(f, "project/clauses/hours.json",
		      "{'schema': 'bunkai/hours/1', 'deputy_share': 49}");
	cr_expect_not_null(
		told(DIAG_DEPUTY_OF_MOST, "c",
		     PERSON("a", ", 'deputy': 'c'") ", " PERSON("b", ", 'deputy': 'c'") ", " PERSON(
			     "c", ", 'deputy': 'd'") ", " PERSON("d", "") ", " PERSON("e", "")),
		"the project's own share holds");
}

Test(check_calls, a_circle_that_leaves_out_who_could_be_asked)
{
	const struct diag *d = told(DIAG_DEPUTY_CIRCLE, "a",
				    PERSON("a", ", 'deputy': 'b'") ", " PERSON(
					    "b", ", 'deputy': 'a'") ", " PERSON("c", ""));

	cr_assert_not_null(d);
	cr_expect_not_null(strstr(d->message, "a → b → a"), "%s", d->message);
	cr_expect_not_null(strstr(d->message, ": c"), "%s", d->message);
	cr_expect_eq(found_count(f->run.findings, DIAG_DEPUTY_CIRCLE), 1, "once");
	cr_expect_null(
		told(DIAG_DEPUTY_CIRCLE, NULL,
		     PERSON("a", ", 'deputy': 'b'") ", " PERSON(
			     "b", ", 'deputy': 'a', 'deputies': ['c']") ", " PERSON("c", "")),
		"somebody outside is asked");
	cr_expect_null(told(DIAG_DEPUTY_CIRCLE, NULL,
			    PERSON("a", ", 'deputy': 'b'") ", " PERSON(
				    "b", ", 'deputy': 'c'") ", " PERSON("c", ", 'deputy': 'a'")),
		       "everybody is asked");
	cr_expect_null(told(DIAG_DEPUTY_CIRCLE, NULL,
			    PERSON("a", ", 'deputy': 'b'") ", " PERSON(
				    "b", ", 'deputy': 'c'") ", " PERSON("c", "")),
		       "a chain");
	cr_expect_not_null(told(DIAG_DEPUTY_CIRCLE, "a", PERSON("a", ", 'deputy': 'a'")),
			   "oneself");
}

Test(check_calls, a_deputy_without_a_number_at_night_is_told_as_such)
{
	const char *both = PERSON("a", ", 'deputy': 'b'") ", "
							  "{'id': 'b', 'kind': 'hospital', "
							  "'phone': '0X-1', 'hours': '終日', "
							  "'confirmed': '2026-09-01'}";
	const struct diag *d = told(DIAG_DEPUTY_WITHOUT_NIGHT_PHONE, "b", both);

	cr_assert_not_null(d);
	cr_expect_not_null(strstr(d->message, "a室"), "%s", d->message);
	cr_expect_eq(found_count(f->run.findings, DIAG_CONTACT_WITHOUT_NIGHT_PHONE), 0,
		     "one fault, one finding");
}

Test(check_calls, a_word_for_days_of_the_project_s_own_is_read)
{
	const char *contact =
		"{'id': 'a', 'kind': 'hospital', 'phone': '0X-1', 'phone_off': '0X-2', "
		"'hours': '診療日 9:00-18:00', 'confirmed': '2026-09-01'}";

	cr_expect_not_null(told(DIAG_HOURS_UNREAD, "a", contact));
	fixture_write(
		f, "project/clauses/hours.json",
		"{'schema': 'bunkai/hours/1', 'days': [{'name': '診療日', 'days': ['mon', 'tue', "
		"'sat']}]}");
	cr_expect_null(told(DIAG_HOURS_UNREAD, "a", contact));
	cr_expect(f->run.library->hours.days.n > 10, "the installed words stay");
}
