/* SPDX-License-Identifier: MIT
 *
 * A folder of files that appears whole or not at all: it is filled aside, in a hidden folder beside
 * its place, flushed to disk and renamed. Whoever is killed at any moment leaves either nothing or
 * all of it; what is left aside is cleared away by the next one.
 *
 *     struct folder *f = folder_begin(a, "issued/x/2", dl);
 *     … write below f->aside …
 *     ok = folder_commit(f, dl);           or folder_abort(f)
 */
#ifndef BUNKAI_BASE_FOLDER_H
#define BUNKAI_BASE_FOLDER_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/diag.h"

struct folder {
	struct arena *arena;
	const char *aside, *path; /* where it is filled, and where it will stand */
	/* says that somebody is at work; the system gives it up for whoever is killed */
	int lock;
};

/* NULL and cannot-write when there is no room for it. */
struct folder *folder_begin(struct arena *a, const char *path, struct diag_list *dl);

/*
 * False when the path was taken by somebody else meanwhile (edition-exists) or cannot be written;
 * nothing is left aside then.
 */
bool folder_commit(struct folder *f, struct diag_list *dl);
void folder_abort(struct folder *f);

/* Writes a file with the folders above it; false with errno. */
bool folder_write(struct arena *a, const char *path, const char *bytes, size_t len);

struct folder_files {
	VEC(const char *) paths; /* from the folder, sorted by bytes */
};

/*
 * All files below a folder, at any depth; hidden ones are left out. False and cannot-read when one
 * of the folders cannot be listed.
 */
bool folder_list(struct arena *a, const char *folder, struct folder_files *out,
		 struct diag_list *dl);

#endif
