/* SPDX-License-Identifier: MIT
 *
 * Table recognition: sheets are written here as text, one line a row, cells parted by '|'; '^'
 * continues the cell above, '<' the cell to the left (merged cells). A line '.' is an empty row.
 */
#include "book.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "import/tables.h"
#include "../support/paths.h"

static struct arena *a;
static struct diag_list *dl;
static struct grid grid;
static struct source_tables out;
static struct profile *profile;

static void start(void)
{
	a = arena_new();
	dl = diag_new(a);
	grid = (struct grid){0};
	out = (struct source_tables){0};
	profile = profile_read(a, "templates/import/metimic-1.1.json", dl);
}

static void stop(void)
{
	arena_free(a);
}

static void again(void)
{
	stop();
	start();
}

TestSuite(test_tables, .init = start, .fini = stop);

/* Widens the merge that ends at the cell's upper or left neighbour, or starts one. */
static void merge_cell(struct grid_sheet *s, size_t row, size_t column, bool down)
{
	for (size_t i = 0; i < s->merges.n; i++) {
		struct grid_merge *m = &s->merges.at[i];
		bool beside = down ? m->row + m->rows == row && m->column <= column &&
					      column < m->column + m->columns
				   : m->column + m->columns == column && m->row <= row &&
					      row < m->row + m->rows;

		if (!beside && !(m->row <= row && row < m->row + m->rows && m->column <= column &&
				 column < m->column + m->columns))
			continue;
		m->rows += down && m->row + m->rows == row;
		m->columns += !down && m->column + m->columns == column;
		return;
	}
	*vec_push(a, &s->merges) = down ? (struct grid_merge){row - 1, column, 2, 1}
					: (struct grid_merge){row, column - 1, 1, 2};
}

static void add_row(struct grid_sheet *s, size_t number, char *line)
{
	VEC(const char *) cells = {0};

	for (char *cell; (cell = strsep(&line, "|"));) {
		bool merged = strcmp(cell, "^") == 0 || strcmp(cell, "<") == 0;

		if (merged)
			merge_cell(s, number - 1, cells.n, *cell == '^');
		*vec_push(a, &cells) = merged || !*cell ? NULL : text_replace(a, cell, "\\n", "\n");
	}
	*vec_push(a, &s->rows) =
		(struct grid_row){.cells = cells.at, .n = cells.n, .number = number};
}

static struct grid_sheet *add_sheet(const char *file, const char *name, const char *text)
{
	struct grid_sheet *s = vec_push(a, &grid.sheets);
	char *rest = arena_strdup(a, text);
	size_t number = 1;

	*s = (struct grid_sheet){.file = file, .name = name};
	for (char *line; (line = strsep(&rest, "\n")); number++)
		if (strcmp(line, ".") != 0)
			add_row(s, number, line);
	return s;
}

static bool read_sheet(const char *text)
{
	add_sheet("r.xlsx", "表", text);
	return tables_read(a, &grid, profile, &out, dl);
}

static const struct source_table *table(const char *kind)
{
	for (size_t i = 0; i < out.tables.n; i++)
		if (strcmp(out.tables.at[i].kind, kind) == 0)
			return &out.tables.at[i];
	cr_assert_fail("no table %s", kind);
	return NULL;
}

/* Fields of a record as 'name=value …', extras with a plus. */
static const char *shown(const char *kind, size_t i)
{
	struct strbuf sb = strbuf_new(a);

	cr_assert(i < table(kind)->rows.n, "%s has only %zu rows", kind, table(kind)->rows.n);
	const struct source_row *r = &table(kind)->rows.at[i];

	for (size_t f = 0; f < r->fields.n; f++)
		strbuf_join(&sb, " ",
			    arena_concat(a, r->fields.at[f].extra ? "+" : "", r->fields.at[f].name,
					 "=", r->fields.at[f].value, (char *)NULL));
	return sb.text;
}

