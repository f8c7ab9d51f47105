/* SPDX-License-Identifier: MIT
 *
 * Whom a step of an incident calls, and the number to dial at that hour: people by contacts.json
 * and their hours (derive/on_call.h), vendors by the systems, public desks by the project's number,
 * else the library's.
 */
#ifndef BUNKAI_DERIVE_INCIDENT_CALLS_H
#define BUNKAI_DERIVE_INCIDENT_CALLS_H

#include "derive/incident_times.h"
#include "derive/on_call.h"

struct incident_call {
	/* of the contact or desk; of a vendor without one the party; NULL: nobody holds it */
	const char *id;
	const char *office;     /* 病院長, a company, a desk's name */
	const char *name;       /* 病院長室 見本 太郎; "" of a desk */
	const char *phone;      /* NULL: none is known for that hour */
	const char *url;        /* of a desk without a number; else NULL */
	/* how sure a desk's number is that the hospital did not give: second-hand …; or NULL */
	const char *status;
	const char *deputy, *deputy_phone; /* who is called next; NULL: nobody with a number */
};

struct incident_calls {
	VEC(struct incident_call) all;
};

/*
 * None of what is done by oneself, and of what vendors owe. A time of days is not done at night:
 * then numbers are those of the day.
 */
struct incident_calls incident_calls_of(struct arena *a, const struct incident_wish *wish,
					const struct roster *r, const struct incident_due *due);

/*
 * Who acts at that hour: at night and on holidays, when whoever is called first holds the office
 * that stands in (`night` of the step), that office.
 */
const char *incident_actor(const struct incident_wish *wish, const struct roster *r,
			   const struct incident_due *due);

/* The kinds of that day and of the day before it. */
struct week_minute incident_week_minute(struct arena *a, const struct library *l,
					const struct moment *at);

#endif
