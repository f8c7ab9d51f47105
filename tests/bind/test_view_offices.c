/* SPDX-License-Identifier: MIT
 *
 * What offices do, by the statements of the hospital's papers: one row each, one per rhythm and
 * event, and what a duty of a register prints of them.
 */
#include <criterion/criterion.h>
#include <string.h>

#include "../support/fixture.h"
#include "../support/statements.h"
#include "../support/suite.h"
#include "base/text.h"
#include "bind/view.h"

#define RULE "data/clauses/remote/remote-r.md"
#define RULE_DUTIES "data/clauses/remote/remote-r.duties.json"

FIXTURE_SUITE(offices, f);

static struct binding binding;
static struct bind_input input;

static const struct view *view_of(const char *name)
{
	fixture_check(f);
	input = (struct bind_input){.project = f->run.project,
				    .library = f->run.library,
				    .covers = f->run.covers,
				    .responsibilities = f->run.responsibilities,
				    .words = f->run.words,
				    .template = library_template(f->run.library, "rules")};
	binding = (struct binding){.a = f->a,
				   .scratch = f->a,
				   .in = &input,
				   .dl = f->dl,
				   .views = map_new(f->a)};
	binding.imprint = imprint_latest(f->a, input.project, input.library, NULL);
	binding.selection = select_clauses(f->a, input.project, input.library, input.template,
					   NULL, binding.imprint);
	return view_get(&binding, name, "here");
}

static void expect(const struct view *v, size_t row, const char *field, const char *text)
{
	cr_assert_lt(row, v->rows.n, "%s has %zu rows", v->name, v->rows.n);
	const struct view_field *found = view_field(&v->rows.at[row], field);
	const char *first = found && found->lines.n ? found->lines.at[0].text
			    : found                 ? found->text
						    : NULL;

	cr_assert(text_equal(first, text), "%s[%zu].%s: %s", v->name, row, field, first);
}

static void lay_rule(void)
{
	statements_write(f);
	fixture_write(f, RULE,
		      "---\nid: remote-r\ntopic: remote\ntitle: 回線\ndocuments: [rules]\n"
		      "covers: [R1/duty]\nparams:\n  days: 14\n---\n"
		      "病院長は、{{vendor}}の作業の後及び毎月、回線を閉じて点検表に記載する。\n\n"
		      "病院長は、点検表を{{term.reply}}間保存する。\n");
	fixture_write(f, RULE_DUTIES,
		      "{'schema': 'bunkai/duties/4', 'clause': 'remote-r', 'statements': [\n"
		      " {'id': 'close', 'who': 'hospital', 'office': '病院長', 'to': {'vendor': "
		      "'informed'}, 'act': '回線を閉じる', 'when': ['work.done', {'occasion': "
		      "'monthly'}], 'if': '{{days}}日の後', 'time': ['毎月'], 'record': '点検表', "
		      "'answers': ['remote.answer'], 'at': {'': '1'}},\n"
		      " {'id': 'keep', 'who': 'hospital', 'office': '病院長', 'act': "
		      "'点検表を保存する', 'keep': '{{term.reply}}間', 'record': '点検表', "
		      "'at': {'': '2'}}]}");
	fixture_replace(f, FAMILY, "'R1/①-2': ['remote.both']",
			"'R1/①-2': ['remote.both'], 'R1/duty': ['remote.answer']");
}

Test(offices, a_row_for_each_statement)
{
	lay_rule();
	const struct view *v = view_of("office-duties");

	cr_assert_eq(v->rows.n, 2);
	expect(v, 0, "id", "remote-r#close");
	expect(v, 0, "office", "病院長");
	expect(v, 0, "act", "回線を閉じる");
	expect(v, 0, "to", "委託先へ");
	expect(v, 0, "case", "作業を終えたとき\n14日の後");
	expect(v, 0, "time", "毎月");
	expect(v, 0, "record", "点検表");
	expect(v, 0, "keep", "3日間");
	expect(v, 0, "nature", "periodic");
	expect(v, 0, "provision", "第1条1");
	expect(v, 0, "source", "第1条1（回線）");
	expect(v, 1, "nature", "always");
	expect(v, 1, "book", "record");
}

/* A rhythm of which the paragraph says no time is what there is to print of it. */
Test(offices, a_rhythm_without_a_time_is_printed)
{
	lay_rule();
	fixture_replace(f, RULE_DUTIES, "'time': ['毎月'], ", "");
	const struct view *v = view_of("office-duties");

	expect(v, 0, "case", "毎月、又は作業を終えたとき\n14日の後");
	expect(v, 0, "time", "");
}

Test(offices, a_task_for_each_rhythm_and_event)
{
	lay_rule();
	const struct view *v = view_of("office-tasks");

	cr_assert_eq(v->rows.n, 3);
	expect(v, 0, "moment", "毎月");
	expect(v, 0, "nature", "periodic");
	expect(v, 1, "moment", "作業を終えたとき");
	expect(v, 1, "nature", "event");
	expect(v, 2, "nature", "always");
}

Test(offices, a_duty_prints_what_the_articles_say)
{
	lay_rule();
	const struct view *v = view_of("duties");

	cr_assert_eq(v->rows.n, 1);
	expect(v, 0, "role", "病院長");
	expect(v, 0, "timing", "毎月");
	expect(v, 0, "record", "点検表");
	expect(v, 0, "provisions", "第1条1");
	expect(v, 0, "does", "病院長が回線を閉じる（14日の後、毎月）");
}

/* As in the article, so in the rows: nothing else says it. */
Test(offices, another_statement_is_another_row)
{
	lay_rule();
	fixture_replace(f, RULE_DUTIES, "'office': '病院長', 'to'", "'office': '利用者', 'to'");
	fixture_replace(f, RULE_DUTIES, "'record': '点検表', 'answers'",
			"'record': '記録簿', 'answers'");
	const struct view *v = view_of("duties");

	expect(v, 0, "role", "利用者");
	expect(v, 0, "record", "記録簿");
	v = view_of("office-duties");
	expect(v, 0, "office", "利用者");
	expect(v, 0, "keep", "");
}
