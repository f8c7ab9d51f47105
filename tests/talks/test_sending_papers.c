/* SPDX-License-Identifier: MIT
 *
 * The answer workbook and the covering letter: what the record says is what is printed, and nothing
 * for the hospital alone reaches a party.
 */
#include "talks/sending_papers.h"

#include <criterion/criterion.h>
#include <string.h>

#include "../support/fixture.h"
#include "../support/suite.h"
#include "base/text.h"
#include "work/documents.h"

FIXTURE_SUITE(sending_papers, f);

static struct sending_record record;
static struct sending_about about;
static struct sending_papers papers;

static struct sent_row *add_row(const char *asks, const char *key, const char *code)
{
	struct sent_row *row = vec_push(f->a, &record.rows);

	*row = (struct sent_row){.asks = asks, .key = key, .code = code};
	settings_set(f->a, &row->cells, "number", arena_printf(f->a, "%zu", record.rows.n));
	return row;
}

static void add_cell(struct sent_row *row, const char *field, const char *text)
{
	settings_set(f->a, &row->cells, field, text);
}

/* A row of the table and a 項, to be answered by the vendor; no contact. */
static void make_record(void)
{
	struct sent_row *row;

	record = (struct sending_record){.id = "c1.maker.1.ABC123",
					 .contract = "c1",
					 .party = "maker",
					 .number = 1,
					 .date = "2026-10-02",
					 .due = "2026-10-31"};
	about = (struct sending_about){.record = &record};
	row = add_row(ASKS_ROW, "R1/①-1", "AAA111");
	add_cell(row, "key", "R1/①-1");
	add_cell(row, "text", "遠隔保守の要求");
	add_cell(row, "proposal", "甲の案");
	add_cell(row, "status", "要協議");
	add_cell(row, "role:clinic", "○");
	add_cell(row, "role:maker", "◎");
	add_cell(row, "fee", "未定");
	row = add_row(ASKS_CLAUSE, "backup-a/1", "BBB222");
	add_cell(row, "article", "第2条");
	add_cell(row, "wording", "乙は、複製する。");
}

static bool bind(void)
{
	const struct bind_input in =
		documents_input(&f->run, project_contract(f->run.project, "c1"));

	return sending_papers_bind(f->a, &in, &about, &papers, f->dl);
}

static void expect_bound(void)
{
	cr_assert(bind(), "%s", found_all(f->a, f->dl));
}

static const struct doc_node *find_table(const struct doc *d, const char *id)
{
	for (const struct doc_node *part = d->first; part; part = part->next)
		for (const struct doc_node *node = part->first; node; node = node->next)
			if (text_equal(node->id, id))
				return node;
	return NULL;
}

/* Of the table's nth row, from 0 the head. */
static const char *cells_of(const struct doc_node *table, size_t nth)
{
	const struct doc_node *row = table->first;
	const char *all = "";

	while (nth--)
		row = row->next;
	for (const struct doc_node *cell = row->first; cell; cell = cell->next)
		all = arena_concat(f->a, all, *all ? "|" : "", cell->text ? cell->text : "",
				   (char *)NULL);
	return all;
}

Test(sending_papers, the_workbook_prints_what_the_record_says)
{
	fixture_load(f);
	make_record();
	expect_bound();
	const struct doc *d = papers.answers;

	cr_expect_str_eq(d->id, "answers");
	cr_expect_str_eq(d->identifier, "c1.maker.1.ABC123");
	cr_expect_str_eq(d->date, "2026-10-02");
	cr_expect_str_eq(cells_of(find_table(d, "rows-table"), 1),
			 "1|R1/①-1||||遠隔保守の要求||甲の案|要協議|○|◎|||||未定|||AAA111");
	cr_expect_str_eq(cells_of(find_table(d, "clauses-table"), 1),
			 "2|第2条||||乙は、複製する。||||||BBB222");
	cr_expect(strstr(doc_text(f->a, d), "c1.maker.1.ABC123"));
	cr_expect(strstr(doc_text(f->a, d), "令和8年10月31日"));
}

static const struct sent_column *find_column(const struct sent_sheet *s, const char *field)
{
	for (size_t i = 0; i < s->columns.n; i++)
		if (strcmp(s->columns.at[i].field, field) == 0)
			return &s->columns.at[i];
	cr_assert_fail("no column %s", field);
	return NULL;
}

