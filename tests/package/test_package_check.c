/* SPDX-License-Identifier: MIT
 *
 * What is not whole is told: files cut short, parts that lost a piece or are gone, and pieces whose
 * loss leaves well-formed XML.
 */
#include "package/package_check.h"

#include <criterion/criterion.h>
#include <string.h>
#include <zip.h>

#include "base/strbuf.h"
#include "base/text.h"
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

TestSuite(package_check, .init = start, .fini = stop);

static struct package workbook(void)
{
	struct package p;

	p.bytes = run_render(run, "xlsx", tree_small(run->arena), &p.len);
	return p;
}

Test(package_check, every_shorter_file_is_refused)
{
	const struct package p = workbook();

	cr_expect_null(package_check(run->arena, &p, NULL, 0));
	for (size_t cut = 0; cut < p.len; cut += cut < p.len - 200 ? 97 : 1)
		cr_expect_not_null(
			package_check(run->arena, &(struct package){p.bytes, cut}, NULL, 0),
			"%zu of %zu bytes", cut, p.len);
}

/* One bit of the packed bytes of any part: its checksum differs, or it does not unpack. */
Test(package_check, a_changed_bit_is_refused)
{
	const struct package p = workbook();
	char *bytes = arena_alloc(run->arena, p.len);
	size_t refused = 0, tried = 0;

	memcpy(bytes, p.bytes, p.len);
	for (size_t at = 60; at < p.len / 2; at += 61, tried++) {
		bytes[at] ^= 4;
		refused +=
			package_check(run->arena, &(struct package){bytes, p.len}, NULL, 0) != NULL;
		bytes[at] ^= 4;
	}
	/* dates, and other fields of local headers that nobody reads, are no contents */
	cr_expect_gt(refused * 100, tried * 95, "%zu of %zu", refused, tried);
}

/* The parts of a workbook, unpacked. */
static struct package_parts unpack(const struct package *p)
{
	struct package_parts parts = {0};
	zip_source_t *source = zip_source_buffer_create(p->bytes, p->len, 0, NULL);
	zip_t *zip = zip_open_from_source(source, ZIP_RDONLY, NULL);

	for (zip_int64_t i = 0; i < zip_get_num_entries(zip, 0); i++) {
		zip_stat_t st;
		zip_file_t *file = zip_fopen_index(zip, (zip_uint64_t)i, 0);

		cr_assert_eq(zip_stat_index(zip, (zip_uint64_t)i, 0, &st), 0);
		char *bytes = arena_alloc(run->arena, st.size + 1);

		cr_assert_eq(zip_fread(file, bytes, st.size), (zip_int64_t)st.size);
		zip_fclose(file);
		package_add(run->arena, &parts, arena_strdup(run->arena, st.name), bytes, st.size);
	}
	zip_discard(zip);
	return parts;
}

static const char *check_parts(const struct package_parts *parts,
			       const struct package_count *counts, size_t n)
{
	struct package p;

	cr_assert(package_print(run->arena, parts, &p));
	return package_check(run->arena, &p, counts, n);
}

struct sheet_counts {
	VEC(struct package_count) all;
};

/* As the writer knows them; a lost block can leave well-formed rows and cells. */
static struct sheet_counts count_sheets(const struct package_parts *parts)
{
	static const char *const elements[] = {"row", "c"};
	struct sheet_counts counts = {0};

	for (size_t i = 0; i < parts->all.n; i++)
		for (size_t k = 0; k < ARRAY_LEN(elements); k++)
			*vec_push(run->arena, &counts.all) = (struct package_count){
				parts->all.at[i].name, elements[k],
				count_in(parts->all.at[i].bytes,
					 arena_printf(run->arena, "<%s ", elements[k])),
				0};
	return counts;
}

/* As a failed write leaves them: without the end, or without a block in the middle. */
Test(package_check, a_part_without_a_block_is_refused)
{
	enum { BLOCK = 512 };
	const struct package p = workbook();
	struct package_parts parts = unpack(&p);

	const struct sheet_counts counts = count_sheets(&parts);

	cr_expect_null(check_parts(&parts, counts.all.at, counts.all.n));
	for (size_t i = 0; i < parts.all.n; i++) {
		const struct package_part whole = parts.all.at[i];

		for (size_t from = 0; from < whole.len; from += BLOCK) {
			size_t rest = from + BLOCK < whole.len ? from + BLOCK : whole.len;

			/* within one text: its bytes are counted, too, but not here */
			if (!memchr(whole.bytes + from, '<', rest - from))
				continue;
			const char *hole = arena_concat(
				run->arena, arena_strndup(run->arena, whole.bytes, from),
				whole.bytes + rest, (char *)NULL);

			parts.all.at[i] = (struct package_part){whole.name, hole, strlen(hole)};
			cr_expect_not_null(check_parts(&parts, counts.all.at, counts.all.n),
					   "%s without %zu to %zu", whole.name, from, rest);
		}
		parts.all.at[i] = whole;
	}
}

