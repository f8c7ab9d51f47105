/* SPDX-License-Identifier: MIT
 *
 * What bunkai says of the calendar of due dates, and of what the end of a contract asks for: one
 * part of the list in diag_codes.h.
 */
#ifndef BUNKAI_BASE_DIAG_CALENDAR_CODES_H
#define BUNKAI_BASE_DIAG_CALENDAR_CODES_H

#define DIAG_CALENDAR_CODES(X) \
	X(CALENDAR_OCCASION, "calendar-occasion", ERROR, \
	  N_("'%1' comes every so many 'days' or every so many 'months': say one of the two, with a " \
	     "number above 0")) \
	X(CALENDAR_NUMBER, "calendar-number", ERROR, \
	  N_("'%1' takes a whole number from 1 to %2")) \
	X(CALENDAR_FROM, "calendar-from", ERROR, \
	  N_("'%1' is no month; write the first month of the calendar as 2026-10")) \
	X(CALENDAR_DAY, "calendar-day", ERROR, \
	  N_("'%1' is no day of every year; write it as 12-29")) \
	X(CALENDAR_TOPIC, "calendar-topic", ERROR, \
	  N_("there is no topic '%1' in topics.json, so that no work is due in its months")) \
	X(CALENDAR_WORK, "calendar-work", ERROR, \
	  N_("'%1' is no occasion that comes every month or more seldom, so that it has no month")) \
	X(CALENDAR_MONTH, "calendar-month", ERROR, \
	  N_("'%1' comes every %2 months: the first of them in a year is one from 1 to %2, not %3")) \
	X(CALENDAR_OF, "calendar-of", ERROR, \
	  N_("nothing is called '%1' that takes time: write an occasion, a topic, clause#statement, " \
	     "or one of %2")) \
	X(CALENDAR_YEAR, "calendar-year", WARNING, \
	  N_("clauses/calendar.json has no public holidays of %1, so that its business days are " \
	     "counted without any; add those of that year to the project's own clauses/calendar.json")) \
	X(CALENDAR_FULL, "calendar-full", WARNING, \
	  N_("in %1 the work of %4 takes %2 hours, more than the %3 that its people have; move work to " \
	     "another month by 'calendar.months' in bunkai.json, or say in 'calendar' how many minutes " \
	     "it takes and how many people and hours there are")) \
	X(CLOSING_UNKNOWN, "closing-unknown", ERROR, \
	  N_("'%1' names '%2', but there is none of that name")) \
	X(CLOSING_NOTHING, "closing-nothing", WARNING, \
	  N_("contract %1 says when '%2' was done, which its end does not ask for; correct " \
	     "the name, or take it out")) \
	X(CLOSING_LATE, "closing-late", WARNING, \
	  N_("'%2' (%3) was to be done by %4 (%1), and it stands open; ask, and write down the " \
	     "day: bunkai set DIR contract/%5 closing.%2=DATE")) \

#endif
