/* SPDX-License-Identifier: MIT
 *
 * Which findings touch the papers of a contract: the sound project with a second contract, one
 * fault at a time, and for which of the two contracts (and the hospital) it stands.
 */
#include "check/scope.h"

#include <criterion/criterion.h>
#include <string.h>

#include "../support/fixture.h"
#include "bind/bind.h"

#define PROJECT "project/bunkai.json"
#define CONTACTS "project/contacts.json"
#define DECISIONS "project/decisions.json"
#define REGISTER "project/register.json"
#define SECOND "project/registers/pacs.json"
#define DECIDE(d) DECISIONS, "'decisions': []", "'decisions': [" d "]"
#define GAP "'applies': '対象', 'response': 'Yes', 'text': '写しを取る。'", "'applies': '対象外', 'response': 'Yes', 'text': '写しを取る。'"

enum { C1 = 1, C2 = 2, BOTH = 3 };

/* The second vendor keeps a system of its own, with a register of its own. */
static struct fixture *two_contracts(void)
{
	struct fixture *f = fixture_new();

	fixture_replace(f, PROJECT, "'name': '例示社'}",
			"'name': '例示社'}, {'id': 'other', 'kind': 'vendor', 'name': '別社'}");
	fixture_replace(f, PROJECT, "'updates': 'maker'}]}",
			"'updates': 'maker'}]}, {'id': 'pacs', 'name': '画像', 'vendor': 'other', "
			"'owner': 'clinic'}");
	fixture_replace(f, PROJECT,
			"'systems': ['karte'], 'params': {}, 'positions': {}, 'omit': []}",
			"'systems': ['karte'], 'params': {}, 'positions': {}, 'omit': []}, {'id': "
			"'c2', 'title': '画像の契約書', 'registers': ['pacs'],\n"
			"'parties': [{'party': 'clinic', 'label': '甲', 'role': 'hospital'}, "
			"{'party': 'other', 'label': '乙', 'role': 'vendor'}],\n"
			"'systems': ['pacs'], 'params': {}}");
	fixture_replace(f, CONTACTS, "'systems': ['karte']", "'systems': ['karte', 'pacs']");
	fixture_register(f, SECOND,
			 "{'id': 'R1', 'scenario': '回線から入られる。', 'level': 'High', "
			 "'response': 'Yes'}",
			 "{'risk': 'R1', 'no': '①-1', 'viewpoint': '技術的対策', 'applies': "
			 "'対象', 'response': 'Yes', 'text': '作業を申請する。'},"
			 "{'risk': 'R1', 'no': '①-2', 'viewpoint': '技術的対策', 'applies': "
			 "'対象', 'response': 'Yes', 'text': '写しを取る。'}");
	return f;
}

