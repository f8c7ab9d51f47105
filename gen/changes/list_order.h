/* SPDX-License-Identifier: MIT
 *
 * What changed about a list as a whole: the order of the elements that both states have, and where
 * the source of a register has its rows. Each is one change, however many elements moved, with
 * `of_list` set: its subject is what has the list, and the values name the elements between the
 * first and the last that moved.
 */
#ifndef BUNKAI_CHANGES_LIST_ORDER_H
#define BUNKAI_CHANGES_LIST_ORDER_H

#include "changes/list_change.h"

/* The elements of `c->list` before and after, matched. */
void list_order_compare(const struct list_comparing *c, const struct matched_element *x, size_t n,
			const struct matched_element *y, size_t m);

#endif
