/* SPDX-License-Identifier: MIT
 *
 * bunkai.json, contacts.json and decisions.json: what is read, and what is refused with its place.
 */
#include <criterion/criterion.h>
#include <string.h>

#include "../support/fixture.h"
#include "../support/suite.h"
#include "base/text.h"

FIXTURE_SUITE(load_project, f);

Test(load_project, everything_is_read)
{
	fixture_replace(f, "project/bunkai.json", "'params': {}, 'positions': {}, 'omit': []",
			"'params': {'days': 7, 'rate': 0.5, 'word': '前日', 'on': true, 'none': "
			"null}, 'positions': {'backup-a': '代替案'},\n"
			" 'omit': [{'clause': 'logging-a', 'reason': '別に定める。'}]");
	fixture_load(f);
	const struct project *p = f->run.project;
	const struct contract *c = project_contract(p, "c1");

	cr_assert(p->parties.n == 2 && p->systems.n == 1 && p->contracts.n == 1 &&
		  p->registers.n == 1 && p->documents.n == 4);
	cr_assert_str_eq(p->date, "2026-10-01");
	cr_assert_str_eq(c->signed_on, "2026-09-15");
	cr_assert_str_eq(c->registers.at[0], "register",
			 "a contract without registers rests on register.json");
	cr_assert_str_eq(settings_get(&c->params, "days"), "7");
	cr_assert_str_eq(settings_get(&c->params, "rate"), "0.5");
	cr_assert_str_eq(settings_get(&c->params, "word"), "前日");
	cr_assert_str_eq(settings_get(&c->params, "on"), "true");
	cr_assert_null(settings_get(&c->params, "none"));
	cr_assert_str_eq(settings_get(&c->positions, "backup-a"), "代替案");
	cr_assert_str_eq(c->omit.at[0].reason, "別に定める。");
	cr_assert(text_ends(c->omit.at[0].place, "bunkai.json:contracts[0].omit[0]"));
	cr_assert_str_eq(settings_get(&p->systems.at[0].flags, "remote_maintenance"), "true");
	cr_assert_str_eq(settings_get(&p->systems.at[0].flags, "cloud"), "false");
	cr_assert_str_eq(p->systems.at[0].servers.at[0].updates, "maker");
	cr_assert_eq(f->run.problems->all.n, 0);
}

Test(load_project, contacts_and_decisions)
{
	fixture_decisions(f, "{'id': 'D1', 'requirement': 'R1/①-1', 'contract': 'c1', 'phase': "
			     "'end', 'roles': {'maker': 'does'}, 'status': 'agreed',\n"
			     " 'text': '文', 'fee': 'extra', 'when': '毎月', 'by': '長', 'date': "
			     "'2026-09-01', 'reason': '理由'}, {'id': 'D2', 'topic': 'remote'}");
	fixture_load(f);
	const struct project *p = f->run.project;

	cr_assert_str_eq(p->contacts.at[0].systems.at[0], "karte");
	cr_assert_eq(p->escalation.at[0].step, 1);
	cr_assert_str_eq(p->desks.at[0].phone, "0X-9");
	cr_assert_eq(p->decisions.n, 2);
	cr_assert_str_eq(settings_get(&p->decisions.at[0].roles, "maker"), "does");
	cr_assert_str_eq(p->decisions.at[0].fee, "extra");
	cr_assert_str_eq(p->decisions.at[1].topic, "remote");
}

Test(load_project, optional_files_may_be_missing)
{
	fixture_remove(f, "project/contacts.json");
	fixture_remove(f, "project/decisions.json");
	fixture_load(f);
	cr_assert_eq(f->run.project->contacts.n + f->run.project->decisions.n, 0);
}

Test(load_project, registers_are_found_by_name)
{
	fixture_register(f, "project/registers/ehr.json", "{'id': 'R1'}", "");
	fixture_register(f, "project/registers/tele.2026.json", "{'id': 'R1'}", "");
	fixture_write(f, "project/registers/note.txt", "見ない\n");
	fixture_load(f);
	cr_assert_eq(f->run.project->registers.n, 3);
	cr_assert_not_null(project_register(f->run.project, "ehr"));
	cr_assert_not_null(project_register(f->run.project, "tele.2026"));
	cr_assert_str_eq(project_register(f->run.project, "register")->family, "metimic-1.1");
}

