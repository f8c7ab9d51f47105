/* SPDX-License-Identifier: MIT
 *
 * Rows of another party's responsibility table, as they were read -> what each says of whom, in the
 * words of a contract: which party is accountable, does, supports, is told; and what of it is in
 * doubt. Nothing is written here.
 */
#ifndef BUNKAI_WORK_SHARE_ROWS_H
#define BUNKAI_WORK_SHARE_ROWS_H

#include "import/import.h"
#include "work/share_row.h"

/*
 * False, and a finding, when the table has no row (share-empty) or no column of a party
 * (share-no-party). What is in doubt about a row is a finding with its cell.
 */
bool share_rows_read(const struct share_reading *r, const struct import *import,
		     struct shared_rows *out);

#endif
