/* SPDX-License-Identifier: MIT
 *
 * Workbooks for tests, put together from XML by hand: what no writer would write is what a reader
 * must bear.
 */
#ifndef BUNKAI_TESTS_BOOK_H
#define BUNKAI_TESTS_BOOK_H

#include <stddef.h>

#define MAIN_NS "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define STRICT_NS "http://purl.oclc.org/ooxml/spreadsheetml/main"
#define DOC_RELS "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define STRICT_RELS "http://purl.oclc.org/ooxml/officeDocument/relationships"
#define PACKAGE_RELS "http://schemas.openxmlformats.org/package/2006/relationships"

#define RELS(body) "<Relationships xmlns=\"" PACKAGE_RELS "\">" body "</Relationships>"
#define REL(id, type, target) "<Relationship Id=\"" id "\" Type=\"" type "\" Target=\"" target "\"/>"
#define ROOT_RELS RELS(REL("rId1", DOC_RELS "/officeDocument", "xl/workbook.xml"))
#define WORKBOOK(properties, sheets)                                                               \
	"<workbook xmlns=\"" MAIN_NS "\" xmlns:r=\"" DOC_RELS "\">" properties "<sheets>" sheets   \
	"</sheets></workbook>"
#define SHEET(id, name) "<sheet name=\"" name "\" sheetId=\"" id "\" r:id=\"rId" id "\"/>"
#define DATA(rows) "<worksheet xmlns=\"" MAIN_NS "\"><sheetData>" rows "</sheetData></worksheet>"

struct book_part {
	const char *name, *text;
};

/* All write a file in /tmp and return its path, which the caller unlinks and frees. */
char *book_write(const struct book_part *parts, size_t n);

/* One sheet, and what it shares; parts that are NULL are as empty as may be. */
char *book_of(const char *workbook, const char *sheet, const char *strings, const char *styles);

/*
 * Two sheets as libxlsxwriter writes them: a hidden one with a merged title, a text, a number and a
 * boolean, and an empty one.
 */
char *book_of_writer(void);
char *book_of_bytes(const char *bytes, size_t len);

#endif
