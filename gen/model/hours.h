/* SPDX-License-Identifier: MIT
 *
 * The words of hours (clauses/hours.json): how contacts say when they answer, and what a day is to
 * them. clauses/README.md describes the file; derive/hours.h reads texts by it.
 */
#ifndef BUNKAI_MODEL_HOURS_H
#define BUNKAI_MODEL_HOURS_H

#include "base/arena.h"

/*
 * A public holiday is a kind of day and no weekday, whichever it falls on, and so are the days
 * around the new year: who answers on Mondays has not said that he does on a holiday.
 */
enum day_kind {
	DAY_MON, DAY_TUE, DAY_WED, DAY_THU, DAY_FRI, DAY_SAT, DAY_SUN,
	DAY_HOLIDAY,
	DAY_YEAR_END,
	DAY__MAX
};

#define DAYS_WEEK 7
#define DAYS_ALL ((1u << DAY__MAX) - 1)

/* 'mon' … 'holiday', 'year-end', by enum day_kind; NULL-ended */
extern const char *const day_kinds[];

/* A word for one or several kinds of days: 平日, 土曜. */
struct day_word {
	const char *name;
	VEC(const char *) also;
	VEC(const char *) days;  /* of day_kinds */
	VEC(const char *) forms; /* the name and `also`, folded for comparing */
	unsigned mask;           /* bit 1 << enum day_kind of each of `days` */
};

/* Words that mean something between days and times, folded for comparing. */
enum hour_mark_kind {
	HOURS_WHOLE,       /* 終日: from 0:00 to 24:00 */
	HOURS_NEXT,        /* 翌: the time behind it is of the next day */
	HOURS_TO,          /* - 〜 から */
	HOURS_JOINT,       /* 、 及び: two things side by side */
	HOURS_OPEN,        /* （ */
	HOURS_EXCEPT,      /* を除く: what stands before it is taken away */
	HOURS_BEFORE_NOON, /* 午前 */
	HOURS_AFTER_NOON,  /* 午後 */
	HOURS_NOON,        /* 正午 */
	HOURS_HOUR,        /* 時 */
	HOURS_MINUTE,      /* 分 */
	HOURS_HALF,        /* 半 */
	HOURS__MAX
};

extern const char *const hour_mark_kinds[]; /* as the file has them; NULL-ended */

struct hour_mark {
	const char *as;
	VEC(const char *) words;
	VEC(const char *) forms;
};

struct hour_words {
	VEC(struct day_word) days;
	VEC(struct hour_mark) marks;
	VEC(const char *) examples; /* what is shown to who wrote hours that cannot be read */
	const char *day;       /* hours in which the number of the day is dialled */
	const char *otherwise; /* all hours that were not named before */
	/* 土曜 13:00から月曜 8:00まで, 翌日 8:00, 水曜・土曜 */
	const char *from, *until, *next, *and;
	int deputy_share; /* of how many of a hundred others one may be the deputy */
};

#endif
