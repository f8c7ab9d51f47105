/* SPDX-License-Identifier: MIT
 *
 * The decisions that a responsibility table makes, one for each row that says something: they are
 * known by `given.cell`, which names the cell that they are from and no sending. Others on the same
 * rows are somebody's own, and stay.
 */
#ifndef BUNKAI_WORK_SHARE_DECISIONS_H
#define BUNKAI_WORK_SHARE_DECISIONS_H

#include "work/shares_take.h"

/*
 * Writes them into the trial's edit of decisions.json, those that stand from an earlier table
 * anew where they say something else, and takes out those of rows that are gone. What became of the
 * rows goes to s->changes. False: reported.
 */
bool share_decisions_write(struct shares_taken *s, const struct share_reading *r,
			   struct diag_list *dl);

#endif