Test(load_project, there_must_be_a_folder_and_a_file)
{
	fixture_remove(f, "project/bunkai.json");
	cr_assert_not(fixture_try(f));
	cr_assert(text_ends(found(f->run.problems, DIAG_CANNOT_READ, NULL)->place,
			    "project/bunkai.json"));
	cr_assert_not(run_load(&f->run, f->a, fixture_path(f, "nowhere")));
	cr_assert_not_null(found(f->run.problems, DIAG_NO_PROJECT, NULL));
}

static const struct {
	const char *file, *from, *to, *place;
	enum diag_code code;
} faults[] = {
	{"bunkai.json", "'date': '2026-10-01'", "'date': '2026-10-32'", "bunkai.json:date",
	 DIAG_BAD_DATE},
	{"bunkai.json", "'title': '試験', ", "", "bunkai.json", DIAG_MISSING_MEMBER},
	{"bunkai.json", "'kind': 'vendor'", "'kind': 'friend'", "bunkai.json:parties[1].kind",
	 DIAG_UNKNOWN_VALUE},
	{"bunkai.json", "'support_end': '2028-06-30'", "'support_end': '2028'",
	 "bunkai.json:systems[0].servers[0].support_end", DIAG_BAD_DATE},
	{"bunkai.json", "'label': '乙', ", "", "bunkai.json:contracts[0].parties[1]",
	 DIAG_MISSING_MEMBER},
	{"bunkai.json", "'role': 'vendor'", "'role': 'seller'",
	 "bunkai.json:contracts[0].parties[1].role", DIAG_UNKNOWN_VALUE},
	{"bunkai.json", "'omit': []", "'omit': [{'reason': '理由'}]",
	 "bunkai.json:contracts[0].omit[0]", DIAG_MISSING_MEMBER},
	{"bunkai.json", "'omit': []", "'omit': [{'clause': 'x'}]",
	 "bunkai.json:contracts[0].omit[0]", DIAG_MISSING_MEMBER},
	{"bunkai.json", "'omit': []", "'omit': {}", "bunkai.json:contracts[0].omit",
	 DIAG_WRONG_TYPE},
	{"bunkai.json", "'params': {}, 'positions'", "'params': {'a': []}, 'positions'",
	 "bunkai.json:contracts[0].params.a", DIAG_WRONG_TYPE},
	{"bunkai.json", "'systems': ['karte']", "'systems': [1]",
	 "bunkai.json:contracts[0].systems", DIAG_WRONG_TYPE},
	{"bunkai.json", "'documents': ['annex'", "'documents': [3", "bunkai.json:documents",
	 DIAG_WRONG_TYPE},
	{"contacts.json", "'kind': 'vendor'", "'kind': 'friend'", "contacts.json:contacts[0].kind",
	 DIAG_UNKNOWN_VALUE},
	{"contacts.json", "'confirmed': '2026-09-01'", "'confirmed': 'May'",
	 "contacts.json:contacts[0].confirmed", DIAG_BAD_DATE},
	{"contacts.json", "'step': 1", "'step': 1.5", "contacts.json:escalation[0].step",
	 DIAG_WRONG_TYPE},
	{"contacts.json", "'desk': 'office', ", "", "contacts.json:desks[0]", DIAG_MISSING_MEMBER},
	{"contacts.json", "'contacts': [", "'contact': [", "contacts.json", DIAG_MISSING_MEMBER},
	{"decisions.json", "'decisions': []", "'decisions': [{'id': 'D1'}]",
	 "decisions.json:decisions[0]", DIAG_DECISION_SUBJECT},
	{"decisions.json", "'decisions': []",
	 "'decisions': [{'id': 'D1', 'topic': 'remote', 'requirement': 'R1/①-1'}]",
	 "decisions.json:decisions[0]", DIAG_DECISION_SUBJECT},
	{"decisions.json", "'decisions': []",
	 "'decisions': [{'id': 'D1', 'topic': 'remote', 'clause': 'backup-a', 'position': "
	 "'代替案'}]",
	 "decisions.json:decisions[0]", DIAG_DECISION_SUBJECT},
	{"decisions.json", "'decisions': []", "'decisions': [{'id': 'D1', 'clause': 'backup-a'}]",
	 "decisions.json:decisions[0]", DIAG_DECISION_POSITION},
	{"decisions.json", "'decisions': []",
	 "'decisions': [{'id': 'D1', 'topic': 'remote', 'position': '代替案'}]",
	 "decisions.json:decisions[0]", DIAG_DECISION_POSITION},
	{"decisions.json", "'decisions': []",
	 "'decisions': [{'id': 'D1', 'topic': 'remote', 'fee': 'much'}]",
	 "decisions.json:decisions[0].fee", DIAG_UNKNOWN_VALUE},
	{"decisions.json", "'decisions': []",
	 "'decisions': [{'id': 'D1', 'topic': 'remote', 'roles': ['maker']}]",
	 "decisions.json:decisions[0].roles", DIAG_WRONG_TYPE},
	{"decisions.json", "'decisions': []", "'decisions': {}", "decisions.json:decisions",
	 DIAG_WRONG_TYPE},
	{"decisions.json", "'by': '院長', ", "", "decisions.json:acceptances[0]",
	 DIAG_MISSING_MEMBER},
	{"register.json", "'id': 'R1', ", "", "register.json:risks[0]", DIAG_MISSING_MEMBER},
	{"register.json", "bunkai/register/1", "bunkai/project/1", "register.json:schema",
	 DIAG_BAD_SCHEMA},
};

