/* SPDX-License-Identifier: MIT
 *
 * The order of calls becomes a list of candidates once; each minute picks the best of them. A week
 * is walked in steps, since hours begin at full minutes only, and neighbours that pick the same
 * number are one band.
 */
#include "derive/on_call.h"

#include <string.h>

#include "base/text.h"
#include "model/over.h"

/* Hours are told apart to these minutes when a week is walked. */
enum { WEEK_STEP = 5 };

static struct contact_hours read_contact(const struct roster *r, const struct contact *c)
{
	struct contact_hours h = {.contact = c,
				  .phone = text_empty(c->phone) ? NULL : c->phone,
				  .phone_off = text_empty(c->phone_off) ? NULL : c->phone_off};

	if (!text_empty(c->hours))
		h.known = hours_read(r->a, &r->library->hours, c->hours, &h.hours, &h.stray);
	h.whole = h.known && hours_are_whole(&h.hours);
	return h;
}

const struct contact_hours *on_call_hours(const struct roster *r, const struct contact *c)
{
	for (size_t i = 0; i < r->all.n; i++)
		if (r->all.at[i].contact == c)
			return &r->all.at[i];
	return NULL;
}

/* True when the number for nights and holidays is the one to dial. */
static bool calls_at_night(const struct roster *r, const struct contact_hours *h,
			   struct week_minute at)
{
	if (!h->phone_off)
		return false;
	if (!h->phone)
		return true;
	if (h->whole || !h->known)
		return !hours_hold(&r->day, at);
	return !hours_hold(&h->hours, at);
}

struct on_call on_call_of(const struct roster *r, const struct contact *c, struct week_minute at)
{
	const struct contact_hours *h = on_call_hours(r, c);
	struct on_call out = {.contact = c};

	if (!h)
		return (struct on_call){.contact = NULL};
	out.within = h->known && hours_hold(&h->hours, at);
	out.night = calls_at_night(r, h, at);
	if (out.night)
		out.phone = h->phone_off;
	else if (out.within || (!h->known && hours_hold(&r->day, at)))
		out.phone = h->phone;
	return out;
}

static bool has_deputy(const struct on_call_list *list, const struct contact *c, const char *name)
{
	for (size_t i = 0; i < list->all.n; i++)
		if (c ? list->all.at[i].contact == c : text_equal(list->all.at[i].name, name))
			return true;
	return false;
}

static void add_deputies(const struct roster *r, const struct contact *whose,
			 const struct contact *first, struct week_minute at,
			 struct on_call_list *out)
{
	const char *name;

	for (size_t i = 0; (name = contact_deputy(whose, i)) != NULL; i++) {
		const struct contact *c = project_contact(r->project, name);

		if (c == first || has_deputy(out, c, name) || (c && !on_call_hours(r, c)))
			continue;
		*vec_push(r->a, &out->all) =
			c ? on_call_of(r, c, at) : (struct on_call){.name = name};
	}
}

struct on_call_list on_call_deputies(const struct roster *r, const struct contact *c,
				     struct week_minute at)
{
	struct on_call_list out = {0};

	if (!c)
		return out;
	add_deputies(r, c, c, at, &out);
	for (size_t i = 0; i < out.all.n; i++)
		if (out.all.at[i].contact)
			add_deputies(r, out.all.at[i].contact, c, at, &out);
	return out;
}

static bool is_of_hospital(const struct contact *c)
{
	return strcmp(c->kind, "hospital") == 0;
}

static bool holds(const struct contact *c, const char *office)
{
	return (c->role && strstr(c->role, office)) || (c->desk && strstr(c->desk, office));
}

