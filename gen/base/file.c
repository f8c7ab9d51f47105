/* SPDX-License-Identifier: MIT
 *
 * Files are read by one open descriptor and its size. A stage writes each file aside under a name
 * of its own in the target's folder and renames all of them at the commit; an abort removes what
 * lies aside.
 */
#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/text.h"

static void *failed(struct diag_list *dl, enum diag_code code, const char *path)
{
	diag_add(dl, code, NULL, path, strerror(errno));
	return NULL;
}

static char *read_open(struct arena *a, int fd, size_t size, size_t *len)
{
	char *bytes = arena_alloc(a, size + 1);

	for (*len = 0; *len < size;) {
		ssize_t n = read(fd, bytes + *len, size - *len);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return NULL;
		if (n == 0)
			break;
		*len += (size_t)n;
	}
	bytes[*len] = '\0';
	return bytes;
}

char *file_read(struct arena *a, const char *path, size_t *len, struct diag_list *dl)
{
	struct stat st;
	size_t got;
	char *bytes = NULL;
	int fd = open(path, O_RDONLY | O_CLOEXEC);

	if (fd < 0)
		return failed(dl, DIAG_CANNOT_READ, path);
	if (fstat(fd, &st) == 0 && st.st_size > FILE_LIMIT)
		diag_add(dl, DIAG_TOO_LARGE, NULL, path, file_name(path), "256 MiB");
	else if (S_ISDIR(st.st_mode) ||
		 !(bytes = read_open(a, fd, (size_t)st.st_size, len ? len : &got))) {
		errno = S_ISDIR(st.st_mode) ? EISDIR : errno;
		failed(dl, DIAG_CANNOT_READ, path);
	}
	close(fd);
	return bytes;
}

/* 'path:line:column', the column in bytes: the text is not yet known to have characters. */
static char *place_of_byte(struct arena *a, const char *path, const char *bytes, size_t at)
{
	size_t line = 1, start = 0;

	for (size_t i = 0; i < at; i++) {
		if (bytes[i] == '\n') {
			line++;
			start = i + 1;
		}
	}
	return arena_printf(a, "%s:%zu:%zu", path, line, at - start + 1);
}

char *file_read_text(struct arena *a, const char *path, struct diag_list *dl)
{
	size_t len, bad = 0;
	char *bytes = file_read(a, path, &len, dl);

	if (!bytes)
		return NULL;
	if (memchr(bytes, '\0', len)) {
		bad = strlen(bytes);
	} else if (text_is_utf8(bytes, len, &bad)) {
		return text_starts(bytes, "\xEF\xBB\xBF") ? bytes + 3 : bytes;
	}
	diag_add(dl, DIAG_NOT_UTF8, NULL, place_of_byte(a, path, bytes, bad));
	return NULL;
}

bool file_exists(const char *path)
{
	return access(path, F_OK) == 0;
}

bool file_is_folder(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

static int compare_names(const void *x, const void *y)
{
	return strcmp(*(const char *const *)x, *(const char *const *)y);
}

const char **file_list(struct arena *a, const char *folder, size_t *n)
{
	VEC(const char *) names = {0};
	DIR *dir = opendir(folder);

	for (struct dirent *e; dir && (e = readdir(dir));)
		if (e->d_name[0] != '.')
			*vec_push(a, &names) = arena_strdup(a, e->d_name);
	if (dir)
		closedir(dir);
	if (names.n)
		qsort(names.at, names.n, sizeof *names.at, compare_names);
	*n = names.n;
	return names.at;
}

char *file_join(struct arena *a, const char *folder, const char *name)
{
	return arena_concat(a, folder, text_ends(folder, "/") ? "" : "/", name, (char *)NULL);
}

const char *file_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

const char *file_ending(const char *path)
{
	const char *dot = strrchr(file_name(path), '.');

	return dot ? dot + 1 : "";
}

char *file_stem(struct arena *a, const char *path)
{
	const char *name = file_name(path), *dot = strrchr(name, '.');

	return arena_strndup(a, name, dot ? (size_t)(dot - name) : strlen(name));
}

char *file_folder(struct arena *a, const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? arena_strndup(a, path, slash == path ? 1 : (size_t)(slash - path))
		     : arena_strdup(a, ".");
}

bool file_is_plain_name(const char *name)
{
	for (const char *p = name; *p; p++)
		if ((unsigned char)*p < 0x20 || *p == 0x7F || strchr("/\\:*?\"<>|", *p))
			return false;
	return *name && *name != '.';
}

bool file_make_folder(struct arena *a, const char *path)
{
	char *partial = arena_strdup(a, path);

	for (char *p = partial + 1; *p; p++) {
		if (*p != '/')
			continue;
		*p = '\0';
		if (mkdir(partial, 0777) != 0 && errno != EEXIST)
			return false;
		*p = '/';
	}
	return mkdir(partial, 0777) == 0 || (errno == EEXIST && file_is_folder(path));
}

struct staged {
	const char *path, *aside;
};

struct stage {
	struct arena *arena;
	VEC(struct staged) files;
};

struct stage *stage_new(struct arena *a)
{
	struct stage *st = arena_alloc(a, sizeof *st);

	st->arena = a;
	return st;
}

const char *stage_add(struct stage *st, const char *path, struct diag_list *dl)
{
	const char *folder = file_folder(st->arena, path);

	if (!file_make_folder(st->arena, folder))
		return failed(dl, DIAG_CANNOT_WRITE, folder);
	if (file_is_folder(path)) {
		errno = EISDIR;
		return failed(dl, DIAG_CANNOT_WRITE, path);
	}
	char *aside =
		arena_printf(st->arena, "%s/.%s.%ld", folder, file_name(path), (long)getpid());
	int fd = open(aside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);

	if (fd < 0)
		return failed(dl, DIAG_CANNOT_WRITE, path);
	close(fd);
	*vec_push(st->arena, &st->files) = (struct staged){arena_strdup(st->arena, path), aside};
	return aside;
}

static bool write_all(int fd, const char *bytes, size_t len)
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

bool stage_write(struct stage *st, const char *path, const char *bytes, size_t len,
		 struct diag_list *dl)
{
	const char *aside = stage_add(st, path, dl);

	if (!aside)
		return false;
	int fd = open(aside, O_WRONLY | O_TRUNC | O_CLOEXEC);
	bool ok = fd >= 0 && write_all(fd, bytes, len);

	if (fd >= 0 && close(fd) != 0)
		ok = false;
	if (!ok)
		failed(dl, DIAG_CANNOT_WRITE, path);
	return ok;
}

static bool flush_to_disk(const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	bool ok = fd >= 0 && fsync(fd) == 0;

	if (fd >= 0 && close(fd) != 0)
		ok = false;
	return ok;
}

bool stage_commit(struct stage *st, struct diag_list *dl)
{
	for (size_t i = 0; i < st->files.n; i++) {
		if (!flush_to_disk(st->files.at[i].aside)) {
			failed(dl, DIAG_CANNOT_WRITE, st->files.at[i].path);
			stage_abort(st);
			return false;
		}
	}
	for (size_t i = 0; i < st->files.n; i++) {
		if (rename(st->files.at[i].aside, st->files.at[i].path) != 0) {
			failed(dl, DIAG_CANNOT_WRITE, st->files.at[i].path);
			stage_abort(st);
			return false;
		}
	}
	st->files.n = 0;
	return true;
}

void stage_abort(struct stage *st)
{
	for (size_t i = 0; i < st->files.n; i++)
		unlink(st->files.at[i].aside);
	st->files.n = 0;
}
