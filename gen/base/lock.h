/* SPDX-License-Identifier: MIT
 *
 * Who may work in a folder: any number read it, or one writes. The lock is the system's own
 * (flock(2)) on the folder itself: nothing is written for it, and whoever crashes or is killed
 * leaves none. It holds for programs of bunkai among themselves; an editor does not ask.
 */
#ifndef BUNKAI_BASE_LOCK_H
#define BUNKAI_BASE_LOCK_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/diag.h"

enum lock_kind { LOCK_READING, LOCK_WRITING };

/*
 * Waits until the folder is free, for at most $BUNKAI_WAIT seconds (10 when it is not set), and
 * holds it until the arena goes. A lock for reading becomes one for writing when that is asked for
 * later. False: it stayed taken (folder-busy), or it cannot be opened (cannot-read). File systems
 * without such locks give none, and that is no failure.
 */
bool lock_take(struct arena *a, const char *folder, enum lock_kind kind, struct diag_list *dl);

#endif
