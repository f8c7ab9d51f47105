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
