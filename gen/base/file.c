/* SPDX-License-Identifier: MIT
 *
 * Whole files by open, fstat and read: only regular ones, opened without waiting for a writer, and
 * read again when they changed meanwhile. Answers are remembered per arena where that was asked
 * for: for each folder a map from paths to what was seen there hangs in the arena.
 */
#include "base/file.h"

#include <assert.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/hash.h"
#include "base/intl.h"
#include "base/strbuf.h"
#include "base/text.h"

enum { ATTEMPTS = 3 }; /* at a file that somebody writes to */

static void *failed(struct diag_list *dl, const char *path, const char *why)
{
	diag_add(dl, DIAG_CANNOT_READ, NULL, path, why);
	return NULL;
}

/* What was seen at a path: a part that was not asked for yet is not `known`. */
struct sight {
	struct arena *arena;
	bool looked, listed;
	enum file_kind kind;
	struct file_names names;
	char *bytes; /* NULL: not read */
	size_t len;
};

struct remembered {
	const char *folder, *except;
	struct map *paths;
};

struct sights {
	struct arena *arena; /* all that is remembered lives there, whoever asks */
	VEC(struct remembered) folders;
};

static const char memory = 0; /* its address names what the arena keeps */

static void forget(void *object)
{
	(void)object; /* the arena's own */
}

static bool is_in(const char *path, const char *folder)
{
	size_t n = folder ? strlen(folder) : 0;

	return folder && strncmp(path, folder, n) == 0 && (!path[n] || path[n] == '/');
}

static struct sights *sights_of(struct arena *a)
{
	struct sights *s = arena_kept(a, &memory);

	if (!s) {
		s = arena_alloc(a, sizeof *s);
		s->arena = a;
		arena_keep(a, &memory, s, forget);
	}
	return s;
}

void file_remember(struct arena *a, const char *folder, const char *except)
{
	struct sights *s = sights_of(a);

	for (size_t i = 0; i < s->folders.n; i++) {
		if (strcmp(s->folders.at[i].folder, folder) == 0) {
			s->folders.at[i].paths = map_new(s->arena);
			return;
		}
	}
	*vec_push(s->arena, &s->folders) =
		(struct remembered){arena_strdup(s->arena, folder),
				    except ? file_join(s->arena, folder, except) : NULL,
				    map_new(s->arena)};
}

/* The innermost folder that a path lies in decides: a project may lie in the library's. */
static struct remembered *remembered_by(struct sights *s, const char *path)
{
	struct remembered *best = NULL;

	for (size_t i = 0; s && i < s->folders.n; i++) {
		struct remembered *r = &s->folders.at[i];

		if (is_in(path, r->folder) && (!best || is_in(r->folder, best->folder)))
			best = r;
	}
	return best && !is_in(path, best->except) ? best : NULL;
}

/* NULL: what is seen at this path is not remembered. */
static struct sight *sight_of(struct arena *a, const char *path)
{
	struct sights *s = arena_kept(a, &memory);
	struct remembered *r = remembered_by(s, path);
	struct sight *seen = r ? map_get(r->paths, path) : NULL;

	if (r && !seen) {
		seen = arena_alloc(s->arena, sizeof *seen);
		seen->arena = s->arena;
		map_set(r->paths, arena_strdup(s->arena, path), seen);
	}
	return seen;
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

static bool is_unchanged(int fd, const struct stat *before, size_t len)
{
	struct stat now;

	return fstat(fd, &now) == 0 && now.st_size == before->st_size &&
	       (size_t)now.st_size == len && now.st_mtim.tv_sec == before->st_mtim.tv_sec &&
	       now.st_mtim.tv_nsec == before->st_mtim.tv_nsec;
}

/* NULL with the reason in *why; *why stays NULL when the finding was already made. */
static char *read_regular(struct arena *a, const char *path, int fd, size_t *len, const char **why,
			  struct diag_list *dl)
{
	struct stat st;

