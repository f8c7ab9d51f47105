/* SPDX-License-Identifier: MIT
 *
 * The end of a contract: its last day is written down, and from the day after on (model/over.h) no
 * papers are made of it, nobody owes anything by it, and check names what it leaves behind. What
 * was issued of it stays as it is. The term that was agreed (`to`) is not touched.
 */
#ifndef BUNKAI_WORK_END_H
#define BUNKAI_WORK_END_H

#include "work/set.h"

/*
 * Ends the contract on `date` (ISO), `reason` may be NULL; tries the project so. False: there is no
 * such contract, it has ended, had not begun or ends by itself before; told in `dl`.
 */
bool end_contract(struct trial *t, const char *id, const char *date, const char *reason,
		  struct made_changes *made, struct diag_list *dl);

#endif