static const struct diag *finding(const char *code)
{
	for (size_t i = 0; i < dl->all.n; i++)
		if (strcmp(diag_code_name(dl->all.at[i].code), code) == 0)
			return &dl->all.at[i];
	return NULL;
}

static bool says(const char *code, const char *words)
{
	const struct diag *d = finding(code);

	return d && strstr(d->message, words);
}

Test(test_tables, one_level_heads_below_titles)
{
	cr_assert(read_sheet(
		"実施結果\n特定した脅威の一覧\n.\nID|脅威項目|脅威の詳細\nT01|閲覧|見る"));
	cr_expect_str_eq(shown("threats", 0), "id=T01 name=閲覧 detail=見る");
	cr_expect_str_eq(table("threats")->rows.at[0].place, "表 5行");
	cr_expect_str_eq(table("threats")->source, "表");
	cr_expect(says("stray-text", "A1 実施結果"),
		  "the known title is not told, the other one is");
	cr_expect_not(says("stray-text", "特定した"));
}

Test(test_tables, two_level_heads_merged)
{
	cr_assert(read_sheet("提供形態|フェーズ|情報流|<|分類\n^|^|ID|内容|^\nインフラ|開発|ID01|"
			     "設定する|機器"));
	cr_expect_str_eq(shown("flows", 0),
			 "form=インフラ phase=開発 id=ID01 content=設定する classification=機器");
	cr_expect_eq(dl->all.n, 0);
}

Test(test_tables, two_level_heads_with_blank_continuation)
{
	cr_assert(read_sheet(
		"提供形態|フェーズ|情報流||分類\n||ID|内容|\nインフラ|開発|ID01|設定する|機器"));
	cr_expect_str_eq(shown("flows", 0),
			 "form=インフラ phase=開発 id=ID01 content=設定する classification=機器");
}

Test(test_tables, three_level_heads)
{
	cr_assert(read_sheet("リスク対応策|<|<|<|残存するリスク|<\nリスクID|要求事項No.|"
			     "要求事項の内容|適合判断|残存リスクへの対応計画|<\n"
			     "^|^|^|^|基本方針|Line!Ca8\nR01|①-1|図を作る|対象|直す|いつか"));
	cr_expect_str_eq(shown("treatments", 0), "risk=R01 applies=対象 no=①-1 text=図を作る "
						 "residual_policy=直す residual_action=いつか");
}

Test(test_tables, columns_in_any_order_and_wrapped_heads)
{
	cr_assert(read_sheet(
		"内容|分\\n類|情報流 ID|フェーズ　|提供\\n形態\nする|機器|ID01|開発|インフラ"));
	cr_expect_not(finding("missing-column"));
	again();
	cr_assert(read_sheet("情報流\\n内容|分\\n類|情報流 "
			     "ID|フェーズ　|提供\\n形態\nする|機器|ID01|開発|インフラ"));
	cr_expect_str_eq(shown("flows", 0),
			 "form=インフラ phase=開発 id=ID01 content=する classification=機器");
}

Test(test_tables, parentheses_of_either_width)
{
	cr_assert(read_sheet("リスクID|リスクに対する対応要否（Yes／No）|要求事項に対する適合判断("
			     "対象/対象外)|要求事項No.|要求事項の内容\nR01|Yes|対象|①-1|作る"));
	cr_expect_str_eq(shown("treatments", 0),
			 "risk=R01 response=Yes applies=対象 no=①-1 text=作る");
}

Test(test_tables, values_are_not_normalised)
{
	cr_assert(read_sheet("ID|項目|詳細\nT01| ～･－①（全角）Ａ |一\\n 二"));
	cr_expect_str_eq(shown("threats", 0), "id=T01 name=～･－①（全角）Ａ detail=一\n 二");
}

