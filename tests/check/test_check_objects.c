/* SPDX-License-Identifier: MIT
 *
 * Who sees to things: parties that are unknown, outside of the contract or under themselves; forms,
 * flows and notes of registers; articles that send their reader to a table.
 */
#include <criterion/criterion.h>
#include <string.h>

#include "../support/fixture.h"
#include "../support/suite.h"
#include "base/text.h"

FIXTURE_SUITE(check_objects, f);

static const struct diag *look_for(enum diag_code code, const char *subject)
{
	fixture_check(f);
	return found(f->run.findings, code, subject);
}

static void set_server(const char *more)
{
	fixture_replace(f, "project/bunkai.json", "'updates': 'maker'",
			arena_concat(f->a, "'updates': 'maker', ", more, (char *)NULL));
}

static void set_contract(const char *more)
{
	fixture_replace(f, "project/bunkai.json", "'omit': []}",
			arena_concat(f->a, "'omit': [], ", more, "}", (char *)NULL));
}

static void add_party(const char *more)
{
	fixture_replace(f, "project/bunkai.json", "'name': '例示社'}",
			arena_concat(f->a, "'name': '例示社'}, ", more, (char *)NULL));
}

Test(check_objects, every_member_that_names_a_party_is_looked_at)
{
	static const char *const members[] = {"owner",    "configures", "monitors",
					      "maintains", "out_of_scope"};

	for (size_t i = 0; i < ARRAY_LEN(members); i++) {
		fixture_free(f);
		f = fixture_new();
		set_server(arena_printf(f->a, "'%s': 'nobody'", members[i]));
		cr_expect_not_null(look_for(DIAG_UNKNOWN_PARTY, "db"), "%s", members[i]);
	}
}

Test(check_objects, parties_of_lines_and_backups)
{
	fixture_replace(f, "project/bunkai.json", "'servers': [",
			"'lines': [{'id': 'l1', 'name': '光', 'carrier': 'nobody'}], 'backups': "
			"[{'id': 'b1', 'name': '台帳', 'restores': 'nobody'}], 'servers': [");
	cr_expect_not_null(look_for(DIAG_UNKNOWN_PARTY, "l1"));
	cr_expect_not_null(found(f->run.findings, DIAG_UNKNOWN_PARTY, "b1"));
}

Test(check_objects, who_works_is_bound_by_the_contract)
{
	add_party("{'id': 'sub', 'kind': 'subcontractor', 'name': '見本保守'}");
	set_server("'maintains': 'sub', 'owner': 'sub'");
	const struct diag *d = look_for(DIAG_OUTSIDE_PARTY, "db");

	cr_assert_not_null(d, "%s", found_all(f->a, f->run.findings));
	cr_expect_not_null(strstr(d->message, "maintains"), "%s", d->message);
	cr_expect_eq(found_count(f->run.findings, DIAG_OUTSIDE_PARTY), 1, "to own is no work");
	cr_expect_null(found(f->run.findings, DIAG_UNUSED, "sub"), "the server uses it");
}

Test(check_objects, a_subcontractor_is_bound_by_whom_it_is_under)
{
	add_party("{'id': 'sub', 'kind': 'subcontractor', 'name': '見本保守', 'under': 'mid'}, "
		  "{'id': 'mid', 'kind': 'subcontractor', 'name': '中間', 'under': 'maker'}");
	set_server("'maintains': 'sub'");
	cr_expect_null(look_for(DIAG_OUTSIDE_PARTY, "db"));
}

Test(check_objects, nobody_is_under_himself)
{
	add_party("{'id': 'x', 'kind': 'vendor', 'name': 'X', 'under': 'y'}, {'id': 'y', 'kind': "
		  "'vendor', 'name': 'Y', 'under': 'x'}, {'id': 'z', 'kind': 'vendor', 'name': "
		  "'Z', 'under': 'nobody'}");
	set_server("'maintains': 'x'");
	cr_expect_not_null(look_for(DIAG_UNDER_CIRCLE, "x"));
	cr_expect_not_null(found(f->run.findings, DIAG_UNDER_CIRCLE, "y"));
	cr_expect_not_null(found(f->run.findings, DIAG_UNKNOWN_PARTY, "z"));
	cr_expect_not_null(found(f->run.findings, DIAG_OUTSIDE_PARTY, "db"));
}

Test(check_objects, forms_and_flows_of_the_registers)
{
	fixture_replace(f, "project/register.json", "{'id': 'F1'}", "{'id': 'F1', 'form': '画面'}");
	set_contract("'forms': {'画面': 'nobody', '画像': 'maker'}, 'flows': [{'flow': 'F2', "
		     "'handles': 'maker'}, {'flow': 'F1', 'handles': 'nobody'}, {'flow': 'F1', "
		     "'register': 'none'}]");
	const struct diag *d = look_for(DIAG_UNKNOWN_FORM, "c1");

	cr_assert_not_null(d);
	cr_expect_not_null(strstr(d->message, "there are: 画面"), "those there are: %s", d->message);
	cr_expect_eq(found_count(f->run.findings, DIAG_UNKNOWN_FORM), 1);
	cr_expect_not_null(found(f->run.findings, DIAG_UNKNOWN_FLOW, "F2"));
	cr_expect_not_null(found(f->run.findings, DIAG_UNKNOWN_REGISTER, "F1"));
	cr_expect_not_null(found(f->run.findings, DIAG_UNKNOWN_PARTY, "F1"));
	cr_expect_not_null(found(f->run.findings, DIAG_UNKNOWN_PARTY, "c1"));
}

