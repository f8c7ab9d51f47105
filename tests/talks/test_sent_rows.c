/* SPDX-License-Identifier: MIT
 *
 * What a contract's papers say today, row by row: which rows there are, what their cells and values
 * are, and what changes the state that a later comparison looks at.
 */
#include "talks/sent_rows.h"

#include <criterion/criterion.h>
#include <string.h>

#include "../support/fixture.h"
#include "../support/suite.h"
#include "base/text.h"
#include "work/documents.h"

FIXTURE_SUITE(sent_rows, f);

static const struct sent_rows *rows_now(void)
{
	const struct sent_rows *rows;

	fixture_load(f);
	const struct bind_input in = documents_input(&f->run, &f->run.project->contracts.at[0]);

	rows = sent_rows_of(f->a, &in, f->dl);
	cr_assert(rows && !diag_failed(f->dl), "%s", found_all(f->a, f->dl));
	return rows;
}

static const struct row_now *row_of(const struct sent_rows *rows, const char *asks,
				    const char *key, const char *phase)
{
	const struct row_now *row = sent_rows_find(rows, asks, key, phase);

	cr_assert_not_null(row, "%s %s", asks, key);
	return row;
}

static const char *cell(const struct row_now *row, const char *field)
{
	return settings_get(&row->shown.cells, field);
}

static const char *value(const struct row_now *row, const char *field)
{
	return settings_get(&row->shown.values, field);
}

/* Of a row after something was changed: the checksum of what it rests on. */
static const char *state(const char *asks, const char *key, const char *phase)
{
	return row_of(rows_now(), asks, key, phase)->shown.state;
}

Test(sent_rows, every_row_of_the_table_stands_once)
{
	const struct sent_rows *rows = rows_now();
	const struct responsibilities *table = f->run.responsibilities[0];
	size_t n = 0;

	for (size_t i = 0; i < rows->all.n; i++)
		n += rows->all.at[i].row != NULL;
	cr_assert_eq(n, table->rows.n);
	for (size_t i = 0; i < table->rows.n; i++) {
		const struct responsibility *r = &table->rows.at[i];

		cr_assert_eq(row_of(rows, ASKS_ROW, r->full_key, r->phase)->row, r);
	}
}

Test(sent_rows, shows_what_papers_print_and_what_cells_mean)
{
	const struct row_now *row = row_of(rows_now(), ASKS_ROW, "R1/①-1", "maintenance");

	cr_assert_str_eq(cell(row, "key"), "R1/①-1");
	cr_assert_str_eq(cell(row, "text"), "作業を申請する。");
	cr_assert_str_eq(cell(row, "topic"), "遠隔");
	cr_assert_str_eq(cell(row, "risk"), "R1　回線から入られる。");
	cr_assert_str_eq(cell(row, "judgement"), "対象");
	cr_assert_str_eq(value(row, "role:maker"), "accountable");
	cr_assert_str_eq(cell(row, "role:maker"), "◎");
	cr_assert_str_eq(value(row, "fee"), "undecided");
	cr_assert_null(cell(row, "answer"));
}

Test(sent_rows, every_paragraph_of_what_is_signed_is_asked_about)
{
	const struct sent_rows *rows = rows_now();
	const struct row_now *second = row_of(rows, ASKS_CLAUSE, "remote-a/2", NULL);

	cr_assert_str_eq(cell(second, "wording"), "申請書は次による。\n(1) 目的\n(2) 作業者\n　ア 氏名\n　イ 所属");
	cr_assert_eq(second->paragraph, 2);
	cr_assert_str_eq(cell(row_of(rows, ASKS_CLAUSE, "backup-a/1", NULL), "position"), "標準案");
	cr_assert_not_null(sent_rows_find(rows, ASKS_CLAUSE, "remote-a/3", NULL));
	cr_assert_null(sent_rows_find(rows, ASKS_CLAUSE, "remote-a/4", NULL));
	cr_assert_null(sent_rows_find(rows, ASKS_CLAUSE, "remote-r/1", NULL), "the hospital's own");
}

Test(sent_rows, contacts_are_those_of_the_parties)
{
	const struct row_now *row = row_of(rows_now(), ASKS_CONTACT, "help", NULL);

	cr_assert_str_eq(cell(row, "member:phone"), "0X-1");
	cr_assert_str_eq(value(row, "member:phone_off"), "0X-2");
	cr_assert_str_eq(cell(row, "member:fax"), "");
	cr_assert_null(value(row, "member:fax"));
	cr_assert_null(cell(row, "member:note"), "for the hospital alone");
}