Test(test_tables, two_tables_one_below_the_other)
{
	cr_assert(read_sheet(
		"特定した脅威の一覧\nID|項目|詳細\nT01|閲覧|見る\nT02|盗聴|聞く\n."
		"\nリスクレベルの内容\nレベル|名称|内容|対応要否\nHigh|重大|直ちに|Yes"));
	cr_expect_eq(table("threats")->rows.n, 2);
	cr_expect_str_eq(shown("levels", 0), "id=High name=重大 detail=直ちに response=Yes");
	cr_expect_eq(dl->all.n, 0);
}

Test(test_tables, captions_between_tables_are_no_rows)
{
	cr_assert(read_sheet("ID|項目|詳細\nT01|閲覧|見る\n.\n作成日|2026-10-01\nレベル|名称|内容|"
			     "対応要否\nHigh|重大|直ちに|Yes"));
	cr_expect_eq(table("threats")->rows.n, 1);
	cr_expect(says("stray-text", "A4 作成日, B4 2026-10-01"));
}

Test(test_tables, two_tables_side_by_side)
{
	cr_assert(read_sheet("ID|項目|詳細||レベル|名称|内容|対応要否\nT01|閲覧|見る||High|重大|"
			     "直ちに|Yes\nT02|盗聴|聞く"));
	cr_expect_eq(table("threats")->rows.n, 2);
	cr_expect_eq(table("levels")->rows.n, 1);
	cr_expect_eq(table("levels")->skipped.n, 1, "the blank rest beside the longer table");
	cr_expect_eq(dl->all.n, 0);
}

Test(test_tables, two_tables_side_by_side_without_a_gap_and_at_different_heights)
{
	cr_assert(read_sheet("ID|項目|詳細\nT01|閲覧|見る|レベル|名称|内容|対応要否\nT02|盗聴|聞く|"
			     "High|重大|直ちに|Yes\nT03|侵入|入る"));
	cr_expect_eq(table("threats")->rows.n, 3);
	cr_expect_str_eq(shown("levels", 0), "id=High name=重大 detail=直ちに response=Yes");
	cr_expect_str_eq(shown("threats", 1), "id=T02 name=盗聴 detail=聞く");
}

Test(test_tables, the_same_table_twice_side_by_side)
{
	cr_assert(read_sheet("ID|項目|詳細||ID|項目|詳細\nT01|閲覧|見る||T02|盗聴|聞く"));
	cr_assert_eq(table("threats")->rows.n, 2);
	cr_expect_str_eq(shown("threats", 1), "id=T02 name=盗聴 detail=聞く");
}

Test(test_tables, a_head_repeated_on_every_page)
{
	cr_assert(read_sheet("ID|項目|詳細\nT01|閲覧|見る\nID|項目|詳細\nT02|盗聴|聞く"));
	cr_expect_eq(table("threats")->rows.n, 2);
}

Test(test_tables, sheets_and_files_of_one_kind_are_put_together)
{
	add_sheet("a.xlsx", "脅威1", "ID|項目|詳細\nT01|閲覧|見る");
	add_sheet("a.xlsx", "表紙", "病院\n担当");
	add_sheet("b.xlsx", "脅威2", "詳細|項目|ID\n聞く|盗聴|T02");
	cr_assert(tables_read(a, &grid, profile, &out, dl));
	cr_assert_eq(out.tables.n, 1);
	cr_assert_eq(table("threats")->rows.n, 2);
	cr_expect_str_eq(table("threats")->source, "脅威1, 脅威2");
	cr_expect_str_eq(shown("threats", 1), "id=T02 name=盗聴 detail=聞く");
	cr_expect_str_eq(finding("sheet-without-table")->place, "a.xlsx:表紙");
}

#define MATRIX_ROWS "5|非常に高い|High|Moderate\n1|低い|Middle|Low"

