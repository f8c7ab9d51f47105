/* SPDX-License-Identifier: MIT
 *
 * Files put in place together: what a commit that fails or is killed between any two steps leaves,
 * what the next run makes of it, modes and links, leftovers, locks.
 */
#include "base/stage.h"
#include "base/text.h"

#include <criterion/criterion.h>
#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../support/paths.h"
#include "../support/scratch.h"
#include "base/aside.h"
#include "base/journal.h"
#include "base/lock.h"

static struct arena *arena;
static struct diag_list *dl;
static char folder[32];

static const char *path_of(const char *name)
{
	return file_join(arena, folder, name);
}

static void set_up(void)
{
	arena = arena_new();
	dl = diag_new(arena);
	strcpy(folder, SCRATCH "/bunkai-stage-XXXXXX");
	cr_assert(mkdtemp(folder));
	setenv("BUNKAI_WAIT", "0", 1);
}

static void remove_tree(const char *path)
{
	struct stat st;
	DIR *dir = lstat(path, &st) == 0 && S_ISDIR(st.st_mode) ? opendir(path) : NULL;

	for (struct dirent *e; dir && (e = readdir(dir));)
		if (strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0)
			remove_tree(file_join(arena, path, e->d_name));
	if (dir)
		closedir(dir);
	remove(path);
}

static void tear_down(void)
{
	remove_tree(folder);
	arena_free(arena);
}

TestSuite(stage, .init = set_up, .fini = tear_down);

/* How many entries a folder has, hidden ones too. */
static size_t count_entries(const char *path)
{
	size_t n = 0;
	DIR *dir = opendir(path);

	for (struct dirent *e; dir && (e = readdir(dir));)
		n += strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0;
	if (dir)
		closedir(dir);
	return n;
}

/* A run of its own: its arena, and so its lock, goes with it. */
static bool write_both(const char *text, bool commit)
{
	struct arena *a = arena_new();
	struct stage *st = stage_new(a, folder);
	bool ok = stage_write(st, path_of("a"), text, strlen(text), dl) &&
		  stage_write(st, path_of("below/b"), text, strlen(text), dl);

	ok = ok && commit && stage_commit(st, dl);
	arena_free(a);
	return ok;
}

static const char *text_of(const char *name)
{
	const char *text = file_read(arena, path_of(name), NULL, diag_new(arena));

	return text ? text : "";
}

Test(stage, several_files_appear_together_and_leave_nothing_aside)
{
	cr_assert(write_both("old", true) && write_both("new", true));
	cr_assert_str_eq(text_of("a"), "new");
	cr_assert_str_eq(text_of("below/b"), "new");
	cr_assert_eq(count_entries(folder), 2);
	cr_assert_eq(count_entries(path_of("below")), 1);
	cr_assert_eq(dl->all.n, 0);
}

/* Neither committed nor aborted: as somebody who was killed. */
Test(stage, what_the_killed_left_aside_is_swept_away)
{
	cr_assert(write_both("old", true));
	write_both("lost", false);
	cr_assert_eq(count_entries(folder), 3);
	cr_assert(write_both("new", true));
	cr_assert_eq(count_entries(folder), 2);
	cr_assert_eq(count_entries(path_of("below")), 1);
}

/* After the journal stands, whatever was renamed so far: the next run makes all of it new. */
Test(stage, a_journal_is_finished_by_the_next_run)
{
	for (int renamed = 0; renamed <= 2; renamed++) {
		struct arena *a = arena_new();
		struct stage *st = stage_new(a, folder);
		struct journal j = {0};
		static const char *const names[] = {"a", "below/b"};

		cr_assert(write_both("old", true));
		for (int i = 0; i < 2; i++) {
			const char *aside = stage_add(st, path_of(names[i]), dl);
			int fd = open(aside, O_WRONLY);

			cr_assert(write(fd, "new", 3) == 3 && close(fd) == 0);
			*vec_push(a, &j.all) =
				(struct journal_entry){aside, path_of(names[i])};
		}
		cr_assert(journal_write(a, folder, &j));
		for (int i = 0; i < renamed; i++)
			cr_assert_eq(rename(j.all.at[i].aside, j.all.at[i].target), 0);
		arena_free(a); /* killed here */
		a = arena_new();
		cr_assert(stage_recover(a, folder, dl));
		arena_free(a);
		cr_assert_str_eq(text_of("a"), "new");
		cr_assert_str_eq(text_of("below/b"), "new");
		cr_assert_not(file_exists(path_of(".bunkai-journal")));
		cr_assert_eq(count_entries(folder), 2);
	}
	cr_assert_eq(dl->all.n, 0);
}

static void write_plain(const char *name, const char *bytes, size_t len)
{
	int fd = open(path_of(name), O_WRONLY | O_CREAT | O_TRUNC, 0644);

	cr_assert(write(fd, bytes, len) == (ssize_t)len && close(fd) == 0);
}

