/* SPDX-License-Identifier: MIT
 *
 * The times of one incident: the chain (derive/chain_links.h) and what each vendor owes by its
 * annex, counted from a discovery that somebody gives, and from what else is known of it (when the
 * lines were cut, when the director decided). What hangs on something that is not known yet has no
 * time, and says so.
 *
 * - Of a time with several numbers (3日から5日) the last one is the limit.
 * - A vendor's times run from when it knows: when it was told, if that is given, else as if it knew
 *   at the discovery, so that nothing is counted too late.
 * - What waits (derive/waiting.h) is owed by nobody. Rights and effects bind nobody to act.
 * - A paper that a vendor submits within days is due on the next business day when the last one is
 *   none (clause general-definitions); what the hospital reports to an authority is moved where the
 *   desk itself counts so (`last_open`), with the last day before it as `first`, and never else, so
 *   that nobody is late. Where the desk says so (`first`), the day of the event is the first.
 */
#ifndef BUNKAI_DERIVE_INCIDENT_TIMES_H
#define BUNKAI_DERIVE_INCIDENT_TIMES_H

#include "base/moment.h"
#include "derive/chain_links.h"
#include "derive/table_words.h"

/* When an event of the chain happened. */
struct incident_event {
	const char *id;
	struct moment at;
};

struct incident_wish {
	const struct project *project;
	const struct library *library;
	const struct coverage *coverage;
	const struct table_words *const *words; /* one per contract; NULL: nothing waits */
	const struct contract *contract; /* whose vendor is meant; NULL: all contracts in force */
	const struct incident_event *events; /* the discovery among them */
	size_t n_events;
};

/* How far a time is known. */
enum incident_state {
	INCIDENT_TIMED,   /* `at` is its limit */
	INCIDENT_UNTIMED, /* its event is known, but nobody laid down a number */
	INCIDENT_UNKNOWN  /* its event is not known yet */
};

struct incident_due {
	const char *id;               /* of the step; 'ppc/first'; 'clause#statement' of a vendor */
	enum incident_state state;
	const struct chain_event *event; /* NULL: it runs from something that is no event */
	struct moment from;           /* TIMED, UNTIMED: the event */
	struct moment first, at;      /* TIMED: of 3日から5日 both ends, else twice the limit; of a
				       * desk's moved last day that day itself and where it went */
	struct period period;         /* count and unit of the limit; 0 minutes: none is said */
	bool every;                   /* again after as long: `at` is the first time */
	bool moved;                   /* the last day was no business day */
	const struct call_link *link; /* a step of the hospital, or a desk's deadline; or NULL */
	/* of a vendor: by its contract */
	const struct contract *contract;
	const char *party;
	const char *who, *what;       /* 企画管理者, a party's name; what is to be done */
	const char *within, *condition, *place; /* "": nothing is said */
};

struct incident {
	VEC(struct incident_due) all; /* TIMED by `at`, then UNTIMED, then UNKNOWN by event */
	struct call_links links;      /* to which `link` points */
};

/*
 * When the event happened, or the one that counts while it is not known (`else` of the chain);
 * false: nobody knows.
 */
bool incident_event_at(const struct incident_wish *wish, const struct chain_event *event,
		       struct moment *out);

/* State and times of a due whose event is set, by the periods that its words name. */
void incident_set_times(struct arena *a, const struct incident_wish *wish,
			const struct periods *periods, struct incident_due *due);

#endif
