/* SPDX-License-Identifier: MIT
 *
 * Comparison of two libraries with statements: one edit of the sound clause, told by the members of
 * its own file; and of one that is of a time without statements.
 */
#include <criterion/criterion.h>
#include <string.h>

#include "../support/statements.h"
#include "base/strbuf.h"
#include "changes/state_compare.h"

struct duty_edit {
	const char *file, *from, *to;
	const char *told; /* 'kind subject field: old>new', one per line */
};

static const struct duty_edit edits[] = {
	{DUTIES, "'who': 'hospital', 'act': '可否を回答する'", "'who': 'each', 'act': '可否を回答する'",
	 "statement remote-d/answer who: hospital>each"},
	{DUTIES, "'when': 'work.planned'", "'when': 'always'",
	 "statement remote-d/apply when: work.planned>always"},
	{DUTIES, "'record': '申請書', 'answers'", "'answers'",
	 "statement remote-d/apply record: 申請書>-"},
	{DUTIES, "'to': {'hospital': 'informed'}", "'to': {'hospital': 'approves'}",
	 "statement remote-d/apply to.hospital: informed>approves"},
	{DUTIES, "'alt': {'代替案': {'to': null}}", "'alt': {'代替案': {'to': null, 'record': '控え'}}",
	 "statement remote-d/apply alt.代替案.record: ->控え"},
	{DUTIES, "'at': {'標準案': '3(2)'}", "'at': {'標準案': '3'}",
	 "statement remote-d/lock at.標準案: 3(2)>3"},
	{DUTIES, "'part': ['remote.both']", "'part': ['remote.both', 'remote.answer']",
	 "statement remote-d/agree part: remote.both>remote.both, remote.answer"},
	{DUTIES, "'id': 'lock'", "'id': 'locked'",
	 "statement remote-d/locked : 作業に用いる端末を施錠する>作業に用いる端末を施錠する"},
	{MEASURES, "'words': ['申請']", "'words': ['申請', '届出']",
	 "measure remote.apply words: 申請>申請, 届出"},
	{MEASURES, "'obligation': 'required', ", "", "measure remote.apply obligation: required>-"},
	{TERMS, "'value': 3", "'value': 4", "shared-term reply value: 3>4"},
	{TERMS, "'代替案': '翌営業日'", "'代替案': '3営業日'",
	 "shared-term reply positions.代替案: 翌営業日>3営業日"},
	{SHARED_FACTS, "'可否を回答']", "'回答']",
	 "shared-fact reply words: 受け取った日から, 可否を回答>受け取った日から, 回答"},
	{SHARED_FACTS, "['{{term.reply}}']", "['{{term.reply}}', '{{ref:remote-d}}']",
	 "shared-fact reply says: {{term.reply}}>{{term.reply}}, {{ref:remote-d}}"},
	{SHARED_FACTS, "'remote-d', 'reason'", "'remote-a', 'reason'",
	 "shared-fact reply laid_down: remote-d>remote-a"},
};

static const char *shown(struct fixture *f, const struct change_list *list)
{
	struct strbuf sb = strbuf_new(f->a);

	for (size_t i = 0; i < list->all.n; i++) {
		const struct change *c = &list->all.at[i];

		strbuf_printf(&sb, "%s%s %s %s: %s>%s", i ? "\n" : "", c->kind, c->subject,
			      c->field ? c->field : "", c->before.value ? c->before.value : "-",
			      c->after.value ? c->after.value : "-");
	}
	return sb.text;
}

static const struct change_list *compare(struct fixture *x, struct fixture *y)
{
	fixture_load(x);
	fixture_load(y);
	const struct project_state before = {x->run.project, x->run.library},
				   after = {y->run.project, y->run.library};

	return state_compare(y->a, &before, &after, y->dl);
}

Test(duty_changes, each_member_is_told_by_its_name)
{
	for (size_t i = 0; i < ARRAY_LEN(edits); i++) {
		struct fixture *x = fixture_new(), *y = fixture_new();

		statements_write(x);
		statements_write(y);
		fixture_replace(y, edits[i].file, edits[i].from, edits[i].to);
		const struct change_list *list = compare(x, y);

		cr_expect_str_eq(shown(y, list), edits[i].told, "case %zu: %s", i, shown(y, list));
		fixture_free(x);
		fixture_free(y);
	}
}

/* A line of a file, so that who is told can open it. */
Test(duty_changes, a_statement_has_its_line)
{
	struct fixture *x = fixture_new(), *y = fixture_new();

	statements_write(x);
	statements_write(y);
	fixture_replace(y, DUTIES, "'part': ['remote.answer']", "'part': ['remote.both']");
	const struct change *c = &compare(x, y)->all.at[0];

	cr_expect(strstr(c->after.place, "remote-d.duties.json:6"), "%s", c->after.place);
	cr_expect_eq(c->cause, CAUSE_LIBRARY);
	fixture_free(x);
	fixture_free(y);
}

/* An edition of before there were statements. */
Test(duty_changes, statements_that_came_with_a_program_are_told_once)
{
	struct fixture *x = fixture_new(), *y = fixture_new();
	size_t n = 0;

	fixture_write(x, "data/clauses/duty-words.json", "{'schema': 'bunkai/duty-words/1'}");
	statements_write(y);
	const struct change_list *list = compare(x, y);

	for (size_t i = 0; i < list->all.n; i++) {
		const struct change *c = &list->all.at[i];

		n += strcmp(c->kind, "duties") == 0;
		cr_expect(strcmp(c->kind, "statement") && strcmp(c->kind, "measure") &&
				  strcmp(c->kind, "shared-term") && strcmp(c->kind, "duty-word"),
			  "%s %s", c->kind, c->subject);
	}
	cr_expect_eq(n, 1, "%s", shown(y, list));
	fixture_free(x);
	fixture_free(y);
}