/* A finding, and the contracts whose papers it touches. */
static const struct {
	const char *file, *from, *to;
	enum diag_code code;
	int touches;
} cases[] = {
	/* rows of a contract */
	{REGISTER, GAP, DIAG_GAP, C1},
	{SECOND, GAP, DIAG_GAP, C2},
	{DECIDE("{'id': 'D1', 'requirement': 'pacs:R1/①-1', 'roles': {'other': 'accountable', "
		"'clinic': 'accountable'}}"),
	 DIAG_TWO_ACCOUNTABLE, C2},
	/* a register belongs to the contracts that rest on it */
	{SECOND, "'id': 'R1', ", "'id': 'R1', 'topic': 'gone', ", DIAG_UNKNOWN_TOPIC, C2},
	{SECOND, "'risk': 'R1', 'no': '①-1'", "'risk': 'R9', 'no': '①-1'", DIAG_UNKNOWN_ROW, C2},
	{REGISTER, "'id': 'R2', ", "'id': 'R2', 'topic': 'gone', ", DIAG_UNKNOWN_TOPIC, C1},
	/* parties, systems, contracts */
	{PROJECT, "'name': '別社'}",
	 "'name': '別社'}, {'id': 'other', 'kind': 'vendor', 'name': '別社2'}", DIAG_DUPLICATE_ID,
	 C2},
	{PROJECT, "'name': '別社'}",
	 "'name': '別社'}, {'id': 'clinic', 'kind': 'hospital', 'name': '病院'}", DIAG_DUPLICATE_ID,
	 BOTH},
	{PROJECT, "'vendor': 'other', 'owner'", "'vendor': 'gone', 'owner'", DIAG_UNKNOWN_PARTY,
	 C2},
	{PROJECT, "'vendor': 'other', 'owner'", "'vendor': 'other', 'connects': ['gone'], 'owner'",
	 DIAG_UNKNOWN_SYSTEM, C2},
	/* drawn beside it */
	{PROJECT, "'vendor': 'other', 'owner'", "'vendor': 'gone', 'connects': ['karte'], 'owner'",
	 DIAG_UNKNOWN_PARTY, BOTH},
	{PROJECT, "'updates': 'maker'}]}", "'updates': 'gone'}]}", DIAG_UNKNOWN_PARTY, C1},
	{PROJECT, "'systems': ['pacs']", "'systems': ['pacs', 'gone']", DIAG_UNKNOWN_SYSTEM, C2},
	{PROJECT, "'party': 'other', 'label': '乙'", "'party': 'other', 'label': '甲'",
	 DIAG_DUPLICATE_ID, C2},
	{PROJECT, "'systems': ['pacs'], ",
	 "'systems': ['pacs'], 'omit': [{'clause': 'gone', 'reason': '無'}], ", DIAG_UNKNOWN_CLAUSE,
	 C2},
	/* decisions: of a contract, of a register, of anything */
	{DECIDE("{'id': 'D1', 'requirement': 'R9/①-1', 'contract': 'c2'}"), DIAG_ORPHANED_DECISION,
	 C2},
	{DECIDE("{'id': 'D1', 'requirement': 'pacs:R9/①-1'}"), DIAG_ORPHANED_DECISION, C2},
	{DECIDE("{'id': 'D1', 'requirement': 'R9/①-1'}"), DIAG_ORPHANED_DECISION, BOTH},
	{DECIDE("{'id': 'D1', 'topic': 'remote', 'contract': 'gone'}"), DIAG_ORPHANED_DECISION,
	 BOTH},
	{DECIDE("{'id': 'D1', 'requirement': 'pacs:R1/①-1'}, {'id': 'D1', 'requirement': "
		"'R1/①-2'}"),
	 DIAG_DUPLICATE_ID, BOTH},
	{DECISIONS, "'risk': 'R2'", "'risk': 'R2', 'register': 'gone'", DIAG_ORPHANED_DECISION,
	 BOTH},
	{DECISIONS, "'risk': 'R2'", "'risk': 'pacs:R9'", DIAG_ORPHANED_DECISION, C2},
	/* the project as such, and the library */
	{PROJECT, "'guideline': 'gl-1'", "'guideline': 'gl-9'", DIAG_UNKNOWN_GUIDELINE, BOTH},
	{PROJECT, "'contacts'], 'params'", "'contacts', 'gone'], 'params'", DIAG_UNKNOWN_DOCUMENT,
	 BOTH},
	{PROJECT, "'contacts'], 'params'",
	 "'contacts'], 'omit': [{'clause': 'gone', 'reason': '無'}], 'params'", DIAG_UNKNOWN_CLAUSE,
	 0},
	{CONTACTS, "'party': 'maker'", "'party': 'gone'", DIAG_UNKNOWN_PARTY, BOTH},
	{"data/clauses/topics.json", "'gl-1/3'", "'gl-1/9'", DIAG_UNKNOWN_REFERENCE, BOTH},
	{"data/clauses/remote/remote-a.md", "gl-1/4", "gl-1/9", DIAG_UNKNOWN_REFERENCE, BOTH},
	{"data/clauses/remote/remote-a.md", "[annex]", "[annex, gone]", DIAG_UNKNOWN_DOCUMENT,
	 BOTH},
	{"data/clauses/remote/remote-a.md", "{{vendor}}", "{{vender}}", DIAG_UNDEFINED_PLACEHOLDER,
	 BOTH},
	/* of the rules only */
	{"data/clauses/remote/remote-r.md", "topic: remote", "topic: gone", DIAG_UNKNOWN_TOPIC, 0},
	{"data/clauses/remote/remote-r.md", "[rules]", "[rules, gone]", DIAG_UNKNOWN_DOCUMENT,
	 BOTH},
	{"data/clauses/remote/remote-r.md", "{{hospital}}", "{{hopital}}",
	 DIAG_UNDEFINED_PLACEHOLDER, 0},
};

