/* SPDX-License-Identifier: MIT
 *
 * Workbooks: nothing lost, nothing cut, text stays text, the same bytes again; looked at as a
 * layout and in the written parts.
 */
#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "book/book.h"
#include "../support/counting.h"
#include "../support/trees.h"

static struct run *run;

static void start(void)
{
	run = run_start();
}

static void stop(void)
{
	run_stop(run);
}

TestSuite(xlsx, .init = start, .fini = stop);

static const char *const answers[] = {"合意", "協議中", NULL};

/* Two head rows, six parties, drop-downs, a span over rows, and texts of every bad kind. */
static struct doc *make_nasty(struct arena *a)
{
	struct doc *d = tree_small(a);
	struct doc_node *part = doc_add_part(a, d, "別表"), *table = tree_table(a, part, 9), *row;
	const char *long_text = tree_repeat(a, "二千字のセルも、切らずに全部を見せる。\n", 100);

	part->landscape = true;
	row = tree_row(a, table,
		       (const char *const[]){"番号", "要求事項", "甲", "乙", "丙", "丁", "戊", "己",
					     "回答"},
		       9);
	for (size_t x = 2; x < 8; x++)
		table->columns[x] = (struct doc_column){.width = 5, .align = ALIGN_CENTER};
	table->columns[8] = (struct doc_column){.width = 12, .input = true, .choices = answers};
	tree_row(a, table,
		 (const char *const[]){"R1/①-1", long_text, "◎", "○", "△", "◇", "−", "", "協議中"},
		 9)
		->role = "gap";
	row = tree_row(a, table,
		       (const char *const[]){"R2", "=HYPERLINK(\"http://example.jp\")", "", "", "",
					     "", "", "", "+1"},
		       9);
	row->first->rowspan = 2;
	tree_row(a, table,
		 (const char *const[]){"_x0041_ と 制御\001文字", "", "", "", "", "", "", "12"}, 8);
	tree_row(a, table,
		 (const char *const[]){tree_repeat(a, "k", 60),
				       tree_repeat(a, "長い文章を続ける。", 3700)},
		 2);
	doc_add(a, part, DOC_PARAGRAPH,
		tree_repeat(a, "段落も一つの行には収まらないことがある。", 300));
	return d;
}

static const char *squash_sheets(const struct book *b)
{
	struct strbuf sb = strbuf_new(run->arena);

	for (size_t i = 0; i < b->sheets.n; i++)
		for (size_t k = 0; k < b->sheets.at[i]->cells.n; k++)
			strbuf_add(&sb, b->sheets.at[i]->cells.at[k].text);
	return text_squash(run->arena, sb.text);
}

struct search {
	const char *all;
	size_t missing;
};

static bool find_words(const struct doc_node *node, void *context)
{
	struct search *s = context;
	const char *const words[] = {node->label, node->text};

	for (size_t i = 0; i < 2; i++)
		if (words[i] && !strchr(words[i], '\001') &&
		    !strstr(s->all, text_squash(run->arena, words[i])))
			s->missing++;
	return true;
}

Test(xlsx, every_word_of_the_tree_stands_in_a_cell)
{
	const struct doc *d = make_nasty(run->arena);
	struct search s = {squash_sheets(book_lay_out(&run->rc, d)), 0};

	doc_walk(d, find_words, &s);
	cr_expect_eq(s.missing, 0);
	cr_expect(strstr(s.all, "みなと病院遠隔診療") &&
		  strstr(s.all, "令和8年10月1日初版関係者外秘") && strstr(s.all, "DRAFT"));
	cr_expect(strstr(s.all, "制御〓文字"));
	cr_expect_eq(run_count(run, DIAG_CONTROL_CHARACTER), 1);
}

Test(xlsx, a_text_beyond_a_cells_limit_goes_on_below)
{
	const struct book *b = book_lay_out(&run->rc, make_nasty(run->arena));

	for (size_t i = 0; i < b->sheets.n; i++)
		for (size_t k = 0; k < b->sheets.at[i]->cells.n; k++)
			cr_expect_leq(text_length(b->sheets.at[i]->cells.at[k].text),
				      SHEET_CELL_MAX);
	cr_expect_eq(run_count(run, DIAG_CELL_TOO_LONG), 1);
}

