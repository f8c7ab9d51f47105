/* SPDX-License-Identifier: MIT
 *
 * The periods that words name: 1時間以内, おおむね3日から5日以内, 直ちに, 24時間ごと. The words of units
 * stand in clauses/calendar.json, that of minutes in clauses/chain.json.
 */
#ifndef BUNKAI_DERIVE_PERIODS_H
#define BUNKAI_DERIVE_PERIODS_H

#include "base/arena.h"
#include "model/library.h"

struct named_period {
	struct period period;
	bool every;          /* again and again: 24時間ごと */
	const char *at, *end; /* where it stands in the words */
};

struct periods {
	VEC(struct named_period) all; /* in their order */
};

/* All of them; not what lies before something (5日前まで), and none where no number has a unit. */
struct periods periods_in(struct arena *a, const struct library *l, const char *words);

/* The longest of them; NULL: there is none. */
const struct named_period *periods_longest(const struct periods *all);

/* True when one of them is that long. */
bool periods_have(const struct periods *all, const struct period *p);

/* '30分': the number with the first word that there is for the unit. */
const char *period_words(struct arena *a, const struct library *l, const struct period *p);

#endif