/* What stands above the cells, in the order of the sheet, is what the record keeps. */
Test(sending_papers, the_record_keeps_heads_and_choices_as_they_are_printed)
{
	fixture_load(f);
	make_record();
	expect_bound();
	cr_assert_eq(record.sheets.n, 2, "no sheet for contacts");
	const struct sent_sheet *s = &record.sheets.at[0];
	const struct doc_node *head = find_table(papers.answers, "rows-table")->first;
	size_t i = 0;

	cr_expect_str_eq(s->name, "回答");
	cr_expect_str_eq(s->asks, ASKS_ROW);
	for (const struct doc_node *cell = head->first; cell; cell = cell->next)
		cr_expect_str_eq(cell->text, s->columns.at[i++].head);
	cr_expect_eq(i, s->columns.n);
	const struct sent_column *role = find_column(s, "role:maker"),
				 *answer = find_column(s, "answer");

	cr_expect_str_eq(role->head, "乙");
	cr_expect(role->answered);
	cr_expect_str_eq(settings_get(&role->choices, "◎"), "accountable");
	cr_expect_str_eq(settings_get(&role->choices, "−"), "none");
	cr_expect_str_eq(settings_get(&answer->choices, "承諾"), VERDICT_ACCEPTED);
	cr_expect_str_eq(settings_get(&answer->choices, "不可"), VERDICT_REFUSED);
	cr_expect_str_eq(settings_get(&find_column(s, "fee")->choices, "別途"), "extra");
	cr_expect_not(find_column(s, "text")->answered);
	cr_expect_str_eq(record.sheets.at[1].asks, ASKS_CLAUSE);
}

Test(sending_papers, what_is_answered_is_written_as_it_stands)
{
	fixture_load(f);
	make_record();
	expect_bound();
	const struct doc_node *table = find_table(papers.answers, "rows-table");
	const struct sent_sheet *s = &record.sheets.at[0];

	cr_expect(doc_table_is_list(table));
	for (size_t i = 0; i < table->n_columns; i++) {
		cr_expect_eq(table->columns[i].input, s->columns.at[i].answered);
		cr_expect_eq(table->columns[i].verbatim, s->columns.at[i].answered);
	}
}

Test(sending_papers, counters_count_the_column_of_answers)
{
	fixture_load(f);
	make_record();
	add_cell(&record.rows.at[0], "answer", "承諾");
	expect_bound();
	const struct doc_node *table = papers.answers->first->first;

	while (table && !(table->kind == DOC_TABLE && !table->list))
		table = table->next;
	cr_assert(table);
	cr_expect_str_eq(cells_of(table, 1), "回答|1|1|0|0|0");
	cr_expect_str_eq(cells_of(table, 2), "条項|1|0|0|0|1");
	const struct doc_node *left = table->last->last;

	cr_expect_str_eq(left->count->of, "clauses-table");
	cr_expect_str_eq(left->count->head, "回答");
	cr_expect_str_empty(left->count->says);
}

/* A hospital that calls things otherwise changes the template, and the record follows. */
Test(sending_papers, a_projects_own_template_has_its_own_heads)
{
	fixture_write(f, "project/templates/sendings/answers.json",
		      "{'schema': 'bunkai/template/1', 'id': 'answers', 'title': 'お返事', 'scope': "
		      "'contract', 'sends': true, 'audience': 'parties', 'parts': [{'part': '表', "
		      "'body': [{'block': 'table', 'view': 'sent-rows', 'columns': [{'head': '印', "
		      "'field': 'code'}, {'head': '可否', 'field': 'answer', 'input': true, "
		      "'choices': ['諾', '否']}]}]}]}");
	fixture_load(f);
	make_record();
	expect_bound();
	cr_assert_eq(record.sheets.n, 1);
	cr_expect_str_eq(record.sheets.at[0].name, "表");
	cr_expect_str_eq(find_column(&record.sheets.at[0], "answer")->head, "可否");
	cr_expect_str_eq(settings_get(&find_column(&record.sheets.at[0], "answer")->choices, "諾"),
			 "諾");
}

static void add_open_answer(void)
{
	struct sent_row *row = add_row(ASKS_ANSWER, "A-001", "CCC333");

	add_cell(row, "key", "R1/①-1");
	add_cell(row, "other", "乙：修正希望");
	add_cell(row, "words", "年に1回");
}

Test(sending_papers, what_another_party_answered_is_for_the_hospital_alone)
{
	fixture_load(f);
	make_record();
	add_open_answer();
	cr_expect_not(bind());
	cr_expect(found(f->dl, DIAG_INTERNAL_WORDS, NULL), "%s", found_all(f->a, f->dl));
}