/* Whom the hospital calls: by role, then by the order of calls, then whoever is there. */
static void list_first(struct roster *r)
{
	const struct project *p = r->project;
	const char *role = library_word(r->library, "role.first-call");

	for (size_t i = 0; i < r->all.n; i++) {
		const struct contact *c = r->all.at[i].contact;

		if (is_of_hospital(c) && text_equal(c->role, role))
			*vec_push(r->a, &r->first) = c;
	}
	for (size_t i = 0; i < p->escalation.n; i++) {
		const struct contact *c = project_contact(p, p->escalation.at[i].contact);

		if (c && is_of_hospital(c) && on_call_hours(r, c))
			*vec_push(r->a, &r->first) = c;
	}
	for (size_t i = 0; i < r->all.n; i++)
		if (is_of_hospital(r->all.at[i].contact) && r->all.at[i].contact->systems.n)
			*vec_push(r->a, &r->first) = r->all.at[i].contact;
}

struct roster *on_call_roster(struct arena *a, const struct project *p, const struct library *l)
{
	struct roster *r = arena_alloc(a, sizeof *r);
	const char *stray;

	*r = (struct roster){.a = a,
			     .project = p,
			     .library = l,
			     .night_call = library_word(l, "role.night-call")};
	if (l->hours.day)
		hours_read(a, &l->hours, l->hours.day, &r->day, &stray);
	for (size_t i = 0; i < p->contacts.n; i++)
		if (!contact_is_over(p, &p->contacts.at[i]))
			*vec_push(a, &r->all) = read_contact(r, &p->contacts.at[i]);
	list_first(r);
	return r;
}

/* How good it is to call this one when the first of all has no hours: see the header. */
static int rank_of(const struct roster *r, const struct on_call *call)
{
	if (!call->phone)
		return 0;
	if (holds(call->contact, r->night_call))
		return 3;
	return call->within ? 2 : 1;
}

struct on_call on_call_first(const struct roster *r, struct week_minute at)
{
	struct on_call best = {.contact = NULL};
	int rank = 0;

	if (r->first.n) {
		best = on_call_of(r, r->first.at[0], at);
		rank = rank_of(r, &best);
	}
	if (best.within && best.phone)
		return best;
	for (size_t i = 1; i < r->first.n; i++) {
		struct on_call call = on_call_of(r, r->first.at[i], at);

		if (rank_of(r, &call) > rank) {
			rank = rank_of(r, &call);
			best = call;
		}
	}
	return best;
}

struct on_call on_call_vendor(const struct roster *r, const struct system *s, struct week_minute at)
{
	struct on_call best = {.contact = NULL};

	for (size_t i = 0; i < r->all.n; i++) {
		const struct contact *c = r->all.at[i].contact;
		struct on_call call = {.contact = NULL};

		if (strcmp(c->kind, "vendor") != 0 || !contact_serves(c, s))
			continue;
		call = on_call_of(r, c, at);
		if (call.within && call.phone)
			return call;
		if (!best.contact || (call.phone && !best.phone))
			best = call;
	}
	return best;
}

/* Of a holiday a weekday stands before it, of the days around the new year another of them. */
static enum day_kind day_before(enum day_kind day)
{
	static const enum day_kind before[] = {
		[DAY_MON] = DAY_SUN, [DAY_TUE] = DAY_MON,     [DAY_WED] = DAY_TUE,
		[DAY_THU] = DAY_WED, [DAY_FRI] = DAY_THU,     [DAY_SAT] = DAY_FRI,
		[DAY_SUN] = DAY_SAT, [DAY_HOLIDAY] = DAY_MON, [DAY_YEAR_END] = DAY_YEAR_END,
	};

	return before[day];
}

static struct call_band *find_band(struct call_bands *bands, const struct on_call *call)
{
	for (size_t i = 0; i < bands->all.n; i++) {
		struct call_band *b = &bands->all.at[i];

		if (b->first.contact == call->contact && text_equal(b->first.phone, call->phone))
			return b;
	}
	return NULL;
}

static void look_at(const struct roster *r, struct week_minute at, struct call_bands *bands)
{
	struct on_call call = on_call_first(r, at);
	struct call_band *b = find_band(bands, &call);

	if (b) {
		b->first.within = b->first.within && call.within;
		return;
	}
	*vec_push(r->a, &bands->all) = (struct call_band){.at = at, .first = call};
}