	for (int i = 0; i < ATTEMPTS; i++) {
		char *bytes;

		if (fstat(fd, &st) != 0 || lseek(fd, 0, SEEK_SET) < 0)
			return *why = strerror(errno), NULL;
		if (S_ISDIR(st.st_mode))
			return *why = strerror(EISDIR), NULL;
		if (!S_ISREG(st.st_mode))
			return *why = _("not a regular file"), NULL;
		if (st.st_size > FILE_LIMIT) {
			diag_add(dl, DIAG_TOO_LARGE, NULL, path, file_name(path), "256 MiB");
			return NULL;
		}
		bytes = read_open(a, fd, (size_t)st.st_size, len);
		if (!bytes)
			return *why = strerror(errno), NULL;
		if (is_unchanged(fd, &st, *len))
			return bytes;
	}
	*why = _("it changes while it is read");
	return NULL;
}

static char *read_path(struct arena *a, const char *path, size_t *len, struct diag_list *dl)
{
	/* A FIFO opens at once, and is then seen to be one. */
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	const char *why = NULL;
	char *bytes;

	if (fd < 0)
		return failed(dl, path,
			      errno == ENXIO ? _("not a regular file") : strerror(errno));
	struct stat st;

	/* lseek fails on a FIFO: what it is comes first */
	if (fstat(fd, &st) == 0 && !S_ISREG(st.st_mode) && !S_ISDIR(st.st_mode))
		bytes = NULL, why = _("not a regular file");
	else
		bytes = read_regular(a, path, fd, len, &why, dl);
	close(fd);
	if (why)
		failed(dl, path, why);
	return bytes;
}

char *file_read(struct arena *a, const char *path, size_t *len, struct diag_list *dl)
{
	struct sight *seen = sight_of(a, path);
	size_t got = 0;
	char *bytes = seen && seen->bytes ? seen->bytes
					  : read_path(seen ? seen->arena : a, path, &got, dl);

	if (seen && bytes && !seen->bytes) {
		seen->bytes = bytes;
		seen->len = got;
	}
	if (len)
		*len = seen && bytes ? seen->len : got;
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

bool file_take_input(struct arena *a, const char *path, struct diag_list *dl)
{
	struct strbuf sb = strbuf_new(a);
	char piece[1 << 16];
	ssize_t n;

	while ((n = read(STDIN_FILENO, piece, sizeof piece)) != 0) {
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return failed(dl, path, strerror(errno)) != NULL;
		strbuf_add_bytes(&sb, piece, (size_t)n);
		if (sb.len > FILE_LIMIT) {
			diag_add(dl, DIAG_TOO_LARGE, NULL, path, path, "256 MiB");
			return false;
		}
	}
	file_pretend(a, path, sb.text, sb.len);
	return true;
}

static enum file_kind look_at(const char *path, struct diag_list *dl)
{
	struct stat st;

	if (stat(path, &st) != 0) {
		if (errno == ENOENT || errno == ENOTDIR)
			return FILE_ABSENT;
		failed(dl, path, strerror(errno));
		return FILE_UNKNOWN;
	}
	return S_ISREG(st.st_mode) ? FILE_PLAIN : S_ISDIR(st.st_mode) ? FILE_FOLDER : FILE_SPECIAL;
}

enum file_kind file_look(struct arena *a, const char *path, struct diag_list *dl)
{
	struct sight *seen = sight_of(a, path);

	if (seen && seen->looked)
		return seen->kind;
	enum file_kind kind = look_at(path, dl);

	if (seen && kind != FILE_UNKNOWN) {
		seen->looked = true;
		seen->kind = kind;
	}
	return kind;
}

bool file_stands(struct arena *a, const char *path, struct diag_list *dl)
{
	enum file_kind kind = file_look(a, path, dl);

	return kind != FILE_ABSENT && kind != FILE_UNKNOWN;
}

bool file_stands_folder(struct arena *a, const char *path, struct diag_list *dl)
{
	return file_look(a, path, dl) == FILE_FOLDER;
}

static int compare_names(const void *x, const void *y)
{
	return strcmp(*(const char *const *)x, *(const char *const *)y);
}

/* False with errno when the folder cannot be opened or its listing ends in an error. */
static bool list_folder(struct arena *a, const char *folder, struct file_names *out)
{
	DIR *dir = opendir(folder);
	int error;

	if (!dir)
		return false;
	errno = 0;
	for (struct dirent *e; (e = readdir(dir)); errno = 0)
		if (e->d_name[0] != '.')
			*vec_push(a, &out->all) = arena_strdup(a, e->d_name);
	error = errno;
	closedir(dir);
	errno = error;
	if (out->all.n)
		qsort(out->all.at, out->all.n, sizeof *out->all.at, compare_names);
	return !error;
}

bool file_list(struct arena *a, const char *folder, struct file_names *out, struct diag_list *dl)
{
	struct sight *seen = sight_of(a, folder);

	*out = (struct file_names){0};
	if (seen && seen->listed) {
		*out = seen->names;
		return true;
	}
	if (!list_folder(seen ? seen->arena : a, folder, out)) {
		failed(dl, folder, strerror(errno));
		return false;
	}
	if (seen) {
		seen->listed = true;
		seen->names = *out;
	}
	return true;
}

bool file_list_optional(struct arena *a, const char *folder, struct file_names *out,
			struct diag_list *dl)
{
	*out = (struct file_names){0};
	switch (file_look(a, folder, dl)) {
	case FILE_ABSENT:
		return true;
	case FILE_UNKNOWN:
		return false;
	default:
		return file_list(a, folder, out, dl);
	}
}

/* The name stands among those of a folder, which are sorted by bytes. */
static void list_name(struct sight *folder, const char *name)
{
	struct file_names *names = &folder->names;
	size_t at = 0;

	while (at < names->all.n && strcmp(names->all.at[at], name) < 0)
		at++;
	if (at < names->all.n && strcmp(names->all.at[at], name) == 0)
		return;
	(void)vec_push(folder->arena, &names->all);
	memmove(names->all.at + at + 1, names->all.at + at,
		(names->all.n - 1 - at) * sizeof *names->all.at);
	names->all.at[at] = arena_strdup(folder->arena, name);
}

/*
 * The folder of what is pretended is there, and has it. One that cannot be listed is left to who
 * lists it, and told there.
 */
static void pretend_listed(struct arena *a, const char *path)
{
	const char *folder = file_folder(a, path);
	struct sight *seen = strcmp(folder, path) == 0 ? NULL : sight_of(a, folder);
	struct diag_list *ignored = diag_new(a);

	if (!seen)
		return;
	if (!seen->listed) {
		enum file_kind kind = look_at(folder, ignored);

		if (kind != FILE_FOLDER && kind != FILE_ABSENT)
			return;
		if (kind == FILE_FOLDER && !list_folder(seen->arena, folder, &seen->names))
			return;
		seen->looked = seen->listed = true;
		seen->kind = FILE_FOLDER;
	}
	list_name(seen, file_name(path));
	pretend_listed(a, folder);
}

void file_pretend(struct arena *a, const char *path, const char *bytes, size_t len)
{
	struct sight *seen = sight_of(a, path);

	assert(seen); /* its folder is remembered */
	seen->looked = true;
	seen->kind = FILE_PLAIN;
	seen->bytes = arena_strndup(seen->arena, bytes, len);
	seen->len = len;
	pretend_listed(a, path);
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

bool file_make_folder(struct arena *a, const char *path)
{
	char *partial = arena_strdup(a, path);
	struct stat st;

	for (char *p = partial + 1; *p; p++) {
		if (*p != '/')
			continue;
		*p = '\0';
		if (mkdir(partial, 0777) != 0 && errno != EEXIST)
			return false;
		*p = '/';
	}
	if (mkdir(partial, 0777) == 0)
		return true;
	if (errno != EEXIST || stat(path, &st) != 0)
		return false;
	errno = S_ISDIR(st.st_mode) ? 0 : ENOTDIR;
	return !errno;
}

bool file_remove(const char *path, struct diag_list *dl)
{
	struct stat st;

	if (lstat(path, &st) != 0 || !S_ISREG(st.st_mode))
		return false;
	if (unlink(path) == 0)
		return true;
	diag_add(dl, DIAG_CANNOT_WRITE, NULL, path, strerror(errno));
	return false;
}
