/* SPDX-License-Identifier: MIT
 *
 * The reader of workbooks: every way a cell may be written, and every way a file may be wrong.
 */
#include "book.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "import/grid.h"

static struct arena *a;
static struct diag_list *dl;
static struct grid grid;

static void start(void)
{
	a = arena_new();
	dl = diag_new(a);
	grid = (struct grid){0};
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

TestSuite(test_grid_xlsx, .init = start, .fini = stop);

static bool read_path(char *path)
{
	bool ok = grid_read_xlsx(a, path, &grid, dl);

	unlink(path);
	free(path);
	return ok;
}

static bool read_sheet(const char *rows)
{
	return read_path(book_of(NULL, rows, NULL, NULL));
}

static const char *cell(size_t row, size_t column)
{
	const char *s = grid_cell(&grid.sheets.at[0].rows.at[row], column);

	return s ? s : "(empty)";
}

/* The one finding there is. */
static const char *found(void)
{
	cr_assert_eq(dl->all.n, 1, "%zu findings", dl->all.n);
	return diag_code_name(dl->all.at[0].code);
}

static bool says(const char *words)
{
	return strstr(dl->all.at[0].message, words) != NULL;
}

Test(test_grid_xlsx, inline_strings)
{
	cr_assert(read_sheet(DATA(
		"<row r=\"3\"><c r=\"B3\" t=\"inlineStr\"><is><t>&#12354;い</t></is></c></row>")));
	cr_expect_str_eq(grid.sheets.at[0].name, "表");
	cr_expect_eq(grid.sheets.at[0].rows.at[0].number, 3);
	cr_expect_str_eq(cell(0, 0), "(empty)");
	cr_expect_str_eq(cell(0, 1), "あい");
}

Test(test_grid_xlsx, shared_and_rich_strings_without_furigana)
{
	cr_assert(read_path(book_of(
		NULL,
		DATA("<row><c t=\"s\"><v>1</v></c><c t=\"s\"><v>0</v></c>"
		     "<c t=\"inlineStr\"><is><t>要</t><rPh sb=\"0\" "
		     "eb=\"1\"><t>ヨウ</t></rPh></is></c></row>"),
		"<sst xmlns=\"" MAIN_NS
		"\"><si><t>平文</t></si><si><r><rPr><b/></rPr><t>太</t></r><r><t>字</t></r>"
		"<rPh sb=\"0\" eb=\"2\"><t>フトジ</t></rPh><phoneticPr fontId=\"1\"/></si></sst>",
		NULL)));
	cr_expect_str_eq(cell(0, 0), "太字");
	cr_expect_str_eq(cell(0, 1), "平文");
	cr_expect_str_eq(cell(0, 2), "要");
}

Test(test_grid_xlsx, line_breaks_and_escapes)
{
	cr_assert(read_sheet(
		DATA("<row><c t=\"inlineStr\"><is><t>一&#13;&#10;二_x000D_\n三</t></is></c><c "
		     "t=\"str\"><v>_x005F_x000D_</v></c>"
		     "<c t=\"str\"><v>_xD842__xDFB7_野_xD842_</v></c><c "
		     "t=\"str\"><v>_x0001_a_b_xyz</v></c></row>")));
	cr_expect_str_eq(cell(0, 0), "一\n二\n三");
	cr_expect_str_eq(cell(0, 1), "_x000D_");
	cr_expect_str_eq(cell(0, 2), "𠮷野_xD842_");
	cr_expect_str_eq(cell(0, 3), "_x0001_a_b_xyz");
}

Test(test_grid_xlsx, numbers_booleans_errors_formulas)
{
	cr_assert(read_sheet(
		DATA("<row><c><v>5</v></c><c "
		     "t=\"n\"><v>0.5</v></c><c><v>1.1000000000000001</v></c><c t=\"b\"><v>1</v></c>"
		     "<c t=\"b\"><v>0</v></c><c t=\"e\"><v>#REF!</v></c><c><f>A1+1</f><v>6</v></c>"
		     "<c t=\"str\"><f>\"a\"&amp;\"b\"</f><v>ab</v></c></row>")));
	static const char *const want[] = {"5", "0.5", "1.1", "TRUE", "FALSE", "#REF!", "6", "ab"};

	for (size_t i = 0; i < ARRAY_LEN(want); i++)
		cr_expect_str_eq(cell(0, i), want[i]);
}

#define STYLES \
	"<styleSheet xmlns=\"" MAIN_NS "\"><numFmts><numFmt numFmtId=\"176\" formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;\"/>" \
	"<numFmt numFmtId=\"177\" formatCode=\"0.0_ ;[Red]\\-0.0\"/></numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>" \
	"<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"176\"/><xf numFmtId=\"177\"/><xf numFmtId=\"20\"/></cellXfs>" \
	"<dxfs><dxf><numFmt numFmtId=\"177\" formatCode=\"yyyy\"/></dxf></dxfs></styleSheet>"
#define DATES                                                                                      \
	DATA("<row><c s=\"1\"><v>46296</v></c><c s=\"2\"><v>46296.5</v></c><c "                    \
	     "s=\"3\"><v>46296</v></c><c s=\"4\"><v>0.75</v></c>"                                  \
	     "<c s=\"0\"><v>46296</v></c><c s=\"99\"><v>7</v></c><c t=\"d\" "                      \
	     "s=\"1\"><v>2026-10-01T00:00:00Z</v></c></row>")

Test(test_grid_xlsx, dates_by_number_format)
{
	static const char *const want[] = {
		"2026-10-01", "2026年10月", "46296.0", "18:00", "46296", "7", "2026-10-01"};

	cr_assert(read_path(book_of(NULL, DATES, NULL, STYLES)));
	for (size_t i = 0; i < ARRAY_LEN(want); i++)
		cr_expect_str_eq(cell(0, i), want[i]);
}

Test(test_grid_xlsx, dates_of_1904)
{
	cr_assert(read_path(
		book_of(WORKBOOK("<workbookPr date1904=\"1\"/>", SHEET("1", "表")),
			DATA("<row><c s=\"1\"><v>0</v></c><c s=\"1\"><v>44834</v></c></row>"), NULL,
			STYLES)));
	cr_expect_str_eq(cell(0, 0), "1904-01-01");
	cr_expect_str_eq(cell(0, 1), "2026-10-01");
}

Test(test_grid_xlsx, merges_and_hidden)
{
	cr_assert(read_path(book_of(
		WORKBOOK("", "<sheet name=\"旧\" sheetId=\"1\" state=\"hidden\" r:id=\"rId1\"/>"),
		"<worksheet xmlns=\"" MAIN_NS "\"><cols><col min=\"2\" max=\"2\" width=\"9\"/><col "
					      "min=\"3\" max=\"16384\" hidden=\"1\"/></cols>"
		"<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c><c "
		"r=\"D1\"><v>4</v></c></row><row r=\"2\" hidden=\"1\"><c r=\"A2\"><v>2</v></c>"
		"</row><row r=\"5\" ht=\"0\"><c "
		"r=\"A5\"><v>3</v></c></row></sheetData><mergeCells><mergeCell "
		"ref=\"A1:C2\"/></mergeCells>"
		"</worksheet>",
		NULL, NULL)));
	const struct grid_sheet *s = &grid.sheets.at[0];

	cr_expect(s->hidden);
	cr_assert_eq(s->hidden_columns.n, 2, "only columns in use");
	cr_expect_eq(s->hidden_columns.at[1], 3);
	cr_expect_not(s->rows.at[0].hidden);
	cr_expect(s->rows.at[1].hidden);
	cr_expect(s->rows.at[2].hidden);
	cr_assert_eq(s->merges.n, 1);
	cr_expect_eq(s->merges.at[0].rows, 2);
	cr_expect_eq(s->merges.at[0].columns, 3);
}

Test(test_grid_xlsx, rows_without_values_are_left_out)
{
	cr_assert(read_sheet(
		DATA("<row r=\"1\"><c r=\"A1\" s=\"3\"/></row><row r=\"2\"><c r=\"XFD2\" "
		     "t=\"inlineStr\"><is><t></t></is></c></row>"
		     "<row r=\"9\"><c r=\"A9\"><v>1</v></c><c r=\"Z9\" s=\"1\"/></row>")));
	cr_assert_eq(grid.sheets.at[0].rows.n, 1);
	cr_expect_eq(grid.sheets.at[0].rows.at[0].number, 9);
	cr_expect_eq(grid.sheets.at[0].rows.at[0].n, 1);
}

Test(test_grid_xlsx, strict_and_prefixed_with_absolute_targets)
{
	static const struct book_part parts[] = {
		{"_rels/.rels", "<p:Relationships xmlns:p=\"" PACKAGE_RELS
				"\"><p:Relationship Id=\"a\" Type=\"" STRICT_RELS
				"/officeDocument\" Target=\"/book/main.xml\"/></p:Relationships>"},
		{"book/_rels/main.xml.rels",
		 RELS(REL("s1", STRICT_RELS "/worksheet", "../sheets/one.xml")
			      REL("s2", STRICT_RELS "/worksheet", "/sheets/TWO.xml")
				      REL("s3", STRICT_RELS "/chartsheet", "chart.xml"))},
		{"book/main.xml", "<x:workbook xmlns:x=\"" STRICT_NS "\" xmlns:q=\"" STRICT_RELS
				  "\"><x:sheets><x:sheet name=\"後\" q:id=\"s2\"/>"
				  "<x:sheet name=\"図\" q:id=\"s3\"/><x:sheet name=\"先\" "
				  "q:id=\"s1\"/></x:sheets></x:workbook>"},
		{"sheets/one.xml",
		 "<x:worksheet xmlns:x=\"" STRICT_NS
		 "\" xmlns:y=\"urn:y\"><x:sheetData><x:row><y:c><x:v>8</x:v></y:c>"
		 "<x:c><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>"},
		{"sheets/two.xml", DATA("<row><c><v>2</v></c></row>")},
	};

	cr_assert(read_path(book_write(parts, ARRAY_LEN(parts))));
	cr_assert_eq(grid.sheets.n, 2);
	cr_expect_str_eq(grid.sheets.at[0].name, "後");
	cr_expect_str_eq(grid.sheets.at[1].name, "先");
	cr_expect_str_eq(cell(0, 0), "2");
	cr_expect_str_eq(grid_cell(&grid.sheets.at[1].rows.at[0], 0), "1");
	cr_expect_eq(grid.sheets.at[1].rows.at[0].n, 1,
		     "an element of another namespace is no cell");
}

Test(test_grid_xlsx, reads_what_libxlsxwriter_writes)
{
	cr_assert(read_path(book_of_writer()));
	cr_assert_eq(grid.sheets.n, 2);
	cr_expect(grid.sheets.at[0].hidden);
	cr_expect_not(grid.sheets.at[1].hidden);
	cr_expect_str_eq(cell(0, 0), "題");
	cr_expect_str_eq(cell(1, 0), "①-1 ～･－");
	cr_expect_str_eq(cell(1, 1), "5");
	cr_expect_str_eq(cell(1, 2), "TRUE");
	cr_expect_eq(grid.sheets.at[0].merges.n, 1);
}

Test(test_grid_xlsx, a_missing_file)
{
	cr_expect_not(grid_read_xlsx(a, "/tmp/bunkai-there-is-no-such.xlsx", &grid, dl));
	cr_expect_str_eq(found(), "cannot-read");
}

Test(test_grid_xlsx, not_a_zip_file)
{
	cr_expect_not(read_path(book_of_bytes("ID,項目\r\n", 10)));
	cr_expect_str_eq(found(), "bad-workbook");
	cr_expect(says("not a zip file"));
}

Test(test_grid_xlsx, an_empty_file)
{
	cr_expect_not(read_path(book_of_bytes("", 0)));
	cr_expect_str_eq(found(), "bad-workbook");
	cr_expect(says("empty"));
}

/* A compound file's head, then a directory entry's name in UTF-16. */
static char *compound_file(const char *stream)
{
	static const char magic[] = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
	char bytes[1024] = {0};

	memcpy(bytes, magic, 8);
	for (size_t i = 0; stream[i]; i++)
		bytes[512 + 2 * i] = stream[i];
	return book_of_bytes(bytes, sizeof bytes);
}

Test(test_grid_xlsx, an_old_workbook)
{
	cr_expect_not(read_path(compound_file("Workbook")));
	cr_expect_str_eq(found(), "old-workbook");
	cr_expect(says(".xlsx"));
}

Test(test_grid_xlsx, an_encrypted_workbook)
{
	cr_expect_not(read_path(compound_file("EncryptedPackage")));
	cr_expect_str_eq(found(), "encrypted-workbook");
	cr_expect(says("remove the password"));
}

static char *read_bytes(char *path, size_t *len)
{
	FILE *f = fopen(path, "rb");
	char *bytes = malloc(1 << 20);

	*len = fread(bytes, 1, 1 << 20, f);
	fclose(f);
	unlink(path);
	free(path);
	return bytes;
}

Test(test_grid_xlsx, a_file_cut_off)
{
	size_t len;
	char *bytes = read_bytes(book_of(NULL, DATA(""), NULL, NULL), &len);

	cr_expect_not(read_path(book_of_bytes(bytes, len / 2)));
	free(bytes);
	cr_expect_str_eq(found(), "bad-workbook");
	cr_expect(says("cut off"));
}

Test(test_grid_xlsx, a_part_that_unpacks_too_far)
{
	size_t len;
	char *bytes = read_bytes(book_of(NULL, DATA(""), NULL, NULL), &len);

	for (char *p = bytes; (p = memmem(p, len - (size_t)(p - bytes), "PK\1\2", 4)); p += 4)
		if (memcmp(p + 46, "xl/worksheets", 13) == 0)
			memcpy(p + 24, "\xFF\xFF\xFF\x7F", 4); /* the size it claims to have */
	cr_expect_not(read_path(book_of_bytes(bytes, len)));
	free(bytes);
	cr_expect_str_eq(found(), "too-large");
	cr_expect(says("xl/worksheets/sheet1.xml"));
}

Test(test_grid_xlsx, a_part_with_a_wrong_checksum)
{
	size_t len;
	char *bytes =
		read_bytes(book_of(NULL, DATA("<row><c><v>1</v></c></row>"), NULL, NULL), &len);

	for (char *p = bytes; (p = memmem(p, len - (size_t)(p - bytes), "PK\1\2", 4)); p += 4)
		if (memcmp(p + 46, "xl/worksheets", 13) == 0)
			p[16] ^= 0x55;
	cr_expect_not(read_path(book_of_bytes(bytes, len)));
	free(bytes);
	cr_expect_str_eq(found(), "bad-workbook");
	cr_expect(says("sheet1.xml is damaged"));
}

Test(test_grid_xlsx, too_many_parts)
{
	static struct book_part parts[10001];
	static char names[10001][12];

	for (size_t i = 0; i < ARRAY_LEN(parts); i++) {
		snprintf(names[i], sizeof names[i], "%zu", i);
		parts[i] = (struct book_part){names[i], ""};
	}
	cr_expect_not(read_path(book_write(parts, ARRAY_LEN(parts))));
	cr_expect_str_eq(found(), "too-large");
}

Test(test_grid_xlsx, a_missing_sheet_leaves_the_grid_as_it_was)
{
	static const struct book_part parts[] = {
		{"_rels/.rels", ROOT_RELS},
		{"xl/_rels/workbook.xml.rels",
		 RELS(REL("rId1", DOC_RELS "/worksheet", "worksheets/sheet1.xml")
			      REL("rId2", DOC_RELS "/worksheet", "worksheets/sheet2.xml"))},
		{"xl/workbook.xml", WORKBOOK("", SHEET("1", "一") SHEET("2", "二"))},
		{"xl/worksheets/sheet1.xml", DATA("<row><c><v>1</v></c></row>")},
	};

	cr_expect_not(read_path(book_write(parts, ARRAY_LEN(parts))));
	cr_expect_str_eq(found(), "bad-workbook");
	cr_expect(says("xl/worksheets/sheet2.xml is missing"));
	cr_expect_eq(grid.sheets.n, 0);
}

Test(test_grid_xlsx, a_zip_without_a_workbook)
{
	static const struct book_part parts[] = {{"readme.txt", "x"}};

	cr_expect_not(read_path(book_write(parts, 1)));
	cr_expect_str_eq(found(), "bad-workbook");
	cr_expect(says("_rels/.rels is missing"));
}

Test(test_grid_xlsx, another_kind_of_document)
{
	static const struct book_part parts[] = {
		{"_rels/.rels", RELS(REL("rId1", DOC_RELS "/officeDocument", "word/document.xml"))},
		{"word/document.xml", "<document/>"},
	};

	cr_expect_not(read_path(book_write(parts, 2)));
	cr_expect_str_eq(found(), "bad-workbook");
	cr_expect(says("another kind"));
}

Test(test_grid_xlsx, a_document_type)
{
	cr_expect_not(read_sheet("<!DOCTYPE a [<!ENTITY b \"bbbbbbbb\"><!ENTITY c "
				 "\"&b;&b;&b;\">]><worksheet xmlns=\"" MAIN_NS "\"/>"));
	cr_expect_str_eq(found(), "bad-workbook");
	cr_expect(says("xl/worksheets/sheet1.xml:1: a document type"));
}

Test(test_grid_xlsx, elements_nested_too_deeply)
{
	struct strbuf sb = strbuf_new(a);

	strbuf_add(&sb, "<worksheet xmlns=\"" MAIN_NS "\">");
	for (int i = 0; i < 100; i++)
		strbuf_add(&sb, "<y:y xmlns:y=\"urn:y\">");
	cr_expect_not(read_sheet(sb.text));
	cr_expect_str_eq(found(), "bad-workbook");
	cr_expect(says("nested"));
}

Test(test_grid_xlsx, xml_that_is_none)
{
	cr_expect_not(read_sheet("<worksheet xmlns=\"" MAIN_NS "\">\n<sheetData></worksheet>"));
	cr_expect_str_eq(found(), "bad-workbook");
	cr_expect(says("sheet1.xml:2: "));
}

Test(test_grid_xlsx, a_text_that_is_not_there)
{
	cr_expect_not(read_sheet(DATA("<row r=\"4\"><c t=\"s\"><v>7</v></c></row>")));
	cr_expect_str_eq(found(), "bad-workbook");
	cr_expect(says("row 4 names the text '7' of 0"));
}

Test(test_grid_xlsx, cells_and_rows_beyond_a_sheet)
{
	cr_expect_not(read_sheet(DATA("<row r=\"1048577\"><c><v>7</v></c></row>")));
	cr_expect_str_eq(found(), "too-large");
	again();
	cr_expect_not(read_sheet(DATA("<row><c r=\"XFE1\"><v>7</v></c></row>")));
	cr_expect_str_eq(found(), "bad-workbook");
	cr_expect(says("XFE1"));
}

Test(test_grid_xlsx, rows_out_of_order)
{
	cr_expect_not(read_sheet(DATA("<row r=\"2\"/><row r=\"1\"/>")));
	cr_expect_str_eq(found(), "bad-workbook");
}

Test(test_grid_xlsx, a_merge_that_is_none)
{
	cr_expect_not(
		read_sheet("<worksheet xmlns=\"" MAIN_NS
			   "\"><mergeCells><mergeCell ref=\"B2:A1\"/></mergeCells></worksheet>"));
	cr_expect_str_eq(found(), "bad-workbook");
	cr_expect(says("B2:A1"));
}

Test(test_grid_xlsx, a_bomb_of_cells)
{
	struct strbuf sb = strbuf_new(a);

	strbuf_add(&sb, "<worksheet xmlns=\"" MAIN_NS "\"><sheetData>");
	for (int r = 1; r < 1000; r++)
		strbuf_printf(&sb, "<row r=\"%d\"><c r=\"XFD%d\"><v>1</v></c></row>", r, r);
	strbuf_add(&sb, "</sheetData></worksheet>");
	cr_expect_not(read_sheet(sb.text));
	cr_expect_str_eq(found(), "too-large");
	cr_expect(says("8000000"));
}

Test(test_grid_xlsx, the_real_workbook)
{
	static const char *path = "../shared/register/telehealth.xlsx";

	if (access(path, R_OK) != 0)
		cr_skip("no ../shared");
	cr_assert(grid_read_xlsx(a, path, &grid, dl));
	cr_assert_eq(grid.sheets.n, 5);
	cr_expect_eq(grid.sheets.at[3].rows.n, 2620);
	cr_expect_eq(grid.sheets.at[3].merges.n, 10);
	cr_expect_str_eq(cell(4, 2), "AD01");
}

/* Both occur in files of other programs; the type says which of them is the cell's. */
Test(test_grid_xlsx, a_value_and_a_text_in_one_cell_are_not_joined)
{
	cr_assert(read_sheet(DATA("<row><c><v>5</v><is><t>五</t></is></c>"
				  "<c t=\"inlineStr\"><v>5</v><is><t>五</t></is></c>"
				  "<c t=\"str\"><v>値</v><is><t>文</t></is></c></row>")));
	cr_expect_str_eq(cell(0, 0), "5");
	cr_expect_str_eq(cell(0, 1), "五");
	cr_expect_str_eq(cell(0, 2), "値");
}

static const struct grid_remark *remark(size_t i)
{
	cr_assert(i < grid.sheets.at[0].remarks.n, "only %zu", grid.sheets.at[0].remarks.n);
	return &grid.sheets.at[0].remarks.at[i];
}

Test(test_grid_xlsx, struck_texts_are_remarked)
{
	cr_assert(read_path(book_of(
		NULL,
		DATA("<row r=\"2\"><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c>"
		     "<c s=\"1\"><v>5</v></c><c s=\"1\"/><c t=\"inlineStr\"><is><r><rPr><strike "
		     "val=\"0\"/></rPr><t>残る</t></r></is></c></row>"),
		"<sst xmlns=\"" MAIN_NS
		"\"><si><r><rPr><strike/></rPr><t>旧</t></r><r><t>新</t></r>"
		"</si><si><r><t>新</t></r></si></sst>",
		"<styleSheet xmlns=\"" MAIN_NS "\"><fonts><font/><font><strike/></font></fonts>"
		"<cellXfs><xf fontId=\"0\"/><xf fontId=\"1\"/></cellXfs><dxfs><dxf><font><strike/>"
		"</font></dxf></dxfs></styleSheet>")));
	cr_assert_eq(grid.sheets.at[0].remarks.n, 2, "blank cells and other runs say nothing");
	cr_expect(remark(0)->kind == GRID_STRUCK && remark(0)->number == 2 &&
		  remark(0)->column == 0);
	cr_expect_str_eq(remark(0)->text, "旧新");
	cr_expect(remark(1)->column == 2);
}

Test(test_grid_xlsx, formulas_without_a_value_are_remarked)
{
	cr_assert(read_sheet(
		DATA("<row r=\"3\"><c><f>A1&amp;\"x\"</f></c><c><f>1+1</f><v></v></c>"
		     "<c t=\"str\"><f>\"\"</f><v></v></c><c><f>1</f><v>1</v></c></row>")));
	cr_assert_eq(grid.sheets.at[0].remarks.n, 2, "an empty text is a value");
	cr_expect_str_eq(remark(0)->text, "=A1&\"x\"");
	cr_expect(remark(1)->kind == GRID_FORMULA && remark(1)->number == 3 &&
		  remark(1)->column == 1);
}

Test(test_grid_xlsx, errors_are_remarked)
{
	cr_assert(read_sheet(
		DATA("<row r=\"2\"><c t=\"e\"><f>VLOOKUP(1,A:A,3)</f><v>#N/A</v></c>"
		     "<c t=\"str\"><f>\"#N/A\"</f><v>#N/A</v></c></row>")));
	cr_assert_eq(grid.sheets.at[0].remarks.n, 1, "a text that looks like one is a text");
	cr_expect(remark(0)->kind == GRID_ERROR && remark(0)->number == 2 &&
		  remark(0)->column == 0);
	cr_expect_str_eq(remark(0)->text, "#N/A");
}

Test(test_grid_xlsx, comments_are_read_and_part_names_may_have_backslashes)
{
	static const struct book_part parts[] = {
		{"_rels\\.rels", RELS(REL("rId1", DOC_RELS "/officeDocument", "xl\\workbook.xml"))},
		{"xl\\workbook.xml", WORKBOOK("", SHEET("1", "表"))},
		{"xl\\_rels\\workbook.xml.rels",
		 RELS(REL("rId1", DOC_RELS "/worksheet", "worksheets\\sheet1.xml"))},
		{"xl\\worksheets\\sheet1.xml", DATA("<row><c><v>5</v></c></row>")},
		{"xl\\worksheets\\_rels\\sheet1.xml.rels",
		 RELS(REL("rId1", DOC_RELS "/comments", "..\\comments1.xml"))},
		{"xl\\comments1.xml",
		 "<comments xmlns=\"" MAIN_NS "\"><authors><author>見本</author></authors>"
		 "<commentList><comment ref=\"B7\" authorId=\"0\"><text><r><rPr/><t>要</t></r><r>"
		 "<t>確認</t></r></text></comment></commentList></comments>"},
	};

	cr_assert(read_path(book_write(parts, ARRAY_LEN(parts))));
	cr_expect_str_eq(cell(0, 0), "5");
	cr_expect(remark(0)->kind == GRID_COMMENT && remark(0)->number == 7 &&
		  remark(0)->column == 1);
	cr_expect_str_eq(remark(0)->text, "要確認");
}
