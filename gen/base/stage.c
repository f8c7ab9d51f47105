/* SPDX-License-Identifier: MIT
 *
 * A commit of one file is one rename. That of several first writes the journal (journal.h), then
 * for each file keeps the old one under a name aside (a hard link) and renames the new one over it.
 * When a rename fails, those before it are taken back; when that fails too, the journal stays, and
 * the next run renames what is still aside. Folders are flushed after the renames, and the journal
 * goes last, behind all that lies aside. Between the first rename and the last no memory is asked
 * for.
 */
#include "base/stage.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/aside.h"
#include "base/file.h"
#include "base/intl.h"
#include "base/journal.h"
#include "base/lock.h"

enum { MODE = 0666, MODE_BITS = 07777, LINKS = 40 /* as many as the kernel follows */ };

struct staged {
	const char *path;   /* as messages call it */
	const char *target; /* where symbolic links lead */
	const char *aside;
	const char *old; /* a name aside for the replaced file, until all are in place */
	bool kept; /* the replaced file stands there */
};

/* A folder, whatever it is called. */
struct swept {
	dev_t device;
	ino_t inode;
};

struct stage {
	struct arena *arena;
	const char *home;
	bool open;
	VEC(struct staged) files;
	VEC(const char *) made;  /* folders, those above before those below */
	VEC(struct swept) swept;
};

static void *failed(struct diag_list *dl, const char *path, const char *why)
{
	diag_add(dl, DIAG_CANNOT_WRITE, NULL, path, why);
	return NULL;
}

struct stage *stage_new(struct arena *a, const char *home)
{
	struct stage *st = arena_alloc(a, sizeof *st);

	*st = (struct stage){.arena = a, .home = home};
	return st;
}

static bool is_at_home(const struct stage *st, const char *path)
{
	size_t n = strlen(st->home);

	return strncmp(path, st->home, n) == 0 &&
	       (!path[n] || path[n] == '/' || (n && path[n - 1] == '/'));
}

static bool is_swept(const struct stage *st, const struct stat *folder)
{
	for (size_t i = 0; i < st->swept.n; i++)
		if (st->swept.at[i].device == folder->st_dev &&
		    st->swept.at[i].inode == folder->st_ino)
			return true;
	return false;
}

/*
 * Below the home nobody else is at work, so that what lies aside there was left by the killed, as
 * long as the stage has put nothing there itself: before its first file in that folder.
 */
static void sweep(struct stage *st, const char *folder)
{
	struct stat status;

	if (!is_at_home(st, folder) || stat(folder, &status) != 0 || is_swept(st, &status))
		return;
	*vec_push(st->arena, &st->swept) = (struct swept){status.st_dev, status.st_ino};
	aside_sweep(st->arena, folder);
}

bool stage_open(struct stage *st, struct diag_list *dl)
{
	if (st->open)
		return true;
	struct stat status;

	/* nothing to lock yet: what is wrong with it stage_add says, when a file is to go there */
	if (stat(st->home, &status) != 0 || !S_ISDIR(status.st_mode))
		return true;
	st->open = lock_take(st->arena, st->home, LOCK_WRITING, dl) &&
		   journal_finish(st->arena, st->home, dl);
	if (st->open)
		sweep(st, st->home); /* a journal that was to be */
	return st->open;
}

bool stage_recover(struct arena *a, const char *home, struct diag_list *dl)
{
	bool stands;

	return journal_look(a, home, &stands, dl) &&
	       (!stands || (lock_take(a, home, LOCK_WRITING, dl) && journal_finish(a, home, dl)));
}

/* Makes a folder and those above it, and remembers which. False with errno. */
static bool make_folders(struct stage *st, const char *path)
{
	struct stat status;

	if (stat(path, &status) == 0) {
		errno = S_ISDIR(status.st_mode) ? 0 : ENOTDIR;
		return !errno;
	}
	if (errno != ENOENT)
		return false;
	const char *above = file_folder(st->arena, path);

	if (strcmp(above, path) != 0 && !make_folders(st, above))
		return false;
	if (mkdir(path, 0777) == 0) {
		*vec_push(st->arena, &st->made) = path;
		return true;
	}
	return errno == EEXIST;
}