Test(xlsx, more_line_feeds_than_a_cell_takes_go_on_below)
{
	struct doc *d = doc_new(run->arena, "x", "題");

	doc_add(run->arena, doc_add_part(run->arena, d, "一"), DOC_PARAGRAPH,
		tree_repeat(run->arena, "行\n", 600));
	const struct sheet *s = book_lay_out(&run->rc, d)->sheets.at[0];
	size_t pieces = 0;

	for (size_t k = 0; k < s->cells.n; k++)
		pieces += strstr(s->cells.at[k].text, "行\n") != NULL;
	cr_expect_eq(pieces, 3);
}

/* No two cells overlap, and every cell lies on the sheet. */
static void check_places(const struct sheet *s)
{
	size_t width = s->widths.n;
	char *taken = arena_alloc(run->arena, s->heights.n * width);

	for (size_t k = 0; k < s->cells.n; k++) {
		const struct sheet_cell *c = &s->cells.at[k];

		cr_assert_leq(c->y + c->rows, s->heights.n);
		cr_assert_leq(c->x + c->columns, width);
		for (size_t y = c->y; y < c->y + c->rows; y++)
			for (size_t x = c->x; x < c->x + c->columns; x++)
				cr_expect_eq(taken[y * width + x]++, 0, "%s row %zu column %zu",
					     s->name, y, x);
	}
}

static double sum(const double *at, size_t from, size_t n)
{
	double total = 0;

	for (size_t i = from; i < from + n; i++)
		total += at[i];
	return total;
}

/* By area: lines at 1.2 of the size, each filled to its last full character, must fit. */
static void check_room(const struct sheet *s)
{
	struct measurer *m = measure_open(run->arena, run->rc.style, run->dl);

	for (size_t k = 0; k < s->cells.n; k++) {
		const struct sheet_cell *c = &s->cells.at[k];
		double width = sum(s->widths.at, c->x, c->columns) - 4,
		       height = sum(s->heights.at, c->y, c->rows);
		double lines =
			measure_width(m, c->look, text_replace(run->arena, c->text, "\n", "")) /
			width;

		cr_expect_geq(height, lines * c->look->size * 1.2, "%s row %u", s->name, c->y);
	}
	measure_close(m);
}

Test(xlsx, cells_do_not_overlap_and_are_tall_enough)
{
	const struct book *b = book_lay_out(&run->rc, make_nasty(run->arena));

	cr_assert_eq(b->sheets.n, 3);
	for (size_t i = 0; i < b->sheets.n; i++) {
		check_places(b->sheets.at[i]);
		check_room(b->sheets.at[i]);
		for (size_t y = 0; y < b->sheets.at[i]->heights.n; y++)
			cr_expect(b->sheets.at[i]->heights.at[y] > 0 &&
				  b->sheets.at[i]->heights.at[y] <= 409);
	}
}

Test(xlsx, one_table_keeps_its_own_columns_several_share_a_grid)
{
	struct doc *d = doc_new(run->arena, "x", "題");
	struct doc_node *one = doc_add_part(run->arena, d, "一"),
			*two = doc_add_part(run->arena, d, "二"), *t;

	tree_row(run->arena, doc_add(run->arena, one, DOC_KEY_VALUE, NULL),
		 (const char *const[]){"契約", "保守"}, 2);
	t = tree_table(run->arena, one, 3);
	tree_row(run->arena, t, (const char *const[]){"項目", "内容", "備考"}, 3);
	tree_row(run->arena, t,
		 (const char *const[]){"a", tree_repeat(run->arena, "長い内容。", 30), "b"}, 3);
	t = tree_table(run->arena, two, 4);
	tree_row(run->arena, t, (const char *const[]){"甲", "乙", "丙", "丁"}, 4);
	t = tree_table(run->arena, two, 3);
	tree_row(run->arena, t, (const char *const[]){"一", "二", "三"}, 3);
	const struct book *b = book_lay_out(&run->rc, d);
	const struct sheet *s = b->sheets.at[0];

	cr_expect_gt(s->widths.at[1], s->widths.at[0] + s->widths.at[2],
		     "the long texts get the room");
	cr_expect_eq(s->head_rows, 1);
	cr_expect_gt(s->freeze_rows, 0);
	cr_expect(b->sheets.at[1]->widths.n >= 4 && b->sheets.at[1]->widths.n <= 6);
	cr_expect_not(b->sheets.at[1]->filter);
	cr_expect_eq(b->sheets.at[1]->head_rows, 0);
}

