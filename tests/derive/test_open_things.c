/* SPDX-License-Identifier: MIT
 *
 * What nobody holds, as rows: they come with the hole, go with what `set` writes, and are decided
 * as any row.
 */
#include "derive/open_things.h"

#include <criterion/criterion.h>
#include <string.h>

#include "../support/fixture.h"
#include "../support/suite.h"
#include "base/text.h"

FIXTURE_SUITE(open_things, f);

#define SERVER "'support_end': '2028-06-30', 'updates': 'maker'}]}"
/* Nothing of the little project is open with these. */
#define WHOLE "'configures': 'maker'}], 'monitors': 'maker'}"

#define HANDLED "'flows': [{'flow': 'F1', 'handles': 'maker'}]"

static void set_project(const char *server, const char *contract)
{
	fixture_replace(f, "data/templates/documents/boundary.json", "{'part': '表', 'body'",
			"{'part': '表', 'id': 'servers', 'cite': '別表2', 'body'");
	fixture_replace(f, "project/bunkai.json", SERVER, server);
	fixture_replace(f, "project/bunkai.json", "'omit': []}",
			arena_concat(f->a, "'omit': [], ", contract, "}", (char *)NULL));
	fixture_check(f);
}

static size_t count_open(void)
{
	const struct responsibilities *all = f->run.responsibilities[0];
	size_t n = 0;

	for (size_t i = 0; i < all->rows.n; i++)
		n += all->rows.at[i].open != NULL;
	return n;
}

Test(open_things, a_role_that_nobody_has_is_a_row)
{
	set_project("'support_end': '2028-06-30'," WHOLE, HANDLED);
	const struct responsibility *r = fixture_row(f, "server.karte.db/updates");

	cr_assert_not_null(r);
	cr_expect_eq(count_open(), 1);
	cr_expect_str_eq(r->status, "open");
	cr_expect_str_eq(r->full_key, "server.karte.db/updates");
	cr_expect_str_eq(responsibility_text(r), "電子カルテの主機の更新を行う者が定まっていない。");
	cr_expect_str_eq(r->open->setting.subject, "server/karte/db");
	cr_expect_str_eq(r->open->setting.member, "updates");
	const struct diag *d = found(f->run.findings, DIAG_OPEN_THING, "server.karte.db/updates");

	cr_assert_not_null(d, "%s", found_all(f->a, f->run.findings));
	cr_expect_not_null(strstr(d->message, "set DIR 'server/karte/db' updates=PARTY"), "%s",
			   d->message);
}

Test(open_things, what_is_said_has_no_row)
{
	set_project("'support_end': '2028-06-30', 'updates': 'maker'," WHOLE, HANDLED);
	cr_expect_eq(count_open(), 0);
}

Test(open_things, no_paper_asks_where_none_prints_it)
{
	fixture_check(f);
	cr_expect_eq(count_open(), 0, "the little project's boundary has no 別表");
}

Test(open_things, what_is_out_of_scope_is_not_asked)
{
	set_project("'out_of_scope': 'clinic'}], 'monitors': 'maker'}", HANDLED);
	cr_expect_eq(count_open(), 0);
}

/* Agreed on, and not written: papers would print 要協議 beside 合意済. */
Test(open_things, a_decision_settles_it_and_bunkai_json_has_to_say_it)
{
	set_project("'support_end': '2028-06-30'," WHOLE, HANDLED);
	fixture_decisions(f, "{'id': 'D1', 'requirement': 'server.karte.db/updates', 'roles': "
			     "{'vendor': 'accountable'}, 'status': 'agreed', 'by': '見本'}");
	fixture_check(f);
	cr_expect_str_eq(fixture_row(f, "server.karte.db/updates")->status, "agreed");
	cr_expect_not_null(found(f->run.findings, DIAG_AGREED_NOT_SET, NULL));
	cr_expect_null(found(f->run.findings, DIAG_ORPHANED_DECISION, NULL));
	fixture_replace(f, "project/bunkai.json", "'configures': 'maker'",
			"'updates': 'maker', 'configures': 'maker'");
	fixture_check(f);
	cr_expect_null(found(f->run.findings, DIAG_AGREED_NOT_SET, NULL), "%s",
		       found_all(f->a, f->run.findings));
	cr_expect_null(found(f->run.findings, DIAG_ORPHANED_DECISION, NULL));
	cr_expect_str_eq(fixture_row(f, "server.karte.db/updates")->status, "agreed");
}

Test(open_things, the_nearest_key_is_offered)
{
	set_project("'support_end': '2028-06-30'," WHOLE, HANDLED);
	fixture_decisions(f, "{'id': 'D1', 'requirement': 'server.karte.db/update', 'status': "
			     "'agreed', 'by': '見本'}");
	fixture_check(f);
	const struct diag *d = found(f->run.findings, DIAG_ORPHANED_DECISION, NULL);

	cr_assert_not_null(d, "%s", found_all(f->a, f->run.findings));
	cr_expect_not_null(strstr(d->message, "'server.karte.db/updates'"), "%s", d->message);
}

/* A form is asked once for all its flows, one that a flow has not for that flow. */
Test(open_things, forms_and_flows)
{
	fixture_replace(f, "project/register.json", "{'id': 'F1'}",
			"{'id': 'F1', 'form': '画面'}, {'id': 'F2', 'form': '画面'}, {'id': 'F3'}, "
			"{'id': 'F4', 'form': '紙'}, {'id': 'F5'}");
	set_project("'support_end': '2028-06-30', 'updates': 'maker'," WHOLE,
		    "'forms': {'紙': 'clinic'}, 'flows': [{'flow': 'F5', 'out_of_scope': "
		    "'clinic'}]");
	cr_expect_eq(count_open(), 2);
	cr_assert_not_null(fixture_row(f, "flow.画面/handles"));
	cr_expect_str_eq(fixture_row(f, "flow.画面/handles")->open->setting.member, "forms.画面");
	cr_assert_not_null(fixture_row(f, "flow.F3/handles"));
	cr_expect(fixture_row(f, "flow.F3/handles")->open->setting.fresh);
}

Test(open_things, premises_until_somebody_holds_them)
{
	fixture_replace(f, "project/register.json", "'family': 'metimic-1.1',",
			"'family': 'metimic-1.1', 'notes': ['控え'], 'premises': ['院内は閉じている。', "
			"'端末は5台。'],");
	set_project("'support_end': '2028-06-30', 'updates': 'maker'," WHOLE,
		    HANDLED ", 'premises': [{'text': '端末は5台。', 'holds': 'clinic'}, {'text': "
		    "'回線は1本。'}]");
	const struct responsibilities *all = f->run.responsibilities[0];
	const char *texts = "";

	for (size_t i = 0; i < all->rows.n; i++)
		if (all->rows.at[i].open)
			texts = arena_concat(f->a, texts, responsibility_text(&all->rows.at[i]),
					     (char *)NULL);
	cr_expect_str_eq(texts, "回線は1本。院内は閉じている。");
}