Test(test_tables, a_cross_table_with_two_head_rows)
{
	cr_assert(read_sheet(
		"発生頻度|<|深刻度|<\n値|区分|5 深刻(Severe)|1 軽微(Negligible)\n" MATRIX_ROWS));
	cr_assert_eq(table("matrix")->rows.n, 4);
	cr_expect_str_eq(shown("matrix", 1),
			 "frequency=5 severity=1 level=Moderate severity_name=軽微(Negligible) "
			 "frequency_name=非常に高い");
	cr_expect_str_eq(table("matrix")->rows.at[2].place, "表 4行");
}

Test(test_tables, a_cross_table_with_flat_heads)
{
	cr_assert(read_sheet(
		"発生頻度|区分|深刻度 5 深刻(Severe)|深刻度 1 軽微(Negligible)\n" MATRIX_ROWS));
	cr_expect_str_eq(shown("matrix", 2), "frequency=1 severity=5 level=Middle "
					     "severity_name=深刻(Severe) frequency_name=低い");
}

Test(test_tables, a_cross_table_with_the_axis_in_a_merged_cell_on_the_left)
{
	cr_assert(read_sheet("||深刻度|<\n||5|1\n||深刻|軽微\n発\\n生\\n頻\\n度|5 "
			     "非常に高い|High|Moderate\n^|1 低い|Middle|Low"));
	cr_expect_str_eq(shown("matrix", 3),
			 "frequency=1 severity=1 level=Low severity_name=軽微 frequency_name=低い");
}

Test(test_tables, a_cross_table_the_other_way_round)
{
	cr_assert(
		read_sheet("深刻度|発生頻度 5|発生頻度 1\n5 深刻|High|Moderate\n1 軽微|Middle|-"));
	cr_assert_eq(table("matrix")->rows.n, 3, "a dash is no level");
	cr_expect_str_eq(shown("matrix", 1),
			 "severity=5 frequency=1 level=Moderate severity_name=深刻");
}

Test(test_tables, levels_right_beside_the_cross_table)
{
	cr_assert(read_sheet("発生頻度||深刻度|||||\n値|区分|5|1||レベル|内容|対応要否\n5|高い|"
			     "High|Low||High|直ちに|Yes\n1|低い|Low|Low||Low|特になし|No"));
	cr_expect_eq(table("matrix")->rows.n, 4);
	cr_expect_eq(table("levels")->rows.n, 2);
	again();
	cr_assert(read_sheet("発生頻度||深刻度||レベル|内容|対応要否\n値|区分|5|1|||\n5|高い|High|"
			     "Low|High|直ちに|Yes\n1|低い|Low|Low|Low|特になし|No"));
	cr_expect_eq(table("matrix")->rows.n, 4);
	cr_expect_str_eq(shown("levels", 1), "id=Low detail=特になし response=No");
}

#define TREATMENT "リスクID|リスクシナリオ|"

Test(test_tables, a_head_that_stands_twice_goes_by_its_upper_head)
{
	cr_assert(
		read_sheet("特定したリスクシナリオ|<|<|要求事項No.|要求事項の内容|残存するリスク|<|"
			   "<\nリスクID|リスクシナリオ|深刻度|^|^|リスクシナリオ|深刻度|発生頻度\n"
			   "R01|起きる|5|①-1|作る|残る|4|1"));
	cr_expect_str_eq(shown("treatments", 0),
			 "risk=R01 scenario=起きる no=①-1 text=作る residual_severity=4 "
			 "residual_frequency=1 +特定したリスクシナリオ/深刻度=5 "
			 "+残存するリスク/リスクシナリオ=残る");
}

Test(test_tables, a_head_that_stands_twice_goes_by_its_place)
{
	cr_assert(read_sheet(TREATMENT "深刻度|要求事項No.|要求事項の内容|残存リスクのシナリオ|"
				       "深刻度|発生頻度\nR01|起きる|5|①-1|作る|残る|4|1"));
	cr_expect_str_eq(source_row_get(&table("treatments")->rows.at[0], "residual_severity"),
			 "4");
	cr_expect(strstr(shown("treatments", 0), "+深刻度 (C列)=5"), "%s", shown("treatments", 0));
}

