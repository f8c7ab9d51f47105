/* SPDX-License-Identifier: MIT
 *
 * Hours as contacts say them (平日 8:30-17:15、土曜 8:00-13:00, 平日 17:15-翌8:30、休日 終日) as
 * ranges of minutes for each kind of day. The words stand in clauses/hours.json (model/hours.h);
 * full-width letters are as good as others.
 *
 *     struct hours h;
 *     const char *stray;
 *     if (!hours_read(a, &library->hours, contact->hours, &h, &stray))
 *             … `stray` is where it could not be read
 *     if (hours_hold(&h, (struct week_minute){DAY_SAT, DAY_FRI, 3 * 60})) … somebody answers
 *
 * Rules of reading:
 * - times hold for the days before them: 平日 9:00-12:00、13:00-17:00; without any day 終日 is every
 *   day, and other times cannot be read;
 * - 土曜 holds on no holiday that falls on a Saturday, unless holidays are named too;
 * - a time that is not later than its beginning is one of the next day, with 翌 or without;
 * - 終日 in hours of which others end on the next day (17:15-翌8:30) is a shift as those: it ends
 *   on the next day at that time, so that nobody is missing on Monday before 8:30.
 */
#ifndef BUNKAI_DERIVE_HOURS_H
#define BUNKAI_DERIVE_HOURS_H

#include <stdbool.h>

#include "model/hours.h"

#define DAY_MINUTES 1440

/*
 * Minutes from 0:00 of the day to behind the last one, which may lie in the next day: 17:15-翌8:30
 * is 1035 to 1950.
 */
struct hour_range {
	int from, to;
};

struct hours {
	struct {
		struct hour_range *at;
		size_t n, cap;
	} of[DAY__MAX];
};

/* A minute of a day, and the kind of the day before it, whose nights may reach into it. */
struct week_minute {
	enum day_kind day, before;
	int minute; /* from 0:00, below DAY_MINUTES */
};

/*
 * False when the text cannot be read, with the piece at which reading stopped in *stray, in the
 * arena. Without words (an edition of before there were any) nothing can be read.
 */
bool hours_read(struct arena *a, const struct hour_words *words, const char *text,
		struct hours *out, const char **stray);

bool hours_hold(const struct hours *h, struct week_minute at);

/* True when they hold every minute of every day. */
bool hours_are_whole(const struct hours *h);

/*
 * The days as people say them: 平日, 月曜から水曜まで, 土曜・祝日. `mask` has the bit 1 << enum day_kind
 * of each.
 */
const char *hours_days(struct arena *a, const struct hour_words *words, unsigned mask);

/* 8:30; of a minute of the next day 翌日 8:30 */
const char *hours_clock(struct arena *a, const struct hour_words *words, int minute);

#endif
