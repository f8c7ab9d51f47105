/* SPDX-License-Identifier: MIT
 *
 * Another party's responsibility table becomes the project's: its rows a register, on which the
 * contract then rests, and who does what a decision for each row. All of it or nothing is written;
 * the same table again changes nothing.
 */
#ifndef BUNKAI_WORK_SHARES_TAKE_H
#define BUNKAI_WORK_SHARES_TAKE_H

#include "work/set.h"
#include "work/share_decisions.h"
#include "work/share_rows.h"

struct shares_wish {
	const char *source; /* path of the table */
	const char *contract, *profile, *date;
	const char *register_id; /* NULL: from the file's name */
};

struct shares_taken {
	struct trial trial;
	struct import import;
	const char *id, *target;   /* of the register, and its file */
	struct shared_rows rows;
	struct made_changes made;  /* the contract's registers */
	struct share_changes changes;
};

/*
 * Reads the table and tries the project with it. False: refused, and told in `dl`, which also gets
 * what is in doubt. `data` is where the installed profiles are.
 */
bool shares_take(struct shares_taken *s, struct arena *a, const char *folder, const char *data,
		 const struct shares_wish *wish, struct diag_list *dl);

#endif