/* A list whose second column names its rows; the others are `wide` points wide together. */
static const struct sheet *lay_out_list(double first, double wide)
{
	struct doc *d = doc_new(run->arena, "x", "題");
	struct doc_node *t = tree_table(run->arena, doc_add_part(run->arena, d, "一"), 4);

	t->list = true;
	t->columns[0].width = first;
	t->columns[1].heads = true;
	t->columns[3].stack = "事項";
	t->columns[3].width = wide;
	tree_row(run->arena, t, (const char *const[]){"論点", "番号", "状態", "要件"}, 4);
	tree_row(run->arena, t, (const char *const[]){"a", "1-1", "案", "b"}, 4);
	return book_lay_out(&run->rc, d)->sheets.at[0];
}

Test(xlsx, what_names_the_rows_of_a_wide_list_stays_in_sight)
{
	const struct sheet *narrow = lay_out_list(10, 40), *wide = lay_out_list(10, 260),
			   *far = lay_out_list(54, 260), *too_wide = lay_out_list(90, 260);

	cr_expect_eq(narrow->freeze_columns, 0, "it is in sight anyway");
	cr_expect_not(narrow->landscape);
	cr_expect_eq(wide->freeze_columns, 2);
	cr_expect(wide->landscape && wide->pages_wide >= 1);
	cr_expect_eq(far->freeze_columns, 1, "the screen is for what is scrolled");
	cr_expect_eq(too_wide->freeze_columns, 0);
}

/* Of a list of eight rows, `tall` of them long: how many of its cells stand in the middle. */
static size_t cells_in_the_middle(size_t tall)
{
	struct doc *d = doc_new(run->arena, "x", "題");
	struct doc_node *t = tree_table(run->arena, doc_add_part(run->arena, d, "一"), 2);
	const char *lines = tree_repeat(run->arena, "手元に置くもの\n", 9);
	size_t n = 0;

	t->list = true;
	tree_row(run->arena, t, (const char *const[]){"機関", "内容"}, 2);
	for (size_t i = 0; i < 8; i++)
		tree_row(run->arena, t,
			 (const char *const[]){"二\n行", i < tall ? lines : "二\n行"}, 2);
	const struct sheet *s = book_lay_out(&run->rc, d)->sheets.at[0];

	for (size_t i = 0; i < s->cells.n; i++)
		n += s->cells.at[i].y > s->head_y && s->cells.at[i].flags & CELL_MIDDLE;
	return n;
}

Test(xlsx, rows_of_a_list_stand_alike)
{
	cr_expect_eq(cells_in_the_middle(0), 16);
	cr_expect_eq(cells_in_the_middle(1), 16, "one long row among many");
	cr_expect_eq(cells_in_the_middle(4), 0);
}

static size_t rows_repeated_over(enum doc_kind below)
{
	struct doc *d = doc_new(run->arena, "x", "題");
	struct doc_node *part = doc_add_part(run->arena, d, "一"),
			*t = tree_table(run->arena, part, 2);

	tree_row(run->arena, t, (const char *const[]){"項目", "内容"}, 2);
	tree_row(run->arena, t, (const char *const[]){"a", "b"}, 2);
	if (below == DOC_ARTICLE)
		doc_add(run->arena, doc_add(run->arena, part, below, "（題）"), DOC_PARAGRAPH,
			"条文。");
	else if (below == DOC_KEY_VALUE)
		tree_row(run->arena, doc_add(run->arena, part, below, NULL),
			 (const char *const[]){"確認した者", ""}, 2);
	else
		doc_add(run->arena, part, below, "注");
	return book_lay_out(&run->rc, d)->sheets.at[0]->head_rows;
}

Test(xlsx, a_head_is_not_repeated_over_what_it_is_not_the_head_of)
{
	cr_expect_eq(rows_repeated_over(DOC_NOTE), 1);
	cr_expect_eq(rows_repeated_over(DOC_ARTICLE), 0);
	cr_expect_eq(rows_repeated_over(DOC_KEY_VALUE), 0);
}

