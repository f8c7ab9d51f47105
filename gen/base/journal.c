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

static const char *below(struct arena *a, const char *home, const char *path)
{
	const char *folder = file_join(a, home, "");

	return text_starts(path, folder) ? path + strlen(folder) : path;
}

static bool is_absolute(const char *path)
{
	return path[0] == '/';
}

/* A path that is neither below the home nor absolute gets the working folder in front. */
static const char *written(struct arena *a, const char *home, const char *path)
{
	const char *short_path = below(a, home, path);
	char folder[4096];

	if (short_path != path || is_absolute(path) || !getcwd(folder, sizeof folder))
		return short_path;
	return file_join(a, folder, path);
}

static bool write_whole(int fd, const char *bytes, size_t len)
{
	while (len) {
		ssize_t n = write(fd, bytes, len);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return false;
		bytes += n;
		len -= (size_t)n;
	}
	return true;
}

bool journal_write(struct arena *a, const char *home, const struct journal *j)
{
	struct strbuf sb = strbuf_new(a);
	const char *aside;
	int fd = aside_create(a, home, 0600, &aside);

	if (fd < 0)
		return false;
	strbuf_add(&sb, HEAD);
	for (size_t i = 0; i < j->all.n; i++) {
		const char *from = written(a, home, j->all.at[i].aside),
			   *to = written(a, home, j->all.at[i].target);

		strbuf_add_bytes(&sb, from, strlen(from) + 1);
		strbuf_add_bytes(&sb, to, strlen(to) + 1);
	}
	bool ok = write_whole(fd, sb.text, sb.len);
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

bool journal_stands(struct arena *a, const char *home)
{
	return access(path_of(a, home), F_OK) == 0;
}

/* Both in one folder, which is not above the home by way of '..'; the first one named as asides are. */
static bool is_sound(struct arena *a, const char *aside, const char *target)
{
	return aside_is_name(file_name(aside)) && *file_name(target) &&
	       strcmp(file_folder(a, aside), file_folder(a, target)) == 0 &&
	       !text_starts(aside, "../") && !strstr(aside, "/../");
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

bool journal_finish(struct arena *a, const char *home, struct diag_list *dl)
{
	const char *path = path_of(a, home), *where = NULL;
	struct arena *scratch;
	struct journal j = {0};
	size_t len;

	if (!journal_stands(a, home))
		return true;
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
	for (size_t i = 0; ok && i < j.all.n; i++)
		aside_flush(file_folder(scratch, j.all.at[i].target));
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