/* A folder may come from somebody else, with a journal in it. */
Test(stage, a_journal_that_bunkai_did_not_write_is_refused)
{
	static const struct {
		const char *bytes;
		size_t len;
	} journals[] = {
#define JOURNAL(text) {text, sizeof text}
		JOURNAL("bunkai/journal/1\nnot-aside\0a"),
		JOURNAL("bunkai/journal/1\n.bunkai-0123456789abcdef\0/etc/passwd"),
		JOURNAL("bunkai/journal/1\n../.bunkai-0123456789abcdef\0../x"),
		JOURNAL("bunkai/journal/1\nbelow/../../.bunkai-0123456789abcdef\0below/../../x"),
		JOURNAL("bunkai/journal/1\n.bunkai-0123456789abcdef"),
		JOURNAL("bunkai/journal/2\n.bunkai-0123456789abcdef\0a"),
		JOURNAL(""),
#undef JOURNAL
	};

	write_plain("a", "old", 3);
	write_plain(".bunkai-0123456789abcdef", "new", 3);
	for (size_t i = 0; i < ARRAY_LEN(journals); i++) {
		struct arena *a = arena_new();

		write_plain(".bunkai-journal", journals[i].bytes, journals[i].len);
		cr_assert_not(stage_recover(a, folder, dl), "journal %zu", i);
		cr_assert_eq(dl->all.at[dl->all.n - 1].code, DIAG_BAD_JOURNAL, "journal %zu", i);
		cr_assert_str_eq(text_of("a"), "old");
		arena_free(a);
	}
}

Test(stage, modes_and_links_of_the_user_stay)
{
	struct stage *st = stage_new(arena, folder);
	struct stat status;

	write_plain("secret", "old", 3);
	write_plain("target", "old", 3);
	cr_assert_eq(chmod(path_of("secret"), 0600), 0);
	cr_assert_eq(symlink("target", path_of("link")), 0);
	cr_assert_eq(symlink("nothing-yet", path_of("dangling")), 0);
	cr_assert(stage_write(st, path_of("secret"), "new", 3, dl));
	cr_assert(stage_write(st, path_of("link"), "new", 3, dl));
	cr_assert(stage_write(st, path_of("dangling"), "new", 3, dl));
	cr_assert(stage_commit(st, dl));
	cr_assert(stat(path_of("secret"), &status) == 0 && (status.st_mode & 07777) == 0600);
	cr_assert(lstat(path_of("link"), &status) == 0 && S_ISLNK(status.st_mode));
	cr_assert_str_eq(text_of("target"), "new");
	cr_assert_str_eq(text_of("nothing-yet"), "new");
}

Test(stage, a_file_aside_is_never_opened_through_a_link)
{
	struct stage *st = stage_new(arena, folder);
	const char *x = stage_add(st, path_of("a"), dl), *y = stage_add(st, path_of("b"), dl);
	struct stat status;

	cr_assert(x && y && strcmp(x, y) != 0);
	cr_assert(lstat(x, &status) == 0 && S_ISREG(status.st_mode));
	stage_abort(st);
	cr_assert_eq(count_entries(folder), 0);
}

Test(stage, what_is_no_regular_file_is_not_replaced)
{
	struct stage *st = stage_new(arena, folder);

	cr_assert_eq(mkfifo(path_of("fifo"), 0600), 0);
	cr_assert_null(stage_add(st, path_of("fifo"), dl));
	cr_assert_null(stage_add(st, "/dev/null", dl));
	cr_assert_null(file_read(arena, path_of("fifo"), NULL, dl));
	cr_assert_null(file_read(arena, "/dev/zero", NULL, dl));
	cr_assert_eq(dl->all.n, 4);
	for (size_t i = 0; i < 4; i++)
		cr_assert(strstr(dl->all.at[i].message, "not a regular file"), "%s",
			  dl->all.at[i].message);
}

Test(stage, an_abort_takes_its_folders_away)
{
	struct stage *st = stage_new(arena, path_of("new"));

	cr_assert(stage_add(st, path_of("new/deep/a"), dl));
	stage_abort(st);
	cr_assert_eq(count_entries(folder), 0);
}

/* The second file cannot be put in place: a folder took its name after it was added. */
Test(stage, what_fails_between_two_renames_is_taken_back)
{
	struct stage *st = stage_new(arena, folder);

	write_plain("a", "old", 3);
	cr_assert(stage_write(st, path_of("a"), "new", 3, dl));
	cr_assert(stage_write(st, path_of("b"), "new", 3, dl));
	cr_assert_eq(mkdir(path_of("b"), 0777), 0);
	cr_assert_not(stage_commit(st, dl));
	cr_assert_eq(dl->all.n, 1);
	cr_assert_eq(dl->all.at[0].code, DIAG_CANNOT_WRITE);
	cr_assert_str_eq(text_of("a"), "old");
	cr_assert_eq(count_entries(folder), 2);
}

