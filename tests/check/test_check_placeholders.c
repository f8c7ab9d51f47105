/* SPDX-License-Identifier: MIT
 *
 * A placeholder inside of a value is never filled in: every place where one may be written is told.
 */
#include <string.h>

#include "../support/fixture.h"
#include "../support/suite.h"

FIXTURE_SUITE(check_placeholders, f);

static void expect_place(const char *subject, const char *end)
{
	fixture_check(f);
	const struct diag *d = found(f->run.findings, DIAG_PLACEHOLDER_IN_VALUE, subject);

	cr_assert_not_null(d, "%s", found_all(f->a, f->run.findings));
	cr_expect(strstr(d->place, end), "%s", d->place);
	cr_expect(strstr(d->message, "{{x}} "), "%s", d->message);
}

Test(check_placeholders, parameter_of_a_contract_of_all_and_of_a_clause)
{
	fixture_replace(f, "project/bunkai.json", "'params': {}, 'positions'",
			"'params': {'days': '{{x}}日'}, 'positions'");
	expect_place("c1", "bunkai.json:contracts[0].params.days");
	fixture_replace(f, "project/bunkai.json", "'params': {'days': '{{x}}日'}, 'positions'",
			"'params': {}, 'positions'");
	fixture_replace(f, "project/bunkai.json", "'params': {}}",
			"'params': {'remote-a.days': '{{x}}'}}");
	expect_place(NULL, "bunkai.json:params.remote-a.days");
	fixture_replace(f, "project/bunkai.json", "{'remote-a.days': '{{x}}'}", "{}");
	fixture_replace(f, "data/clauses/remote/remote-a.md", "days: 5", "days: '{{x}}'");
	expect_place("remote-a", "remote-a.md:params.days");
}

Test(check_placeholders, names_and_words_of_people)
{
	fixture_replace(f, "project/bunkai.json", "'name': '例示社'", "'name': '{{x}}社'");
	expect_place("maker", "bunkai.json:parties[1].name");
	fixture_replace(f, "project/bunkai.json", "'title': '保守契約書'", "'title': '契約{{x}}'");
	expect_place("c1", "bunkai.json:contracts[0].title");
	fixture_replace(f, "project/contacts.json", "'hours': '終日'", "'hours': '{{x}}'");
	expect_place("help", "contacts.json:contacts[0].hours");
	fixture_decisions(f, "{'id': 'D-1', 'requirement': 'R1/①-1', 'status': 'agreed', 'text': "
			     "'{{x}}による。'}");
	expect_place("D-1", "decisions.json:decisions[0].text");
}

Test(check_placeholders, braces_alone_are_a_text)
{
	fixture_replace(f, "project/bunkai.json", "'name': '例示社'", "'name': '例{{示}社'");
	fixture_check(f);
	cr_expect_null(found(f->run.findings, DIAG_PLACEHOLDER_IN_VALUE, NULL));
}

/* It speaks of the contract whose papers would print it. */
Test(check_placeholders, touches_its_contract)
{
	fixture_replace(f, "project/bunkai.json", "'params': {}, 'positions'",
			"'params': {'days': '{{x}}日'}, 'positions'");
	fixture_check(f);
	const struct diag *d = found(f->run.findings, DIAG_PLACEHOLDER_IN_VALUE, "c1");

	cr_assert_not_null(d);
	cr_assert_eq(d->about.n, 1);
	cr_expect_str_eq(d->about.at[0].id, "c1");
}