Test(test_tables, a_risks_own_severity_is_not_taken_for_the_residual_one)
{
	cr_assert(read_sheet(TREATMENT "深刻度|要求事項No.|要求事項の内容\nR01|起きる|5|①-1|作る"));
	cr_expect_str_eq(shown("treatments", 0),
			 "risk=R01 scenario=起きる no=①-1 text=作る +深刻度=5");
	again();
	cr_assert(read_sheet(
		TREATMENT
		"深刻度|要求事項No.|要求事項の内容|基本方針\nR01|起きる|5|①-1|作る|直す"));
	cr_expect_null(source_row_get(&table("treatments")->rows.at[0], "residual_severity"));
}

Test(test_tables, lower_heads_alone_go_by_their_place)
{
	cr_assert(
		read_sheet("提供形態|フェーズ|ID|内容|分類|ID|項目|シチュエーション|リスクID|"
			   "シナリオ|深刻度|発生頻度|リスクレベル|対応要否\n"
			   "インフラ|開発|ID01|する|機器|T01|閲覧|端末で|R01|起きる|5|1|High|Yes"));
	cr_expect_str_eq(shown("assessments", 0),
			 "form=インフラ phase=開発 flow=ID01 content=する classification=機器 "
			 "threat=T01 threat_name=閲覧 situation=端末で risk=R01 "
			 "scenario=起きる severity=5 frequency=1 level=High response=Yes");
}

Test(test_tables, merged_data_fills_down_and_right)
{
	cr_assert(read_sheet("リスクID|要求事項No.|要求事項の内容|残存リスクのシナリオ|"
			     "基本方針\nR01|①-1|作る|-|<\n^|①-2|配る|残る|直す"));
	cr_expect_str_eq(shown("treatments", 0),
			 "risk=R01 no=①-1 text=作る residual_scenario=- residual_policy=-");
	cr_expect_str_eq(shown("treatments", 1),
			 "risk=R01 no=①-2 text=配る residual_scenario=残る residual_policy=直す");
}

Test(test_tables, unknown_columns_are_kept)
{
	cr_assert(read_sheet(
		"備考|ID|項目|確認者|詳細|期限\n注|T01|閲覧|山田|見る|\n|T02|盗聴||聞く|来年"));
	cr_expect_str_eq(shown("threats", 0), "id=T01 name=閲覧 detail=見る +備考=注 +確認者=山田");
	cr_expect_str_eq(shown("threats", 1), "id=T02 name=盗聴 detail=聞く +期限=来年");
	cr_expect(says("unknown-columns", "備考, 確認者, 期限"));
	cr_assert_eq(out.notes.n, 1);
	cr_expect(text_starts(out.notes.at[0], "r.xlsx:表: "));
}

Test(test_tables, a_column_without_a_head_is_kept)
{
	cr_assert(read_sheet("ID|項目||詳細\nT01|閲覧|メモ|見る"));
	cr_expect_str_eq(shown("threats", 0), "id=T01 name=閲覧 detail=見る +C列=メモ");
}

Test(test_tables, texts_outside_are_told)
{
	cr_assert(read_sheet("ID|項目|詳細\nT01|閲覧|見る||欄外"));
	cr_expect(says("stray-text", "E2 欄外"));
}

Test(test_tables, blank_and_dash_rows_are_skipped)
{
	cr_assert(read_sheet("ID|項目|詳細\nT01|閲覧|見る\n-|－|-\n||\n.\nT02|盗聴|聞く"));
	cr_expect_eq(table("threats")->rows.n, 2);
	cr_assert_eq(table("threats")->skipped.n, 1);
	cr_expect(text_starts(table("threats")->skipped.at[0], "表 3-5行: "));
}

