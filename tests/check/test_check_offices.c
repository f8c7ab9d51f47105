/* SPDX-License-Identifier: MIT
 *
 * Offices that texts rely on: one that nobody in contacts.json holds is an error at the text.
 */
#include <criterion/criterion.h>
#include <string.h>

#include "../support/fixture.h"
#include "../support/suite.h"
#include "base/text.h"

FIXTURE_SUITE(check_offices, f);

#define OFFICES "{'schema': 'bunkai/wording/1', 'offices': [{'name': '係長', 'also': ['主任']}, {'name': '院長'}]}"

static const struct diag *missing(const char *office)
{
	fixture_check(f);
	return found(f->run.findings, DIAG_OFFICE_WITHOUT_CONTACT, office);
}

/* Replaces the kind, desk and role of the only contact. */
static void set_contact(const char *kind, const char *desk, const char *role)
{
	fixture_write(f, "project/contacts.json",
		      arena_printf(f->a,
				   "{'schema': 'bunkai/contacts/1', 'contacts': [{'id': 'x', "
				   "'kind': '%s', 'desk': '%s', 'role': '%s'}]}",
				   kind, desk, role));
}

Test(check_offices, an_office_that_an_article_names)
{
	fixture_write(f, "project/clauses/wording.json", OFFICES);
	const struct diag *d = missing("係長");

	cr_assert_not_null(d, "%s", found_all(f->a, f->run.findings));
	cr_expect(text_ends(d->place, "clauses/remote/remote-r.md:8"), "%s", d->place);
	cr_expect_not_null(strstr(d->message, "rules"));
	cr_expect_eq(found_count(f->run.findings, DIAG_OFFICE_WITHOUT_CONTACT), 1,
		     "no text names 院長");
}

Test(check_offices, a_contact_of_the_hospital_holds_it)
{
	fixture_write(f, "project/clauses/wording.json", OFFICES);
	set_contact("hospital", "医事課", "医事係長");
	cr_expect_null(missing("係長"), "by its role");
	set_contact("hospital", "係長席", "受付");
	cr_expect_null(missing("係長"), "by its desk");
	set_contact("hospital", "医事課", "主任");
	cr_expect_null(missing("係長"), "by another name of the office");
	set_contact("vendor", "医事課", "係長");
	cr_expect_not_null(missing("係長"), "the vendor's does not count");
}

Test(check_offices, an_office_that_a_list_of_the_template_names)
{
	fixture_write(f, "project/clauses/wording.json", OFFICES);
	fixture_replace(f, "data/templates/documents/contacts.json", "'body': [",
			"'body': [{'block': 'list', 'items': ['院長は、決める。']}, ");
	const struct diag *d = missing("院長");

	cr_assert_not_null(d);
	cr_expect(text_ends(d->place, "contacts.json:parts[0].body[0]"), "%s", d->place);
	fixture_replace(f, "project/bunkai.json", "'rules', 'contacts']", "'rules']");
	cr_expect_null(missing("院長"), "a document that is not made relies on nobody");
}
