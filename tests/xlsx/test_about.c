/* SPDX-License-Identifier: MIT
 *
 * What a workbook that comes back says in its parts: who it is, in all places that programs keep,
 * and counts with the value that they have.
 */
#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "../support/trees.h"
#include "base/strbuf.h"

static struct run *run;

static void start(void)
{
	run = run_start();
}

static void stop(void)
{
	run_stop(run);
}

TestSuite(about, .init = start, .fini = stop);

static const struct doc_count count = {"rows", "回答", "承諾"};

static struct doc *make_workbook(const char *identifier)
{
	struct arena *a = run->arena;
	struct doc *d = doc_new(a, "answers", "回答書");
	struct doc_node *part = doc_add_part(a, d, "使い方"), *table = tree_table(a, part, 2);

	d->date = "2026-10-01";
	d->identifier = identifier;
	d->without_contents = true;
	tree_row(a, table, (const char *const[]){"シート", "承諾"}, 2);
	tree_row(a, table, (const char *const[]){"回答", "1"}, 2)->last->count = &count;
	part = doc_add_part(a, d, "回答");
	doc_add(a, part, DOC_PARAGRAPH, "送付番号");
	table = tree_table(a, part, 2);
	table->id = "rows";
	table->list = true;
	table->columns[1] = (struct doc_column){.width = 10, .input = true, .verbatim = true};
	tree_row(a, table, (const char *const[]){"項番", "回答"}, 2);
	tree_row(a, table, (const char *const[]){"R1", "承諾"}, 2);
	return d;
}

static const char *read_part(const char *part)
{
	struct strbuf sb = strbuf_new(run->arena);
	FILE *f = popen(arena_printf(run->arena, "unzip -p %s %s 2>/dev/null",
				     run_path(run, "xlsx"), part),
			"r");
	char bytes[4096];

	for (size_t n; f && (n = fread(bytes, 1, sizeof bytes, f)) > 0;)
		strbuf_add_bytes(&sb, bytes, n);
	if (f)
		pclose(f);
	return sb.text;
}

static void write_workbook(const char *identifier)
{
	size_t len;

	cr_assert(run_render(run, "xlsx", make_workbook(identifier), &len));
}

Test(about, the_copys_name_stands_wherever_programs_keep_one)
{
	write_workbook("c1.maker.1.A&B<3>");
	cr_expect(strstr(read_part("docProps/core.xml"),
			 "<dc:title>回答書　c1.maker.1.A&amp;B&lt;3&gt;</dc:title>"));
	cr_expect(strstr(read_part("docProps/core.xml"),
			 "<dc:identifier>c1.maker.1.A&amp;B&lt;3&gt;</dc:identifier>"));
	cr_expect(strstr(read_part("docProps/custom.xml"),
			 "<vt:lpwstr>c1.maker.1.A&amp;B&lt;3&gt;</vt:lpwstr>"));
	for (int i = 1; i <= 2; i++) {
		const char *sheet = read_part(
			arena_printf(run->arena, "xl/worksheets/sheet%d.xml", i));

		cr_expect(strstr(sheet, "c1.maker.1.A"), "the header of sheet %d", i);
	}
}

Test(about, a_paper_that_does_not_come_back_has_none)
{
	write_workbook(NULL);
	cr_expect(strstr(read_part("docProps/core.xml"), "<dc:title>回答書</dc:title>"));
	cr_expect_not(strstr(read_part("docProps/core.xml"), "identifier"));
	cr_expect_str_empty(read_part("docProps/custom.xml"));
}

Test(about, a_count_is_a_formula_with_the_value_that_it_has)
{
	write_workbook("x");
	cr_expect(strstr(read_part("xl/worksheets/sheet1.xml"),
			 "<f>COUNTIF('回答'!$B$4:$B$4,\"承諾\")</f><v>1</v>"),
		  "%s", read_part("xl/worksheets/sheet1.xml"));
	cr_expect_not(strstr(read_part("xl/worksheets/sheet2.xml"), "<f>"));
}

Test(about, what_is_written_stays_a_text)
{
	write_workbook("x");
	cr_expect(strstr(read_part("xl/styles.xml"), "numFmtId=\"49\""));
}

Test(about, nothing_is_merged_on_a_sheet_that_comes_back)
{
	write_workbook("x");
	cr_expect_not(strstr(read_part("xl/worksheets/sheet2.xml"), "<mergeCell"));
}

/* In formats without formulas the cell is its number. */
Test(about, other_formats_say_the_number)
{
	size_t len;

	cr_expect(strstr(run_render(run, "text", make_workbook("x"), &len), "承諾: 1"));
	cr_expect(strstr(run_render(run, "json", make_workbook("x"), &len), "\"says\":\t\"承諾\""));
}
