/* SPDX-License-Identifier: MIT
 *
 * A step is looked at in the minute from which it runs, since one calls at once, and of one whose
 * event is not known yet in that of the discovery; what has days is looked at in the hours of the
 * day.
 */
#include "derive/incident_calls.h"

#include <string.h>

#include "base/text.h"
#include "derive/holders.h"
#include "model/over.h"

/* What all calls of one due are made from. */
struct calling {
	struct arena *a;
	const struct incident_wish *wish;
	const struct roster *roster;
	struct week_minute at;
	struct incident_calls out;
};

static enum day_kind kind_of(const struct calendar *c, const char *date)
{
	if (calendar_holiday_on(c, date))
		return DAY_HOLIDAY;
	return calendar_day_name(c, date) ? DAY_YEAR_END
					  : (enum day_kind)(DAY_MON + days_weekday(date));
}

struct week_minute incident_week_minute(struct arena *a, const struct library *l,
					const struct moment *at)
{
	bool end = at->minute == MOMENT_DAY;
	const char *date = end ? days_add(a, at->date, 1) : at->date;

	return (struct week_minute){kind_of(&l->calendar, date),
				    kind_of(&l->calendar, days_add(a, date, -1)),
				    end ? 0 : at->minute};
}

/* A minute in the hours of the day; of a library that does not say them noon of a Monday. */
static struct week_minute in_the_day(const struct roster *r)
{
	struct week_minute at = {DAY_MON, DAY_SUN, 0};

	while (at.minute < MOMENT_DAY - 1 && !hours_hold(&r->day, at))
		at.minute++;
	if (!hours_hold(&r->day, at))
		at.minute = MOMENT_DAY / 2;
	return at;
}

static struct week_minute hour_of(struct arena *a, const struct incident_wish *w,
				  const struct roster *r, const struct incident_due *due)
{
	struct moment from = due->from;

	if (due->state != INCIDENT_UNTIMED && due->period.count &&
	    period_is_of_days(&due->period))
		return in_the_day(r);
	if (due->state == INCIDENT_UNKNOWN &&
	    !incident_event_at(w, w->library->chain.events.at, &from))
		return in_the_day(r);
	return incident_week_minute(a, w->library, &from);
}

/* --- people --- */

static const char *title_of(struct arena *a, const struct contact *c)
{
	if (c->desk && c->name)
		return arena_concat(a, c->desk, " ", c->name, (char *)NULL);
	return c->name ? c->name : c->desk ? c->desk : c->id;
}

static void set_deputy(struct calling *k, struct incident_call *call, const struct contact *c)
{
	const struct on_call_list deputies = on_call_deputies(k->roster, c, k->at);

	for (size_t i = 0; i < deputies.all.n; i++) {
		const struct on_call *d = &deputies.all.at[i];

		if (!d->contact || !d->phone)
			continue;
		call->deputy = title_of(k->a, d->contact);
		call->deputy_phone = d->phone;
		return;
	}
}

/* Each is called once; `id` is for whom contacts.json has nobody, or NULL. */
static void add_contact(struct calling *k, const char *office, const struct on_call *who,
			const char *id)
{
	struct incident_call *call;

	id = who->contact ? who->contact->id : id;
	for (size_t i = 0; id && i < k->out.all.n; i++)
		if (text_equal(k->out.all.at[i].id, id))
			return;
	call = vec_push(k->a, &k->out.all);
	*call = (struct incident_call){
		.id = id, .office = office, .name = "", .phone = who->phone};
	if (!who->contact)
		return;
	call->name = title_of(k->a, who->contact);
	set_deputy(k, call, who->contact);
}

/* The office that stands in for whoever is called first by day, if its holder is called then. */
static const char *stand_in(const struct incident_wish *w, const struct chain_step *s,
			    const char *office, const struct on_call *first)
{
	bool stands = s->night && first->contact &&
		      strcmp(office, library_word(w->library, "role.first-call")) == 0 &&
		      office_is_held_by(w->library, s->night, first->contact);

	return stands ? s->night : office;
}

/* Who holds the office, or is named for the step and does. */
static struct on_call holder_of(const struct calling *k, const struct chain_step *s,
				const char *office)
{
	const struct library *l = k->wish->library;
	const struct contact *c = chain_contact(k->wish->project, l, s);

	if (strcmp(office, library_word(l, "role.first-call")) == 0)
		return on_call_first(k->roster, k->at);
	if (!c || !office_is_held_by(l, office, c))
		c = office_holder(k->wish->project, l, office);
	return c ? on_call_of(k->roster, c, k->at) : (struct on_call){.contact = NULL};
}

static void add_office(struct calling *k, const struct chain_step *s, const char *office)
{
	const struct on_call who = holder_of(k, s, office);

	add_contact(k, stand_in(k->wish, s, office, &who), &who, NULL);
}

/* --- vendors and desks --- */

static const char *company_of(const struct calling *k, const struct contact *c,
			      const struct system *s)
{
	const char *id = c && c->party ? c->party : s->vendor;
	const struct party *p = id ? project_party(k->wish->project, id) : NULL;

	return p ? p->name : id ? id : s->name;
}

static bool is_meant(const struct incident_wish *w, const struct system *s)
{
	const struct contract *c = w->contract;

	for (size_t i = 0; c && i < c->systems.n; i++)
		if (strcmp(c->systems.at[i], s->id) == 0)
			return true;
	return !c && !over_of_system(w->project, s->id);
}

static void add_vendors(struct calling *k)
{
	const struct project *p = k->wish->project;

	for (size_t i = 0; i < p->systems.n; i++) {
		const struct system *s = &p->systems.at[i];
		struct on_call who = on_call_vendor(k->roster, s, k->at);

		if (is_meant(k->wish, s))
			add_contact(k, company_of(k, who.contact, s), &who,
				    s->vendor ? s->vendor : s->id);
	}
}

static void add_desk(struct calling *k, const char *id)
{
	const struct desk *d = library_desk(k->wish->library, id);
	const struct desk_override *own = project_desk(k->wish->project, id);
	struct incident_call *call = vec_push(k->a, &k->out.all);

	*call = (struct incident_call){
		.id = id,
		.office = own && own->name ? own->name : d ? d->name : id,
		.name = "",
		.phone = own && own->phone ? own->phone : d ? d->phone : NULL,
	};
	if (!call->phone)
		call->url = d ? d->url : NULL;
	else if (d && !(own && own->phone))
		call->status = d->numbers_status ? d->numbers_status : d->status;
}

struct incident_calls incident_calls_of(struct arena *a, const struct incident_wish *w,
					const struct roster *r, const struct incident_due *due)
{
	const struct chain_step *s = due->link ? due->link->step : NULL;
	struct calling k = {.a = a, .wish = w, .roster = r, .at = hour_of(a, w, r, due)};

	for (size_t i = 0; s && i < s->to.n; i++)
		add_office(&k, s, s->to.at[i]);
	if (s && s->vendors)
		add_vendors(&k);
	for (size_t i = 0; s && i < s->desks.n; i++)
		add_desk(&k, s->desks.at[i]);
	if (!s && due->link)
		add_desk(&k, due->link->desk->id);
	return k.out;
}

const char *incident_actor(const struct incident_wish *w, const struct roster *r,
			   const struct incident_due *due)
{
	const struct chain_step *s = due->link ? due->link->step : NULL;
	const struct on_call first = on_call_first(r, hour_of(r->a, w, r, due));

	return s ? stand_in(w, s, s->who, &first) : due->who;
}
