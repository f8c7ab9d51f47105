/* SPDX-License-Identifier: MIT
 *
 * Which clauses a document carries, in which order, under which numbers and with which parameters.
 */
#include "derive/clauses.h"
#include "derive/selection_reference.h"

#include <criterion/criterion.h>
#include <string.h>

#include "../support/fixture.h"
#include "../support/suite.h"
#include "base/text.h"

FIXTURE_SUITE(clauses, f);

static const struct selection *select_for(const char *document, const char *contract)
{
	fixture_load(f);
	return select_clauses(f->a, f->run.project, f->run.library,
			      library_template(f->run.library, document),
			      contract ? project_contract(f->run.project, contract) : NULL, NULL);
}

static const struct chosen *find(const struct selection *s, const char *clause)
{
	for (size_t i = 0; i < s->all.n; i++)
		if (strcmp(s->all.at[i].clause->id, clause) == 0)
			return &s->all.at[i];
	return NULL;
}

static void own_clause(const char *id, const char *more)
{
	fixture_write(f, arena_concat(f->a, "project/clauses/", id, ".md", (char *)NULL),
		      arena_concat(f->a, "---\nid: ", id, "\ntitle: 題\n", more, "\n---\n項。\n",
				   (char *)NULL));
}

Test(clauses, numbered_over_the_chapters)
{
	static const char *const order[] = {"zeta", "remote-a", "backup-a", "logging-a"};

	own_clause("zeta", "topic: remote\ndocuments: [annex]\norder: 1");
	const struct selection *s = select_for("annex", "c1");

	cr_assert_eq(s->n_in, ARRAY_LEN(order));
	cr_assert_eq(s->all.n, 5, "the one that is left out stands behind");
	for (size_t i = 0; i < s->n_in; i++) {
		cr_assert_str_eq(s->all.at[i].clause->id, order[i]);
		cr_assert_str_eq(s->all.at[i].number, arena_printf(f->a, "%zu", i + 1));
	}
	cr_assert_str_eq(s->all.at[1].chapter->id, "work");
	cr_assert_str_eq(s->all.at[2].chapter->id, "data");
	cr_assert_null(s->all.at[4].number);
}

Test(clauses, chapters_follow_their_list_not_the_topics)
{
	fixture_replace(f, "data/clauses/topics.json",
			"[{'id': 'work', 'title': '作業'}, {'id': 'data', 'title': '情報'}]",
			"[{'id': 'data', 'title': '情報'}, {'id': 'work', 'title': '作業'}]");
	const struct selection *s = select_for("annex", "c1");

	cr_assert_str_eq(s->all.at[0].clause->id, "backup-a");
	cr_assert_str_eq(s->all.at[2].clause->id, "remote-a");
}

Test(clauses, a_document_that_speaks_of_anothers_articles_counts_the_same)
{
	const struct selection *s = select_for("boundary", "c1");

	cr_assert_str_eq(selection_find(s, "backup-a")->number, "2");
	cr_assert_null(selection_find(s, "remote-r"));
	cr_assert_eq(select_for("rules", NULL)->n_in, 1);
}

Test(clauses, why_a_clause_is_left_out)
{
	fixture_replace(f, "project/bunkai.json", "'omit': []",
			"'omit': [{'clause': 'backup-a', 'reason': '院内で行う。'}]");
	own_clause("cold", "topic: remote\ndocuments: [annex]\nwhen: system.cloud");
	own_clause("bare", "topic: no-such-topic\ndocuments: [annex]");
	const struct selection *s = select_for("annex", "c1");

	cr_assert_eq(find(s, "remote-r")->verdict, CLAUSE_OTHER_DOCUMENT);
	cr_assert_eq(find(s, "backup-a")->verdict, CLAUSE_OMITTED);
	cr_assert_str_eq(find(s, "backup-a")->reason, "院内で行う。");
	cr_assert_eq(find(s, "cold")->verdict, CLAUSE_CONDITION);
	cr_assert_str_eq(find(s, "cold")->reason, "system.cloud");
	cr_assert_eq(find(s, "bare")->verdict, CLAUSE_NO_CHAPTER);
	cr_assert_str_eq(find(s, "logging-a")->number, "2", "numbers have no holes");
}

