/* SPDX-License-Identifier: MIT
 *
 * Reading whole files, looking at paths and listing folders; names of paths. 'Cannot read' is never
 * 'empty': whoever may do without a file or folder asks first whether it is there. stage.h writes.
 */
#ifndef BUNKAI_BASE_FILE_H
#define BUNKAI_BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"

enum { FILE_LIMIT = 256 * 1024 * 1024 };

/*
 * The whole file, ended with NUL; NULL and a finding (cannot-read, too-large) on failure, also when
 * it is no regular file or changes while it is read. `len` may be NULL.
 */
char *file_read(struct arena *a, const char *path, size_t *len, struct diag_list *dl);

/*
 * Like file_read, and refuses what is not UTF-8 or holds a NUL (not-utf8). A byte order mark is
 * taken off.
 */
char *file_read_text(struct arena *a, const char *path, struct diag_list *dl);

/*
 * What stands at a path, links followed. FILE_UNKNOWN and cannot-read when the system does not
 * tell: no permission, an I/O error. What cannot be looked at is never said to be absent.
 */
enum file_kind { FILE_ABSENT, FILE_PLAIN, FILE_FOLDER, FILE_SPECIAL, FILE_UNKNOWN };

enum file_kind file_look(struct arena *a, const char *path, struct diag_list *dl);

/* The two questions that are asked most; false with a finding when the system does not tell. */
bool file_stands(struct arena *a, const char *path, struct diag_list *dl);
bool file_stands_folder(struct arena *a, const char *path, struct diag_list *dl);

struct file_names {
	VEC(const char *) all; /* no path, no hidden ones, sorted by bytes */
};

/* False and cannot-read when the folder is not there or cannot be listed to its end. */
bool file_list(struct arena *a, const char *folder, struct file_names *out, struct diag_list *dl);

/* The same for a folder that may be absent: it is empty then. */
bool file_list_optional(struct arena *a, const char *folder, struct file_names *out,
			struct diag_list *dl);

/*
 * From now on the first answer of file_look, file_list and file_read to a path in this folder, save
 * what lies in its folder `except` (both lent; NULL: none), stays the answer, for all who ask with
 * this arena: what was read of a project is what is frozen with it, whatever happens to the files
 * meanwhile. Said again for the same folder, what is in it is looked at afresh. Of folders within
 * each other the inner one's wish holds.
 */
void file_remember(struct arena *a, const char *folder, const char *except);

/*
 * For all who ask with this arena a file with these bytes stands at `path`, whose folder is
 * remembered: what a change would make of a project is seen before anything is written. The folders
 * above it stand too, as far as they are remembered, and list it. The bytes are copied.
 */
void file_pretend(struct arena *a, const char *path, const char *bytes, size_t len);

/*
 * Reads standard input to its end; for all who ask with this arena it stands at `path`, as with
 * file_pretend. False and a finding (cannot-read, too-large) on failure.
 */
bool file_take_input(struct arena *a, const char *path, struct diag_list *dl);

char *file_join(struct arena *a, const char *folder, const char *name);
const char *file_name(const char *path);                  /* what follows the last slash */
char *file_stem(struct arena *a, const char *path);        /* the name without its last .ending */
/* behind the last dot of the name; "" when none */
const char *file_ending(const char *path);

/* what stands before the last slash; "." when none */
char *file_folder(struct arena *a, const char *path);

/* Creates a folder and its parents. */
bool file_make_folder(struct arena *a, const char *path);

/*
 * Takes a file away; a symbolic link, or what is no regular file, stays and is no error. True when
 * it is gone. False without a finding: it stays.
 */
bool file_remove(const char *path, struct diag_list *dl);

#endif
