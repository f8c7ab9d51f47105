/* SPDX-License-Identifier: MIT
 *
 * The views of the approval sheet: what the hospital takes on, by topic and office, fees, what is
 * open, who approves, and risks with those who see to them.
 */
#include "bind/view.h"

#include <criterion/criterion.h>

#include "../support/fixture.h"
#include "../support/statements.h"
#include "../support/suite.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "work/documents.h"

FIXTURE_SUITE(approval, f);

/* The rows of a view of c1: these fields with bars between, lines of a cell with a +. */
static const char *view_text(const char *view, const char *columns)
{
	fixture_write(f, "project/templates/documents/own.json",
		      arena_concat(f->a,
				   "{'schema': 'bunkai/template/1', 'id': 'own', 'title': '題', "
				   "'scope': 'contract', 'audience': 'hospital', 'articles': 'annex', "
				   "'parts': [{'part': '部', 'body': [{'block': 'table', 'view': '",
				   view, "', 'empty': '無し', ", columns, "}]}]}", (char *)NULL));
	fixture_load(f);
	f->dl = diag_new(f->a);
	const struct doc *d = fixture_bind(f, "own", "c1");
	struct strbuf sb = strbuf_new(f->a);

	cr_assert(d, "%s", found_all(f->a, f->dl));
	const struct doc_node *table = d->first->first;

	if (table->kind != DOC_TABLE)
		return table->text;
	for (const struct doc_node *row = table->first->next; row; row = row->next) {
		for (const struct doc_node *cell = row->first; cell; cell = cell->next) {
			strbuf_add(&sb, cell == row->first ? "" : "|");
			strbuf_add(&sb, text_replace(f->a, cell->text ? cell->text : "", "\n", "+"));
		}
		strbuf_add(&sb, "\n");
	}
	return sb.text;
}

#define COLUMN(field) "{'head': '頭', 'field': '" field "'}"

Test(approval, counts_what_the_hospital_takes_on)
{
	const char *columns = "'order': ['order'], 'columns': [" COLUMN("topic.name") ", " COLUMN(
		"count:accountable") ", " COLUMN("count:does") ", " COLUMN("level") ", " COLUMN(
		"lead") ", " COLUMN("timing") "]";

	cr_assert_str_eq(view_text("undertakings", columns),
			 "遠隔|1|1|High|R1/対応事項：回線を閉じてください。|作業の都度\n"
			 "記録|0|1|High|R1/①-2：期限を合意する。|年1回以上\n");
}

Test(approval, a_worse_risk_leads_and_of_like_ones_what_is_answered_for)
{
	fixture_replace(f, "project/register.json", "'id': 'R3', 'scenario'",
			"'id': 'R3', 'duty': '記録を読む。', 'topic': 'logging', 'scenario'");
	fixture_replace(f, "project/register.json", "'level': 'Low', 'response': 'No'}],",
			"'level': 'Low', 'response': 'Yes'}],");
	const char *columns = "'order': ['order'], 'columns': [" COLUMN("topic.id") ", " COLUMN(
		"count:accountable") ", " COLUMN("level") ", " COLUMN("lead") "]";

	cr_assert_str_eq(view_text("undertakings", columns),
			 "remote|1|High|R1/対応事項：回線を閉じてください。\n"
			 "logging|1|High|R1/①-2：期限を合意する。\n");
}

Test(approval, counts_the_work_of_each_office)
{
	const char *columns = "'order': ['order'], 'columns': [" COLUMN("office") ", " COLUMN(
		"rows") ", " COLUMN("topics") ", " COLUMN("count:monthly") ", " COLUMN(
		"count:yearly") ", " COLUMN("count:event") "]";

	cr_assert_str_eq(view_text("workload", columns),
			 "係長|2|1|0|0|1\n医療情報システム安全管理責任者|1|1|0|1|0\n");
	fixture_replace(f, "data/clauses/topics.json", "'timing': '作業の都度'",
			"'timing': '常時及び月1回'");
	cr_assert_str_eq(view_text("workload", columns),
			 "係長|2|1|1|0|0\n医療情報システム安全管理責任者|1|1|0|1|0\n");
}

Test(approval, counts_fees)
{
	const char *columns = "'columns': [" COLUMN("count:included") ", " COLUMN(
		"count:extra") ", " COLUMN("count:undecided") ", " COLUMN("total") "]";

	cr_assert_str_eq(view_text("fee-counts", columns), "0|0|5|5\n");
	fixture_decisions(f, "{'id': 'D1', 'topic': 'remote', 'fee': 'extra'}, {'id': 'D2', "
			     "'requirement': 'R2/②-1', 'fee': 'included'}");
	cr_assert_str_eq(view_text("fee-counts", columns), "1|2|2|5\n");
}

#define ALL_FEES \
	"'columns': [" COLUMN("count:included") ", " COLUMN("count:extra") ", " COLUMN( \
		"count:other") ", " COLUMN("count:undecided") ", " COLUMN("count:none") ", " COLUMN( \
		"total") "]"

