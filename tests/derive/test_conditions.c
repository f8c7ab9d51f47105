/* SPDX-License-Identifier: MIT
 *
 * Conditions of clauses: terms and what stands between them, what systems, contracts and parties
 * say, and what counts where they say nothing.
 */
#include "derive/conditions.h"

#include <criterion/criterion.h>
#include <string.h>

#include "../support/fixture.h"
#include "../support/suite.h"

#define PROJECT "project/bunkai.json"

FIXTURE_SUITE(conditions, f);

/* The system has remote maintenance and no cloud; of the rest it says nothing. */
static void list_features(void)
{
	fixture_write(f, "data/clauses/features.json",
		      "{'schema': 'bunkai/features/1', 'features': [\n"
		      " {'id': 'remote_maintenance', 'of': 'system', 'name': '保守', 'unsaid': true},\n"
		      " {'id': 'cloud', 'of': 'system', 'name': 'クラウド', 'unsaid': true},\n"
		      " {'id': 'vpn', 'of': 'system', 'name': 'VPN', 'unsaid': true},\n"
		      " {'id': 'storage', 'of': 'system', 'name': '外部保存'},\n"
		      " {'id': 'several_vendors', 'of': 'contract', 'name': '複数'},\n"
		      " {'id': 'designated', 'of': 'contract', 'name': '指定'}]}");
}

static const struct {
	const char *when;
	bool known, holds;
} cases[] = {
	{"system.remote_maintenance", true, true},
	{"not system.remote_maintenance", true, false},
	{"system.cloud", true, false},
	{"system.vpn", true, true}, /* nobody says, and it counts */
	{"not system.vpn", true, false},
	{"system.storage", true, false}, /* nobody says, and it does not */
	{"not system.storage", true, true},
	{"system.cloud or system.vpn", true, true},
	{"system.cloud or system.storage", true, false},
	{"not system.cloud and not system.storage", true, true},
	{"system.vpn and system.cloud", true, false},
	{"system.vpn and system.cloud or system.storage", false, false},
	{"system.vnp", false, false},
	{"system.vpn or", false, false},
	{"system.vpn  or system.cloud", false, false},
	{"vpn", false, false},
	{"param.big", true, false},
	{"contract.designated", true, false},
	{"contract.several_vendors", true, false},
	{"party.vendor", true, true},
	{"party.cloud", true, false},
	{"party.others", true, false},
	{"not party.others", true, true},
};

static bool holds(const char *when, bool of_contract)
{
	return conditions_hold(f->a, f->run.project, f->run.library,
			       of_contract ? &f->run.project->contracts.at[0] : NULL, when);
}

Test(conditions, terms_and_what_stands_between_them)
{
	list_features();
	fixture_load(f);
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		bool known = condition_is_known(f->a, f->run.library, cases[i].when);

		cr_expect_eq(known, cases[i].known, "%s", cases[i].when);
		cr_expect(!known || holds(cases[i].when, true) == cases[i].holds, "%s",
			  cases[i].when);
		cr_expect(!known || holds(cases[i].when, false) == cases[i].holds,
			  "%s, of the hospital", cases[i].when);
	}
}

/* An edition of before there was a list asks what its systems say. */
Test(conditions, without_a_list_only_what_is_said_counts)
{
	fixture_load(f);
	cr_assert(holds("system.remote_maintenance", true));
	cr_assert_not(holds("system.vpn", true));
	cr_assert(condition_is_known(f->a, f->run.library, "system.anything"));
}

Test(conditions, a_contract_says_it_or_its_parties_tell)
{
	list_features();
	fixture_replace(f, PROJECT, "'params': {}, 'positions'",
			"'params': {'designated': true}, 'positions'");
	fixture_replace(f, PROJECT, "{'id': 'maker'",
			"{'id': 'base', 'kind': 'cloud', 'name': '仮社'}, {'id': 'maker'");
	fixture_replace(f, PROJECT, "'role': 'vendor'}",
			"'role': 'vendor'}, {'party': 'base', 'label': '丙', 'role': 'cloud'}");
	fixture_load(f);
	cr_assert(holds("contract.designated", true));
	cr_assert(holds("contract.designated", false), "the hospital's papers: any contract");
	cr_assert(holds("party.cloud", true) && holds("party.others", true));
	cr_assert(holds("contract.several_vendors", true));
	cr_assert_not(holds("party.carrier", true));
}

Test(conditions, a_contract_may_say_that_its_vendors_are_one)
{
	list_features();
	fixture_replace(f, PROJECT, "{'id': 'maker'",
			"{'id': 'base', 'kind': 'cloud', 'name': '仮社'}, {'id': 'maker'");
	fixture_replace(f, PROJECT, "'params': {}, 'positions'",
			"'params': {'several_vendors': false}, 'positions'");
	fixture_load(f);
	cr_assert_not(holds("contract.several_vendors", true));
}

/* One finding a system, of what articles ask for and nobody says; a slip has its own. */
Test(conditions, what_is_not_said_is_told)
{
	list_features();
	fixture_write(f, "project/clauses/vpn.md",
		      "---\nid: vpn\ntopic: remote\ntitle: 題\ndocuments: [annex]\nwhen: "
		      "system.vpn or system.cloud\n---\n項。\n");
	fixture_write(f, "project/clauses/storage.md",
		      "---\nid: storage\ntopic: remote\ntitle: 蔵\ndocuments: [annex]\nwhen: "
		      "not system.storage\n---\n項。\n");
	fixture_replace(f, PROJECT, "'cloud': false,", "'cluod': false,");
	fixture_check(f);
	const struct diag *d = found(f->run.findings, DIAG_FEATURE_UNSAID, "karte"),
			  *slip = found(f->run.findings, DIAG_UNKNOWN_FEATURE, "karte");

	cr_assert_not_null(d, "%s", found_all(f->a, f->run.findings));
	cr_assert_str_eq(d->arguments[0], "cloud=true vpn=true storage=false");
	cr_assert(slip && strstr(slip->message, "'cloud'"), "%s",
		  found_all(f->a, f->run.findings));
	cr_assert_eq(found_count(f->run.findings, DIAG_FEATURE_UNSAID), 1);
}

/* Of one system alone: what another has does not count, nor what a contract says. */
Test(conditions, one_system_is_asked_by_itself)
{
	list_features();
	fixture_replace(f, PROJECT, "'systems': [{'id': 'karte'",
			"'systems': [{'id': 'lab', 'name': '検査', 'vpn': true, 'cloud': true}, "
			"{'id': 'karte', 'vpn': false");
	fixture_load(f);
	const struct project *p = f->run.project;
	const struct library *l = f->run.library;
	const struct system *lab = &p->systems.at[0], *karte = &p->systems.at[1];

	cr_expect(conditions_hold_of_system(f->a, l, lab, "system.vpn and system.cloud"));
	cr_expect_not(conditions_hold_of_system(f->a, l, karte, "system.vpn or system.cloud"));
	cr_expect(conditions_hold_of_system(f->a, l, karte, "not system.vpn"));
	cr_expect_not(conditions_hold_of_system(f->a, l, lab, "contract.several_vendors"));
}
