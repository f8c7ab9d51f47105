/* SPDX-License-Identifier: MIT
 *
 * The names of the kinds, as templates and --json write them.
 */
#include "derive/due.h"

#include <string.h>

static const char *const kind_names[] = {
	[DUE_TASK] = "task",		     [DUE_STANDING] = "standing",
	[DUE_CONTRACT] = "contract",	     [DUE_CONFIRMATION] = "confirmation",
	[DUE_TARGET] = "target",	     [DUE_ACCEPTANCE] = "acceptance",
	[DUE_REVIEW] = "review",	     [DUE_SUPPORT] = "support",
	[DUE_TERM] = "term",
};

const char *due_kind_name(enum due_kind kind)
{
	return kind_names[kind];
}

enum due_kind due_kind_find(const char *name)
{
	enum due_kind kind = 0;

	while (kind < DUE__MAX && strcmp(kind_names[kind], name) != 0)
		kind++;
	return kind;
}
