/* SPDX-License-Identifier: MIT
 *
 * What is offered to somebody who named something that is not there: a case for each code that
 * looks for what was meant.
 */
#include "check/offer.h"

#include <string.h>

#include "../support/fixture.h"
#include "../support/suite.h"

FIXTURE_SUITE(offer, f);

static void expect_offer(enum diag_code code, const char *subject, const char *end)
{
	fixture_check(f);
	const struct diag *d = found(f->run.findings, code, subject);

	cr_assert_not_null(d, "%s", found_all(f->a, f->run.findings));
	cr_expect(strstr(d->message, end), "%s", d->message);
}

Test(offer, party)
{
	fixture_replace(f, "project/bunkai.json", "'updates': 'maker'", "'updates': 'mkaer'");
	expect_offer(DIAG_UNKNOWN_PARTY, "db", "; there are: clinic, maker; did you mean 'maker'?");
}

Test(offer, system_and_register)
{
	fixture_replace(f, "project/bunkai.json", "'systems': ['karte']",
			"'systems': ['kart'], 'registers': ['regster']");
	expect_offer(DIAG_UNKNOWN_SYSTEM, "c1", "; there are: karte; did you mean 'karte'?");
	expect_offer(DIAG_UNKNOWN_REGISTER, "c1",
		     "; there are: register; did you mean 'register'?");
}

Test(offer, decision)
{
	fixture_decisions(f, "{'id': 'D-1', 'requirement': 'R1/1-1', 'status': 'agred', 'roles': "
			     "{'vendr': 'acountable'}},"
			     "{'id': 'D-2', 'topic': 'remot', 'status': 'agreed'},"
			     "{'id': 'D-3', 'requirement': 'R1/①-1', 'status': 'agred', 'roles': "
			     "{'vendr': 'acountable'}}");
	expect_offer(DIAG_ORPHANED_DECISION, "D-1", "; did you mean 'R1/①-1'?");
	expect_offer(DIAG_ORPHANED_DECISION, "D-2", "; did you mean 'remote'?");
	expect_offer(DIAG_UNKNOWN_STATUS, "D-3",
		     ", agreed, rejected, accepted, recommended; did you mean 'agreed'?");
	expect_offer(DIAG_UNKNOWN_ROLE, "D-3", "; did you mean 'accountable'?");
	expect_offer(DIAG_UNKNOWN_PARTY, "D-3", "; there are: clinic, maker");
}

Test(offer, clause_and_its_position)
{
	fixture_replace(f, "project/bunkai.json", "'positions': {}, 'omit': []",
			"'positions': {'backup-a': '代替', 'backup-b': '標準案'}, 'omit': []");
	expect_offer(DIAG_UNKNOWN_POSITION, "c1",
		     "; there are: 標準案, 代替案; did you mean '代替案'?");
	expect_offer(DIAG_UNKNOWN_CLAUSE, "c1", "; did you mean 'backup-a'?");
}

Test(offer, topic_document_and_reference_of_a_clause)
{
	fixture_replace(f, "data/clauses/logging/logging-a.md",
			"topic: logging\ntitle: logging-aの条\ndocuments: [annex]",
			"topic: loging\ntitle: 条\ndocuments: [anex]\nrefs: [gl-1/33]");
	expect_offer(DIAG_UNKNOWN_TOPIC, "logging-a",
		     "; there are: remote, backup, logging; did you mean 'logging'?");
	expect_offer(DIAG_UNKNOWN_DOCUMENT, "logging-a", "; did you mean 'annex'?");
	expect_offer(DIAG_UNKNOWN_REFERENCE, "logging-a", "no guideline edition has the item");
}

Test(offer, contact_desk_and_guideline)
{
	fixture_replace(f, "project/contacts.json", "'contact': 'help'", "'contact': 'hepl'");
	fixture_replace(f, "project/contacts.json", "'desk': 'office'", "'desk': 'ofice'");
	fixture_replace(f, "project/bunkai.json", "'guideline': 'gl-1'", "'guideline': 'gl-12'");
	expect_offer(DIAG_UNKNOWN_CONTACT, "hepl", "; there are: help; did you mean 'help'?");
	expect_offer(DIAG_UNKNOWN_DESK, "ofice", "; did you mean 'office'?");
	expect_offer(DIAG_UNKNOWN_GUIDELINE, NULL, "; there are: gl-1, gl-2");
}