Test(clauses, a_topic_is_left_out_as_a_whole)
{
	fixture_replace(f, "project/bunkai.json", "'omit': []",
			"'omit': [{'topic': 'backup', 'reason': '院内で行う。'}]");
	own_clause("second", "topic: backup\ndocuments: [annex]");
	const struct selection *s = select_for("annex", "c1");

	cr_assert_eq(find(s, "backup-a")->verdict, CLAUSE_OMITTED);
	cr_assert_eq(find(s, "second")->verdict, CLAUSE_OMITTED);
	cr_assert_str_eq(find(s, "second")->reason, "院内で行う。");
	cr_assert_eq(find(s, "remote-a")->verdict, CLAUSE_IN);
}

Test(clauses, the_project_leaves_out_of_documents_of_the_whole_hospital)
{
	fixture_replace(f, "project/bunkai.json", "'params': {}}",
			"'params': {}, 'omit': [{'topic': 'remote', 'reason': '行わない。'}]}");
	cr_assert_eq(find(select_for("rules", NULL), "remote-r")->verdict, CLAUSE_OMITTED);
	cr_assert_eq(find(select_for("annex", "c1"), "remote-a")->verdict, CLAUSE_IN,
		     "a contract has its own");
}

static const struct {
	const char *when;
	bool holds;
} conditions[] = {
	{"system.remote_maintenance", true}, {"not system.remote_maintenance", false},
	{"system.cloud", false},             {"not system.cloud", true},
	{"system.unheard", false},           {"not system.unheard", true},
	{"system.vpn", true}, /* a text that is not empty */
	{"contract.penalty", true},          {"contract.none", false},
	{"not contract.none", true},         {"param.audit", true},
	/* the project's stand behind the contract's */
	{"param.off", false},                {"contract.audit", true},
	{"party.vendor", true},              {"party.cloud", false},
	{"party.others", false},             {"not party.others", true},
	{"contract.off", false},
};

Test(clauses, conditions)
{
	fixture_replace(f, "project/bunkai.json", "'remote_maintenance': true",
			"'remote_maintenance': true, 'vpn': '閉域網', 'empty': ''");
	fixture_replace(f, "project/bunkai.json", "'params': {}, 'positions'",
			"'params': {'penalty': 3}, 'positions'");
	fixture_replace(f, "project/bunkai.json", "'params': {}}",
			"'params': {'audit': true, 'off': false}}");
	for (size_t i = 0; i < ARRAY_LEN(conditions); i++)
		own_clause(arena_printf(f->a, "c%zu", i),
			   arena_concat(f->a, "topic: remote\ndocuments: [annex]\nwhen: ",
					conditions[i].when, (char *)NULL));
	const struct selection *s = select_for("annex", "c1");

	for (size_t i = 0; i < ARRAY_LEN(conditions); i++)
		cr_assert_eq(find(s, arena_printf(f->a, "c%zu", i))->verdict == CLAUSE_IN,
			     conditions[i].holds, "%s", conditions[i].when);
}

Test(clauses, conditions_look_at_the_contracts_own_systems)
{
	fixture_replace(f, "project/bunkai.json", "'systems': [{",
			"'systems': [{'id': 'far', 'name': '遠い', 'cloud': true}, {");
	own_clause("cold", "topic: remote\ndocuments: [annex, rules]\nwhen: system.cloud");
	cr_assert_eq(find(select_for("annex", "c1"), "cold")->verdict, CLAUSE_CONDITION,
		     "the contract does not cover it");
	cr_assert_eq(find(select_for("rules", NULL), "cold")->verdict, CLAUSE_IN,
		     "the hospital has one");
}

Test(clauses, positions)
{
	cr_assert_str_eq(selection_find(select_for("annex", "c1"), "backup-a")->position->name,
			 "標準案");
	fixture_replace(f, "project/bunkai.json", "'positions': {}",
			"'positions': {'backup-a': '代替案'}");
	cr_assert_str_eq(selection_find(select_for("annex", "c1"), "backup-a")->position->name,
			 "代替案");
	fixture_replace(f, "project/bunkai.json", "'代替案'", "'最終案'");
	cr_assert_str_eq(selection_find(select_for("annex", "c1"), "backup-a")->position->name,
			 "標準案", "an unknown one is a finding, the first is taken");
}