Test(load_project, faults_name_file_and_member)
{
	for (size_t i = 0; i < ARRAY_LEN(faults); i++) {
		struct fixture *own = fixture_new();

		fixture_replace(own, arena_concat(own->a, "project/", faults[i].file, (char *)NULL),
				faults[i].from, faults[i].to);
		cr_assert_not(fixture_try(own), "case %zu was taken: %s", i, faults[i].to);
		const struct diag *d = found(own->run.problems, faults[i].code, NULL);

		cr_assert(d && text_ends(d->place, faults[i].place), "case %zu: %s", i,
			  found_all(own->a, own->run.problems));
		fixture_free(own);
	}
}

static const struct {
	const char *text, *place;
	enum diag_code code;
} inspections[] = {
	{"'answers': [{'item': '1①'}]", "inspection.json:answers[0]", DIAG_MISSING_MEMBER},
	{"'answers': [{'item': '1①', 'answer': 'maybe'}]", "inspection.json:answers[0].answer",
	 DIAG_UNKNOWN_VALUE},
	{"'answers': [{'item': '1①', 'answer': 'no', 'target': 'soon'}]",
	 "inspection.json:answers[0].target", DIAG_BAD_DATE},
	{"'disclosures': [{'id': 'x', 'system': 'karte'}]", "inspection.json:disclosures[0]",
	 DIAG_MISSING_MEMBER},
	{"'disclosures': [{'id': 'x', 'system': 'karte', 'paper': 'mds', 'asked': '7月'}]",
	 "inspection.json:disclosures[0].asked", DIAG_BAD_DATE},
	{"'disclosures': {}", "inspection.json:disclosures", DIAG_WRONG_TYPE},
};

/* The file may be missing; what stands in it has to be right. */
Test(load_project, inspection_json_names_what_is_wrong)
{
	for (size_t i = 0; i < ARRAY_LEN(inspections); i++) {
		fixture_write(f, "project/inspection.json",
			      arena_concat(f->a, "{'schema': 'bunkai/inspection/1', ",
					   inspections[i].text, "}", (char *)NULL));
		cr_assert_not(fixture_try(f), "case %zu was taken", i);
		const struct diag *d = found(f->run.problems, inspections[i].code, NULL);

		cr_assert(d && text_ends(d->place, inspections[i].place), "case %zu: %s", i,
			  found_all(f->a, f->run.problems));
	}
	fixture_write(f, "project/inspection.json", "{'schema': 'bunkai/inspection/1'}");
	fixture_load(f);
	cr_expect(f->run.project->inspection.stands);
	fixture_remove(f, "project/inspection.json");
	fixture_load(f);
	cr_expect_not(f->run.project->inspection.stands);
}

Test(load_project, an_unknown_member_is_a_warning)
{
	fixture_replace(f, "project/bunkai.json", "'guideline': 'gl-1'", "'guidelin': 'gl-1'");
	fixture_replace(f, "project/bunkai.json", "'cloud': false", "'cloud': 3");
	fixture_load(f);
	cr_assert_eq(found_count(f->run.problems, DIAG_UNKNOWN_MEMBER), 2, "%s",
		     found_all(f->a, f->run.problems));
	cr_assert(text_ends(f->run.problems->all.at[1].place, "bunkai.json:systems[0].cloud"),
		  "a number is no flag");
}