/* As the table prints it: where no decision says one, a statement may. */
Test(approval, counts_the_fees_of_statements)
{
	statements_write(f);
	fixture_replace(f, DUTIES, "'record': '申請書',", "'record': '申請書', 'fee': 'extra',");
	cr_assert_str_eq(view_text("fee-counts", ALL_FEES), "0|1|0|4|0|5\n");
	fixture_replace(f, DUTIES, "'fee': 'extra'", "'fee': 'own-cost'");
	cr_assert_str_eq(view_text("fee-counts", ALL_FEES), "0|0|1|4|0|5\n");
	fixture_decisions(f, "{'id': 'D1', 'requirement': 'R1/①-1', 'fee': 'included'}");
	cr_assert_str_eq(view_text("fee-counts", ALL_FEES), "1|0|0|4|0|5\n");
}

/* A server that nobody updates is no requirement of the register, and prints no fee. */
Test(approval, things_that_nobody_holds_are_counted_apart)
{
	fixture_replace(f, "data/templates/documents/boundary.json", "{'part': '表', 'body'",
			"{'part': '表', 'id': 'servers', 'cite': '別表2', 'body'");
	fixture_replace(f, "project/bunkai.json",
			"'support_end': '2028-06-30', 'updates': 'maker'}]}",
			"'support_end': '2028-06-30', 'configures': 'maker'}], 'monitors': "
			"'maker'}");
	fixture_replace(f, "project/bunkai.json", "'omit': []}",
			"'omit': [], 'flows': [{'flow': 'F1', 'handles': 'maker'}]}");
	cr_assert_str_eq(view_text("fee-counts", ALL_FEES), "0|0|0|5|1|6\n");
	cr_assert_str_eq(view_text("status-counts", "'columns': [" COLUMN("status") ", " COLUMN(
					   "requirements") ", " COLUMN("duties") ", " COLUMN(
					   "open") ", " COLUMN("total") "]"),
			 "proposed|2|1|0|3\nopen|1|0|1|2\naccepted|1|0|0|1\n");
	cr_assert(strstr(view_text("open-points", "'columns': [" COLUMN("id") ", " COLUMN(
							  "open") ", " COLUMN("total") "]"),
			 "open|1|2\n"));
}

/* In one line, and the last character says that there is more. */
Test(approval, a_cell_with_room_for_so_much_is_cut)
{
	const char *columns = "'limit': 1, 'rest': 'ほか', 'columns': [{'head': '頭', 'field': "
			      "'text', 'most': 5}]";

	fixture_replace(f, "project/register.json", "'text': '作業を申請する。'", "'text': '作業\\nを申請する。'");
	cr_assert_str_eq(view_text("responsibilities", columns), "作業　を…\n");
	fixture_replace(f, "project/register.json", "'text': '作業\\nを申請する。'", "'text': '作業を。'");
	cr_assert_str_eq(view_text("responsibilities", columns), "作業を。\n");
}

#define ADDRESSES \
	"{'block': 'table', 'view': 'parties', 'columns': [{'head': '住所', 'field': 'address'}]}"

/* What the sheet cannot see itself, it says of its contract's papers: made alone or with others. */
Test(approval, tells_how_much_its_contracts_papers_lack)
{
	const char *columns = "'columns': [" COLUMN("id") ", " COLUMN("total") "]";

	fixture_replace(f, "project/bunkai.json", "'updates': 'maker'", "'updates': 'nobody'");
	fixture_replace(f, "data/templates/documents/boundary.json", "'body': [\n",
			"'body': [" ADDRESSES ",\n");
	fixture_replace(f, "data/templates/documents/annex.json", "'body': [{'block': 'articles'}",
			"'body': [" ADDRESSES ", {'block': 'articles'}");
	view_text("open-points", columns);
	fixture_check(f);
	struct planned_list plan = documents_plan(&f->run, "c1", "own");
	const struct doc *d = documents_bind(&f->run, &plan.all.at[0], NULL, false, NULL, f->dl);
	struct strbuf sb = strbuf_new(f->a);

	cr_assert(d, "%s", found_all(f->a, f->dl));
	for (const struct doc_node *row = d->first->first->first->next; row; row = row->next)
		strbuf_printf(&sb, "%s %s\n", row->first->text, row->last->text);
	cr_assert_str_eq(sb.text, "open 1\nproposed 3\nfee 5\nclause 1\nblank 2\nerror 1\n",
			 "two members that both papers print, and one finding");
}

Test(approval, names_what_is_open)
{
	const char *columns = "'columns': [" COLUMN("id") ", " COLUMN("requirements") ", " COLUMN(
		"duties") ", " COLUMN("open") ", " COLUMN("total") "]";

	cr_assert_str_eq(view_text("open-points", columns),
			 "open|1|0|0|1\nproposed|2|1|0|3\nfee|4|1|0|5\nclause|−|−|−|1\n");
	fixture_decisions(f, ""); /* and nobody accepts R2 and R3 */
	cr_assert_str_eq(view_text("open-points", columns),
			 "open|1|0|0|1\naccept|1|0|0|1\nproposed|2|1|0|3\nfee|4|1|0|5\n"
			 "risk|−|−|−|2\nclause|−|−|−|1\n");
}