/* Decisions, and what they make of backup-a in a contract that picks 代替案 itself. */
static const struct {
	const char *decisions, *position, *by;
} deciding[] = {
	{"{'id': 'D1', 'clause': 'backup-a', 'position': '標準案'}", "標準案", "D1"},
	{"{'id': 'D1', 'clause': 'backup-a', 'position': '標準案', 'contract': 'c1', 'status': "
	 "'agreed'}",
	 "標準案", "D1"},
	{"{'id': 'D1', 'clause': 'backup-a', 'position': '標準案', 'contract': 'other'}", "代替案",
	 NULL},
	{"{'id': 'D1', 'clause': 'backup-a', 'position': '標準案', 'status': 'open'}", "代替案",
	 NULL},
	{"{'id': 'D1', 'clause': 'backup-a', 'position': '標準案', 'status': 'rejected'}", "代替案",
	 NULL},
	{"{'id': 'D1', 'clause': 'backup-a', 'position': '最終案'}", "代替案", NULL},
	{"{'id': 'D1', 'clause': 'backup-a', 'position': '標準案'}, {'id': 'D2', 'clause': "
	 "'backup-a', 'position': '代替案'}",
	 "代替案", "D2"},
};

Test(clauses, a_decision_picks_a_position)
{
	fixture_replace(f, "project/bunkai.json", "'positions': {}",
			"'positions': {'backup-a': '代替案'}");
	for (size_t i = 0; i < ARRAY_LEN(deciding); i++) {
		fixture_decisions(f, deciding[i].decisions);
		const struct chosen *c = selection_find(select_for("annex", "c1"), "backup-a");

		cr_assert_str_eq(c->position->name, deciding[i].position, "case %zu: %s", i,
				 c->position->name);
		cr_assert(text_equal(c->decision ? c->decision->id : NULL, deciding[i].by),
			  "case %zu", i);
	}
}

Test(clauses, a_decision_on_a_clause_leaves_responsibilities_alone)
{
	fixture_decisions(f, "{'id': 'D1', 'clause': 'remote-a', 'position': '標準案', 'roles': "
			     "{'maker': 'none'}}");
	fixture_load(f);
	cr_assert_eq(fixture_row(f, "R1/①-1")->decisions.n, 0);
	cr_assert_str_eq(fixture_role(fixture_row(f, "R1/①-1"), "maker"), "accountable");
}

/*
 * Settings of contract and project, and what {{days}} of remote-a is then; the nearest wins, and
 * there the most exact.
 */
static const struct {
	const char *contract, *project, *days;
} params[] = {
	{"", "", "5"},
	{"", "'days': 4", "4"},
	{"", "'days': 4, 'remote-a.days': 3", "3"},
	{"'days': 2", "'days': 4", "2"},
	{"'days': 2", "'days': 4, 'remote-a.days': 3", "2"},
	{"'days': 2, 'remote-a.days': 1", "'days': 4, 'remote-a.days': 3", "1"},
	{"'backup-a.days': 9", "", "5"},
};

Test(clauses, parameters)
{
	for (size_t i = 0; i < ARRAY_LEN(params); i++) {
		fixture_write(f, "project/bunkai.json",
			      arena_concat(f->a,
					   "{'schema': 'bunkai/project/1', 'title': '試験', "
					   "'date': '2026-10-01', 'parties': [], 'params': {",
					   params[i].project,
					   "}, 'contracts': [{'id': 'c1', 'title': '契約', "
					   "'parties': [], 'params': {",
					   params[i].contract, "}}]}", (char *)NULL));
		cr_assert_str_eq(
			settings_get(&selection_find(select_for("annex", "c1"), "remote-a")->names,
				     "days"),
			params[i].days, "case %zu: %s", i,
			settings_get(&selection_find(select_for("annex", "c1"), "remote-a")->names,
				     "days"));
	}
}

Test(clauses, names_of_a_contract)
{
	static const char *const names[][2] = {
		{"hospital", "甲"},
		{"vendor", "乙"},
		{"hospital_name", "見本病院"},
		{"vendor_name", "例示社"},
		{"contract_title", "保守契約書"},
		{"date", "令和8年10月1日"},
		{"from", "令和8年10月1日"},
		{"to", "令和9年9月30日"},
		{"edition", "初版"},
		{"facts_as_of", "令和8年8月31日"},
		{"parties", "甲：見本病院、乙：例示社"},
	};
	const struct selection *s = select_for("annex", "c1");

	for (size_t i = 0; i < ARRAY_LEN(names); i++)
		cr_assert_str_eq(settings_get(&s->names, names[i][0]), names[i][1], "%s",
				 names[i][0]);
	cr_assert_null(settings_get(&s->names, "contract_number"), "what nobody set stays a hole");
}