Test(sending_papers, the_hospitals_own_workbook_shows_it)
{
	fixture_load(f);
	make_record();
	add_open_answer();
	record.party = "clinic";
	about.hospital = true;
	expect_bound();
	const struct doc *d = papers.answers;

	cr_expect_str_eq(d->id, "answers");
	cr_expect_eq(d->reader, AUDIENCE_HOSPITAL);
	cr_expect(strstr(cells_of(find_table(d, "rows-table"), 2), "乙：修正希望"));
	cr_expect_str_eq(find_column(&record.sheets.at[0], "other")->head, "相手方の回答");
	cr_expect_not(strstr(doc_text(f->a, papers.letter), "修正希望"), "the letter");
}

Test(sending_papers, the_letter_says_what_lies_beside_it_and_how_much_is_asked)
{
	static const struct enclosed_paper list[] = {{.title = "保守契約書別紙", .file = "annex.pdf"}};

	fixture_load(f);
	make_record();
	about.enclosed = list;
	about.n_enclosed = 1;
	expect_bound();
	const char *text = doc_text(f->a, papers.letter);

	cr_expect(strstr(text, "保守契約書別紙（annex.pdf）"));
	cr_expect(strstr(text, "c1.maker.1.ABC123"));
	cr_expect(strstr(text, "令和8年10月31日"));
	cr_expect(strstr(text, "条項"));
	cr_expect_not(strstr(text, "お尋ねする事項はありません"));
	cr_expect_not(strstr(text, "前の送付"), "it is the first");
	cr_expect_not(strstr(text, "合意していない事項だけ"));
	about.open_only = true;
	expect_bound();
	cr_expect(strstr(doc_text(f->a, papers.letter), "合意していない事項だけ"));
}

/* Three answers that were refused: this party's is told to it, not that of another, nor what it was told. */
Test(sending_papers, the_letter_tells_which_wishes_were_not_taken)
{
	fixture_write(
		f, "project/talks.json",
		"{'schema': 'bunkai/talks/1', 'sendings': [{'id': 'c1.maker.1.OLD000', 'contract': "
		"'c1', 'party': 'maker', 'number': 1, 'date': '2026-09-20', 'due': '2026-09-30', "
		"'told': 1, 'sha256': '00'}], "
		"'answers': [{'id': 'A-001', 'contract': 'c1', 'party': 'maker', 'asks': 'row', "
		"'key': 'R1/①-1', 'file': '00', 'verdict': 'wish', 'text': '年に1回とする。', 'fee': 'extra', "
		"'roles': {'maker': 'does'}}, {'id': 'A-002', 'contract': 'c1', 'party': 'clinic', "
		"'asks': 'row', 'key': 'R1/①-1', 'file': '00', 'verdict': 'wish', 'text': '院内の考え'}, "
		"{'id': 'A-003', 'contract': 'c1', 'party': 'maker', 'asks': 'row', 'key': 'R1/①-1', "
		"'file': '00', 'verdict': 'wish', 'text': '前に伝えた希望'}], "
		"'closed': [{'answers': ['A-003'], 'how': 'refused', "
		"'by': '見本 一', 'date': '2026-09-20'}, "
		"{'answers': ['A-001', 'A-002'], 'how': 'refused', 'reason': "
		"'半年ごとを要する。', 'by': '見本 一', 'date': '2026-09-10'}]}");
	fixture_load(f);
	make_record();
	record.number = 2;
	expect_bound();
	const char *text = doc_text(f->a, papers.letter);

	cr_expect(strstr(text, "文言：年に1回とする。"), "%s", text);
	cr_expect(strstr(text, "役割：乙 ○"));
	cr_expect(strstr(text, "費用：別途"));
	cr_expect(strstr(text, "半年ごとを要する。"));
	cr_expect(strstr(text, "c1.maker.1.OLD000"));
	cr_expect(strstr(text, "R1/①-1"));
	cr_expect_not(strstr(text, "院内の考え"));
	cr_expect_not(strstr(text, "前に伝えた希望"));
}

Test(sending_papers, a_library_without_the_template_is_told)
{
	fixture_remove(f, "data/templates/sendings/letter.json");
	fixture_load(f);
	make_record();
	cr_expect_not(bind());
	cr_expect(found(f->dl, DIAG_NO_SENDING_TEMPLATE, NULL));
}
