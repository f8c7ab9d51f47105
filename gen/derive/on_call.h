/* SPDX-License-Identifier: MIT
 *
 * Who is called first at a given minute of the week, and by which number: from contacts.json, the
 * hours of its contacts (derive/hours.h) and its order of calls. The sheet, the poster, the command
 * and `check` all ask here, so that none can name another.
 *
 *     struct roster *r = on_call_roster(a, p, l);
 *     struct week_minute at = {DAY_SAT, DAY_FRI, 3 * 60};
 *     struct on_call first = on_call_first(r, at);
 *     struct on_call_list deputies = on_call_deputies(r, first.contact, at);
 *
 * Which number of a contact: in his hours `phone`, outside of them `phone_off`. Who answers around
 * the clock and has both is called by `phone` in the day of clauses/hours.json (`day`), else by
 * `phone_off`; so is who has no hours that can be read. Whose hours do not hold and who has no
 * `phone_off` has no number then.
 *
 * Whom first, in the hospital: who has the role of the word `role.first-call`, else the first of
 * the order of calls, while his hours hold. Outside of them who has the office of the word
 * `role.night-call`; without him, the first of the order whose hours hold; then the first who has a
 * number at all.
 */
#ifndef BUNKAI_DERIVE_ON_CALL_H
#define BUNKAI_DERIVE_ON_CALL_H

#include <stdbool.h>

#include "derive/hours.h"
#include "model/library.h"
#include "model/project.h"

struct contact_hours {
	const struct contact *contact;
	const char *phone, *phone_off; /* NULL: nothing, or blanks only, stands there */
	struct hours hours;
	bool known, whole; /* they are there and can be read; they never end */
	const char *stray; /* where reading them stopped; NULL: nothing was in the way */
};

struct roster {
	struct arena *a;
	const struct project *project;
	const struct library *library;
	VEC(struct contact_hours) all; /* contacts in force (model/over.h), in their order */
	VEC(const struct contact *) first; /* whom the hospital calls, the best first */
	const char *night_call;            /* the office that is called at night */
	struct hours day;
};

struct on_call {
	const struct contact *contact; /* NULL: nobody, or a deputy who is simply a name */
	const char *name;              /* of such a deputy */
	const char *phone;             /* to dial then; NULL: none is known */
	bool within;                   /* his own hours hold */
	bool night;                    /* `phone` is his number for nights and holidays */
};

struct on_call_list {
	VEC(struct on_call) all;
};

/* Hours are read once; everything lives in the arena. */
struct roster *on_call_roster(struct arena *a, const struct project *p, const struct library *l);

/* NULL of a contact that is not in force. */
const struct contact_hours *on_call_hours(const struct roster *r, const struct contact *c);

/* How this one is reached at that minute. */
struct on_call on_call_of(const struct roster *r, const struct contact *c, struct week_minute at);

/* His deputies, theirs behind them, each once and never he himself. */
struct on_call_list on_call_deputies(const struct roster *r, const struct contact *c,
				     struct week_minute at);

/* Whom everybody in the hospital calls first then; contact NULL: contacts.json has nobody. */
struct on_call on_call_first(const struct roster *r, struct week_minute at);

/*
 * The vendor's contact of a system: the first whose hours hold, then the first who has a number;
 * contact NULL: nobody serves it.
 */
struct on_call on_call_vendor(const struct roster *r, const struct system *s,
			      struct week_minute at);

/* Who is called first in which hours of the week; `when` in words, to be read from above. */
struct call_band {
	const char *when;       /* 平日 8:30-17:15; 上記以外の時間 */
	struct week_minute at;  /* one of its minutes, for on_call_deputies */
	struct on_call first;
};

struct call_bands {
	VEC(struct call_band) all; /* that of the day first */
};

struct call_bands on_call_week(const struct roster *r);

#endif