Test(clauses, the_annexs_one_day_is_said_without_a_date)
{
	fixture_replace(f, "project/bunkai.json", "'from': '2026-10-01', ", "");
	const struct selection *s = select_for("annex", "c1");

	cr_assert_str_eq(settings_get(&s->names, "from"), "原契約の期間の初日");
}

/* Whoever signs beside the two sides, by role and all together; nobody does: by their trade. */
static const struct {
	const char *parties, *cloud, *others;
	bool signs;
} thirds[] = {
	{"", "クラウド事業者", "その他の当事者", false},
	{", {'party': 'maker', 'label': '丙', 'role': 'cloud'}", "丙", "丙", true},
	{", {'party': 'maker', 'label': '丙', 'role': 'vendor'}", "クラウド事業者", "丙", true},
	{", {'party': 'maker', 'label': '丙', 'role': 'carrier'}, {'party': 'maker', 'label': '丁', "
	 "'role': 'cloud'}, {'party': 'maker', 'label': '戊', 'role': 'cloud'}",
	 "丁", "丙、丁及び戊", true},
};

Test(clauses, names_of_whoever_else_signs)
{
	own_clause("bound", "topic: remote\ndocuments: [annex]\nwhen: party.others");
	for (size_t i = 0; i < ARRAY_LEN(thirds); i++) {
		const char *more = i ? thirds[i].parties : "",
			   *before = i ? thirds[i - 1].parties : "";

		fixture_replace(f, "project/bunkai.json",
				arena_concat(f->a, "'role': 'vendor'}", before, "]", (char *)NULL),
				arena_concat(f->a, "'role': 'vendor'}", more, "]", (char *)NULL));
		const struct selection *s = select_for("annex", "c1");

		cr_assert_str_eq(settings_get(&s->names, "cloud"), thirds[i].cloud, "case %zu", i);
		cr_assert_str_eq(settings_get(&s->names, "others"), thirds[i].others, "case %zu",
				 i);
		cr_assert_eq(find(s, "bound")->verdict == CLAUSE_IN, thirds[i].signs, "case %zu",
			     i);
	}
}

Test(clauses, a_documents_terms_come_before_labels)
{
	fixture_replace(f, "data/templates/documents/annex.json", "'scope': 'contract'",
			"'scope': 'contract', 'terms': {'vendor': '当社'}");
	const struct selection *s = select_for("annex", "c1");

	cr_assert_str_eq(settings_get(&s->names, "vendor"), "当社");
	cr_assert_str_eq(settings_get(&s->names, "hospital"), "甲");
	cr_assert_str_eq(settings_get(&s->names, "vendor_name"), "例示社");
}

Test(clauses, names_of_the_hospital)
{
	const struct selection *s = select_for("rules", NULL);

	cr_assert_str_eq(settings_get(&s->names, "hospital"), "当院");
	cr_assert_str_eq(settings_get(&s->names, "hospital_name"), "見本病院");
	cr_assert_null(settings_get(&s->names, "vendor_name"));
	cr_assert_null(settings_get(&s->names, "from"));
}

Test(clauses, references)
{
	static const char *const cases[][2] = {
		{"remote-a", "第1条"},
		{"backup-a", "第2条"},
		{"remote-a/1", "第1条第1項"},
		{"remote-a/3", "第1条第3項"},
		{"remote-a/4", NULL},
		{"remote-a/0", NULL},
		{"remote-a/-1", NULL},
		{"remote-a/", NULL},
		{"remote-a/x", NULL},
		{"remote-a/2x", NULL},
		{"remote-r", NULL},
		{"nobody", NULL},
		{"", NULL},
		{"/2", NULL},
	};
	const struct selection *s = select_for("annex", "c1");

	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		const char *got = selection_reference(f->a, f->run.library, s, cases[i][0]);

		cr_assert_eq(got == NULL, cases[i][1] == NULL, "%s: %s", cases[i][0], got);
		cr_assert(!got || strcmp(got, cases[i][1]) == 0, "%s: %s", cases[i][0], got);
	}
}
