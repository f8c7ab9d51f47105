/* SPDX-License-Identifier: MIT
 *
 * What articles ask for once, before or after a day that is known: the first day of a contract, its
 * last one, the end of a server's support (`anchors` of clauses/calendar.json).
 */
#ifndef BUNKAI_DERIVE_DUE_ANCHORED_H
#define BUNKAI_DERIVE_DUE_ANCHORED_H

#include "derive/due_task.h"

/* Adds the task's dates, one for each thing that its anchor names. */
void due_anchored_lay(struct due_list *l, const struct due_task *t);

#endif