Test(xlsx, cells_to_write_in_have_their_room)
{
	struct doc *d = doc_new(run->arena, "x", "題");
	struct doc_node *part = doc_add_part(run->arena, d, "一"),
			*t = doc_add(run->arena, part, DOC_KEY_VALUE, NULL);

	tree_row(run->arena, t, (const char *const[]){"一行", ""}, 2);
	struct doc_node *row = tree_row(run->arena, t, (const char *const[]){"五行", ""}, 2);

	row->last->lines = 5;
	const struct sheet *s = book_lay_out(&run->rc, d)->sheets.at[0];
	size_t n = s->heights.n;

	cr_expect_gt(s->heights.at[n - 1], 4 * (s->heights.at[n - 2] - 4), "%g and %g points",
		     s->heights.at[n - 2], s->heights.at[n - 1]);
}

static const char *read_part(const char *part)
{
	FILE *f =
		popen(arena_printf(run->arena, "unzip -p %s %s", run_path(run, "xlsx"), part), "r");
	struct strbuf sb = strbuf_new(run->arena);
	char piece[4096];
	size_t n;

	while ((n = fread(piece, 1, sizeof piece, f)) > 0)
		strbuf_add_bytes(&sb, piece, n);
	cr_assert_eq(pclose(f), 0, "%s", part);
	return sb.text;
}

static void expect_in(const char *part, const char *wanted)
{
	cr_expect(strstr(read_part(part), wanted), "%s in %s", wanted, part);
}

Test(xlsx, text_stays_text)
{
	size_t len;

	run_render(run, "xlsx", make_nasty(run->arena), &len);
	const char *sheet = read_part("xl/worksheets/sheet3.xml");

	cr_expect_not(strstr(sheet, "<f>"));
	cr_expect_not(strstr(sheet, "<v>"));
	cr_expect(strstr(sheet, "<t>=HYPERLINK(\"http://example.jp\")</t>"));
	cr_expect(strstr(sheet, "<t>+1</t>") && strstr(sheet, "<t>12</t>"));
	cr_expect(strstr(sheet, "_x005F_x0041_ と 制御〓文字"));
	cr_expect_not(strstr(
		sheet,
		"http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"));
}

Test(xlsx, people_can_answer_and_print)
{
	size_t len;

	run_render(run, "xlsx", make_nasty(run->arena), &len);
	expect_in("xl/worksheets/sheet3.xml", "<sheetProtection sheet=\"1\"");
	expect_in("xl/worksheets/sheet3.xml", "<formula1>\"合意,協議中\"</formula1>");
	expect_in("xl/worksheets/sheet3.xml", "orientation=\"landscape\"");
	expect_in("xl/worksheets/sheet3.xml", "<pageSetUpPr fitToPage=\"1\"/></sheetPr>");
	expect_in(
		"xl/worksheets/sheet3.xml",
		"<oddFooter>&amp;L&amp;\"BIZ "
		"UDGothic,Regular\"&amp;8&amp;K555555令和8年10月1日　初版&amp;C&amp;\"BIZ "
		"UDGothic,Regular\"&amp;8&amp;K555555保守契約書別紙　&amp;P / &amp;N</oddFooter>");
	expect_in("xl/worksheets/sheet3.xml", "関係者外秘　DRAFT</oddHeader>");
	expect_in("xl/workbook.xml", "_xlnm.Print_Titles");
	expect_in("xl/styles.xml", "<protection locked=\"0\"/>");
	expect_in("docProps/core.xml",
		  "<dcterms:created "
		  "xsi:type=\"dcterms:W3CDTF\">2026-10-01T00:00:00Z</dcterms:created>");
	expect_in("docProps/core.xml", "<dc:creator>みなと病院</dc:creator>");
	cr_expect_not(strstr(read_part("xl/worksheets/sheet1.xml"), "<sheetProtection"));
	cr_expect_eq(run_count(run, DIAG_SHEET_NAME), 1, "別表 stands twice");
}

Test(xlsx, links_lead_to_their_anchor)
{
	struct doc *d = tree_small(run->arena);
	size_t len;

	doc_add(run->arena, d->last, DOC_PARAGRAPH, "第1条を見よ")->link = "a1";
	doc_add(run->arena, d->last, DOC_PARAGRAPH, "なし")->link = "no-such-anchor";
	run_render(run, "xlsx", d, &len);
	const char *sheet = read_part("xl/worksheets/sheet2.xml"),
		   *link = strstr(sheet, "<hyperlink ");

	cr_assert(link);
	cr_expect(strstr(link, "location=\"'保守'!A"));
	cr_expect_not(strstr(link + 1, "<hyperlink "));
}

