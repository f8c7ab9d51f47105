/* SPDX-License-Identifier: MIT
 *
 * bunkai import --as ledger: a list of devices becomes ledger.json of a project.
 */
#ifndef BUNKAI_CMD_IMPORT_LEDGER_H
#define BUNKAI_CMD_IMPORT_LEDGER_H

#include "cmd/import_options.h"

/* Reads, writes unless it is a dry run, and tells; the exit status. */
int import_ledger(struct arena *a, const struct import_options *o);

#endif