/* Where the symbolic links of a path's last part lead; NULL with errno. */
static const char *follow(struct arena *a, const char *path)
{
	char to[4096];

	for (int i = 0; i < LINKS; i++) {
		ssize_t n = readlink(path, to, sizeof to - 1);

		if (n < 0)
			return errno == EINVAL || errno == ENOENT || errno == ENOTDIR ? path : NULL;
		to[n] = '\0';
		path = to[0] == '/' ? arena_strdup(a, to) : file_join(a, file_folder(a, path), to);
	}
	errno = ELOOP;
	return NULL;
}

/* Why what stands there may not be replaced; NULL: it may. *old: it is there. */
static const char *refusal(const char *target, struct stat *status, bool *old)
{
	*old = stat(target, status) == 0;
	if (!*old)
		return errno == ENOENT ? NULL : strerror(errno);
	if (S_ISDIR(status->st_mode))
		return strerror(EISDIR);
	if (!S_ISREG(status->st_mode))
		return _("not a regular file");
	return access(target, W_OK) == 0 ? NULL : strerror(errno);
}

/* The new file looks like the old one to everybody; who may not give files away keeps its own. */
static bool take_after(int fd, const struct stat *old)
{
	if (fchown(fd, old->st_uid, old->st_gid) != 0 && errno != EPERM)
		return false;
	return fchmod(fd, old->st_mode & MODE_BITS) == 0;
}

static const char *create(struct stage *st, const char *target, const struct stat *old)
{
	const char *aside;
	int fd = aside_create(st->arena, file_folder(st->arena, target), old ? 0600 : MODE, &aside);

	if (fd < 0)
		return NULL;
	bool ok = !old || take_after(fd, old);
	int error = errno;

	close(fd);
	if (ok)
		return aside;
	unlink(aside);
	errno = error;
	return NULL;
}

const char *stage_add(struct stage *st, const char *path, struct diag_list *dl)
{
	struct arena *a = st->arena;
	struct stat status;
	bool old;
	const char *target = follow(a, path);

	if (!target)
		return failed(dl, path, strerror(errno));
	if (!make_folders(st, file_folder(a, target)))
		return failed(dl, file_folder(a, target), strerror(errno));
	if (!stage_open(st, dl))
		return NULL;
	const char *why = refusal(target, &status, &old);

	if (why)
		return failed(dl, path, why);
	sweep(st, file_folder(a, target));
	const char *aside = create(st, target, old ? &status : NULL);

	if (!aside)
		return failed(dl, path, strerror(errno));
	*vec_push(a, &st->files) =
		(struct staged){.path = arena_strdup(a, path), .target = target, .aside = aside};
	return aside;
}

bool stage_write(struct stage *st, const char *path, const char *bytes, size_t len,
		 struct diag_list *dl)
{
	const char *aside = stage_add(st, path, dl);

	if (!aside)
		return false;
	int fd = open(aside, O_WRONLY | O_TRUNC | O_NOFOLLOW | O_CLOEXEC);
	bool ok = fd >= 0 && aside_write(fd, bytes, len);
	int error = errno;

	if (fd >= 0 && close(fd) != 0 && ok) {
		error = errno;
		ok = false;
	}
	if (!ok)
		failed(dl, path, strerror(error));
	return ok;
}

/* Every file is safe, and the names to come are known. */
static bool flush_asides(struct stage *st, struct diag_list *dl)
{
	for (size_t i = 0; i < st->files.n; i++) {
		struct staged *f = &st->files.at[i];

		f->old = aside_name(st->arena, file_folder(st->arena, f->target));
		if (!f->old || !aside_flush(f->aside))
			return failed(dl, f->path, strerror(errno)), false;
	}
	return true;
}

/* The old file under a name aside. A file system without hard links gives up the name itself. */
static bool keep_old(struct staged *f)
{
	struct stat status;

	if (lstat(f->target, &status) != 0)
		return errno == ENOENT;
	if (!S_ISREG(status.st_mode)) {
		errno = S_ISDIR(status.st_mode) ? EISDIR : EEXIST;
		return false;
	}
	f->kept = link(f->target, f->old) == 0 || rename(f->target, f->old) == 0;
	return f->kept;
}

