/* SPDX-License-Identifier: MIT
 *
 * What changed between two states of a project: register, project and library compared list by
 * list, field by field. Nothing is reported: both states were loaded before.
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
 * both states are lent.
 */
struct change_list *state_compare(struct arena *a, const struct project_state *before,
				  const struct project_state *after);

#endif
