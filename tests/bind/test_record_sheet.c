/* SPDX-License-Identifier: MIT
 *
 * Records: which of them a statement's word is, the sheet that is made for each, who writes into it
 * when, and what check says of a word that no record stands for.
 */
#include <criterion/criterion.h>
#include <string.h>

#include "../support/statements.h"
#include "../support/suite.h"
#include "check/check.h"
#include "derive/record_index.h"

#define RECORDS "data/clauses/records.json"
#define PAPER "data/templates/documents/own.json"

static struct fixture *f;
SUITE_(record_sheet, (f = fixture_new(), statements_write(f)), fixture_free(f));

static void write_records(const char *file, const char *records)
{
	fixture_write(f, file,
		      arena_concat(f->a, "{'schema': 'bunkai/records/1', 'records': [", records,
				   "]}", (char *)NULL));
}

#define LOG \
	"{'id': 'apply', 'name': '申請簿', 'of': ['申請書'], 'kind': 'log', 'lines': 3, 'landscape': " \
	"true, 'note': '都度書く。', 'columns': [{'head': '日', 'width': 9}, {'head': '可否', 'hint': " \
	"'一つ選ぶ', 'choices': ['可', '否']}]}"
#define CASE \
	"{'id': 'ask', 'name': '申請用紙', 'of': ['remote-d#apply'], 'kind': 'case', 'columns': " \
	"[{'head': '目的', 'lines': 4}, {'head': '方法', 'choices': ['来院', '遠隔']}], " \
	"'log_title': '経過の欄', 'log_lines': 2, 'log': [{'head': '時刻'}]}"
#define NO_SHEET "{'id': 'apply', 'name': '申請簿', 'of': ['申請書'], 'sheet': false, 'reason': '文書'}"

static const struct doc *bind_paper(const char *scope, const char *contract)
{
	fixture_write(
		f, PAPER,
		arena_concat(
			f->a,
			"{'schema': 'bunkai/template/1', 'id': 'own', 'title': '様式', 'scope': '",
			scope,
			"', 'articles': 'annex', 'terms': {'hospital': '当院', 'vendor': '業者'}, 'parts': ["
			"{'part': '一覧', 'body': [{'block': 'table', 'view': 'records', 'empty': 'なし', "
			"'columns': [{'head': '名', 'field': 'name'}, {'head': '様式', 'field': 'form'}, "
			"{'head': '条', 'field': 'provisions'}]}]},"
			"{'part': '{{record_name}}', 'each': 'record', 'body': [{'block': 'table', 'view': "
			"'record-duties', 'columns': [{'head': '者', 'field': 'who'}, {'head': '事', 'field': "
			"'act'}, {'head': '時', 'field': 'when'}]}, {'block': 'record-sheet'}]}]}",
			(char *)NULL));
	fixture_load(f);
	return fixture_bind(f, "own", contract);
}

static const struct doc_node *nth(const struct doc_node *parent, size_t n)
{
	const struct doc_node *node = parent->first;

	while (n-- && node)
		node = node->next;
	return node;
}

Test(record_sheet, a_log_has_heads_and_empty_lines)
{
	write_records(RECORDS, LOG);
	const struct doc *d = bind_paper("contract", "c1");
	const struct doc_node *part = d->first->next, *sheet = nth(part, 2);

	cr_assert_eq(d->n, 2);
	cr_assert_str_eq(part->text, "申請簿");
	cr_assert_str_eq(part->id, "record-apply");
	cr_assert(part->landscape);
	cr_assert_str_eq(nth(part, 1)->text, "都度書く。");
	cr_assert_eq(sheet->kind, DOC_TABLE);
	cr_assert_eq(sheet->head_rows, 1);
	cr_assert_eq(sheet->n, 1 + 3);
	cr_assert_str_eq(sheet->first->first->text, "日");
	cr_assert_not_null(strstr(sheet->first->last->text, "可否\n"));
	cr_assert(sheet->columns[0].input && sheet->columns[1].input);
	cr_assert_str_eq(sheet->columns[1].choices[1], "否");
	cr_assert_str_eq(nth(sheet, 3)->first->text, "");
	cr_assert_eq(nth(sheet, 3)->first->lines, 2, "room to write by hand");
}