Test(package_check, a_missing_part_is_refused)
{
	const struct package p = workbook();
	const struct package_parts parts = unpack(&p);

	for (size_t i = 0; i < parts.all.n; i++) {
		struct package_parts others = {0};

		for (size_t k = 0; k < parts.all.n; k++)
			if (k != i)
				*vec_push(run->arena, &others.all) = parts.all.at[k];
		cr_expect_not_null(check_parts(&others, NULL, 0), "%s", parts.all.at[i].name);
	}
}

/* A small package of one part with relationships; '%s' of each text is replaced. */
static const char *check_small(const char *types, const char *relations, const char *text,
			       const struct package_count *counts, size_t n)
{
	struct package_parts parts = {0};

	package_add(run->arena, &parts, "[Content_Types].xml", types, strlen(types));
	package_add(run->arena, &parts, "_rels/.rels", "<Relationships/>", 16);
	package_add(run->arena, &parts, "a/_rels/b.xml.rels", relations, strlen(relations));
	package_add(run->arena, &parts, "a/b.xml", text, strlen(text));
	package_add(run->arena, &parts, "media/c.png", "PNG", 3);
	return check_parts(&parts, counts, n);
}

static const char types[] = "<Types><Default Extension='rels'/><Default Extension='png'/>"
			    "<Override PartName='/a/b.xml'/></Types>",
		  relations[] = "<Relationships>"
				"<Relationship Id='rId1' Target='../media/c.png'/>"
				"<Relationship Id='rId2' Target='http://x.example/' "
				"TargetMode='External'/></Relationships>",
		  text[] = "<list count='2'><row r:id='rId1'>二<b/>字</row><row/></list>";

Test(package_check, what_parts_say_about_each_other_holds)
{
	cr_expect_null(check_small(types, relations, text, NULL, 0));
	static const struct {
		const char *from, *to, *fault;
	} cases[] = {
		{"<Override PartName='/a/b.xml'/>", "",
		 "[Content_Types].xml does not name a/b.xml"},
		{"Extension='png'", "Extension='jpg'",
		 "[Content_Types].xml does not name media/c.png"},
		{"/a/b.xml", "/a/x.xml", "[Content_Types].xml does not name a/b.xml"},
		{"../media/c.png", "../media/d.png", "media/d.png"},
		{"../media/c.png", "media/c.png", "a/media/c.png"},
		{"Id='rId1'", "Id='rId3'", "a/b.xml#rId1"},
		{"count='2'", "count='3'", "a/b.xml counts 3 below <list>"},
		{"<row/>", "", "a/b.xml counts 2 below <list>"},
		{"</list>", "", "a/b.xml"},
		{"</list>", "</list><more/>", "a/b.xml"},
	};

	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		const char *fault = check_small(
			text_replace(run->arena, types, cases[i].from, cases[i].to),
			text_replace(run->arena, relations, cases[i].from, cases[i].to),
			text_replace(run->arena, text, cases[i].from, cases[i].to), NULL, 0);

		cr_expect(fault && strstr(text_replace(run->arena, fault, "part ", ""),
					  cases[i].fault),
			  "%zu: %s", i, fault ? fault : "none");
	}
}

/* Rows of 64 bytes: a lost block of the disk would leave well-formed rows. */
Test(package_check, counts_find_what_is_well_formed)
{
	static const struct package_count rows[] = {{"a/b.xml", "row", 2, 6}},
					  more[] = {{"a/b.xml", "row", 3, 0}},
					  longer[] = {{"a/b.xml", "row", 2, 7}},
					  none[] = {{"a/b.xml", "cell", 0, 0}},
					  nowhere[] = {{"a/z.xml", "row", 1, 0}};

	cr_expect_null(check_small(types, relations, text, none, 1));
	cr_expect_not_null(check_small(types, relations, text, more, 1));
	cr_expect_not_null(check_small(types, relations, text, longer, 1));
	cr_expect_not_null(check_small(types, relations, text, nowhere, 1));
	cr_expect_null(
		check_small(types, relations, text_replace(run->arena, text, "<b/>", ""), rows, 1));
}
