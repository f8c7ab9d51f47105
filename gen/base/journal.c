/* SPDX-License-Identifier: MIT
 *
 * Paths below the home are written relative to it, so that a folder that was moved can still be
 * finished. A journal may come with a folder from somebody else: it can do no more than rename a
 * file aside within its own folder.
 */
#include "base/journal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/aside.h"
#include "base/file.h"
#include "base/strbuf.h"
#include "base/text.h"

#define HEAD "bunkai/journal/1\n"

static const char *path_of(struct arena *a, const char *home)
{
	return file_join(a, home, ".bunkai-journal");
}

static bool is_absolute(const char *path)
{
	return path[0] == '/';
}

static bool leads_up(const char *path)
{
	return text_starts(path, "../") || strstr(path, "/../");
}

/* What follows the home in a path below it; NULL: it is not. */
static const char *below(struct arena *a, const char *home, const char *path)
{
	const char *folder = file_join(a, home, "");
	bool is = text_starts(path, folder) && !leads_up(path + strlen(folder));

	return is ? path + strlen(folder) : NULL;
}

/* Below the home, or absolute with the working folder in front; NULL with errno. */
static const char *written(struct arena *a, const char *home, const char *path)
{
	const char *short_path = below(a, home, path);
	char folder[4096];

	if (short_path || is_absolute(path))
		return short_path ? short_path : path;
	return getcwd(folder, sizeof folder) ? file_join(a, folder, path) : NULL;
}

/* False with errno. */
static bool list_entries(struct arena *a, const char *home, const struct journal *j,
			 struct strbuf *out)
{
	strbuf_add(out, HEAD);
	for (size_t i = 0; i < j->all.n; i++) {
		const char *from = written(a, home, j->all.at[i].aside),
			   *to = written(a, home, j->all.at[i].target);

		if (!from || !to)
			return false;
		strbuf_add_bytes(out, from, strlen(from) + 1);
		strbuf_add_bytes(out, to, strlen(to) + 1);
	}
	return true;
}

bool journal_write(struct arena *a, const char *home, const struct journal *j)
{
	struct strbuf sb = strbuf_new(a);
	const char *aside;
	int fd = list_entries(a, home, j, &sb) ? aside_create(a, home, 0600, &aside) : -1;

	if (fd < 0)
		return false;
	bool ok = aside_write(fd, sb.text, sb.len);
	int error = errno;

	if (close(fd) != 0 && ok) {
		error = errno;
		ok = false;
	}
	if (ok) {
		ok = aside_flush(aside) && rename(aside, path_of(a, home)) == 0;
		error = errno;
	}
	if (!ok) {
		unlink(aside);
		errno = error;
		return false;
	}
	if (aside_flush(home))
		return true;
	error = errno;
	unlink(path_of(a, home));
	errno = error;
	return false;
}

bool journal_look(struct arena *a, const char *home, bool *stands, struct diag_list *dl)
{
	struct arena *scratch = arena_new(); /* never remembered: it may go and come again */
	enum file_kind kind = file_look(scratch, path_of(a, home), dl);

	arena_free(scratch);
	*stands = kind != FILE_ABSENT && kind != FILE_UNKNOWN;
	return kind != FILE_UNKNOWN;
}

/*
 * Both in one folder, which is not above the home by way of '..'; the first one named as asides
 * are.
 */
static bool is_sound(struct arena *a, const char *aside, const char *target)
{
	return aside_is_name(file_name(aside)) && *file_name(target) &&
	       strcmp(file_folder(a, aside), file_folder(a, target)) == 0 &&
	       (is_absolute(aside) || !leads_up(aside));
}

static bool read_entries(struct arena *a, const char *home, const char *bytes, size_t len,
			 struct journal *out)
{
	const char *end = bytes + len, *p = bytes + strlen(HEAD);

	if (!text_starts(bytes, HEAD))
		return false;
	while (p < end) {
		const char *aside = p, *target = p + strlen(p) + 1;

		if (target >= end || !is_sound(a, aside, target))
			return false;
		p = target + strlen(target) + 1;
		*vec_push(a, &out->all) = (struct journal_entry){
			is_absolute(aside) ? aside : file_join(a, home, aside),
			is_absolute(target) ? target : file_join(a, home, target)};
	}
	return true;
}

/* What is not aside any more is in place already. */
static bool finish(struct journal *j, const char **where)
{
	for (size_t i = 0; i < j->all.n; i++) {
		*where = j->all.at[i].target;
		if (rename(j->all.at[i].aside, *where) != 0 && errno != ENOENT)
			return false;
	}
	return true;
}

/*
 * Old files that could not be removed lie in the folders still; others than the home's are not
 * ours.
 */
static void tidy(struct arena *a, const char *home, const struct journal *j)
{
	const char *last = "";

	for (size_t i = 0; i < j->all.n; i++) {
		const char *folder = file_folder(a, j->all.at[i].target);

		if (strcmp(folder, last) == 0)
			continue;
		aside_flush(folder);
		if (below(a, home, file_join(a, folder, "")))
			aside_sweep(a, folder);
		last = folder;
	}
}

bool journal_finish(struct arena *a, const char *home, struct diag_list *dl)
{
	const char *path = path_of(a, home), *where = NULL;
	struct arena *scratch;
	struct journal j = {0};
	size_t len;
	bool stands, known = journal_look(a, home, &stands, dl);

	if (!known || !stands)
		return known;
	scratch = arena_new(); /* never remembered: it may go and come again */
	const char *bytes = file_read(scratch, path, &len, dl);
	bool ok = bytes != NULL;

	if (ok && !read_entries(scratch, home, bytes, len, &j)) {
		diag_add(dl, DIAG_BAD_JOURNAL, NULL, path);
		ok = false;
	}
	if (ok && !finish(&j, &where)) {
		diag_add(dl, DIAG_CANNOT_WRITE, NULL, where, strerror(errno));
		ok = false;
	}
	if (ok)
		tidy(scratch, home, &j);
	arena_free(scratch);
	if (ok)
		journal_remove(a, home);
	return ok;
}

void journal_remove(struct arena *a, const char *home)
{
	if (unlink(path_of(a, home)) == 0)
		aside_flush(home);
}
