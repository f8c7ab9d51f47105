/* SPDX-License-Identifier: MIT
 *
 * A time limit as words say it ('知った時から24時間以内'): how long it is, and whether nights and
 * holidays count (clauses/duty-words.json: clocks). What a contract says of the counting stands in
 * its definitions; these are their words in a table.
 */
#ifndef BUNKAI_DERIVE_TIME_LIMIT_H
#define BUNKAI_DERIVE_TIME_LIMIT_H

#include "model/duties.h"

struct time_limit {
	const struct duty_clock *clock; /* NULL: the words set no limit by number */
	long minutes;                   /* how long it is, about; by it limits are ordered */
	bool back;                      /* counted back from a day: 7日前まで */
};

/*
 * The first limit with a number in the words, else the first word for a time (翌営業日, 直ちに). A
 * rhythm (3か月ごと) is none.
 */
struct time_limit time_limit_of(const struct duty_words *words, const char *text);

/* How it is counted, of an act: 夜間及び休日を含む; "" where nothing is said of it. */
const char *time_limit_nights(const struct time_limit *p, const char *act);

/*
 * True of an act (papers handed in, money paid) whose time, when its last day is a day off, ends on
 * the next business day, where the clause `papers_by` of its clock says so.
 */
bool time_limit_moves(const struct time_limit *p, const char *act);

/*
 * The next amount of time in a text, be it a limit or not ('24時間'): where it begins, and where it
 * ends; NULL: there is none. Other numbers (13文字, 2回) are passed over.
 */
const char *time_limit_amount(const struct duty_words *words, const char *text, const char **end);

#endif
