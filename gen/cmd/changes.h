/* SPDX-License-Identifier: MIT
 *
 * How a command that changes a project's files ends: what it changed, what that does to the
 * findings, and whether it was written.
 */
#ifndef BUNKAI_CMD_CHANGES_H
#define BUNKAI_CMD_CHANGES_H

#include "work/set.h"

/*
 * Writes what was tried, unless it is a dry run, and tells it on stdout. Returns the exit status;
 * what could not be written is told on stderr.
 */
int changes_finish(struct trial *t, const struct made_changes *made, bool dry_run);

#endif
