/* SPDX-License-Identifier: MIT
 *
 * Statements that the new text refuses: whom a sentence names now is bound by it, and what it does
 * not lay down any more stands in it no more. So whatever the parties agreed on can be written, and
 * what it costs is told.
 */
#ifndef BUNKAI_WORK_WORDING_REPAIR_H
#define BUNKAI_WORK_WORDING_REPAIR_H

#include "work/wording_clause.h"
#include "work/wording_duties.h"

/* False: the clause cannot be read with its statements (reported). */
bool wording_repair(struct trial *t, const struct own_clause *clause, const struct wording_duties *d,
		    struct wording_taken *out, struct diag_list *dl);

#endif
