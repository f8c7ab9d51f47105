/* SPDX-License-Identifier: MIT
 *
 * Cells of a sheet get other values: where they are put, what stays of them, and what is the same
 * before and after.
 */
#include "forms/sheet_patch.h"

#include <string.h>

#include "../support/suite.h"

ARENA_SUITE(sheet_patch, arena);

#define SHEET(inside) "<worksheet><cols><col min=\"2\" max=\"3\" style=\"7\"/></cols>" inside "<end/></worksheet>"

static struct cell_write text_at(const char *name, const char *text)
{
	struct cell_write w = {.text = text};

	cr_assert(scan_reference(&name, &w.row, &w.column));
	return w;
}

static const char *patched(const char *xml, const struct cell_write *w, size_t n)
{
	struct scan_sheet s, now;
	size_t len, x, y;

	cr_assert(sheet_scan(arena, xml, strlen(xml), &s));
	const char *made = sheet_patch(arena, &s, w, n, &len);

	cr_assert_eq(strlen(made), len);
	cr_assert(sheet_scan(arena, made, len, &now), "%s", made);
	const char *before = sheet_rest(arena, &s, &now, w, n, &x),
		   *after = sheet_rest(arena, &now, &s, w, n, &y);

	cr_assert_str_eq(before, after);
	return made;
}

static void one(const char *xml, struct cell_write w, const char *wanted)
{
	cr_assert_str_eq(patched(xml, &w, 1), wanted);
}

#define TEXT(x) " t=\"inlineStr\"><is><t xml:space=\"preserve\">" x "</t></is></c>"

Test(sheet_patch, old_cell_keeps_its_look)
{
	one(SHEET("<sheetData><row r=\"1\"><c r=\"A1\" s=\"3\" t=\"s\" cm=\"1\"><v>0</v></c></row></sheetData>"),
	    text_at("A1", "x<y"),
	    SHEET("<sheetData><row r=\"1\"><c r=\"A1\" s=\"3\"" TEXT("x&lt;y") "</row></sheetData>"));
}

Test(sheet_patch, empty_cell_is_opened)
{
	one(SHEET("<sheetData><row r=\"1\"><c r=\"A1\" s='3' /></row></sheetData>"), text_at("A1", ""),
	    SHEET("<sheetData><row r=\"1\"><c r=\"A1\" s='3'" TEXT("") "</row></sheetData>"));
}

Test(sheet_patch, new_cell_stands_in_order)
{
	one(SHEET("<sheetData><row r=\"2\"><c r=\"A2\"/><c r=\"D2\"/></row></sheetData>"),
	    text_at("C2", "n"),
	    SHEET("<sheetData><row r=\"2\"><c r=\"A2\"/><c r=\"C2\" s=\"7\"" TEXT("n") "<c r=\"D2\"/></row></sheetData>"));
}

Test(sheet_patch, new_row_stands_in_order)
{
	one(SHEET("<sheetData><row r=\"2\"/>\n<row r=\"9\"/></sheetData>"), text_at("A5", "n"),
	    SHEET("<sheetData><row r=\"2\"/>\n<row r=\"5\"><c r=\"A5\"" TEXT("n") "</row><row r=\"9\"/></sheetData>"));
}

Test(sheet_patch, prefix_of_an_empty_sheet)
{
	one("<x:worksheet><x:sheetData/></x:worksheet>", text_at("B1", "n"),
	    "<x:worksheet><x:sheetData><x:row r=\"1\"><x:c r=\"B1\" t=\"inlineStr\"><x:is><x:t "
	    "xml:space=\"preserve\">n</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>");
}

Test(sheet_patch, row_style_before_column_style)
{
	one(SHEET("<sheetData><row r=\"1\" s=\"4\" customFormat=\"1\"/></sheetData>"), text_at("B1", "n"),
	    SHEET("<sheetData><row r=\"1\" s=\"4\" customFormat=\"1\"><c r=\"B1\" s=\"4\"" TEXT("n") "</row></sheetData>"));
}

Test(sheet_patch, escape_of_a_text_that_looks_escaped)
{
	one(SHEET("<sheetData/>"), text_at("A1", "_x0041_ _x_"),
	    SHEET("<sheetData><row r=\"1\"><c r=\"A1\"" TEXT("_x005F_x0041_ _x_") "</row></sheetData>"));
}

Test(sheet_patch, numbers_have_no_type)
{
	struct cell_write w = text_at("A1", NULL);

	w.number = "46183";
	one(SHEET("<sheetData><row><c t=\"s\"><v>1</v></c></row></sheetData>"), w,
	    SHEET("<sheetData><row><c><v>46183</v></c></row></sheetData>"));
}

Test(sheet_patch, several_in_any_order)
{
	const struct cell_write w[] = {text_at("B3", "3"), text_at("A1", "1"), text_at("B1", "2")};

	cr_assert_str_eq(
		patched(SHEET("<sheetData><row r=\"1\"/></sheetData>"), w, ARRAY_LEN(w)),
		SHEET("<sheetData><row r=\"1\"><c r=\"A1\"" TEXT("1") "<c r=\"B1\" s=\"7\"" TEXT("2")
		      "</row><row r=\"3\"><c r=\"B3\" s=\"7\"" TEXT("3") "</row></sheetData>"));
}

Test(sheet_patch, what_is_no_cell)
{
	const char *xml = SHEET("<!-- <sheetData/> --><sheetData><!-- <c r=\"A1\"/> --><row r=\"1\"><c r=\"B1\"><is><t><![CDATA[<c r=\"A1\"/>]]></t></is></c></row></sheetData>");
	struct scan_sheet s;

	cr_assert(sheet_scan(arena, xml, strlen(xml), &s));
	cr_assert_eq(s.cells.n, 1);
	cr_assert_eq(s.cells.at[0].column, 1);
}

Test(sheet_patch, rows_and_cells_that_fall_are_refused)
{
	static const char *const bad[] = {
		SHEET("<sheetData><row r=\"2\"/><row r=\"2\"/></sheetData>"),
		SHEET("<sheetData><row r=\"1\"><c r=\"B1\"/><c r=\"A1\"/></row></sheetData>"),
		SHEET("<sheetData><row r=\"1\"><c r=\"A2\"/></row></sheetData>"),
		SHEET("<sheetData><row r=\"1\"><c r=\"A1:\"/></row></sheetData>"),
		SHEET(""), "", "<sheetData>", "<worksheet><sheetData><row r=\"1\"><c r=\"A1\">"};
	struct scan_sheet s;

	for (size_t i = 0; i < ARRAY_LEN(bad); i++)
		cr_expect_not(sheet_scan(arena, bad[i], strlen(bad[i]), &s), "%s", bad[i]);
}

Test(sheet_patch, names_of_cells)
{
	static const char *const names[] = {"A1", "Z9", "AA10", "AZ1", "BA1", "ZZ3", "AAA7", "XFD1048576"};
	static const char *const bad[] = {"", "A", "1", "XFE1", "A1048577", "A0", "a1"};
	size_t row, column;

	for (size_t i = 0; i < ARRAY_LEN(names); i++) {
		const char *p = names[i];

		cr_assert(scan_reference(&p, &row, &column) && !*p, "%s", names[i]);
		cr_expect_str_eq(scan_cell_name(arena, row, column), names[i]);
	}
	for (size_t i = 0; i < ARRAY_LEN(bad); i++) {
		const char *p = bad[i];

		cr_expect_not(scan_reference(&p, &row, &column) && !*p, "%s", bad[i]);
	}
}
