/* SPDX-License-Identifier: MIT
 *
 * Tables: filter, order, groups, columns per party and role, empty views, what is missing; and
 * templates that name what is not there.
 */
#include "bind/bind.h"

#include <criterion/criterion.h>
#include <string.h>

#include "../support/fixture.h"
#include "../support/suite.h"
#include "base/strbuf.h"
#include "base/text.h"

FIXTURE_SUITE(bind_table, f);

/* Binds a document of one part with these members and this body; NULL when it was refused. */
static const struct doc_node *bind_part_with(const char *scope, const char *members,
					     const char *body)
{
	fixture_write(
		f, "project/templates/documents/own.json",
		arena_concat(
			f->a,
			"{'schema': 'bunkai/template/1', 'id': 'own', 'title': '題', 'scope': '",
			scope, "', 'articles': 'annex',\n 'parts': [{'part': '部', ", members,
			"'body': [\n", body, "]}]}", (char *)NULL));
	fixture_load(f);
	f->dl = diag_new(f->a);
	const struct doc *d = fixture_bind(f, "own", strcmp(scope, "contract") == 0 ? "c1" : NULL);

	return d ? d->first->first : NULL;
}

static const struct doc_node *bind_body(const char *scope, const char *body)
{
	return bind_part_with(scope, "", body);
}

/* The texts of a table, cells with a bar between, rows with a line feed. */
static const char *table_text(const struct doc_node *table)
{
	struct strbuf sb = strbuf_new(f->a);

	for (const struct doc_node *row = table->first; row; row = row->next) {
		for (const struct doc_node *cell = row->first; cell; cell = cell->next) {
			strbuf_add(&sb, cell == row->first ? "" : "|");
			strbuf_add(&sb, cell->text ? cell->text : "");
			for (const struct doc_node *line = cell->first; line; line = line->next)
				strbuf_join(&sb, line == cell->first ? "" : "+", line->text);
		}
		strbuf_add(&sb, "\n");
	}
	return sb.text;
}

#define TABLE(more, columns) "{'block': 'table', 'view': 'responsibilities', " more "'columns': [" columns "]}"
#define KEY "{'head': '項番', 'field': 'key'}"

static void expect_table(const char *body, const char *wanted)
{
	const struct doc_node *table = bind_body("contract", body);

	cr_assert(table, "%s:%s", body, found_all(f->a, f->dl));
	cr_assert_str_eq(table_text(table), wanted, "%s\n%s", body, table_text(table));
}

Test(bind_table, filters)
{
	static const struct {
		const char *where, *rows;
	} cases[] = {
		{"{'field': 'status', 'op': 'eq', 'value': ['accepted']}", "R3/③-1\n"},
		{"{'field': 'status', 'op': 'ne', 'value': ['proposed']}", "R1/①-2\nR3/③-1\n"},
		{"{'field': 'topic.id', 'op': 'in', 'value': ['backup', 'remote']}",
		 "R1/①-1\nR1/対応事項\nR2/②-1\n"},
		{"{'field': 'topic.id', 'op': 'not-in', 'value': ['backup', 'remote']}",
		 "R1/①-2\nR3/③-1\n"},
		{"{'field': 'refs', 'op': 'not-empty'}", "R1/①-1\nR1/対応事項\n"},
		{"{'field': 'refs', 'op': 'empty'}", "R1/①-2\nR2/②-1\nR3/③-1\n"},
		/* no article and no decision says when, and the topic's time is not the row's */
		{"{'field': 'when', 'op': 'not-empty'}", ""},
		{"{'field': 'articles', 'op': 'empty'}", ""},
		{"{'field': 'topic.id', 'op': 'eq', 'value': ['remote']}, {'field': 'role:clinic', "
		 "'op': 'eq', 'value': ['◎']}",
		 "R1/対応事項\n"},
	};

	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		const char *body =
			arena_concat(f->a,
				     "{'block': 'table', 'view': 'responsibilities', 'empty': "
				     "'無し', 'where': [",
				     cases[i].where, "], 'columns': [" KEY "]}", (char *)NULL);

		if (*cases[i].rows)
			expect_table(body,
				     arena_concat(f->a, "項番\n", cases[i].rows, (char *)NULL));
		else
			cr_assert_str_eq(bind_body("contract", body)->text, "無し");
	}
}

Test(bind_table, a_table_is_a_list_unless_its_page_is_read_as_a_whole)
{
	static const char plain[] = TABLE("", KEY);

	cr_expect(doc_table_is_list(bind_part_with("contract", "", plain)));
	cr_expect_not(doc_table_is_list(bind_part_with("contract", "'together': true, ", plain)));
	cr_expect_not(doc_table_is_list(bind_part_with("contract", "'summary': true, ", plain)));
	cr_expect_not(doc_table_is_list(bind_body("contract", TABLE("'brief': true, ", KEY))));
	cr_expect_not(doc_table_is_list(
		bind_body("contract", TABLE("'group': ['topic.id'], ", KEY))));
}

