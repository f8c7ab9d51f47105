/* SPDX-License-Identifier: MIT
 *
 * Parts that are made for each month of the project's calendar ("each": "month").
 */
#ifndef BUNKAI_BIND_MONTH_PARTS_H
#define BUNKAI_BIND_MONTH_PARTS_H

#include "bind/record_sheet.h"

/*
 * Calls `bind` for each of the twelve months; meanwhile b->month is the month, tables of views that
 * have the field `month` have its rows alone, and {{month_name}} is its name. False when one call
 * was.
 */
bool month_parts(struct binding *b, const struct template_block *part, bind_record_part *bind);

#endif