Test(sent_rows, a_decision_changes_its_row_and_no_other)
{
	const char *row = state(ASKS_ROW, "R1/①-1", "maintenance"),
		   *other = state(ASKS_ROW, "R2/②-1", "normal");

	fixture_decisions(f, "{'id': 'D-1', 'requirement': 'R1/①-1', 'status': 'agreed', "
			     "'by': '見本'}");
	cr_assert_str_neq(state(ASKS_ROW, "R1/①-1", "maintenance"), row);
	cr_assert_str_eq(state(ASKS_ROW, "R2/②-1", "normal"), other);
}

Test(sent_rows, words_of_the_register_change_the_row)
{
	const char *row = state(ASKS_ROW, "R1/①-1", "maintenance");

	fixture_replace(f, "project/register.json", "作業を申請する。", "作業を届け出る。");
	cr_assert_str_neq(state(ASKS_ROW, "R1/①-1", "maintenance"), row);
}

Test(sent_rows, what_only_the_hospital_reads_changes_nothing)
{
	const char *text = "{'id': 'D-1', 'requirement': 'R1/①-1', 'status': 'agreed', 'by': "
			   "'見本', 'reason': '%s'}";

	fixture_decisions(f, text_replace(f->a, text, "%s", "安い"));
	const char *row = state(ASKS_ROW, "R1/①-1", "maintenance");

	fixture_decisions(f, text_replace(f->a, text, "%s", "高い"));
	cr_assert_str_eq(state(ASKS_ROW, "R1/①-1", "maintenance"), row);
}

Test(sent_rows, a_paragraph_changes_with_its_words_and_its_position)
{
	const char *days = state(ASKS_CLAUSE, "remote-a/1", NULL),
		   *list = state(ASKS_CLAUSE, "remote-a/2", NULL),
		   *position = state(ASKS_CLAUSE, "backup-a/1", NULL);

	fixture_replace(f, "project/bunkai.json", "'params': {}, 'positions': {}",
			"'params': {'remote-a.days': 7}, 'positions': {'backup-a': '代替案'}");
	cr_assert_str_neq(state(ASKS_CLAUSE, "remote-a/1", NULL), days);
	cr_assert_str_eq(state(ASKS_CLAUSE, "remote-a/2", NULL), list);
	cr_assert_str_neq(state(ASKS_CLAUSE, "backup-a/1", NULL), position);
}

/* 第1条 that becomes 第2条 is the same article for those who cite it. */
Test(sent_rows, a_number_that_moves_is_no_change)
{
	const struct row_now *row = row_of(rows_now(), ASKS_CLAUSE, "logging-a/1", NULL);
	const char *was = row->shown.state, *wording = cell(row, "wording");

	fixture_write(f, "data/clauses/remote/remote-0.md",
		      "---\nid: remote-0\ntopic: remote\ntitle: 前の条\ndocuments: [annex]\norder: 1\n"
		      "---\n作業を行う。\n");
	row = row_of(rows_now(), ASKS_CLAUSE, "logging-a/1", NULL);
	cr_assert_str_neq(cell(row, "wording"), wording);
	cr_assert_str_eq(row->shown.state, was);
}

Test(sent_rows, an_open_answer_stands_with_what_is_wished)
{
	fixture_write(f, "project/talks.json",
		      "{'schema': 'bunkai/talks/1', 'answers': [{'id': 'A-001', 'contract': 'c1', "
		      "'party': 'maker', 'asks': 'row', 'key': 'R1/①-1', 'phase': 'maintenance', "
		      "'verdict': 'wish', 'roles': {'maker': 'does'}, 'fee': 'extra', 'text': '前日に申請する。', "
		      "'file': 'f'}]}");
	const struct row_now *row = row_of(rows_now(), ASKS_ANSWER, "A-001", NULL);

	cr_assert_str_eq(cell(row, "text"), "作業を申請する。");
	cr_assert_str_eq(value(row, "role:maker"), "does");
	cr_assert_str_eq(cell(row, "role:maker"), "○");
	cr_assert_str_eq(value(row, "fee"), "extra");
	cr_assert_str_eq(cell(row, "words"), "前日に申請する。");
	cr_assert_str_eq(row->row->key, "R1/①-1");
	fixture_decisions(f, "{'id': 'D-1', 'requirement': 'R1/①-1', 'status': 'agreed', 'by': "
			     "'見本', 'answers': ['A-001']}");
	cr_assert_null(sent_rows_find(rows_now(), ASKS_ANSWER, "A-001", NULL), "settled");
}
