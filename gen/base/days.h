/* SPDX-License-Identifier: MIT
 *
 * Counting days between dates of the Gregorian calendar. What today is nobody asks: both dates are
 * given.
 */
#ifndef BUNKAI_BASE_DAYS_H
#define BUNKAI_BASE_DAYS_H

/* From one ISO date (fields_is_date) to another; negative when `to` is the earlier one. */
long days_between(const char *from, const char *to);

#endif