Test(record_sheet, a_case_has_questions_and_a_log_below)
{
	write_records(RECORDS, CASE);
	const struct doc_node *part = bind_paper("contract", "c1")->first->next;
	const struct doc_node *questions = nth(part, 1), *log = nth(part, 3);

	cr_assert_eq(questions->kind, DOC_KEY_VALUE);
	cr_assert_eq(questions->n, 2);
	cr_assert_str_eq(questions->first->first->text, "目的");
	cr_assert_eq(questions->first->last->lines, 4);
	cr_assert(questions->columns[1].input && !questions->columns[0].input);
	cr_assert_not_null(strstr(questions->last->last->text, "遠隔"));
	cr_assert_str_eq(nth(part, 2)->text, "経過の欄");
	cr_assert_eq(log->n, 1 + 2);
}

Test(record_sheet, its_head_says_who_does_what_and_when)
{
	write_records(RECORDS, LOG);
	const struct doc *d = bind_paper("contract", "c1");
	const struct doc_node *list = nth(d->first, 0), *duties = nth(d->first->next, 0);

	cr_assert_eq(duties->n, 2);
	cr_assert_str_eq(nth(duties->last, 0)->text, "乙");
	cr_assert_str_eq(nth(duties->last, 1)->text, "作業の申請書を提出する");
	cr_assert_str_eq(list->last->first->text, "申請簿");
	cr_assert_str_eq(list->last->first->link, "record-apply");
	cr_assert_not_null(strstr(list->last->last->first->text, "条1"));
}

Test(record_sheet, two_records_share_no_acts)
{
	write_records(RECORDS, LOG ", {'id': 'lock', 'name': '施錠簿', 'of': ['施錠'], 'kind': 'list', "
				   "'columns': [{'head': '鍵'}]}");
	fixture_replace(f, DUTIES, "'when': 'work.start',", "'when': 'work.start', 'record': '施錠',");
	const struct doc *d = bind_paper("contract", "c1");
	const struct doc_node *second = d->first->next->next;

	cr_assert_eq(d->n, 3);
	cr_assert_eq(nth(second, 0)->n, 2);
	cr_assert_str_eq(nth(nth(second, 0)->last, 1)->text, "作業に用いる端末を施錠する");
	cr_assert_eq(nth(second, 1)->n, 1 + RECORD_LINES);
}

Test(record_sheet, without_a_sheet_the_list_has_the_reason)
{
	write_records(RECORDS, NO_SHEET);
	const struct doc *d = bind_paper("contract", "c1");
	const struct doc_node *row = nth(d->first, 0)->last;

	cr_assert_eq(d->n, 1);
	cr_assert_str_eq(nth(row, 1)->text, "文書");
	cr_assert_null(row->first->link);
}

Test(record_sheet, the_hospital_has_no_sheet_of_the_vendors)
{
	write_records(RECORDS, LOG);
	const struct doc *d = bind_paper("hospital", NULL);

	cr_assert_eq(d->n, 1, "%s", doc_text(f->a, d));
	stop_suite();
	start_suite();
	write_records(RECORDS, LOG);
	fixture_replace(f, DUTIES, "'part': ['remote.answer'], 'at'",
			"'part': ['remote.answer'], 'record': '申請書', 'at'");
	d = bind_paper("hospital", NULL);
	cr_assert_eq(d->n, 2);
	cr_assert_str_eq(nth(nth(d->first->next, 0)->last, 0)->text, "当院");
}

Test(record_sheet, the_projects_own_takes_its_place)
{
	write_records(RECORDS, LOG);
	write_records("project/clauses/records.json", NO_SHEET);
	cr_assert_eq(bind_paper("contract", "c1")->n, 1);
}

