/* SPDX-License-Identifier: MIT
 *
 * Rows whose cells come from different rows, because a part of the columns was sorted or shifted without
 * the others: whose answer stands in such a row?
 */
#ifndef BUNKAI_RETURNS_MIXED_H
#define BUNKAI_RETURNS_MIXED_H

#include "returns/seen_rows.h"

/*
 * Looks at all rows of each sheet together. Rows whose code says another row than their text stay with
 * the text, go to the code's row, or are taken no more, as the cells that were filled in before they
 * were sent (roles) and the order of the rows tell. Where these cells changed places among rows that are
 * otherwise as sent, no row of the sheet is taken.
 */
void mixed_settle(struct seen_rows *all);

#endif
