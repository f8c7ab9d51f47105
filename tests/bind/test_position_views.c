/* SPDX-License-Identifier: MIT
 *
 * Views for talks and for times: what stands in each position, with terms of its own, and what is
 * due upon each event.
 */
#include <criterion/criterion.h>
#include <string.h>

#include "../support/fixture.h"
#include "../support/statements.h"
#include "../support/suite.h"
#include "base/text.h"
#include "bind/view.h"

FIXTURE_SUITE(position_views, f);

static const struct view *view_of(const char *name)
{
	fixture_check(f);
	const struct bind_input in = {.project = f->run.project,
				      .library = f->run.library,
				      .covers = f->run.covers,
				      .coverage = f->run.coverage,
				      .responsibilities = f->run.responsibilities,
				      .words = f->run.words,
				      .findings = f->run.findings,
				      .template = library_template(f->run.library, "annex"),
				      .contract = &f->run.project->contracts.at[0]};

	f->dl = diag_new(f->a);
	return bind_view(f->a, &in, name, f->dl);
}

/* The row of the statement and, of several, of that kind or nature. */
static const struct view_row *row_of(const struct view *v, const char *statement, const char *field,
				     const char *value)
{
	for (size_t i = 0; i < v->rows.n; i++)
		if (text_equal(view_field(&v->rows.at[i], "statement")->text, statement) &&
		    text_equal(view_field(&v->rows.at[i], field)->text, value))
			return &v->rows.at[i];
	return NULL;
}

static void expect(const struct view_row *row, const char *field, const char *text)
{
	cr_assert_not_null(row, "%s", text);
	cr_expect_str_eq(view_field(row, field)->text, text, "%s", field);
}

Test(position_views, what_each_position_has)
{
	statements_write(f);
	fixture_replace(f, DUTIES, "'part': ['remote.answer'], 'at': {'標準案': '1'}}",
			"'part': ['remote.answer'], 'at': {'標準案': '1', '代替案': '1'}}");
	const struct view *v = view_of("position-differences");
	const struct view_row *row = row_of(v, "remote-d#answer", "kind", "time");

	expect(row, "value:標準案", "書面を受け取ったときから3日以内");
	expect(row, "value:代替案", "書面を受け取ったときから翌営業日以内");
	expect(row, "who", "甲");
	expect(row, "place", "第1項");
	expect(row, "weaker", "");
	cr_expect_str_eq(view_field(row, "value:標準案")->role, "chosen");
	row = row_of(v, "remote-d#apply", "kind", "part");
	expect(row, "value:標準案", "甲へ");
	expect(row, "value:代替案", library_word(f->run.library, "dash"));
	expect(row, "weaker", "代替案");
	row = row_of(v, "remote-d#keep", "kind", "dropped");
	expect(row, "place", "第3項第1号");
	expect(row, "weaker", "代替案");
	cr_expect_null(row_of(v, "remote-d#apply", "kind", "time"), "5日前まで in both");
	cr_expect_null(row_of(v, "remote-d#answer", "kind", "dropped"));
}

Test(position_views, a_position_that_was_not_taken_has_its_own_terms)
{
	statements_write(f);
	fixture_replace(f, DUTY_CLAUSE, "を{{days}}日前までに提出する。この",
			"を{{days}}日前までに提出する。{{hospital}}は、{{term.reply}}までに回答する。この");
	const struct view *v = view_of("positions");
	const struct view_row *row = NULL;

	for (size_t i = 0; i < v->rows.n; i++)
		if (strcmp(view_field(&v->rows.at[i], "id")->text, "remote-d") == 0)
			row = &v->rows.at[i];
	cr_assert_not_null(row);
	cr_expect_not_null(strstr(view_field(row, "text:標準案")->text, "3日以内"));
	cr_expect_not_null(strstr(view_field(row, "text:代替案")->text, "翌営業日までに回答"));
	cr_expect_not_null(strstr(view_field(row, "counts:代替案")->text, "5"));
	cr_expect_eq(view_field(row, "differs:代替案")->lines.n, 6, "five are gone, one tells nobody");
}

Test(position_views, what_is_due_upon_an_event)
{
	statements_write(f);
	fixture_replace(f, DUTIES, "'when': 'paper.received'",
			"'when': ['paper.received', 'request']");
	fixture_replace(f, DUTIES, "'when': 'work.start'", "'when': {'occasion': 'monthly'}");
	const struct view *v = view_of("due-acts");
	const struct view_row *row =
		row_of(v, "remote-d#answer", "event", "求めを受けたとき");

	expect(row, "nature", "deadline");
	expect(row, "time", "3日以内");
	expect(row, "time.order", "4320");
	expect(row, "night", "休日を含む");
	expect(row, "place", "第2条1");
	cr_expect_not_null(row_of(v, "remote-d#answer", "event", "書面を受け取ったとき"));
	/* counted back from a day (3日前まで), so that its end is not put off */
	expect(row_of(v, "remote-d#apply", "nature", "deadline"), "night", "休日を含む");
	expect(row_of(v, "remote-d#lock", "nature", "periodic"), "event", "毎月");
	cr_expect_null(row_of(v, "remote-d#lock", "nature", "deadline"));
	cr_expect_null(row_of(v, "remote-d#keep", "nature", "deadline"), "it holds always");
	cr_expect_null(row_of(v, "remote-d#agree", "nature", "deadline"), "it has no time");
}

/* What nobody agreed to is due to nobody. */
Test(position_views, what_waits_is_not_due)
{
	statements_write(f);
	fixture_register(f, "project/register.json",
			 "{'id': 'R1', 'response': 'Yes', 'topic': 'remote', 'scenario': "
			 "'回線から入られる。'}",
			 "{'risk': 'R1', 'no': '①-1', 'applies': '対象外', 'response': 'Yes', 'text': "
			 "'作業をする。'}");
	fixture_decisions(f, "");
	cr_expect_null(row_of(view_of("due-acts"), "remote-d#apply", "nature", "deadline"));
}
