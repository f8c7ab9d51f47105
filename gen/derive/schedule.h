/* SPDX-License-Identifier: MIT
 *
 * What is due, and when: the dates of one contract, or of the whole hospital, each with who has to
 * see to it, where it is laid down and how long it takes. All of it follows from statements of
 * articles in force, terms, contracts, contacts, decisions and objects; nothing is typed twice, and
 * the clock is not read. Who prints a calendar, an .ics file or an agenda asks here.
 *
 * - Statements of one 項 with the same actor and rhythm are one task: its title is the first act,
 *   the others are its details. A 項 or 号 that nobody agreed to (derive/waiting.h) asks for nothing.
 * - A paragraph's own time (6か月ごと, 毎月10日まで; derive/rhythm.h) goes before the occasion's rhythm.
 * - Months are the project's (`calendar.months`), else those of clauses/calendar.json, so that the
 *   year is even; the day is the occasion's n-th business day.
 * - What is done daily or weekly is one line a month (standing work), dated on its last business day.
 * - Within a contract nothing is due before it begins or after it ends, but for what its end itself
 *   asks for.
 */
#ifndef BUNKAI_DERIVE_SCHEDULE_H
#define BUNKAI_DERIVE_SCHEDULE_H

#include "derive/due.h"

/* Everything that the wish asks for; texts live in the arena, all else is lent. */
struct schedule *schedule_of(struct arena *a, const struct schedule_wish *wish);

/*
 * Schedules of one run, so that each is made once however many papers print it; they and their texts
 * live in the arena.
 */
struct schedules;
struct schedules *schedules_new(struct arena *a);

/* What was made for the same wish before, else schedule_of. Without `kept` it is made in the arena. */
const struct schedule *schedules_get(struct schedules *kept, struct arena *a,
				     const struct schedule_wish *wish);

/*
 * The twelve months of the project's calendar: from the first day of `calendar.from`, else of the
 * month of the project's date, to the last day of the twelfth.
 */
void schedule_year(struct arena *a, const struct project *p, const char **from, const char **to);

#endif
