/* SPDX-License-Identifier: MIT
 *
 * clauses/calendar.json: which days nobody works, and how the occasions of statements (毎月, 年1回の
 * 点検 …) become days: by a month for each topic, so that the work of a year is even, and by a
 * business day inside of it. Plain structs, filled by load/. clauses/README.md describes the file.
 */
#ifndef BUNKAI_MODEL_CALENDAR_H
#define BUNKAI_MODEL_CALENDAR_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/days.h"

/* A public holiday; expected: the government had not named its day when the file was written. */
struct calendar_holiday {
	const char *date, *name;
	bool expected;
	const char *place;
};

/* Days off of every year: '12-29' to '01-03'. from NULL: there are none. */
struct calendar_span {
	const char *from, *to, *name;
};

/* How an occasion of duty-words.json becomes days. */
struct calendar_occasion {
	const char *id;
	int days;            /* from one time to the next, of what is done within a month; else 0 */
	int months;          /* the same in months: 1, 3, 6, 12 */
	int business_day;    /* the n-th of its month, of topics that `days` does not name */
	const char *weekday; /* 月 … 日: what comes every week is done then; NULL: on any day */
	const char *place;
};

/*
 * For one topic's work of one occasion: the first month of the year in which it is due (1 to the
 * occasion's months), or the business day of its month (1 to CALENDAR_DAYS).
 */
struct calendar_slot {
	const char *topic, *occasion;
	int number;
	const char *place;
};

/* No month has more business days. */
#define CALENDAR_DAYS 23

struct calendar_slots {
	struct calendar_slot *at;
	size_t n, cap;
};

/* How long something takes, by an occasion, a topic, `clause#statement`, or a kind of due. */
struct calendar_minutes {
	const char *of;
	int minutes;
	const char *place;
};

struct calendar_minutes_list {
	struct calendar_minutes *at;
	size_t n, cap;
};

/* Times as paragraphs write them; # is a number, @ one of `units` (derive/rhythm.h reads them). */
struct calendar_time {
	/* means: every, each, per, day, last, before, within, on */
	const char *words, *means;
	const char *unit; /* of each and per; NULL: the words have it */
};

struct calendar_unit {
	const char *word, *unit; /* unit: hour day business-day week month year */
};

/* The date of a contract or an object at which an event of statements comes. */
struct calendar_anchor {
	const char *event, *of;    /* of: contract.from, contract.to, server.support_end */
	VEC(const char *) clauses; /* whose statements are meant; none: of all */
	bool back; /* its periods end on that date: サポートの終了まで18か月以内となった… */
	const char *place;
};

/* An era of the Japanese calendar; its year 1 is `from`. */
struct calendar_era {
	const char *name;
	int from;
};

/*
 * What there is to do it: the people of an office, each with so many hours of a month for it. 0 and
 * NULL: not said, and an office that nobody says is all of the hospital's people.
 */
struct calendar_capacity {
	const char *office;
	int people, hours;
};

struct calendar {
	const char *as_of, *source; /* NULL: there is no such file, as in old editions */
	VEC(struct calendar_holiday) holidays;
	struct calendar_span year_end;
	VEC(struct calendar_occasion) occasions;
	VEC(struct calendar_time) times;
	VEC(struct calendar_unit) units;
	VEC(struct calendar_anchor) anchors;
	VEC(struct calendar_era) eras;
	struct calendar_slots months, days;
	struct calendar_minutes_list minutes;
	struct calendar_capacity capacity;
};

/* What bunkai.json says of it: `calendar`. */
struct calendar_wish {
	const char *from; /* 2026-10: its first month; NULL: that of the project's date */
	struct calendar_slots months, days;
	struct calendar_minutes_list minutes;
	struct calendar_capacity capacity;
};

/* 月 … 日, as files write them, Monday first; ended by NULL. */
extern const char *const calendar_weekdays[];

/* The name of the holiday, or of the days off of every year, on that date; NULL: it is none. */
const char *calendar_day_name(const struct calendar *c, const char *iso);

/* The holiday itself; NULL on any other day, days off of every year too. */
const struct calendar_holiday *calendar_holiday_on(const struct calendar *c, const char *iso);

/* True when the file has the holidays of that year: of another the business days are not known. */
bool calendar_has_year(const struct calendar *c, int year);

/* For days_is_business and its sisters; the calendar is lent. */
struct days_off calendar_days_off(const struct calendar *c);

/* NULL when there is none of that id. */
const struct calendar_occasion *calendar_occasion_find(const struct calendar *c, const char *id);

/* The month, or business day, of the topic for the occasion; 0: the list does not say. */
int calendar_slot_of(const struct calendar_slots *list, const char *topic, const char *occasion);

/* -1: the list does not say. */
int calendar_minutes_of(const struct calendar_minutes_list *list, const char *of);

#endif
