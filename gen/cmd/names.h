/* SPDX-License-Identifier: MIT
 *
 * Names on the command line that the project must have: each is refused with what there is.
 */
#ifndef BUNKAI_CMD_NAMES_H
#define BUNKAI_CMD_NAMES_H

#include <stdbool.h>

#include "work/run.h"

/* --contract; `hospital`: SCOPE_HOSPITAL is one as well. NULL is no name and is fine. */
bool names_check_contract(const struct run *run, const char *id, bool hospital,
			  struct diag_list *dl);

/* --doc */
bool names_check_document(const struct run *run, const char *id, struct diag_list *dl);

#endif