Test(stage, one_writes_or_many_read)
{
	struct arena *other = arena_new();

	cr_assert(lock_take(arena, folder, LOCK_READING, dl));
	cr_assert(lock_take(other, folder, LOCK_READING, dl));
	cr_assert_not(lock_take(other, folder, LOCK_WRITING, dl));
	cr_assert_eq(dl->all.at[0].code, DIAG_FOLDER_BUSY);
	arena_free(other);
	cr_assert(lock_take(arena, path_of("."), LOCK_WRITING, dl), "it grows when alone");
	other = arena_new();
	cr_assert_not(lock_take(other, folder, LOCK_READING, dl));
	cr_assert_null(stage_add(stage_new(other, folder), path_of("a"), dl));
	arena_free(other);
	cr_assert_eq(count_entries(folder), 0, "a lock leaves no file");
}

Test(stage, first_answers_stay)
{
	size_t n;
	struct file_names names;

	write_plain("a", "old", 3);
	file_remember(arena, folder, "not-this");
	cr_assert_str_eq(text_of("a"), "old");
	cr_assert_eq(file_look(arena, path_of("b"), dl), FILE_ABSENT);
	cr_assert(file_list(arena, folder, &names, dl));
	write_plain("a", "new, and longer", 15);
	write_plain("b", "new", 3);
	cr_assert_str_eq(file_read(arena, path_of("a"), &n, dl), "old");
	cr_assert_eq(n, 3);
	cr_assert_eq(file_look(arena, path_of("b"), dl), FILE_ABSENT);
	cr_assert(file_list(arena, folder, &names, dl));
	cr_assert_eq(names.all.n, 1);
	cr_assert_eq(mkdir(path_of("not-this"), 0777), 0);
	write_plain("not-this/a", "old", 3);
	cr_assert_str_eq(text_of("not-this/a"), "old");
	write_plain("not-this/a", "new", 3);
	cr_assert_str_eq(text_of("not-this/a"), "new");
	file_remember(arena, folder, NULL);
	cr_assert_str_eq(text_of("a"), "new, and longer");
}

Test(stage, what_cannot_be_listed_is_not_empty)
{
	struct file_names names;

	cr_assert_not(file_list(arena, path_of("none"), &names, dl));
	cr_assert(file_list_optional(arena, path_of("none"), &names, dl));
	write_plain("file", "", 0);
	cr_assert_not(file_list_optional(arena, path_of("file"), &names, dl));
	cr_assert_eq(file_look(arena, "/proc/self/nothing", dl), FILE_ABSENT);
	cr_assert_eq(dl->all.n, 2);
	if (geteuid() == 0)
		return; /* no folder is closed to root */
	cr_assert_eq(mkdir(path_of("closed"), 0), 0);
	cr_assert_not(file_list_optional(arena, path_of("closed"), &names, dl));
	cr_assert_eq(file_look(arena, path_of("closed/x"), dl), FILE_UNKNOWN);
	cr_assert_eq(dl->all.n, 4);
}

/* A path with '..' in it, as people type it, is written down in full. */
Test(stage, a_killed_commit_beside_the_home_is_finished)
{
	struct journal j = {0};
	const char *home = path_of("home"), *beside = path_of("home/../beside");
	const char *aside;

	cr_assert_eq(mkdir(home, 0777), 0);
	cr_assert_eq(chdir("/"), 0);
	close(aside_create(arena, file_folder(arena, beside + 1), 0666, &aside));
	*vec_push(arena, &j.all) = (struct journal_entry){aside, beside + 1};
	cr_assert(journal_write(arena, home + 1, &j));
	cr_assert(stage_recover(arena, home + 1, dl));
	cr_assert_eq(dl->all.n, 0);
	cr_expect(file_exists(path_of("beside")));
	cr_expect_not(file_exists(path_of("home/.bunkai-journal")));
}

/* What a file's link leads to may lie in a folder that has another name as well. */
Test(stage, its_own_files_aside_are_never_swept)
{
	struct stage *st = stage_new(arena, folder);

	cr_assert_eq(mkdir(path_of("x"), 0777), 0);
	cr_assert_eq(symlink("../x/b", path_of("x/link")), 0);
	cr_assert(stage_write(st, path_of("x/a"), "new", 3, dl));
	cr_assert(stage_write(st, path_of("x/link"), "new", 3, dl));
	stage_tidy(st, path_of("x/./c"));
	cr_assert(stage_commit(st, dl));
	cr_expect(file_exists(path_of("x/a")));
	cr_expect(file_exists(path_of("x/b")));
}

Test(stage, leftovers_go_where_nothing_is_made)
{
	struct stage *st = stage_new(arena, folder);
	const char *aside;

	close(aside_create(arena, folder, 0666, &aside));
	cr_assert(stage_open(st, dl));
	stage_tidy(st, path_of("a"));
	cr_expect_not(file_exists(aside));
}
