/* SPDX-License-Identifier: MIT
 *
 * Reading whole files, listing folders, and writing that never damages what was there: all output
 * files of a run are written aside and renamed together at the end.
 */
#ifndef BUNKAI_BASE_FILE_H
#define BUNKAI_BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"

enum { FILE_LIMIT = 256 * 1024 * 1024 };

/*
 * The whole file, ended with NUL; NULL and a finding (cannot-read, too-large) on failure. `len` may
 * be NULL.
 */
char *file_read(struct arena *a, const char *path, size_t *len, struct diag_list *dl);

/*
 * Like file_read, and refuses what is not UTF-8 or holds a NUL (not-utf8). A byte order mark is
 * taken off.
 */
char *file_read_text(struct arena *a, const char *path, struct diag_list *dl);

bool file_exists(const char *path);
bool file_is_folder(const char *path);

/* Names in a folder (no path, no hidden ones), sorted by bytes; *n is 0 when it cannot be read. */
const char **file_list(struct arena *a, const char *folder, size_t *n);

char *file_join(struct arena *a, const char *folder, const char *name);
const char *file_name(const char *path);                  /* what follows the last slash */
char *file_stem(struct arena *a, const char *path);        /* the name without its last .ending */
/* behind the last dot of the name; "" when none */
const char *file_ending(const char *path);
/*
 * True for a name that is safe as a file or folder of its own: no slash, no control character, no
 * dot in front.
 */
bool file_is_plain_name(const char *name);

/* what stands before the last slash; "." when none */
char *file_folder(struct arena *a, const char *path);

/*
 * Output staged aside:
 *
 *     struct stage *st = stage_new(a);
 *     const char *tmp = stage_add(st, "out/x/annex.pdf", dl); write there; NULL: cannot-write was
 *     reported
 *     …
 *     ok = stage_commit(st, dl);                                or stage_abort(st)
 *
 * Until the commit no file of the user has changed. The commit flushes every file to disk first and
 * renames only then.
 */
struct stage;

struct stage *stage_new(struct arena *a);
const char *stage_add(struct stage *st, const char *path, struct diag_list *dl);
bool stage_write(struct stage *st, const char *path, const char *bytes, size_t len,
		 struct diag_list *dl);
bool stage_commit(struct stage *st, struct diag_list *dl);
void stage_abort(struct stage *st);

/* Creates a folder and its parents. */
bool file_make_folder(struct arena *a, const char *path);

#endif