Test(test_tables, footnotes_are_no_rows)
{
	cr_assert(read_sheet("ID|項目|詳細\nT01|閲覧|見る\n※注 これは例|<|<\n第2部"));
	cr_expect_eq(table("threats")->rows.n, 1);
	cr_expect_eq(table("threats")->skipped.n, 2);
	cr_expect_str_eq(finding("row-passed")->place, "r.xlsx:表 3行");
}

Test(test_tables, a_row_without_its_key_is_told)
{
	cr_assert(read_sheet("リスクID|要求事項No.|要求事項の内容|対応要否|適合判断\nR01|①-1|作る|"
			     "Yes|対象\n|||Yes|対象外"));
	cr_expect_eq(table("treatments")->rows.n, 1);
	cr_expect(finding("row-without-key"));
	cr_expect_eq(diag_code_level(finding("row-without-key")->code), LEVEL_WARNING);
}

Test(test_tables, hidden_cells_are_read_and_noted)
{
	struct grid_sheet *s =
		add_sheet("r.xlsx", "旧", "ID|項目|詳細\nT01|閲覧|見る\nT02|盗聴|聞く");

	s->hidden = true;
	s->rows.at[1].hidden = s->rows.at[2].hidden = true;
	*vec_push(a, &s->hidden_columns) = 2;
	cr_assert(tables_read(a, &grid, profile, &out, dl));
	cr_expect_eq(table("threats")->rows.n, 2);
	cr_expect(says("hidden-cells", "rows 2-3, column C"));
	cr_expect_eq(out.notes.n, 1);
}

Test(test_tables, missing_optional_columns_are_named)
{
	cr_assert(read_sheet("リスクID|要求事項No.|要求事項の内容\nR01|①-1|作る"));
	cr_expect(says("absent-columns", "医療機関等の運用管理規程に定める必要がある事項"));
	cr_expect_eq(diag_code_level(finding("absent-columns")->code), LEVEL_NOTE);
}

Test(test_tables, missing_required_columns_list_what_is_there)
{
	cr_expect_not(read_sheet("提供形態|フェーズ|情報流内容|分類\nインフラ|開発|する|機器"));
	cr_expect(says("missing-column", "情報流/ID"));
	cr_expect(says("missing-column", "提供形態, フェーズ, 情報流内容, 分類"));
	cr_expect_str_eq(finding("missing-column")->place, "r.xlsx:表");
}

Test(test_tables, no_table_lists_the_heads_of_each_sheet)
{
	add_sheet("r.xlsx", "一", "議事録\n日付|発言者|発言\n1|2|3");
	add_sheet("r.xlsx", "二", "x");
	cr_expect_not(tables_read(a, &grid, profile, &out, dl));
	cr_expect(says("no-table", "一: 日付, 発言者, 発言; 二: x"));
	cr_expect_str_eq(finding("no-table")->place, "r.xlsx");
}

Test(test_tables, no_table_names_the_nearest)
{
	cr_expect_not(read_sheet("リスクID|対策区分|対応要否|適合判断|番号\nR01|人|Yes|対象|①-1"));
	cr_expect(says("no-table", "nearest is table 'treatments', which also needs: "
				   "リスク対応策/要求事項の内容"));
}

Test(test_tables, one_file_without_a_table_among_others)
{
	add_sheet("a.csv", "a", "ID|項目|詳細\nT01|閲覧|見る");
	add_sheet("b.csv", "b", "日付|発言者");
	cr_expect_not(tables_read(a, &grid, profile, &out, dl));
	cr_expect_str_eq(finding("no-table")->place, "b.csv");
}

Test(test_tables, an_empty_sheet)
{
	cr_expect_not(read_sheet("."));
	cr_expect(finding("no-table"));
}

