/* SPDX-License-Identifier: MIT
 *
 * An event that is not known counts as the one that the chain names in its place; then
 * base/moment.h counts.
 */
#include "derive/incident_times.h"

#include <string.h>

static const struct incident_event *find_event(const struct incident_wish *w, const char *id)
{
	for (size_t i = 0; i < w->n_events; i++)
		if (strcmp(w->events[i].id, id) == 0)
			return &w->events[i];
	return NULL;
}

bool incident_event_at(const struct incident_wish *w, const struct chain_event *event,
		       struct moment *out)
{
	const struct call_chain *c = &w->library->chain;

	for (size_t i = 0; event && i < c->events.n; i++) {
		const struct incident_event *known = find_event(w, event->id);

		if (known) {
			*out = known->at;
			return true;
		}
		event = event->otherwise ? chain_event(c, event->otherwise) : NULL;
	}
	return false;
}

/*
 * A desk counts in its own way: from the day itself, and to a day on which offices are open (行政機関
 * の休日に関する法律). The day before that stays the one to aim at.
 */
static void count_as_desk(struct arena *a, const struct days_off *off, struct incident_due *due)
{
	const struct deadline *d = due->link ? due->link->deadline : NULL;

	if (!d || due->link->source != BY_DEADLINE || !period_is_of_days(&due->period))
		return;
	if (d->first) {
		due->at.date = days_add(a, due->at.date, -1);
		due->first.date = days_add(a, due->first.date, -1);
	}
	if (!d->last_open || days_is_business(off, due->at.date))
		return;
	due->at.date = days_to_business(a, due->at.date, 1, off);
	due->moved = true;
}

/* The limit, of a time whose event is known; its length of any. */
static bool count(struct arena *a, const struct incident_wish *w, const struct periods *periods,
		  struct incident_due *due)
{
	const struct days_off off = calendar_days_off(&w->library->calendar);
	const struct named_period *p = periods_longest(periods), *first = periods->all.at;

	if (!p)
		return false;
	due->period = p->period;
	due->every = p->every;
	if (due->state == INCIDENT_UNKNOWN)
		return false;
	due->at = moment_after(a, &due->from, &p->period, &off);
	due->first = p->period.unit == first->period.unit && first->period.count
			     ? moment_after(a, &due->from, &first->period, &off)
			     : due->at;
	count_as_desk(a, &off, due);
	return true;
}

void incident_set_times(struct arena *a, const struct incident_wish *w,
			const struct periods *periods, struct incident_due *due)
{
	due->state = incident_event_at(w, due->event, &due->from) ? INCIDENT_UNTIMED
								 : INCIDENT_UNKNOWN;
	if (count(a, w, periods, due))
		due->state = INCIDENT_TIMED;
}
