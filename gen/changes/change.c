/* SPDX-License-Identifier: MIT
 *
 * Names of changes, and paths as changes give them; see the header.
 */
#include "changes/change.h"

#include <string.h>

#include "base/file.h"
#include "base/text.h"

static const char *const op_names[] = {"changed", "added", "removed", "moved"};
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

const char *state_path(struct arena *a, const struct project_state *s, const char *path)
{
	const char *folders[] = {s->project->folder, s->library->data};

	for (size_t i = 0; path && i < ARRAY_LEN(folders); i++) {
		const char *start = file_join(a, folders[i], "");

		if (text_starts(path, start))
			return path + strlen(start);
	}
	return path;
}
