/* SPDX-License-Identifier: MIT
 *
 * The folder is filled under a hidden name that holds the process id, locked by a descriptor that
 * stays open; leftovers without a lock are nobody's and go. Commit flushes the file system,
 * renames, and flushes the folder above.
 */
#include "base/folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/text.h"

#define ASIDE ".tmp-" /* between the folder's name and the process that fills it */

static bool failed(struct diag_list *dl, const char *path)
{
	diag_add(dl, DIAG_CANNOT_WRITE, NULL, path, strerror(errno));
	return false;
}

static void remove_all(struct arena *a, const char *path)
{
	DIR *dir = opendir(path);

	for (struct dirent *e; dir && (e = readdir(dir));)
		if (strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0) {
			const char *below = file_join(a, path, e->d_name);

			if (unlink(below) != 0)
				remove_all(a, below);
		}
	if (dir)
		closedir(dir);
	rmdir(path);
}

/* Takes the lock of an aside; -1 when somebody has it. */
static int lock_folder(const char *path)
{
	int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (fd >= 0 && flock(fd, LOCK_EX | LOCK_NB) != 0) {
		close(fd);
		fd = -1;
	}
	return fd;
}

/* '.2.tmp-4711' */
static bool is_aside(const char *name)
{
	const char *process = name[0] == '.' ? strstr(name, ASIDE) : NULL;

	return process && process[strlen(ASIDE)] &&
	       !process[strlen(ASIDE) + strspn(process + strlen(ASIDE), "0123456789")];
}

/* Asides that nobody works at: whoever did was killed. */
static void clear_leftovers(struct arena *a, const char *folder)
{
	DIR *dir = opendir(folder);

	for (struct dirent *e; dir && (e = readdir(dir));) {
		const char *path = file_join(a, folder, e->d_name);
		int lock = is_aside(e->d_name) ? lock_folder(path) : -1;

		if (lock >= 0) {
			remove_all(a, path);
			close(lock);
		}
	}
	if (dir)
		closedir(dir);
}

struct folder *folder_begin(struct arena *a, const char *path, struct diag_list *dl)
{
	struct folder *f = arena_alloc(a, sizeof *f);
	const char *above = file_folder(a, path);

	*f = (struct folder){
		a, arena_printf(a, "%s/.%s%s%ld", above, file_name(path), ASIDE, (long)getpid()),
		path, -1};
	if (!file_make_folder(a, above))
		return failed(dl, above), NULL;
	clear_leftovers(a, above);
	if (mkdir(f->aside, 0777) != 0 || (f->lock = lock_folder(f->aside)) < 0)
		return failed(dl, path), NULL;
	return f;
}

static void unlock(struct folder *f)
{
	close(f->lock);
	f->lock = -1;
}

void folder_abort(struct folder *f)
{
	remove_all(f->arena, f->aside);
	unlock(f);
}

static bool flush(const char *path, bool whole_system)
{
	int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	bool ok = fd >= 0 && (whole_system ? syncfs(fd) : fsync(fd)) == 0;

	if (fd >= 0)
		close(fd);
	return ok;
}

bool folder_commit(struct folder *f, struct diag_list *dl)
{
	bool ok = flush(f->aside, true) && rename(f->aside, f->path) == 0;

	if (ok) {
		unlock(f);
		if (flush(file_folder(f->arena, f->path), false))
			return true;
		diag_add(dl, DIAG_NOT_FLUSHED, NULL, f->path, strerror(errno));
		return false;
	}
	if (errno == EEXIST || errno == ENOTEMPTY || errno == ENOTDIR)
		diag_add(dl, DIAG_EDITION_EXISTS, NULL, f->path);
	else
		failed(dl, f->path);
	folder_abort(f);
	return false;
}

bool folder_write(struct arena *a, const char *path, const char *bytes, size_t len)
{
	if (!file_make_folder(a, file_folder(a, path)))
		return false;
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
	bool ok = fd >= 0;

	while (ok && len) {
		ssize_t n = write(fd, bytes, len);

		ok = n >= 0 || errno == EINTR;
		bytes += n > 0 ? n : 0;
		len -= n > 0 ? (size_t)n : 0;
	}
	return (fd < 0 || close(fd) == 0) && ok;
}

static bool list_below(struct arena *a, const char *folder, const char *prefix,
		       struct folder_files *out, struct diag_list *dl)
{
	struct file_names names;
	bool ok = file_list(a, folder, &names, dl);

	for (size_t i = 0; ok && i < names.all.n; i++) {
		const char *path = file_join(a, folder, names.all.at[i]),
			   *shown = arena_concat(a, prefix, names.all.at[i], (char *)NULL);
		enum file_kind kind = file_look(a, path, dl);

		if (kind == FILE_FOLDER)
			ok = list_below(a, path, arena_concat(a, shown, "/", (char *)NULL), out,
					dl);
		else if (kind != FILE_UNKNOWN)
			*vec_push(a, &out->paths) = shown;
		ok = ok && kind != FILE_UNKNOWN;
	}
	return ok;
}

static int compare_paths(const void *x, const void *y)
{
	return strcmp(*(const char *const *)x, *(const char *const *)y);
}

bool folder_list(struct arena *a, const char *folder, struct folder_files *out,
		 struct diag_list *dl)
{
	bool ok = list_below(a, folder, "", out, dl);

	if (out->paths.n)
		qsort(out->paths.at, out->paths.n, sizeof *out->paths.at, compare_paths);
	return ok;
}
