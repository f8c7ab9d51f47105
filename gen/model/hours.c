/* SPDX-License-Identifier: MIT
 *
 * The closed lists of hours.json, beside the enums that number them.
 */
#include "model/hours.h"

#include <stddef.h>

const char *const day_kinds[] = {"mon", "tue", "wed",     "thu",      "fri",
				 "sat", "sun", "holiday", "year-end", NULL};

const char *const hour_mark_kinds[] = {"whole",  "next",        "to",         "joint",
				       "open",   "except",      "before-noon", "after-noon",
				       "noon",   "hour",        "minute",     "half",
				       NULL};

_Static_assert(ARRAY_LEN(day_kinds) == DAY__MAX + 1, "a word for each kind of day");
_Static_assert(ARRAY_LEN(hour_mark_kinds) == HOURS__MAX + 1, "a word for each kind of mark");
