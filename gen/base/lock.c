/* SPDX-License-Identifier: MIT
 *
 * Locks on folders. All that an arena holds are kept in it, by device and inode, so that the same
 * folder under two names is one. flock(2) cannot wait with a limit: it is asked again every few
 * milliseconds.
 */
#include "base/lock.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { WAIT = 10, STEP = 20 }; /* seconds; milliseconds */

struct lock {
	int fd;
	dev_t device;
	ino_t inode;
	enum lock_kind kind;
};

struct locks {
	struct arena *arena;
	VEC(struct lock) all;
};

static const char name = 0; /* its address names what the arena keeps */

static void release_all(void *object)
{
	struct locks *l = object;

	for (size_t i = 0; i < l->all.n; i++)
		close(l->all.at[i].fd);
}

static struct locks *locks_of(struct arena *a)
{
	struct locks *l = arena_kept(a, &name);

	if (!l) {
		l = arena_alloc(a, sizeof *l);
		l->arena = a;
		arena_keep(a, &name, l, release_all);
	}
	return l;
}

static struct lock *find_lock(struct locks *l, const struct stat *st)
{
	for (size_t i = 0; i < l->all.n; i++)
		if (l->all.at[i].device == st->st_dev && l->all.at[i].inode == st->st_ino)
			return &l->all.at[i];
	return NULL;
}

static long wait_limit(void)
{
	const char *given = getenv("BUNKAI_WAIT");
	long seconds = given && *given ? strtol(given, NULL, 10) : WAIT;

	return seconds < 0 ? 0 : seconds * (1000 / STEP);
}

/*
 * False with errno EWOULDBLOCK: somebody has it still. A file system that knows no locks gives it.
 */
static bool wait_for(int fd, enum lock_kind kind)
{
	const struct timespec step = {.tv_nsec = STEP * 1000000L};
	int how = (kind == LOCK_WRITING ? LOCK_EX : LOCK_SH) | LOCK_NB;

	for (long left = wait_limit(); flock(fd, how) != 0; left--) {
		if (errno == EINTR)
			continue;
		if (errno != EWOULDBLOCK)
			return true;
		if (left <= 0)
			return false;
		nanosleep(&step, NULL);
	}
	return true;
}

static bool refuse(const char *folder, struct diag_list *dl)
{
	diag_add(dl, DIAG_FOLDER_BUSY, NULL, folder);
	return false;
}

static bool raise(struct lock *l, const char *folder, enum lock_kind kind, struct diag_list *dl)
{
	if (l->kind == LOCK_WRITING || l->kind == kind)
		return true;
	if (!wait_for(l->fd, kind))
		return refuse(folder, dl);
	l->kind = kind;
	return true;
}

/* Whoever had the folder may have removed it: what is locked then is nowhere any more. */
static bool is_still_there(const char *folder, const struct stat *held)
{
	struct stat now;

	return stat(folder, &now) == 0 && now.st_dev == held->st_dev && now.st_ino == held->st_ino;
}

/* An open folder, -1 with a finding. */
static int open_folder(const char *folder, struct stat *st, struct diag_list *dl)
{
	int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (fd >= 0 && fstat(fd, st) == 0)
		return fd;
	diag_add(dl, DIAG_CANNOT_READ, NULL, folder, strerror(errno));
	if (fd >= 0)
		close(fd);
	return -1;
}

bool lock_take(struct arena *a, const char *folder, enum lock_kind kind, struct diag_list *dl)
{
	struct locks *locks = locks_of(a);
	struct stat st;
	int fd = open_folder(folder, &st, dl);

	if (fd < 0)
		return false;
	struct lock *held = find_lock(locks, &st);

	if (held) {
		close(fd);
		return raise(held, folder, kind, dl);
	}
	if (!wait_for(fd, kind)) {
		close(fd);
		return refuse(folder, dl);
	}
	if (!is_still_there(folder, &st)) {
		close(fd);
		return lock_take(a, folder, kind, dl);
	}
	*vec_push(locks->arena, &locks->all) = (struct lock){fd, st.st_dev, st.st_ino, kind};
	return true;
}
