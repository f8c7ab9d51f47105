/* SPDX-License-Identifier: MIT
 *
 * Each link of the chain becomes a line with a time, if its event has one; what vendors owe comes
 * from incident_owed.h; then all are sorted by their limits.
 */
#include "derive/incident.h"

#include <string.h>

#include "derive/incident_owed.h"

/* A lost medium has steps of its own, and nobody pulls a cable for it. */
static bool is_known(const struct incident_wish *w, const char *event)
{
	for (size_t i = 0; i < w->n_events; i++)
		if (strcmp(w->events[i].id, event) == 0)
			return true;
	return false;
}

static void add_link(struct arena *a, const struct incident_wish *w, const struct call_link *link,
		     struct incident *out)
{
	const struct chain_step *s = link->step;

	if (s && s->unless && is_known(w, s->unless))
		return;
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

	incident_set_times(a, w, &link->periods, &due);
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
