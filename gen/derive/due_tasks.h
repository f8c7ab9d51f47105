/* SPDX-License-Identifier: MIT
 *
 * The dates of what articles ask for again and again, and of what they ask for at a day that is
 * known: when a contract begins or ends, or the support of a server does (anchors of
 * clauses/calendar.json).
 */
#ifndef BUNKAI_DERIVE_DUE_TASKS_H
#define BUNKAI_DERIVE_DUE_TASKS_H

#include "derive/due_list.h"

/* Adds those of all papers that the wish takes. */
void due_tasks_add(struct due_list *l);

#endif
