/* SPDX-License-Identifier: MIT
 *
 * What changed between two states of a project: register, project and library compared list by
 * list, field by field. Only files that nobody else reads can be unreadable still.
 */
#ifndef BUNKAI_CHANGES_STATE_COMPARE_H
#define BUNKAI_CHANGES_STATE_COMPARE_H

#include "changes/change.h"

/*
 * A path without the folder of the project or library it lies in, as the origins of documents give
 * it; NULL stays NULL.
 */
const char *state_path(struct arena *a, const struct project_state *s, const char *path);

/*
 * All changes from one state to the other, register first, each list in its own order. Strings of
 * both states are lent. What cannot be read is reported, and the list is not to be trusted then.
 */
struct change_list *state_compare(struct arena *a, const struct project_state *before,
				  const struct project_state *after, struct diag_list *dl);

#endif
