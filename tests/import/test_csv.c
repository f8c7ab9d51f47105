/* SPDX-License-Identifier: MIT
 *
 * The reader of CSV files: encodings, separators, quotation marks, line ends.
 */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "import/grid.h"
#include "../support/scratch.h"

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

TestSuite(test_csv, .init = start, .fini = stop);

static bool read_bytes(const char *bytes, size_t len)
{
	char path[] = SCRATCH "/bunkai-csv-XXXXXX";
	int fd = mkstemp(path);

	cr_assert(write(fd, bytes, len) == (ssize_t)len);
	close(fd);
	bool ok = grid_read_csv(a, path, &grid, dl);

	unlink(path);
	return ok;
}

static bool read_text(const char *s)
{
	return read_bytes(s, strlen(s));
}

static const struct grid_row *row(size_t i)
{
	return &grid.sheets.at[0].rows.at[i];
}

/* The cells of all rows, as 'a|b/c|d'. */
static const char *shown(void)
{
	struct strbuf sb = strbuf_new(a);

	for (size_t r = 0; r < grid.sheets.at[0].rows.n; r++)
		for (size_t c = 0; c < row(r)->n; c++)
			strbuf_printf(&sb, "%s%s",
				      c   ? "|"
				      : r ? "/"
					  : "",
				      row(r)->cells[c] ? row(r)->cells[c] : "");
	return sb.text;
}

Test(test_csv, line_ends_and_numbers)
{
	cr_assert(read_text("a,b\r\nc,d\ne,f\rg,h"));
	cr_expect_str_eq(shown(), "a|b/c|d/e|f/g|h");
	cr_expect_eq(row(3)->number, 4);
	cr_expect(grid.sheets.at[0].is_text);
}

Test(test_csv, quotation_marks)
{
	cr_assert(read_text("\"a,\"\"b\"\"\",\"c\r\nd\"\r\n\"\",e\"f\r\n"));
	cr_expect_str_eq(shown(), "a,\"b\"|c\nd/|e\"f");
	cr_expect_eq(row(1)->number, 3, "the line where the row starts");
	cr_expect_null(row(1)->cells[0]);
}

Test(test_csv, text_behind_a_closing_mark_stays)
{
	cr_assert(read_text("\"a\"b,c\n"));
	cr_expect_str_eq(shown(), "ab|c");
}

Test(test_csv, separators)
{
	cr_assert(read_text("a;b, c\n1;2\n"));
	cr_expect_str_eq(shown(), "a|b, c/1|2");
	again();
	cr_assert(read_text("題\na\tb\n1\t\"x,y,z;\"\n"));
	cr_expect_str_eq(shown(), "題/a|b/1|x,y,z;");
	again();
	cr_assert(read_text("sep=;\r\na,b,c;d\r\n"));
	cr_expect_str_eq(shown(), "a,b,c|d");
	cr_expect_eq(row(0)->number, 2);
}

Test(test_csv, empty_rows_are_kept_as_such)
{
	cr_assert(read_text("a,b\n\n,,\nc,d\n"));
	cr_assert_eq(grid.sheets.at[0].rows.n, 4);
	cr_expect_null(grid_cell(row(1), 0));
	cr_expect_eq(row(2)->n, 3);
}

Test(test_csv, utf8_with_and_without_a_mark)
{
	cr_assert(read_text("\xEF\xBB\xBF①,～\n"));
	cr_expect_str_eq(shown(), "①|～");
	again();
	cr_assert(read_text("①,～\n"));
	cr_expect_str_eq(shown(), "①|～");
}

/* 0x5C is a backslash here, and may be the second byte of a character: 表 is 95 5C. */
Test(test_csv, cp932_by_content)
{
	cr_assert(read_text(
		"\x95\x5C,\x87\x40-1\x81\x60,\x81\x45\xA5,\x81\x7C\\\r\n\"\x83\x5C\"\r\n"));
	cr_expect_str_eq(shown(), "表|①-1～|・･|－\\/ソ");
}

Test(test_csv, utf16_with_a_mark)
{
	static const char little[] = "\xFF\xFEI\0D\0\t\0\x42\xD8\xB7\xDF\n\0",
			  big[] = "\xFE\xFF\0I\0D\0\n";

	cr_assert(read_bytes(little, sizeof little - 1));
	cr_expect_str_eq(shown(), "ID|𠮷");
	again();
	cr_assert(read_bytes(big, sizeof big - 1));
	cr_expect_str_eq(shown(), "ID");
}

Test(test_csv, an_unclosed_mark_is_told_with_its_line)
{
	cr_expect_not(read_text("a,b\n\"c\nd\",e\nf,\"g\nh,i\n"));
	cr_assert_eq(dl->all.n, 1);
	cr_expect_str_eq(diag_code_name(dl->all.at[0].code), "bad-csv");
	cr_expect(text_ends(dl->all.at[0].place, ":4"), "%s", dl->all.at[0].place);
	cr_expect_eq(grid.sheets.n, 0);
}

Test(test_csv, bytes_that_are_no_text)
{
	cr_expect_not(read_bytes("a,\0b\n", 5));
	cr_expect_str_eq(diag_code_name(dl->all.at[0].code), "unknown-encoding");
	again();
	cr_expect_not(read_text("a,\x81\x20\xFF\n"));
	cr_expect_str_eq(diag_code_name(dl->all.at[0].code), "unknown-encoding");
	again();
	cr_expect_not(read_bytes("\xFF\xFE\x42\xD8", 4));
	cr_expect_str_eq(diag_code_name(dl->all.at[0].code), "unknown-encoding");
}

Test(test_csv, a_row_wider_than_a_sheet)
{
	char *s = arena_alloc(a, 20001);

	memset(s, ',', 20000);
	cr_expect_not(read_text(s));
	cr_expect_str_eq(diag_code_name(dl->all.at[0].code), "bad-csv");
}

Test(test_csv, a_missing_file)
{
	cr_expect_not(grid_read_csv(a, "/tmp/bunkai-there-is-no-such.csv", &grid, dl));
	cr_expect_str_eq(diag_code_name(dl->all.at[0].code), "cannot-read");
}

Test(test_csv, an_empty_file_is_an_empty_sheet)
{
	cr_assert(read_text(""));
	cr_expect_eq(grid.sheets.at[0].rows.n, 0);
}

/* The same glyphs as in the UTF-8 truth: the CP932 file is decoded the way Windows does. */
Test(test_csv, the_real_file_in_cp932)
{
	static const char *path = "../shared/register/telehealth-cp932/リスク対応一覧.csv";

	if (access(path, R_OK) != 0)
		cr_skip("no ../shared");
	cr_assert(grid_read_csv(a, path, &grid, dl));
	cr_expect_eq(grid.sheets.at[0].rows.n, 565);
	cr_expect_str_eq(grid.sheets.at[0].name, "リスク対応一覧");
	cr_expect_str_eq(row(1)->cells[6], "①-1");
	bool tilde = false, half_dot = false;

	for (size_t r = 0; r < 565; r++)
		for (size_t c = 0; c < row(r)->n; c++) {
			tilde |= row(r)->cells[c] && strstr(row(r)->cells[c], "～");
			half_dot |= row(r)->cells[c] && strstr(row(r)->cells[c], "･");
			cr_expect(!row(r)->cells[c] || !strstr(row(r)->cells[c], "〜"),
				  "a wave dash instead of a full-width tilde");
		}
	cr_expect(tilde && half_dot);
}
