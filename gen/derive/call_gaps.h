/* SPDX-License-Identifier: MIT
 *
 * The hours of the week in which nobody can be called about a system, on the hospital's side or on
 * the vendors'. Who has a number for nights and holidays can always be called, others in their
 * hours only; deputies count, and so do theirs.
 */
#ifndef BUNKAI_DERIVE_CALL_GAPS_H
#define BUNKAI_DERIVE_CALL_GAPS_H

#include "derive/on_call.h"

/*
 * 平日 20:00から翌日 8:00まで、土曜 13:00から月曜 8:00まで: hours without any contact of the kind
 * ('hospital', 'vendor') that serves the system. NULL when there are none, when no such contact
 * has a number at all, or as long as the hours of one that has a number by day cannot be known.
 *
 * A holiday may stand behind any day, so that only what is covered behind all of them counts as
 * covered; nights that reach out of a holiday count for the day behind it.
 */
const char *call_gaps_of(const struct roster *r, const struct system *s, const char *kind);

#endif
