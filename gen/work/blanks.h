/* SPDX-License-Identifier: MIT
 *
 * What papers print as 未記入 (nobody wrote it) or as 未定 (nobody decided it) is a finding, found
 * where it is printed: the documents of the project are bound for it.
 */
#ifndef BUNKAI_WORK_BLANKS_H
#define BUNKAI_WORK_BLANKS_H

#include "work/run.h"

/*
 * Adds to the findings, behind those of run_check: not-filled-in once per member of a file, however
 * many papers print it, and not what a check of its own has told already; fee-undecided once per
 * contract, with the number of rows. Findings stay sorted.
 */
void blanks_add(struct run *run);

#endif