Test(xlsx, choices_that_no_list_can_hold_are_reported)
{
	static const char *const bad[] = {"甲,乙", "丙", NULL};
	struct doc *d = doc_new(run->arena, "x", "題");
	struct doc_node *t = tree_table(run->arena, doc_add_part(run->arena, d, "一"), 1);
	size_t len;

	t->columns[0] = (struct doc_column){.choices = bad};
	tree_row(run->arena, t, (const char *const[]){"選ぶ"}, 1);
	tree_row(run->arena, t, (const char *const[]){""}, 1);
	run_render(run, "xlsx", d, &len);
	cr_expect_eq(run_count(run, DIAG_CHOICES_TOO_LONG), 1);
	cr_expect_not(strstr(read_part("xl/worksheets/sheet1.xml"), "<dataValidation"));
}

Test(xlsx, equal_input_gives_equal_bytes)
{
	size_t n1, n2;
	const char *first = run_render(run, "xlsx", make_nasty(run->arena), &n1),
		   *second = run_render(run, "xlsx", make_nasty(run->arena), &n2);

	cr_expect(n1 == n2 && memcmp(first, second, n1) == 0);
}

Test(xlsx, a_form_has_no_cover)
{
	struct doc *d = doc_new(run->arena, "x", "題");

	for (int i = 1; i <= 4; i++)
		doc_add_part(run->arena, d, arena_printf(run->arena, "部%d", i));
	cr_assert_str_eq(book_lay_out(&run->rc, d)->sheets.at[0]->title, "目次");
	d->without_contents = true;
	cr_assert_str_eq(book_lay_out(&run->rc, d)->sheets.at[0]->title, "部1");
}

Test(xlsx, an_empty_document_is_a_workbook_too)
{
	size_t len;

	run_render(run, "xlsx", doc_new(run->arena, "x", "題"), &len);
	expect_in("xl/worksheets/sheet1.xml", "<t>題</t>");
}

Test(xlsx, a_full_disk_and_a_missing_folder_are_reported)
{
	struct render_result result;

	cr_expect_not(render_find("xlsx")->render(&run->rc, tree_small(run->arena), "/dev/full",
						  &result));
	cr_expect_not(render_find("xlsx")->render(&run->rc, tree_small(run->arena),
						  run_path(run, "none/x.xlsx"), &result));
	cr_expect_eq(run_count(run, DIAG_CANNOT_WRITE), 2);
}

/* A table of two rows whose second column offers answers. */
static void add_answers(struct doc_node *part)
{
	struct doc_node *table = tree_table(run->arena, part, 2);

	table->columns[1] = (struct doc_column){.input = true, .choices = answers};
	tree_row(run->arena, table, (const char *const[]){"項目", "回答"}, 2);
	tree_row(run->arena, table, (const char *const[]){"一", ""}, 2);
	doc_add(run->arena, part, DOC_PARAGRAPH, "続き");
}

/* The library's own counter begins again at 256, and then it leaves out all of them. */
Test(xlsx, no_drop_down_is_lost_however_many_there_are)
{
	static const size_t numbers[] = {1, 255, 256, 300};

	for (size_t i = 0; i < ARRAY_LEN(numbers); i++) {
		struct doc *d = doc_new(run->arena, "x", "題");
		struct doc_node *part = doc_add_part(run->arena, d, "部");
		size_t len;

		for (size_t k = 0; k < numbers[i]; k++)
			add_answers(part);
		cr_assert_not_null(run_render(run, "xlsx", d, &len));
		const char *sheet = read_part("xl/worksheets/sheet1.xml");

		cr_expect_eq(count_in(sheet, "<dataValidation "), numbers[i]);
		cr_expect(strstr(sheet, arena_printf(run->arena, "<dataValidations count=\"%zu\">",
						     numbers[i])));
	}
}

