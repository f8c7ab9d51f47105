/* SPDX-License-Identifier: MIT
 *
 * Workbooks for tests, zipped; see the header.
 */
#include "book.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <xlsxwriter.h>
#include <zip.h>

#include "base/arena.h"
#include "../support/scratch.h"

char *book_write(const struct book_part *parts, size_t n)
{
	char *path = strdup(SCRATCH "/bunkai-book-XXXXXX");
	int fd = mkstemp(path), error;

	close(fd);
	zip_t *zip = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, &error);

	for (size_t i = 0; i < n; i++) {
		zip_source_t *source =
			zip_source_buffer(zip, parts[i].text, strlen(parts[i].text), 0);

		cr_assert(zip_file_add(zip, parts[i].name, source, ZIP_FL_ENC_UTF_8) >= 0);
	}
	cr_assert_eq(zip_close(zip), 0);
	return path;
}

char *book_of(const char *workbook, const char *sheet, const char *strings, const char *styles)
{
	struct book_part parts[] = {
		{"_rels/.rels", ROOT_RELS},
		{"xl/_rels/workbook.xml.rels",
		 RELS(REL("rId1", DOC_RELS "/worksheet", "worksheets/sheet1.xml")
			      REL("rId2", DOC_RELS "/sharedStrings", "sharedStrings.xml")
				      REL("rId3", DOC_RELS "/styles", "styles.xml"))},
		{"xl/workbook.xml", workbook ? workbook : WORKBOOK("", SHEET("1", "表"))},
		{"xl/worksheets/sheet1.xml", sheet},
		{"xl/sharedStrings.xml", strings ? strings : "<sst xmlns=\"" MAIN_NS "\"/>"},
		{"xl/styles.xml", styles ? styles : "<styleSheet xmlns=\"" MAIN_NS "\"/>"},
	};

	return book_write(parts, ARRAY_LEN(parts));
}

char *book_of_bytes(const char *bytes, size_t len)
{
	char *path = strdup(SCRATCH "/bunkai-book-XXXXXX");
	int fd = mkstemp(path);

	cr_assert(write(fd, bytes, len) == (ssize_t)len);
	close(fd);
	return path;
}

char *book_of_writer(void)
{
	char *path = book_of_bytes("", 0);
	lxw_workbook *book = workbook_new(path);
	lxw_worksheet *sheet = workbook_add_worksheet(book, "リスク対応一覧");

	worksheet_merge_range(sheet, 0, 0, 0, 2, "題", NULL);
	worksheet_write_string(sheet, 1, 0, "①-1 ～･－", NULL);
	worksheet_write_number(sheet, 1, 1, 5, NULL);
	worksheet_write_boolean(sheet, 1, 2, 1, NULL);
	worksheet_hide(sheet);
	worksheet_activate(workbook_add_worksheet(book, "次"));
	cr_assert_eq(workbook_close(book), LXW_NO_ERROR);
	return path;
}