Test(test_tables, from_a_workbook_to_records)
{
	char *path = book_of(
		NULL,
		"<worksheet xmlns=\"" MAIN_NS "\"><sheetData><row r=\"2\"><c r=\"B2\" "
					      "t=\"s\"><v>0</v></c><c r=\"C2\" t=\"s\"><v>1</v></c>"
		"</row><row r=\"3\"><c r=\"C3\" t=\"s\"><v>2</v></c><c r=\"D3\" "
		"t=\"s\"><v>3</v></c></row><row r=\"4\"><c r=\"B4\" "
		"t=\"s\"><v>4</v></c><c r=\"C4\"><v>0.5</v></c><c r=\"D4\" "
		"t=\"s\"><v>3</v></c></row></sheetData><mergeCells>"
		"<mergeCell ref=\"B2:B3\"/><mergeCell ref=\"C2:D2\"/></mergeCells></worksheet>",
		"<sst xmlns=\"" MAIN_NS "\"><si><t>ID</t></si><si><t>脅威</t></si><si><t>項目</t></"
					"si><si><t>詳細</t></si><si><t>T01</t></si></sst>",
		NULL);

	cr_assert(grid_read_xlsx(a, path, &grid, dl));
	unlink(path);
	free(path);
	cr_assert(tables_read(a, &grid, profile, &out, dl));
	cr_expect_str_eq(shown("threats", 0), "id=T01 name=0.5 detail=詳細");
	cr_expect_str_eq(table("threats")->rows.at[0].place, "表 4行");
}

static const struct {
	const char *kind;
	size_t rows;
} real[] = {{"flows", 36}, {"threats", 12},       {"matrix", 25},
	    {"levels", 4}, {"assessments", 2616}, {"treatments", 564}};

static void read_real_workbook(void)
{
	if (!file_exists("../shared/register/telehealth.xlsx"))
		cr_skip("no ../shared");
	cr_assert(grid_read_xlsx(a, "../shared/register/telehealth.xlsx", &grid, dl));
	cr_assert(tables_read(a, &grid, profile, &out, dl));
}

Test(test_tables, the_real_workbook)
{
	read_real_workbook();
	for (size_t i = 0; i < ARRAY_LEN(real); i++) {
		cr_expect_eq(table(real[i].kind)->rows.n, real[i].rows, "%s: %zu", real[i].kind,
			     table(real[i].kind)->rows.n);
		cr_expect_eq(table(real[i].kind)->skipped.n, 0);
	}
	cr_expect_eq(dl->all.n, 1, "nothing else is left over");
	cr_expect(says("odd-word", "'0' on 1 rows"), "a viewpoint that is none");
	cr_expect_str_eq(shown("matrix", 2),
			 "frequency=5 severity=3 level=Moderate severity_name=中程度(Moderate) "
			 "frequency_name=非常に高い(Frequent)");
}

Test(test_tables, the_real_csv_files_give_the_same_records)
{
	const char *folder = "../shared/register/telehealth-cp932";
	struct source_tables of_workbook;
	size_t n;

	read_real_workbook();
	of_workbook = out;
	out = (struct source_tables){0};
	grid = (struct grid){0};
	const char **names = names_in(a, folder, &n);

	for (size_t i = 0; i < n; i++)
		cr_assert(grid_read_csv(a, file_join(a, folder, names[i]), &grid, dl));
	cr_assert(tables_read(a, &grid, profile, &out, dl));
	for (size_t i = 0; i < of_workbook.tables.n; i++) {
		const struct source_table *one = &of_workbook.tables.at[i], *two = table(one->kind);

		cr_assert_eq(one->rows.n, two->rows.n);
		for (size_t r = 0; r < one->rows.n; r++) {
			cr_assert_eq(one->rows.at[r].fields.n, two->rows.at[r].fields.n);
			for (size_t f = 0; f < one->rows.at[r].fields.n; f++) {
				cr_expect_str_eq(one->rows.at[r].fields.at[f].name,
						 two->rows.at[r].fields.at[f].name);
				cr_expect_str_eq(one->rows.at[r].fields.at[f].value,
						 two->rows.at[r].fields.at[f].value);
			}
		}
	}
}
