/* SPDX-License-Identifier: MIT
 *
 * Rows whose cells come from different rows, because a part of the columns was sorted or shifted without
 * the others: whose answer stands in such a row?
 */
#ifndef BUNKAI_RETURNS_MIXED_H
#define BUNKAI_RETURNS_MIXED_H

#include "returns/seen_rows.h"

/*
 * Looks at all rows of each table together. Where codes say other rows than the texts beside them do, the
 * witnesses that were left behind are heard no more, or no row is taken whose witnesses disagree: the
 * cells that were filled in before they were sent (roles), wished words and the order of the rows tell.
 */
void mixed_settle(struct seen_rows *all);

#endif
