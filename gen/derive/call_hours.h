/* SPDX-License-Identifier: MIT
 *
 * When somebody answers, or is called first, as a word that a program on a telephone reads beside
 * its clock: minutes of each kind of day (model/hours.h), such as
 *
 *     mon=510-1035 tue=510-1035 … sat=0-510,780-1440 sat<holiday=780-1440
 *
 * A day stands behind the one that is before it in most weeks; behind another one, whose night may
 * reach into it otherwise, it stands with that as 'sat<holiday'. A day that is not there has none.
 */
#ifndef BUNKAI_DERIVE_CALL_HOURS_H
#define BUNKAI_DERIVE_CALL_HOURS_H

#include "derive/on_call.h"
#include "model/calendar.h"

/* In his own hours; NULL where they are not there or cannot be read. */
const char *call_hours_of_contact(struct arena *a, const struct library *l,
				  const struct contact *c);

/* When he of the band is called first by its number, behind the word 'first'. */
const char *call_hours_of_band(const struct roster *r, const struct call_band *band);

/* '2026-09-21 2026-09-22 …/12-29/01-03': holidays, and the days off of every year. NULL: none */
const char *call_hours_days_off(struct arena *a, const struct calendar *c);

#endif
