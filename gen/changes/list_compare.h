/* SPDX-License-Identifier: MIT
 *
 * The comparison of one list of the model in two states, and of all that hangs below it.
 */
#ifndef BUNKAI_CHANGES_LIST_COMPARE_H
#define BUNKAI_CHANGES_LIST_COMPARE_H

#include "changes/list_change.h"

/* All changes of the list `c->list`, whose owners are these; NULL: there is no such owner. */
void list_compare(const struct list_comparing *c, const void *before, const void *after);

/* The members that the field table of `c->list` has. */
void list_compare_fields(const struct list_comparing *c, const struct matched_element *x,
			 const struct matched_element *y);

/* Free names below `member`; "": they stand beside the other members. */
void list_compare_settings(const struct list_comparing *c, const struct matched_element *x,
			   const struct matched_element *y, const char *member,
			   const struct settings *before, const struct settings *after);

#endif
