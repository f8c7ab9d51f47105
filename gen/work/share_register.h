/* SPDX-License-Identifier: MIT
 *
 * The texts of a responsibility table as a register: a risk for each group of rows, a requirement for
 * each row. Who does what is not in it, since that is decided (decisions.json); what the table prints
 * of it is kept beside the row under its head.
 */
#ifndef BUNKAI_WORK_SHARE_REGISTER_H
#define BUNKAI_WORK_SHARE_REGISTER_H

#include "import/import.h"
#include "work/share_row.h"

/*
 * Gives every row its risk and number. Groups and rows without a number of their own keep what the
 * standing register has for the same text; of two rows with one key the later gets -2 (kept-apart).
 */
void share_keys_give(const struct share_reading *r, struct shared_rows *rows);

/* The register, of rows that have keys; it keeps the standing one's title. Strings are lent. */
struct risk_register *share_register_make(const struct share_reading *r,
					  const struct shared_rows *rows,
					  const struct import *import, const char *id,
					  const char *file);

#endif
