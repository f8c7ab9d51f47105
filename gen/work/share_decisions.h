/* SPDX-License-Identifier: MIT
 *
 * The decisions that a responsibility table makes, one for each row that says something: they are
 * known by `given.cell`, which names the cell that they are from and no sending. Others on the same
 * rows are somebody's own, and stay.
 */
#ifndef BUNKAI_WORK_SHARE_DECISIONS_H
#define BUNKAI_WORK_SHARE_DECISIONS_H

#include "work/share_row.h"
#include "work/trial.h"

/* What became of the rows that the standing register has from an earlier table. */
struct share_changes {
	VEC(const char *) added, gone; /* keys of rows */
	VEC(const char *) changed;     /* 'T01/3: roles, status' */
	size_t same;
	size_t decisions;              /* new, changed or taken out */
};

/*
 * Writes them into the trial's edit of decisions.json, those that stand from an earlier table
 * anew where they say something else, and takes out those of rows that are gone. `id` is the
 * register's. False: reported.
 */
bool share_decisions_write(struct trial *t, const struct share_reading *r, const char *id,
			   const struct shared_rows *rows, struct share_changes *changes,
			   struct diag_list *dl);

#endif