/* Its counter of merged cells begins again at 65,536. */
Test(xlsx, no_merged_cell_is_lost_however_many_there_are)
{
	struct doc *d = doc_new(run->arena, "x", "題");
	struct doc_node *table = tree_table(run->arena, doc_add_part(run->arena, d, "部"), 2);
	size_t len;

	for (size_t i = 0; i < 65535; i++)
		tree_row(run->arena, table, (const char *const[]){"一"}, 1)->first->colspan = 2;
	cr_assert_not_null(run_render(run, "xlsx", d, &len));
	const char *sheet = read_part("xl/worksheets/sheet1.xml");
	size_t merged = count_in(sheet, "<mergeCell ");

	cr_expect_geq(merged, 65536); /* the title is one, too */
	cr_expect(strstr(sheet, arena_printf(run->arena, "<mergeCells count=\"%zu\">", merged)));
}

/* A group's row is merged over the column of answers; it does not part its drop-down. */
Test(xlsx, a_column_of_answers_is_one_drop_down)
{
	struct doc *d = doc_new(run->arena, "x", "題");
	struct doc_node *table = tree_table(run->arena, doc_add_part(run->arena, d, "部"), 3);

	table->columns[2] = (struct doc_column){.input = true, .choices = answers};
	tree_row(run->arena, table, (const char *const[]){"番号", "項目", "回答"}, 3);
	for (size_t i = 0; i < 4; i++) {
		struct doc_node *group =
			tree_row(run->arena, table, (const char *const[]){"群"}, 1);

		group->role = "group";
		group->first->colspan = 3;
		tree_row(run->arena, table, (const char *const[]){"1", "一", "合意"}, 3);
	}
	/* a text over the column itself does */
	tree_row(run->arena, table, (const char *const[]){"2", "二"}, 2)->last->colspan = 2;
	tree_row(run->arena, table, (const char *const[]){"3", "三", ""}, 3);
	const struct sheet *s = book_lay_out(&run->rc, d)->sheets.at[0];

	cr_assert_eq(s->choices.n, 1);
	cr_expect_eq(s->choices.at[0].y1, s->heights.n - 1);
}

/*
 * 45 columns at their narrowest are wider than a page: texts keep room to be read in, instead of
 * rows that are cut into pieces because a row may not be taller.
 */
Test(xlsx, a_table_that_no_page_holds_can_be_read)
{
	enum { COLUMNS = 45 };
	struct doc *d = doc_new(run->arena, "x", "題");
	struct doc_node *table = tree_table(run->arena, doc_add_part(run->arena, d, "部"), COLUMNS);
	const char *words[COLUMNS];

	for (size_t x = 0; x < COLUMNS; x++)
		words[x] = x == 1 ? "要求事項" : "甲";
	tree_row(run->arena, table, words, COLUMNS);
	words[1] = tree_repeat(run->arena, "区画の間の通信を必要なものに絞り、異常を切り離す。", 6);
	for (size_t y = 0; y < 20; y++)
		tree_row(run->arena, table, words, COLUMNS);
	const struct sheet *s = book_lay_out(&run->rc, d)->sheets.at[0];

	for (size_t i = 0; i < s->cells.n; i++)
		cr_expect_eq(s->cells.at[i].rows, 1, "row %u", s->cells.at[i].y);
	cr_expect_gt(s->widths.at[1], 2 * s->widths.at[0]);
}

/* Two tables on a sheet have no head that repeats; a first column that does is a name all the same. */
Test(xlsx, tables_on_several_pages_side_by_side_are_written)
{
	enum { COLUMNS = 45 };
	struct doc *d = doc_new(run->arena, "x", "題");
	struct doc_node *part = doc_add_part(run->arena, d, "部"),
			*first = tree_table(run->arena, part, 2),
			*wide = tree_table(run->arena, part, COLUMNS);
	const char *words[COLUMNS];
	size_t len;

	for (size_t x = 0; x < COLUMNS; x++)
		words[x] = "要求事項の区画";
	wide->columns[0].group = 1;
	for (size_t y = 0; y < 3; y++) {
		tree_row(run->arena, first, words, 2);
		tree_row(run->arena, wide, words, COLUMNS);
	}
	const struct sheet *s = book_lay_out(&run->rc, d)->sheets.at[0];

	cr_assert_gt(s->pages_wide, 1);
	cr_assert_eq(s->head_rows, 0);
	cr_expect_not_null(run_render(run, "xlsx", d, &len));
}
