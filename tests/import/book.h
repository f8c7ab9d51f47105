/* SPDX-License-Identifier: MIT
 *
 * Workbooks for tests, put together from XML by hand: what no writer would write is what a reader must bear.
 */
#ifndef BUNKAI_TESTS_BOOK_H
#define BUNKAI_TESTS_BOOK_H

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zip.h>

#define MAIN_NS "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define STRICT_NS "http://purl.oclc.org/ooxml/spreadsheetml/main"
#define DOC_RELS "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define STRICT_RELS "http://purl.oclc.org/ooxml/officeDocument/relationships"
#define PACKAGE_RELS "http://schemas.openxmlformats.org/package/2006/relationships"

#define RELS(body) "<Relationships xmlns=\"" PACKAGE_RELS "\">" body "</Relationships>"
#define REL(id, type, target) "<Relationship Id=\"" id "\" Type=\"" type "\" Target=\"" target "\"/>"
#define ROOT_RELS RELS(REL("rId1", DOC_RELS "/officeDocument", "xl/workbook.xml"))
#define WORKBOOK(properties, sheets) \
	"<workbook xmlns=\"" MAIN_NS "\" xmlns:r=\"" DOC_RELS "\">" properties "<sheets>" sheets "</sheets></workbook>"
#define SHEET(id, name) "<sheet name=\"" name "\" sheetId=\"" id "\" r:id=\"rId" id "\"/>"
#define DATA(rows) "<worksheet xmlns=\"" MAIN_NS "\"><sheetData>" rows "</sheetData></worksheet>"

struct part {
	const char *name, *text;
};

/* A path in /tmp that the caller unlinks. */
static inline char *book_write(const struct part *parts, size_t n)
{
	char *path = strdup("/tmp/bunkai-book-XXXXXX");
	int fd = mkstemp(path), error;

	close(fd);
	zip_t *zip = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, &error);

	for (size_t i = 0; i < n; i++) {
		zip_source_t *source = zip_source_buffer(zip, parts[i].text, strlen(parts[i].text), 0);

		cr_assert(zip_file_add(zip, parts[i].name, source, ZIP_FL_ENC_UTF_8) >= 0);
	}
	cr_assert_eq(zip_close(zip), 0);
	return path;
}

/* One sheet, and what it shares; NULL parts are left out. */
static inline char *book_of(const char *workbook, const char *sheet, const char *strings, const char *styles)
{
	struct part parts[] = {
		{"_rels/.rels", ROOT_RELS},
		{"xl/_rels/workbook.xml.rels",
		 RELS(REL("rId1", DOC_RELS "/worksheet", "worksheets/sheet1.xml") REL("rId2", DOC_RELS "/sharedStrings", "sharedStrings.xml")
			      REL("rId3", DOC_RELS "/styles", "styles.xml"))},
		{"xl/workbook.xml", workbook ? workbook : WORKBOOK("", SHEET("1", "表"))},
		{"xl/worksheets/sheet1.xml", sheet},
		{"xl/sharedStrings.xml", strings ? strings : "<sst xmlns=\"" MAIN_NS "\"/>"},
		{"xl/styles.xml", styles ? styles : "<styleSheet xmlns=\"" MAIN_NS "\"/>"},
	};

	return book_write(parts, sizeof parts / sizeof *parts);
}

static inline char *book_of_bytes(const char *bytes, size_t len)
{
	char *path = strdup("/tmp/bunkai-book-XXXXXX");
	int fd = mkstemp(path);

	cr_assert(write(fd, bytes, len) == (ssize_t)len);
	close(fd);
	return path;
}

#endif