Test(record_sheet, no_sheet_outside_of_its_part)
{
	write_records(RECORDS, LOG);
	fixture_write(f, PAPER,
		      "{'schema': 'bunkai/template/1', 'id': 'own', 'title': '様式', 'scope': "
		      "'contract', 'parts': [{'part': '一', 'body': [{'block': 'record-sheet'}]}]}");
	fixture_load(f);
	cr_assert_null(fixture_bind(f, "own", "c1"));
	cr_assert_not_null(found(f->dl, DIAG_RECORD_OUTSIDE, "own"));
}

Test(record_sheet, what_says_more_comes_first)
{
	write_records(RECORDS, LOG ", " CASE ", {'id': 'here', 'name': '当条の簿', 'of': ['remote-d/申請書'], "
				   "'sheet': false, 'reason': '試験'}");
	fixture_load(f);
	const struct record_index *x = record_index_new(f->a, f->run.library);
	const struct record_list *one = record_index_find(f->a, x, "remote-d", "apply", "申請書"),
				 *clause = record_index_find(f->a, x, "remote-d", "other", "申請書"),
				 *any = record_index_find(f->a, x, "else", "apply", "申請書");

	cr_assert_str_eq(one->all.at[0]->id, "ask");
	cr_assert_str_eq(clause->all.at[0]->id, "here");
	cr_assert_str_eq(any->all.at[0]->id, "apply");
	cr_assert_eq(record_index_find(f->a, x, "else", "apply", "申込書")->all.n, 0);
	cr_assert(record_word_is_used(f->a, f->run.library, "remote-d#apply"));
	cr_assert_not(record_word_is_used(f->a, f->run.library, "remote-d#answer"));
}

Test(record_sheet, a_word_that_no_record_stands_for)
{
	fixture_check(f);
	cr_assert_eq(found_count(f->run.findings, DIAG_RECORD_UNKNOWN), 0, "no file, no question");
	write_records(RECORDS, LOG);
	fixture_check(f);
	cr_assert_eq(found_count(f->run.findings, DIAG_RECORD_UNKNOWN), 0);
	fixture_replace(f, RECORDS, "['申請書']", "['申込書']");
	fixture_check(f);
	cr_assert_not_null(found(f->run.findings, DIAG_RECORD_UNKNOWN, "remote-d"));
	check_record_words(f->a, f->run.library, f->run.findings);
	cr_assert_not_null(found(f->run.findings, DIAG_RECORD_OF_NOTHING, "apply"));
}

/* Each mistake of the file, and what is said of it. */
static const struct {
	const char *from, *to;
	enum diag_code code;
} mistakes[] = {
	{"'kind': 'log', ", "", DIAG_MISSING_MEMBER},
	{"'kind': 'log'", "'kind': 'book'", DIAG_UNKNOWN_VALUE},
	{"'of': ['申請書']", "'of': []", DIAG_MISSING_MEMBER},
	{"'lines': 3", "'sheet': false", DIAG_MISSING_MEMBER},
	{"'lines': 3", "'sheet': false, 'reason': '文書'", DIAG_RECORD_WITHOUT_SHEET},
	{"'head': '日', ", "", DIAG_MISSING_MEMBER},
};

Test(record_sheet, mistakes_of_the_file)
{
	for (size_t i = 0; i < ARRAY_LEN(mistakes); i++) {
		write_records(RECORDS, LOG);
		fixture_replace(f, RECORDS, mistakes[i].from, mistakes[i].to);
		cr_assert_not(fixture_try(f), "%s", mistakes[i].to);
		cr_assert_eq(found_count(f->run.problems, mistakes[i].code), 1, "%s: %s",
			     mistakes[i].to, found_all(f->a, f->run.problems));
	}
	write_records(RECORDS, LOG ", " LOG);
	cr_assert_not(fixture_try(f));
	cr_assert_eq(found_count(f->run.problems, DIAG_DUPLICATE_ID), 1);
}

/* An edition lies elsewhere: its trees have no path of the machine in them. */
Test(record_sheet, it_names_its_file_from_the_library_on)
{
	write_records(RECORDS, LOG);
	const struct doc_node *sheet = nth(bind_paper("contract", "c1")->first->next, 2);

	cr_assert_str_eq(sheet->first->first->origin->file, "clauses/records.json");
}
