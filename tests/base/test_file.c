/* SPDX-License-Identifier: MIT
 *
 * Reading with a finding for every way to fail, names of paths, and output that appears all at once
 * or not at all.
 */
#include "base/file.h"
#include "base/stage.h"
#include "base/text.h"
#include "../support/paths.h"
#include "../support/scratch.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static struct arena *arena;
static struct diag_list *dl;
static char folder[32];

static void set_up(void)
{
	arena = arena_new();
	dl = diag_new(arena);
	strcpy(folder, SCRATCH "/bunkai-file-XXXXXX");
	cr_assert(mkdtemp(folder));
}

static void remove_tree(const char *path)
{
	size_t n;
	const char **names = names_in(arena, path, &n);

	for (size_t i = 0; i < n; i++)
		remove_tree(file_join(arena, path, names[i]));
	cr_expect_eq(remove(path), 0, "%s stays", path);
}

static void tear_down(void)
{
	remove_tree(folder);
	arena_free(arena);
}

TestSuite(file, .init = set_up, .fini = tear_down);

static const char *path_of(const char *name)
{
	return file_join(arena, folder, name);
}

static void write_file(const char *name, const char *bytes, size_t len)
{
	struct stage *st = stage_new(arena, folder);

	cr_assert(stage_write(st, path_of(name), bytes, len, dl) && stage_commit(st, dl));
}

Test(file, reads_bytes_as_they_are)
{
	size_t len;

	write_file("a", "x\0y\n", 4);
	const char *bytes = file_read(arena, path_of("a"), &len, dl);

	cr_assert_eq(len, 4);
	cr_assert_eq(memcmp(bytes, "x\0y\n", 5), 0);
	write_file("empty", "", 0);
	cr_assert_str_eq(file_read(arena, path_of("empty"), NULL, dl), "");
	cr_assert_eq(dl->all.n, 0);
}

Test(file, reading_fails_with_one_finding)
{
	cr_assert_null(file_read(arena, path_of("none"), NULL, dl));
	cr_assert_null(file_read(arena, folder, NULL, dl));
	cr_assert_eq(dl->all.n, 2);
	for (size_t i = 0; i < 2; i++)
		cr_assert_eq(dl->all.at[i].code, DIAG_CANNOT_READ);
	cr_assert_str_eq(dl->all.at[0].place, path_of("none"));
	cr_assert_not_null(strstr(dl->all.at[1].message, "directory"));
}

Test(file, a_file_beyond_the_limit_is_not_read)
{
	write_file("big", "", 0);
	cr_assert_eq(truncate(path_of("big"), (off_t)FILE_LIMIT + 1), 0);
	cr_assert_null(file_read(arena, path_of("big"), NULL, dl));
	cr_assert_eq(dl->all.n, 1);
	cr_assert_eq(dl->all.at[0].code, DIAG_TOO_LARGE);
}

Test(file, text_is_utf8_without_nul_and_mark)
{
	write_file("bad", "ab\xE3\x81", 4);
	cr_assert_null(file_read_text(arena, path_of("bad"), dl));
	write_file("nul", "abc\0d", 5);
	cr_assert_null(file_read_text(arena, path_of("nul"), dl));
	cr_assert_eq(dl->all.n, 2);
	cr_assert_eq(dl->all.at[0].code, DIAG_NOT_UTF8);
	cr_assert(text_ends(dl->all.at[0].place, "bad:1:3"), "%s", dl->all.at[0].place);
	cr_assert(text_ends(dl->all.at[1].place, "nul:1:4"), "%s", dl->all.at[1].place);
	write_file("mark", "\xEF\xBB\xBF見", 6);
	cr_assert_str_eq(file_read_text(arena, path_of("mark"), dl), "見");
}