#define RESIDUALS \
	"'order': ['weight'], 'columns': [" COLUMN("risk.id") ", " COLUMN("accepted") ", " COLUMN( \
		"measure") ", " COLUMN("owner") ", " COLUMN("dates") "]"

Test(approval, risks_stand_with_those_who_see_to_them)
{
	cr_assert_str_eq(view_text("residuals", RESIDUALS),
			 "R2|院長|−|院長|見直し：令和9年9月30日\n"
			 "R3|院長|−|院長|見直し：令和9年9月30日\n");
	fixture_write(f, "project/decisions.json",
		      "{'schema': 'bunkai/decisions/1', 'decisions': [], 'acceptances': [{'risk': "
		      "'R3', 'by': '院長', 'note': '年度末まで', 'owner': '係長', 'due': "
		      "'2027-03-31', 'done': '2027-02-01'}], 'actions': [{'risk': 'register:R3', "
		      "'action': '調べる。', 'due': '2027-01-31'}]}");
	cr_assert_str_eq(view_text("residuals", RESIDUALS),
			 "R2|受容が未決定|−|−|−\n"
			 "R3|院長|年度末まで+調べる。|係長+未記入|"
			 "完了：令和9年2月1日+期限：令和9年1月31日\n");
}

/* A risk that needs a response and was accepted as it is remains as well. */
Test(approval, an_accepted_risk_without_measures_remains)
{
	fixture_replace(f, "project/decisions.json", "'risk': 'R2', 'by'", "'risk': 'R1', 'by'");
	cr_assert_str_eq(view_text("residuals", RESIDUALS),
			 "R2|受容が未決定|−|−|−\n"
			 "R1|院長|−|院長|見直し：令和9年9月30日\n"
			 "R3|院長|−|院長|見直し：令和9年9月30日\n");
}

#define APPROVERS "'columns': [" COLUMN("office") ", " COLUMN("name") ", " COLUMN("date") "]"

Test(approval, names_of_approvers_come_from_contacts_and_the_contract)
{
	fixture_replace(f, "project/bunkai.json", "'name': '見本病院'",
			"'name': '見本病院', 'signatory': '院長 見本 一'");
	fixture_replace(f, "project/contacts.json", "'contacts': [",
			"'contacts': [{'id': 'p', 'kind': 'hospital', 'desk': '事務', 'role': "
			"'事務長・企画管理者', 'name': '見本 二'}, {'id': 'v', 'kind': 'vendor', "
			"'party': 'maker', 'desk': '窓口', 'role': '医療情報システム安全管理責任者', "
			"'name': '例示 三'}, ");
	cr_assert_str_eq(view_text("approvers", APPROVERS),
			 "起案者||\n企画管理者|見本 二|\n医療情報システム安全管理責任者||\n"
			 "決裁者|院長 見本 一|\n");
}

/* What is left out is counted, and a text says where it stands. */
Test(approval, a_limited_table_says_how_many_rows_are_left_out)
{
	const struct doc *d;
	const struct doc_node *table;

	view_text("responsibilities", "'limit': 2, 'rest': 'ほか{{n}}件は、{{contract_title}}による。', "
				      "'lines': 3, 'columns': [" COLUMN("key") "]");
	d = fixture_bind(f, "own", "c1");
	table = d->first->first;
	cr_assert_str_eq(table->last->first->text, "R1/①-2");
	cr_assert_eq(table->last->first->lines, 3);
	cr_assert_eq(table->next->kind, DOC_NOTE);
	cr_assert_str_eq(table->next->text, "ほか3件は、保守契約書による。");
	view_text("responsibilities",
		  "'limit': 5, 'rest': 'ほか{{n}}件', 'columns': [" COLUMN("key") "]");
	cr_assert_null(fixture_bind(f, "own", "c1")->first->first->next);
}

static const struct doc *bind_note(const char *refs)
{
	fixture_write(f, "project/templates/documents/own.json",
		      arena_concat(f->a,
				   "{'schema': 'bunkai/template/1', 'id': 'own', 'title': '題', "
				   "'scope': 'contract', 'parts': [{'part': '部', 'body': [{'block': "
				   "'note', 'text': '根拠：', 'refs': [",
				   refs, "]}]}]}", (char *)NULL));
	fixture_load(f);
	f->dl = diag_new(f->a);
	return fixture_bind(f, "own", "c1");
}

Test(approval, a_note_cites_official_documents_by_the_projects_edition)
{
	cr_assert_str_eq(bind_note("'gl-1/3', 'gl-1/4'")->first->first->text,
			 "根拠：指針1 3項、4項※");
	cr_assert_null(bind_note("'gl-1/9'"));
	cr_assert(found(f->dl, DIAG_UNKNOWN_REFERENCE, "own"), "%s", found_all(f->a, f->dl));
}