/* The minutes of one day in which a band's contact is called first, and how many his hours have. */
struct band_day {
	int from, to, called, held;
};

static struct band_day band_on(const struct roster *r, const struct call_band *b,
			       enum day_kind day)
{
	const struct contact_hours *own = on_call_hours(r, b->first.contact);
	struct band_day out = {.from = -1};

	for (int minute = 0; minute < DAY_MINUTES; minute += WEEK_STEP) {
		const struct week_minute at = {day, day_before(day), minute};
		const struct on_call call = on_call_first(r, at);

		out.held += own && hours_hold(&own->hours, at);
		if (call.contact != b->first.contact || !text_equal(call.phone, b->first.phone))
			continue;
		out.from = out.from < 0 ? minute : out.from;
		out.to = minute + WEEK_STEP;
		out.called++;
	}
	return out;
}

/*
 * His hours say when he is called; where another is called in a part of them, what is left, if that
 * is the same on all its days.
 */
static const char *own_hours(const struct roster *r, const struct call_band *b)
{
	struct band_day same = {.from = -1};
	unsigned mask = 0;
	bool whole = true;

	for (int day = 0; day < DAY__MAX; day++) {
		const struct band_day on = band_on(r, b, (enum day_kind)day);

		whole = whole && on.called == on.held;
		if (!on.called)
			continue;
		if ((mask && (on.from != same.from || on.to != same.to)) ||
		    on.called * WEEK_STEP != on.to - on.from)
			return b->first.contact->hours;
		same = on;
		mask |= 1u << day;
	}
	if (whole)
		return b->first.contact->hours;
	return arena_concat(r->a, hours_days(r->a, &r->library->hours, mask), " ",
			    hours_clock(r->a, &r->library->hours, same.from), "-",
			    hours_clock(r->a, &r->library->hours, same.to), (char *)NULL);
}

/* Of one whose hours nobody has written, `phone` is dialled in the hours of the day. */
static bool is_by_day(const struct roster *r, const struct call_band *b)
{
	const struct contact_hours *own = on_call_hours(r, b->first.contact);

	return own && !own->known && b->first.phone && !b->first.night;
}

/* Where his hours do not hold, the rest. */
static const char *band_words(const struct roster *r, const struct call_band *b)
{
	if (b->first.contact && b->first.within)
		return own_hours(r, b);
	return is_by_day(r, b) && r->library->hours.day ? r->library->hours.day
							: r->library->hours.otherwise;
}

/* The rest is read from above, so it stands last. */
static void put_rest_last(struct call_bands *bands)
{
	for (size_t i = 1; i < bands->all.n; i++)
		for (size_t k = i; k > 0 && bands->all.at[k].first.within &&
				   !bands->all.at[k - 1].first.within;
		     k--) {
			const struct call_band moving = bands->all.at[k];

			bands->all.at[k] = bands->all.at[k - 1];
			bands->all.at[k - 1] = moving;
		}
}

struct call_bands on_call_week(const struct roster *r)
{
	struct call_bands bands = {0};

	for (int pass = 0; pass < 2; pass++)
		for (int day = 0; day < DAY__MAX; day++)
			for (int minute = 0; minute < DAY_MINUTES; minute += WEEK_STEP) {
				struct week_minute at = {(enum day_kind)day,
							 day_before((enum day_kind)day), minute};

				/* the day's own band stands first */
				if (hours_hold(&r->day, at) == (pass == 0))
					look_at(r, at, &bands);
			}
	put_rest_last(&bands);
	for (size_t i = 0; i < bands.all.n; i++)
		bands.all.at[i].when = bands.all.n == 1 && r->library->hours.days.n
					       ? hours_days(r->a, &r->library->hours, DAYS_ALL)
					       : band_words(r, &bands.all.at[i]);
	return bands;
}
