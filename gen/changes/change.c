/* SPDX-License-Identifier: MIT
 *
 * Names of what may change and why, as JSON and the tables of words give them: one list per enum.
 */
#include "changes/change.h"

static const char *const op_names[] = {"changed", "added", "removed", "moved", "merged"};
static const char *const cause_names[] = {"register", "system",    "decision",
					  "library",  "guideline", "layout"};

_Static_assert(ARRAY_LEN(op_names) == CHANGE__MAX && ARRAY_LEN(cause_names) == CAUSE__MAX,
	       "all have names");

const char *change_op_name(enum change_op op)
{
	return op_names[op];
}

const char *change_cause_name(enum change_cause cause)
{
	return cause_names[cause];
}
