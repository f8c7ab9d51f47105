/* SPDX-License-Identifier: MIT
 *
 * The form of a PDF file: small objects are packed, and what PDF/A asks of streams.
 */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "../page/page_case.h"

static struct page_case *k;
static const char *bytes;
static size_t size;

static void start(void)
{
	struct render_result result;
	char *path;

	k = case_start();
	case_clauses(k, doc_add_part(k->arena, k->doc, "総則"), 60);
	path = case_path(k);
	cr_assert(case_render(k, path, &result));
	bytes = file_read(k->arena, path, &size, k->dl);
	cr_assert_not_null(bytes);
	unlink(path);
}

static void stop(void)
{
	case_stop(k);
}

TestSuite(pdf_file, .init = start, .fini = stop);

static const char *find(const char *from, const char *what)
{
	return memmem(from, size - (size_t)(from - bytes), what, strlen(what));
}

static size_t count(const char *what)
{
	size_t n = 0;

	for (const char *at = bytes; (at = find(at, what)); at += strlen(what))
		n++;
	return n;
}

Test(pdf_file, small_objects_are_packed)
{
	cr_expect_geq(count("/Type/ObjStm"), 3, "several hundred objects");
	cr_expect_eq(count("/Type/XRef"), 1);
	cr_expect_eq(count("/Type/StructElem") + count("/S/P/"), 0, "no element stands alone");
	cr_expect_null(find(bytes, "\nxref\n"), "no table besides");
	cr_expect_null(find(bytes, "\ntrailer\n"));
}

/* ISO 19005-2, 6.1.7.1: else a reader counts a byte too many or too few. */
Test(pdf_file, streams_end_with_a_line_of_their_own)
{
	size_t n = 0;

	for (const char *at = bytes; (at = find(at, "endstream")); at++, n++)
		cr_expect_eq(at[-1], '\n', "byte %zu", (size_t)(at - bytes));
	cr_expect_eq(n, count("stream\n") + count("stream\r\n") - n, "each that begins");
	cr_expect_gt(n, 8);
}

Test(pdf_file, the_table_stands_where_the_end_says)
{
	const char *end = find(bytes, "startxref\n");

	cr_assert_not_null(end);
	size_t at = strtoul(end + strlen("startxref\n"), NULL, 10);

	cr_assert_lt(at, size);
	const char *table = find(bytes + at, "/Type/XRef");

	cr_expect(table && table - (bytes + at) < 20);
	cr_expect_not_null(find(table, "/Root "));
	cr_expect_not_null(find(table, "/ID[<"));
	cr_expect_eq(memcmp(bytes + size - 6, "%%EOF\n", 6), 0);
}
