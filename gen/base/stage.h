/* SPDX-License-Identifier: MIT
 *
 * Output staged aside and put in place together:
 *
 *     struct stage *st = stage_new(a, "out");
 *     const char *aside = stage_add(st, "out/x/annex.pdf", dl);
 *     … write to `aside`; NULL: the reason was reported …
 *     ok = stage_commit(st, dl);                                or stage_abort(st)
 *
 * Until the commit no file of the user has changed; after it all have, or none. In between stands a
 * journal in the home folder: whoever is killed there leaves it, and the next stage with this home,
 * or stage_recover, finishes what it lists. Files aside have names nobody can foresee, are created
 * exclusively, and are swept away by the next stage when their maker was killed.
 *
 * A file that is replaced keeps its mode and owner; one that is a symbolic link is replaced where
 * the link leads. What is no regular file, or may not be written, is refused.
 */
#ifndef BUNKAI_BASE_STAGE_H
#define BUNKAI_BASE_STAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"

struct stage;

/* `home`: the folder that most of its files go to; it need not be there yet. Lent. */
struct stage *stage_new(struct arena *a, const char *home);

/*
 * Takes the home folder for writing (lock.h) and finishes what a killed run began there. For those
 * who read the home before they write to it; else the first stage_add does it. A home that is not
 * there is not made. False: reported.
 */
bool stage_open(struct stage *st, struct diag_list *dl);

/* An empty file aside for `path`. NULL: reported (cannot-write, folder-busy). */
const char *stage_add(struct stage *st, const char *path, struct diag_list *dl);

bool stage_write(struct stage *st, const char *path, const char *bytes, size_t len,
		 struct diag_list *dl);

/*
 * Flushes all files to the disk, then puts them in place. False: none has changed (cannot-write),
 * or, when the system refused to put them back too, some have and the next run finishes it
 * (half-written).
 */
bool stage_commit(struct stage *st, struct diag_list *dl);

/*
 * Removes what a killed run left aside in the folder of a file that stays as it is; stage_add does
 * it for those that do not. The stage is open, and nothing of it is in that folder.
 */
void stage_tidy(struct stage *st, const char *path);

/* Nothing is left, folders that the stage made and that are empty included. */
void stage_abort(struct stage *st);

/*
 * Finishes what a killed run began in a folder that is only read; nothing when it left nothing.
 * False: reported.
 */
bool stage_recover(struct arena *a, const char *home, struct diag_list *dl);

#endif