Test(bind_table, answers_are_input_in_a_workbook_alone)
{
	const struct doc_node *table = bind_body(
		"contract", TABLE("", "{'head': '費用', 'field': 'fee', 'answer': true}"));

	cr_assert_not_null(table);
	cr_expect(table->columns[0].answer && !table->columns[0].input);
}

Test(bind_table, order)
{
	fixture_register(f, "project/register.json",
			 "{'id': 'R10', 'topic': 'logging', 'response': 'Yes'}, {'id': 'R9', "
			 "'topic': 'remote', 'response': 'Yes'}, {'id': 'R2', 'response': 'Yes'}",
			 "{'risk': 'R10', 'no': '①-10', 'applies': '対象', 'response': 'Yes'}, "
			 "{'risk': 'R10', 'no': '①-9', 'applies': '対象', 'response': 'Yes'},"
			 "{'risk': 'R9', 'no': '①-1', 'applies': '対象', 'response': 'Yes'}, "
			 "{'risk': 'R2', 'no': '①-1', 'applies': '対象', 'response': 'Yes'}");
	expect_table(TABLE("", KEY), "項番\nR10/①-10\nR10/①-9\nR9/①-1\nR2/①-1\n");
	expect_table(TABLE("'order': ['key'], ", KEY), "項番\nR2/①-1\nR9/①-1\nR10/①-9\nR10/①-10\n");
	/* as topics.json has them, none last */
	expect_table(TABLE("'order': ['topic.id', 'key'], ", KEY),
		     "項番\nR9/①-1\nR10/①-9\nR10/①-10\nR2/①-1\n");
	expect_table(TABLE("'order': ['topic.id'], ", KEY),
		     "項番\nR9/①-1\nR10/①-10\nR10/①-9\nR2/①-1\n");
}

Test(bind_table, groups)
{
	expect_table(TABLE("'order': ['topic.id'], 'group': ['topic.name', 'risk.id'], "
			   "'group_text': ['論点 {{topic.name}}'], ",
			   KEY),
		     "項番\n論点 遠隔\nR1\nR1/①-1\nR1/対応事項\n論点 写し\nR2\nR2/②-1\n論点 "
		     "記録\nR1\nR1/①-2\nR3\nR3/③-1\n");
	const struct doc_node *table =
		bind_body("contract", TABLE("'group': ['risk.id', 'topic.name'], ",
					    KEY ", {'head': '状', 'field': 'status'}"));
	const struct doc_node *group = table->first->next, *inner = group->next;

	cr_assert_str_eq(group->role, "group");
	cr_assert_eq(group->first->colspan, 2);
	cr_assert_str_eq(inner->role, "group-2");
	cr_assert_eq(table->head_rows, 1);
}

Test(bind_table, a_group_line_survives_what_a_register_lacks)
{
	fixture_replace(f, "project/register.json", "'scenario': '写しが無い。', ",
			"'topic': 'backup', ");
	expect_table(TABLE("'group': ['risk.id'], 'group_text': "
			   "['{{risk.id}}［{{risk.level}}］{{risk.scenario}}'], 'where': "
			   "[{'field': 'risk.id', 'op': 'eq', 'value': ['R2']}], ",
			   KEY),
		     "項番\nR2［High］未記入\nR2/②-1\n");
	cr_assert_eq(f->dl->all.n, 0, "%s", found_all(f->a, f->dl));
}

Test(bind_table, columns_per_party_and_role)
{
	expect_table(TABLE("'where': [{'field': 'risk.id', 'op': 'eq', 'value': ['R1']}], ",
			   KEY ", {'head': '{{label}}の役', 'field': 'role', 'each': 'party'}"),
		     "項番|甲の役|乙の役\nR1/①-1|○|◎\nR1/①-2|○|◎\nR1/対応事項|◎|−\n");
	const struct doc_node *table =
		bind_body("contract", "{'block': 'table', 'view': 'counts', 'columns': [{'head': "
				      "'呼称', 'field': 'label'},"
				      "{'head': '{{mark}}', 'field': 'count', 'each': 'role'}, "
				      "{'head': '計', 'field': 'total'}]}");

	cr_assert_str_eq(table_text(table), "呼称|◎|○|△|◇|−|計\n甲|1|2|0|1|1|5\n乙|3|0|0|0|2|5\n");
}

Test(bind_table, looks_and_hints)
{
	const struct doc_node *table = bind_body(
		"contract",
		TABLE("'id': 'anchor', 'role': 'wide', ", KEY
		      ", {'head': '状', 'field': 'status.name', 'role_field': 'status', 'align': "
		      "'center', 'width': 7.5, 'input': true, 'choices': ['案', '可']}"));
	const struct doc_node *row = table->first->next;

	cr_assert(strcmp(table->id, "anchor") == 0 && strcmp(table->role, "wide") == 0);
	cr_assert(table->n_columns == 2 && table->columns[1].width == 7.5 &&
		  table->columns[1].align == ALIGN_CENTER && table->columns[1].input);
	cr_assert(strcmp(table->columns[1].choices[1], "可") == 0 &&
		  !table->columns[1].choices[2] && !table->columns[0].choices);
	cr_assert_str_eq(row->role, "proposed");
	cr_assert_str_eq(row->first->next->role, "proposed");
	cr_assert_str_eq(row->origin->kind, "register");
	cr_assert_str_eq(row->origin->place, "p.7");
	cr_assert_str_eq(row->origin->key, "R1/①-1");
}

