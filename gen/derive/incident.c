/* SPDX-License-Identifier: MIT
 *
 * Each link of the chain becomes a line with a time, if its event has one; what vendors owe comes
 * from incident_owed.c; then all are sorted by their limits.
 */
#include "derive/incident.h"

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

bool incident_count(struct arena *a, const struct incident_wish *w, const struct periods *periods,
		    struct incident_due *due)
{
	const struct days_off off = calendar_days_off(&w->library->calendar);
	const struct named_period *p = periods_longest(periods);

	if (!p)
		return false;
	due->period = p->period;
	due->every = p->every;
	due->at = moment_after(a, &due->from, &p->period, &off);
	return true;
}

static void set_times(struct arena *a, const struct incident_wish *w, struct incident_due *due)
{
	if (!incident_event_at(w, due->event, &due->from))
		due->state = INCIDENT_UNKNOWN;
	else
		due->state = incident_count(a, w, &due->link->periods, due) ? INCIDENT_TIMED
									   : INCIDENT_UNTIMED;
}

static void add_link(struct arena *a, const struct incident_wish *w, const struct call_link *link,
		     struct incident *out)
{
	const struct chain_step *s = link->step;
	struct incident_due due = {
		.id = link->id,
		.event = link->event,
		.link = link,
		.who = s ? s->who : "",
		.what = s ? s->what : link->deadline->what,
		.within = link->within,
		.condition = link->condition,
		.place = link->place,
	};

	set_times(a, w, &due);
	*vec_push(a, &out->all) = due;
}

/* Events as the chain has them; what runs from none of them behind all. */
static size_t event_order(const struct call_chain *c, const struct incident_due *d)
{
	return d->event ? (size_t)(d->event - c->events.at) : c->events.n;
}

static int compare(const struct call_chain *c, const struct incident_due *x,
		   const struct incident_due *y)
{
	size_t of_x = event_order(c, x), of_y = event_order(c, y);
	int by_time;

	if (x->state != y->state)
		return x->state < y->state ? -1 : 1;
	by_time = x->state == INCIDENT_TIMED     ? moment_compare(&x->at, &y->at)
		  : x->state == INCIDENT_UNTIMED ? moment_compare(&x->from, &y->from)
						 : 0;
	return by_time ? by_time : (of_x > of_y) - (of_x < of_y);
}

/* A stable sort: what is due at one time keeps the order of the chain. */
static void sort(const struct call_chain *c, struct incident *out)
{
	for (size_t i = 1; i < out->all.n; i++) {
		struct incident_due moving = out->all.at[i];
		size_t k = i;

		for (; k > 0 && compare(c, &out->all.at[k - 1], &moving) > 0; k--)
			out->all.at[k] = out->all.at[k - 1];
		out->all.at[k] = moving;
	}
}

struct incident *incident_of(struct arena *a, const struct incident_wish *w)
{
	struct incident *out = arena_alloc(a, sizeof *out);

	*out = (struct incident){0};
	if (!w->library->chain.events.n)
		return NULL;
	out->links = chain_links_of(a, w->project, w->library, w->coverage);
	for (size_t i = 0; i < out->links.all.n; i++)
		add_link(a, w, &out->links.all.at[i], out);
	incident_add_owed(a, w, out);
	sort(&w->library->chain, out);
	return out;
}