/* The new file goes back aside, so that the journal still holds when the next step fails. */
static bool take_back(const struct staged *f)
{
	return rename(f->target, f->aside) == 0 && (!f->kept || rename(f->old, f->target) == 0);
}

/* How many of the first n files could not be taken back. */
static size_t take_all_back(struct stage *st, size_t n)
{
	while (n && take_back(&st->files.at[n - 1]))
		n--;
	return n;
}

/* What stood there is there again, or was never gone. */
static bool has_own(const struct staged *f)
{
	return !f->kept || access(f->target, F_OK) == 0 || rename(f->old, f->target) == 0;
}

/* One file needs no way back. */
static bool put_file(const struct stage *st, struct staged *f)
{
	return (st->files.n == 1 || keep_old(f)) && rename(f->aside, f->target) == 0;
}

static bool put_in_place(struct stage *st, struct diag_list *dl)
{
	size_t i = 0, n = st->files.n;

	while (i < n && put_file(st, &st->files.at[i]))
		i++;
	if (i == n)
		return true;
	int error = errno;
	const struct staged *f = &st->files.at[i];
	bool own = has_own(f);
	size_t left = take_all_back(st, i);

	if (!left && own) {
		failed(dl, f->path, strerror(error));
		return false;
	}
	diag_add(dl, DIAG_HALF_WRITTEN, NULL, f->path, strerror(error),
		 arena_printf(st->arena, "%zu", left), arena_printf(st->arena, "%zu", n));
	st->files.n = 0; /* what lies aside is needed: the journal names it */
	return false;
}

/* False: some stay. */
static bool drop_old(struct stage *st)
{
	bool all = true;

	for (size_t i = 0; i < st->files.n; i++)
		if (st->files.at[i].kept)
			all = (unlink(st->files.at[i].old) == 0 || errno == ENOENT) && all;
	return all;
}

/*
 * Flushes those of the files, neighbours once, and those that new folders stand in. The one that
 * cannot be flushed, with errno; NULL: all are.
 */
static const char *flush_folders(struct stage *st)
{
	const char *last = "";

	for (size_t i = 0; i < st->files.n; i++) {
		const char *folder = file_folder(st->arena, st->files.at[i].target);

		if (strcmp(folder, last) != 0 && !aside_flush(folder))
			return folder;
		last = folder;
	}
	for (size_t i = 0; i < st->made.n; i++) {
		const char *above = file_folder(st->arena, st->made.at[i]);

		if (!aside_flush(above))
			return above;
	}
	return NULL;
}

static bool write_journal(struct stage *st, struct diag_list *dl)
{
	struct journal j = {0};
	const char *unsafe = flush_folders(st); /* or the journal may name what a crash takes */

	if (unsafe)
		return failed(dl, unsafe, strerror(errno)), false;
	for (size_t i = 0; i < st->files.n; i++)
		*vec_push(st->arena, &j.all) = (struct journal_entry){st->files.at[i].aside,
								      st->files.at[i].target};
	if (journal_write(st->arena, st->home, &j))
		return true;
	failed(dl, st->home, strerror(errno));
	return false;
}

bool stage_commit(struct stage *st, struct diag_list *dl)
{
	bool journal = st->files.n > 1;

	if (!flush_asides(st, dl) || (journal && !write_journal(st, dl))) {
		stage_abort(st);
		return false;
	}
	if (!put_in_place(st, dl)) {
		if (st->files.n && journal)
			journal_remove(st->arena, st->home);
		stage_abort(st);
		return false;
	}
	const char *unsafe = flush_folders(st);

	if (unsafe)
		diag_add(dl, DIAG_NOT_FLUSHED, NULL, unsafe, strerror(errno));
	/* a journal that stays has the next run sweep what could not be removed */
	if (drop_old(st) && journal)
		journal_remove(st->arena, st->home);
	st->files.n = 0;
	st->made.n = 0;
	return !unsafe;
}

void stage_tidy(struct stage *st, const char *path)
{
	sweep(st, file_folder(st->arena, path));
}

void stage_abort(struct stage *st)
{
	for (size_t i = 0; i < st->files.n; i++)
		unlink(st->files.at[i].aside);
	drop_old(st);
	for (size_t i = st->made.n; i > 0; i--)
		rmdir(st->made.at[i - 1]);
	st->files.n = 0;
	st->made.n = 0;
}
