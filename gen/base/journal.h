/* SPDX-License-Identifier: MIT
 *
 * What a run is about to put in place, for whoever finds that it was killed: a file .bunkai-journal
 * in the home folder with pairs of paths, each ended by NUL, below the line 'bunkai/journal/1'. It
 * appears whole (it is renamed itself), and what it says is done in one direction only: each file
 * that is still aside takes its place.
 */
#ifndef BUNKAI_BASE_JOURNAL_H
#define BUNKAI_BASE_JOURNAL_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/diag.h"

struct journal_entry {
	const char *aside, *target; /* in the same folder */
};

struct journal {
	VEC(struct journal_entry) all;
};

/* On the disk when it returns; false with errno, and no journal stands. */
bool journal_write(struct arena *a, const char *home, const struct journal *j);

/* Whether one stands; false when the system does not tell (cannot-read). */
bool journal_look(struct arena *a, const char *home, bool *stands, struct diag_list *dl);

/*
 * Does what a journal lists, sweeps the folders below the home that it names, and removes it; true
 * when there is none. A journal that a run of bunkai cannot have written (a file aside that is not
 * named like one, or is to go into another folder) is refused: bad-journal. Called with the home
 * locked for writing.
 */
bool journal_finish(struct arena *a, const char *home, struct diag_list *dl);

/* A journal that stays is finished by the next run, to no effect. */
void journal_remove(struct arena *a, const char *home);

#endif
