/* SPDX-License-Identifier: MIT
 *
 * Which files a document becomes: in the formats that were asked for, or the usual ones and its
 * own; a calendar has one for each party besides, and none where there are no days.
 */
#include <criterion/criterion.h>

#include "../support/suite.h"
#include "base/strbuf.h"
#include "work/printer.h"

DIAG_SUITE(printer, a, dl);

static const char *list_outputs(const char *formats, const struct doc *d)
{
	struct printer p = {0};
	struct strbuf sb = strbuf_new(a);

	cr_assert(printer_choose(&p, a, formats, dl));
	const struct printer_outputs outputs = printer_outputs(&p, d);

	for (size_t i = 0; i < outputs.all.n; i++)
		strbuf_join(&sb, ", ", outputs.all.at[i].ending);
	return sb.text;
}

static struct doc_node *add_row(struct doc_node *table, const char *day)
{
	struct doc_node *row = doc_add(a, table, DOC_ROW, NULL);

	doc_add(a, row, DOC_CELL, "期日")->day = day;
	doc_add(a, row, DOC_CELL, "予定");
	return row;
}

static struct doc *calendar(void)
{
	struct doc *d = doc_new(a, "calendar", "予定");
	struct doc_node *table = doc_add(a, doc_add_part(a, d, "予定"), DOC_TABLE, NULL);

	table->n_columns = 2;
	table->columns = arena_alloc(a, 2 * sizeof *table->columns);
	table->columns[0].event = EVENT_START;
	table->columns[1].event = EVENT_SUMMARY;
	table->head_rows = 1;
	add_row(table, NULL);
	add_row(table, "2026-10-01")->calendar = "tele";
	return d;
}

Test(printer, a_document_becomes_a_file_of_each_format)
{
	const struct doc *d = doc_new(a, "annex", "別紙");

	cr_expect_str_eq(list_outputs(NULL, d), "xlsx, pdf");
	cr_expect_str_eq(list_outputs("text,json,ics", d), "txt, json");
	cr_expect_str_eq(list_outputs("ics", d), "");
}

Test(printer, a_calendar_has_one_for_each_party_besides)
{
	cr_expect_str_eq(list_outputs("pdf,ics", calendar()), "pdf, ics, tele.ics");
	cr_expect_str_eq(list_outputs("pdf", calendar()), "pdf");
}

Test(printer, a_documents_own_formats_come_where_nobody_says_which)
{
	static const char *const own[] = {"ics", "pdf", NULL};
	struct doc *d = calendar();

	d->formats = own;
	cr_expect_str_eq(list_outputs(NULL, d), "xlsx, pdf, ics, tele.ics");
	cr_expect_str_eq(list_outputs("xlsx", d), "xlsx");
}
