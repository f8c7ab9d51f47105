/* SPDX-License-Identifier: MIT
 *
 * Packages made from parts: the same parts give the same bytes, in the order in which they came.
 */
#include "package/package.h"

#include <criterion/criterion.h>
#include <string.h>
#include <zip.h>

static struct arena *arena;

static void start(void)
{
	arena = arena_new();
}

static void stop(void)
{
	arena_free(arena);
}

TestSuite(package, .init = start, .fini = stop);

/* 3,000 bytes that pack well, one part of all byte values, and an empty one. */
static struct package_parts three_parts(void)
{
	struct package_parts parts = {0};
	char *all = arena_alloc(arena, 256), *long_one = arena_alloc(arena, 3001);

	for (int i = 0; i < 256; i++)
		all[i] = (char)i;
	memset(long_one, 'x', 3000);
	package_add(arena, &parts, "z/last-by-name.xml", long_one, 3000);
	package_add(arena, &parts, "media/分界.bin", all, 256);
	package_add(arena, &parts, "a.xml", "", 0);
	return parts;
}

static void expect_part(zip_t *zip, zip_uint64_t i, const struct package_part *part)
{
	char bytes[4096];
	zip_stat_t st;
	zip_file_t *file = zip_fopen_index(zip, i, 0);

	cr_assert_not_null(file);
	cr_assert_eq(zip_stat_index(zip, i, 0, &st), 0);
	cr_expect_str_eq(st.name, part->name);
	cr_expect_eq(st.mtime % 86400 % 60, 0);
	cr_expect_eq(st.size, part->len);
	cr_assert_eq(zip_fread(file, bytes, sizeof bytes), (zip_int64_t)part->len);
	cr_expect_eq(memcmp(bytes, part->bytes, part->len), 0);
	zip_fclose(file);
}

Test(package, holds_its_parts_in_their_order)
{
	const struct package_parts parts = three_parts();
	struct package p;

	cr_assert(package_print(arena, &parts, &p));
	zip_source_t *source = zip_source_buffer_create(p.bytes, p.len, 0, NULL);
	zip_t *zip = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, NULL);

	cr_assert_not_null(zip);
	cr_assert_eq(zip_get_num_entries(zip, 0), 3);
	for (size_t i = 0; i < parts.all.n; i++)
		expect_part(zip, i, &parts.all.at[i]);
	zip_discard(zip);
	cr_expect_lt(p.len, 1500);
}

/* The date of every part is the first that the format can name (APPNOTE 4.4.6). */
Test(package, same_parts_give_same_bytes)
{
	const struct package_parts parts = three_parts();
	struct package p, again;

	cr_assert(package_print(arena, &parts, &p));
	cr_assert(package_print(arena, &parts, &again));
	cr_assert_eq(p.len, again.len);
	cr_expect_eq(memcmp(p.bytes, again.bytes, p.len), 0);
	cr_expect_eq(memcmp(p.bytes + 10, "\0\0\x21\0", 4), 0);
}

Test(package, no_parts_and_twins_are_refused)
{
	struct package_parts none = {0}, twins = three_parts();
	struct package p = {"kept", 4};

	package_add(arena, &twins, "a.xml", "b", 1);
	cr_expect_not(package_print(arena, &none, &p));
	cr_expect_not(package_print(arena, &twins, &p));
	cr_expect_str_eq(p.bytes, "kept");
}

static const char *twice(struct arena *a, const char *text, const void *context)
{
	(void)context;
	return arena_concat(a, text, text, (char *)NULL);
}

static const char *nothing(struct arena *a, const char *text, const void *context)
{
	(void)a;
	(void)text;
	(void)context;
	return NULL;
}

Test(package, a_change_is_as_if_the_part_had_been_added_so)
{
	struct package_parts parts = three_parts();
	const struct package_change change = {.part = "z/last-by-name.xml", .edit = twice};
	struct package p, wanted;

	cr_assert(package_print(arena, &parts, &p));
	cr_assert(package_change(arena, &p, &change, 1));
	parts.all.at[0].bytes = twice(arena, parts.all.at[0].bytes, NULL);
	parts.all.at[0].len *= 2;
	cr_assert(package_print(arena, &parts, &wanted));
	cr_assert_eq(p.len, wanted.len);
	cr_expect_eq(memcmp(p.bytes, wanted.bytes, p.len), 0);
}

Test(package, a_change_that_fails_leaves_the_package)
{
	static const struct package_change bad[] = {
		{.part = "nowhere.xml", .edit = twice},
		{.part = "a.xml", .edit = nothing},
		{.part = "media/分界.bin", .edit = twice}, /* holds NUL: no text */
	};
	const struct package_parts parts = three_parts();
	struct package p;

	cr_assert(package_print(arena, &parts, &p));
	const struct package old = p;

	for (size_t i = 0; i < ARRAY_LEN(bad); i++) {
		cr_expect_not(package_change(arena, &p, &bad[i], 1), "%s", bad[i].part);
		cr_expect(p.bytes == old.bytes && p.len == old.len);
	}
}

Test(package, what_is_no_package_stays_as_it_is)
{
	static const char *const bad[] = {"", "PK\3\4",
					  "not a zip file at all, however long it may be"};

	for (size_t i = 0; i < ARRAY_LEN(bad); i++) {
		struct package p = {bad[i], strlen(bad[i])};

		cr_expect_not(package_change(
			arena, &p,
			&(struct package_change){.part = "xl/styles.xml", .edit = twice}, 1));
		cr_expect_eq(p.bytes, bad[i]);
		cr_expect_eq(p.len, strlen(bad[i]));
	}
}