Test(file, parts_of_paths)
{
	cr_assert_str_eq(file_join(arena, "a", "b"), "a/b");
	cr_assert_str_eq(file_join(arena, "a/", "b"), "a/b");
	cr_assert_str_eq(file_name("a/b.c"), "b.c");
	cr_assert_str_eq(file_name("b"), "b");
	cr_assert_str_eq(file_stem(arena, "x.y/tele.2026.json"), "tele.2026");
	cr_assert_str_eq(file_stem(arena, "x.y/tele"), "tele");
	cr_assert_str_eq(file_ending("x.y/tele.2026.json"), "json");
	cr_assert_str_eq(file_ending("x.y/tele"), "");
	cr_assert_str_eq(file_folder(arena, "/a/b"), "/a");
	cr_assert_str_eq(file_folder(arena, "/a"), "/");
	cr_assert_str_eq(file_folder(arena, "a"), ".");
}

Test(file, folders_are_listed_in_order_of_bytes)
{
	size_t n;

	write_file("b.json", "", 0);
	write_file("a.json", "", 0);
	write_file(".hidden", "", 0);
	write_file("表.json", "", 0);
	const char **names = names_in(arena, folder, &n);

	cr_assert_eq(n, 3);
	cr_assert_str_eq(names[0], "a.json");
	cr_assert_str_eq(names[1], "b.json");
	cr_assert_str_eq(names[2], "表.json");
	names_in(arena, path_of("none"), &n);
	cr_assert_eq(n, 0);
	unlink(path_of(".hidden"));
}

static size_t count_all(const char *path)
{
	size_t n;

	names_in(arena, path, &n);
	return n;
}

Test(file, nothing_is_seen_before_the_commit)
{
	struct stage *st = stage_new(arena, folder);

	write_file("old", "old", 3);
	cr_assert(stage_write(st, path_of("old"), "new", 3, dl));
	cr_assert(stage_write(st, path_of("deep/er/new"), "new", 3, dl));
	cr_assert_str_eq(file_read(arena, path_of("old"), NULL, dl), "old");
	cr_assert_not(file_exists(path_of("deep/er/new")));
	cr_assert(stage_commit(st, dl));
	cr_assert_str_eq(file_read(arena, path_of("old"), NULL, dl), "new");
	cr_assert_str_eq(file_read(arena, path_of("deep/er/new"), NULL, dl), "new");
	cr_assert_eq(dl->all.n, 0);
}

Test(file, an_abort_leaves_no_trace)
{
	struct stage *st = stage_new(arena, folder);

	write_file("old", "old", 3);
	cr_assert(stage_write(st, path_of("old"), "new", 3, dl));
	const char *aside = stage_add(st, path_of("other"), dl);

	cr_assert(aside && file_exists(aside));
	stage_abort(st);
	cr_assert_not(file_exists(aside));
	cr_assert_str_eq(file_read(arena, path_of("old"), NULL, dl), "old");
	cr_assert_eq(count_all(folder), 1);
}

Test(file, a_file_that_vanished_before_the_commit_changes_nothing)
{
	struct stage *st = stage_new(arena, folder);

	write_file("old", "old", 3);
	cr_assert(stage_write(st, path_of("old"), "new", 3, dl));
	const char *aside = stage_add(st, path_of("other"), dl);

	cr_assert_eq(unlink(aside), 0);
	cr_assert_not(stage_commit(st, dl));
	cr_assert_eq(dl->all.n, 1);
	cr_assert_eq(dl->all.at[0].code, DIAG_CANNOT_WRITE);
	cr_assert_str_eq(file_read(arena, path_of("old"), NULL, dl), "old");
}

Test(file, places_that_cannot_be_written)
{
	struct stage *st = stage_new(arena, folder);

	write_file("file", "", 0);
	cr_assert_null(stage_add(st, path_of("file/below"), dl));
	cr_assert_null(stage_add(st, folder, dl));
	cr_assert_null(stage_add(st, "/proc/none/x", dl));
	cr_assert_eq(dl->all.n, 3);
	for (size_t i = 0; i < 3; i++)
		cr_assert_eq(dl->all.at[i].code, DIAG_CANNOT_WRITE);
}