Test(bind_table, what_nobody_filled_in_is_said)
{
	fixture_replace(f, "project/contacts.json", "'phone': '0X-1', ", "");
	const struct doc_node *table = bind_body(
		"hospital", "{'block': 'table', 'view': 'contacts', 'columns': [{'head': '電話', "
			    "'field': 'phone'}, {'head': '備考', 'field': 'note'}]}");

	cr_assert_str_eq(table_text(table), "電話|備考\n未記入|\n");
	cr_assert_str_eq(table->first->next->first->role, "missing");
}

static const char *review_of(const char *actions)
{
	fixture_write(f, "project/decisions.json",
		      arena_concat(f->a,
				   "{'schema': 'bunkai/decisions/1', 'decisions': [], "
				   "'acceptances': [{'risk': 'R3', 'by': '院長', 'note': '年度末まで', "
				   "'owner': '係長', 'review': '2027-09-30'}], 'actions': [",
				   actions, "]}", (char *)NULL));
	const struct doc_node *table = bind_body(
		"contract", "{'block': 'table', 'view': 'residuals', 'order': ['weight'], "
			    "'columns': [{'head': '項番', 'field': 'risk.id'}, "
			    "{'head': '見直し', 'field': 'review'}]}");

	return table->last->last->day;
}

Test(bind_table, a_day_that_stands_alone_is_a_date)
{
	const char *day = review_of("");

	cr_assert(day);
	cr_expect_str_eq(day, "2027-09-30");
	cr_expect_null(review_of("{'risk': 'register:R3', 'action': '調べる。', 'review': "
				 "'2027-01-31'}"),
		       "two days are a text");
}

Test(bind_table, empty_views)
{
	fixture_register(f, "project/register.json", "", "");
	cr_assert_str_eq(
		bind_body("contract", TABLE("'empty': '{{contract_title}}には無い', ", KEY))->text,
		"保守契約書には無い");
	cr_assert_str_eq(bind_body("contract", TABLE("", KEY))->text, "該当なし");
	cr_assert_eq(bind_body("contract", TABLE("", KEY))->kind, DOC_PARAGRAPH);
}

static const struct {
	const char *body, *place, *message;
	enum diag_code code;
} faults[] = {
	{"{'block': 'table', 'view': 'response', 'columns': []}", "own.json:parts[0].body[0]",
	 "responsibilities, agreements", DIAG_UNKNOWN_VIEW},
	{"{'block': 'table', 'columns': []}", "own.json:parts[0].body[0]", "", DIAG_UNKNOWN_VIEW},
	{TABLE("", KEY ", {'head': '無', 'field': 'keys'}"), "own.json:parts[0].body[0].columns[1]",
	 "'keys'", DIAG_UNKNOWN_FIELD},
	{TABLE("'where': [{'field': 'Status', 'op': 'empty'}], ", KEY),
	 "own.json:parts[0].body[0].where[0]", "'Status'", DIAG_UNKNOWN_FIELD},
	{TABLE("'order': ['size'], ", KEY), "own.json:parts[0].body[0]", "'size'",
	 DIAG_UNKNOWN_FIELD},
	{TABLE("'group': ['size'], ", KEY), "own.json:parts[0].body[0]", "'size'",
	 DIAG_UNKNOWN_FIELD},
	{TABLE("'group': ['risk.id'], 'group_text': ['{{size}}'], ", KEY),
	 "own.json:parts[0].body[0]", "{{size}}", DIAG_UNDEFINED_PLACEHOLDER},
	{"{'block': 'tables', 'view': 'duties', 'columns': []}", "own.json:parts[0].body[0]",
	 "heading, paragraph", DIAG_UNKNOWN_VALUE},
	{"{'block': 'paragraph', 'text': '{{nobody}}'}", "own.json:parts[0].body[0]", "{{nobody}}",
	 DIAG_UNDEFINED_PLACEHOLDER},
	{"{'block': 'paragraph', 'text': '{{ref:remote-r}}'}", "own.json:parts[0].body[0]",
	 "{{ref:remote-r}}", DIAG_DANGLING_REFERENCE},
	{"{'block': 'list', 'items': ['可', '{{nobody}}']}", "own.json:parts[0].body[0]",
	 "{{nobody}}", DIAG_UNDEFINED_PLACEHOLDER},
};

Test(bind_table, faults_of_a_template_name_their_place)
{
	for (size_t i = 0; i < ARRAY_LEN(faults); i++) {
		bind_body("contract", faults[i].body);
		const struct diag *d = found(f->dl, faults[i].code, "own");

		cr_assert(d && text_ends(d->place, faults[i].place), "%s:%s", faults[i].body,
			  found_all(f->a, f->dl));
		cr_assert_not_null(strstr(d->message, faults[i].message), "%s", d->message);
		cr_assert(diag_failed(f->dl));
	}
}