static bool touches(const struct fixture *f, const char *scope, const struct diag *d)
{
	return scope_touched(f->run.project, f->run.library, scope, bind_keeps_to_contract, d);
}

Test(scope, sound_without_a_fault)
{
	struct fixture *f = two_contracts();

	fixture_check(f);
	cr_assert_not(diag_failed(f->run.findings), "%s", found_all(f->a, f->run.findings));
	fixture_free(f);
}

Test(scope, findings_touch_the_contracts_they_speak_of)
{
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct fixture *f = two_contracts();

		fixture_replace(f, cases[i].file, cases[i].from, cases[i].to);
		fixture_check(f);
		const struct diag *d = found(f->run.findings, cases[i].code, NULL);

		cr_assert(d, "case %zu:%s", i, found_all(f->a, f->run.findings));
		cr_expect_eq(touches(f, "c1", d), (cases[i].touches & C1) != 0, "case %zu, c1: %s",
			     i, d->message);
		cr_expect_eq(touches(f, "c2", d), (cases[i].touches & C2) != 0, "case %zu, c2: %s",
			     i, d->message);
		cr_expect(touches(f, SCOPE_HOSPITAL, d), "case %zu, hospital: %s", i, d->message);
		fixture_free(f);
	}
}

/* The same words from both contracts are one finding, which touches both. */
Test(scope, a_finding_that_two_contracts_have_touches_both)
{
	struct fixture *f = two_contracts();

	fixture_replace(f, "data/clauses/backup/backup-a.md", "毎日写しを取る。",
			"毎日{{gone}}の写しを取る。");
	fixture_check(f);
	const struct diag *d = found(f->run.findings, DIAG_UNDEFINED_PLACEHOLDER, "backup-a");

	cr_assert(d && found_count(f->run.findings, DIAG_UNDEFINED_PLACEHOLDER) == 1);
	cr_assert(touches(f, "c1", d) && touches(f, "c2", d));
	fixture_replace(f, PROJECT, "'systems': ['pacs'], ",
			"'systems': ['pacs'], 'positions': {'backup-a': '代替案'}, ");
	fixture_check(f);
	d = found(f->run.findings, DIAG_UNDEFINED_PLACEHOLDER, "backup-a");
	cr_assert(d && touches(f, "c1", d) && !touches(f, "c2", d),
		  "the second contract has another wording");
	fixture_free(f);
}

/*
 * What a view of the whole project prints may be of any contract; so may a matter that nobody knows
 * here.
 */
Test(scope, in_doubt_it_touches)
{
	static const char *const blocks[] = {"'block': 'table', 'view': 'findings', 'columns': "
					     "[{'head': '指摘', 'field': 'message'}]",
					     "'block': 'figure', 'figure': 'contact-tree'"};

	for (size_t i = 0; i < ARRAY_LEN(blocks); i++) {
		struct fixture *f = two_contracts();

		fixture_replace(f, SECOND, GAP);
		fixture_replace(f, "data/templates/documents/annex.json", "{'block': 'articles'}",
				arena_concat(f->a, "{'block': 'articles'}, {", blocks[i], "}",
					     (char *)NULL));
		fixture_check(f);
		cr_expect(touches(f, "c1", found(f->run.findings, DIAG_GAP, NULL)), "block %zu", i);
		fixture_free(f);
	}
	struct fixture *f = two_contracts();

	fixture_check(f);
	diag_add(f->dl, DIAG_GAP, "R1", "register.json", "c2");
	cr_assert(touches(f, "c1", &f->dl->all.at[0]), "nothing is said of it");
	diag_about(f->dl, 0, "weather", "rain");
	cr_assert(touches(f, "c1", &f->dl->all.at[0]), "a matter that is not known");
	fixture_free(f);
}