/* Notes are the hospital's own; a premise is for both, and somebody holds it. */
Test(check_objects, a_premise_that_no_contract_names)
{
	fixture_replace(f, "project/register.json", "'family': 'metimic-1.1',",
			"'family': 'metimic-1.1', 'notes': ['控え'], 'premises': ['院内は閉じている。', '端末は5台。'],");
	set_contract("'premises': [{'text': '端末は5台。', 'holds': 'clinic'}]");
	const struct diag *d = look_for(DIAG_PREMISE_OPEN, "c1");

	cr_assert_not_null(d);
	cr_expect_not_null(strstr(d->message, "院内は閉じている。"), "%s", d->message);
	cr_expect_eq(found_count(f->run.findings, DIAG_PREMISE_OPEN), 1);
}

static void make_citable(void);

/* One finding names all flows that lack a member, where a paper prints them. */
Test(check_objects, what_is_not_written_down)
{
	fixture_replace(f, "project/register.json", "{'id': 'F1'}",
			"{'id': 'F1', 'form': '画面'}, {'id': 'F2'}, {'id': 'F3', 'phase': '契約終了'}, "
			"{'id': 'F4'}");
	set_contract("'forms': {'画面': 'maker'}, 'flows': [{'flow': 'F4', 'out_of_scope': "
		     "'clinic'}]");
	cr_expect_null(look_for(DIAG_NOT_WRITTEN_DOWN, "c1"), "no paper prints them");
	make_citable();
	fixture_check(f);
	const char *all = found_all(f->a, f->run.findings);

	cr_expect_not_null(found(f->run.findings, DIAG_OPEN_THING, "flow.F2/handles"), "%s", all);
	cr_expect_not_null(found(f->run.findings, DIAG_OPEN_THING, "flow.F3/handles"), "%s", all);
	cr_expect_null(found(f->run.findings, DIAG_OPEN_THING, "flow.F4/handles"), "%s", all);
	cr_expect_null(found(f->run.findings, DIAG_OPEN_THING, "flow.画面/handles"), "%s", all);
	cr_expect_not_null(strstr(all, "'stored' of: F1, F2;"), "%s", all);
	cr_expect_not_null(strstr(all, "'returns' of: F3;"), "%s", all);
	cr_expect_not_null(strstr(all, "'erases' of: F3;"), "%s", all);
	cr_expect_eq(found_count(f->run.findings, DIAG_NOT_WRITTEN_DOWN), 5, "%s", all);
}

#define CITING "project/clauses/remote/remote-x.md"

static void cite(const char *table)
{
	fixture_write(f, CITING,
		      arena_concat(f->a, "---\nid: remote-x\ntopic: remote\ntitle: 表\ndocuments: ",
				   "[annex]\n---\n{{vendor}}は、{{table:", table,
				   "}}に記載する。\n", (char *)NULL));
}

static void make_citable(void)
{
	fixture_replace(f, "data/templates/documents/boundary.json", "{'part': '表', 'body'",
			"{'part': '表', 'id': 'hosts', 'cite': '分界表の表', 'body'");
}

Test(check_objects, an_article_cites_a_table_that_is_there)
{
	make_citable();
	cite("hosts");
	cr_expect_null(look_for(DIAG_UNKNOWN_TABLE, "remote-x"));
	const struct doc *d = fixture_bind(f, "annex", "c1");

	cr_assert_not_null(d, "%s", found_all(f->a, f->dl));
	cr_expect_not_null(strstr(doc_text(f->a, d), "乙は、分界表の表に記載する。"));
}

Test(check_objects, a_table_that_no_document_has)
{
	make_citable();
	cite("host");
	const struct diag *d = look_for(DIAG_UNKNOWN_TABLE, "remote-x");

	cr_assert_not_null(d, "%s", found_all(f->a, f->run.findings));
	cr_expect_not_null(strstr(d->message, "'hosts'"), "the nearest: %s", d->message);
}

Test(check_objects, a_table_of_a_document_that_is_not_made)
{
	make_citable();
	cite("hosts");
	cr_expect_null(look_for(DIAG_TABLE_NOT_MADE, "c1"));
	fixture_replace(f, "project/bunkai.json", "'annex', 'boundary'", "'annex'");
	const struct diag *d = look_for(DIAG_TABLE_NOT_MADE, "c1");

	cr_assert_not_null(d, "%s", found_all(f->a, f->run.findings));
	cr_expect_not_null(strstr(d->message, "boundary"), "%s", d->message);
}

/* A part that has an id is cited only where it says how. */
Test(check_objects, a_part_without_words_to_cite_it)
{
	fixture_replace(f, "data/templates/documents/boundary.json", "{'part': '表', 'body'",
			"{'part': '表', 'id': 'hosts', 'body'");
	cite("hosts");
	cr_expect_not_null(look_for(DIAG_UNKNOWN_TABLE, "remote-x"));
}
