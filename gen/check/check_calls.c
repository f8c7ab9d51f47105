/* SPDX-License-Identifier: MIT
 *
 * Findings about who answers when: hours that nobody can read, hours of the week in which nobody
 * can be called about a system, and deputies who are none: a bare name, one without a number at
 * night, one who is everybody's, a circle that leads back to who did not answer. How whom one calls
 * is found out stands in derive/on_call.h.
 */
#include <string.h>

#include "base/intl.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "check/check.h"
#include "check/scope.h"
#include "derive/call_gaps.h"
#include "derive/on_call.h"
#include "model/over.h"

struct call_check {
	struct arena *a;
	const struct check_input *in;
	struct roster *roster;
	struct diag_list *dl;
	/* reach[i * n + k]: the deputies of contact i, theirs and so on, have contact k */
	bool *reach;
	size_t n;
};

/* Those who can be asked for the nth: contacts in force. */
static const struct contact *nth_contact(const struct call_check *c, size_t nth)
{
	return c->roster->all.at[nth].contact;
}

static const char *title_of(const struct contact *c)
{
	return c->name ? c->name : c->desk ? c->desk : c->id;
}

static const char *list_examples(const struct call_check *c)
{
	const struct hour_words *words = &c->in->library->hours;
	struct strbuf sb = strbuf_new(c->a);

	for (size_t i = 0; i < words->examples.n; i++)
		strbuf_join(&sb, " / ", words->examples.at[i]);
	return sb.text;
}

static void check_hours(struct call_check *c)
{
	for (size_t i = 0; i < c->n; i++) {
		const struct contact_hours *h = &c->roster->all.at[i];

		if (h->stray)
			diag_add(c->dl, DIAG_HOURS_UNREAD, h->contact->id,
				 arena_concat(c->a, h->contact->place, ".hours", (char *)NULL),
				 h->contact->hours, h->stray, list_examples(c));
	}
}

static void check_gaps_of(struct call_check *c, const struct system *s, const char *kind,
			  const char *whose)
{
	const char *gaps = call_gaps_of(c->roster, s, kind);
	size_t n = c->dl->all.n;

	if (!gaps)
		return;
	diag_add(c->dl, DIAG_HOURS_UNCOVERED, s->id, s->place, whose, gaps);
	diag_about(c->dl, n, ABOUT_SYSTEM, s->id);
	diag_about(c->dl, n, ABOUT_HOSPITAL, SCOPE_HOSPITAL);
}

static void check_gaps(struct call_check *c)
{
	const struct project *p = c->in->project;

	for (size_t i = 0; i < p->systems.n; i++) {
		if (over_of_system(p, p->systems.at[i].id))
			continue;
		check_gaps_of(c, &p->systems.at[i], "hospital", _("of the hospital"));
		check_gaps_of(c, &p->systems.at[i], "vendor", _("of a vendor"));
	}
}

static bool is_deputy_of(const struct contact *deputy, const struct contact *c)
{
	const char *name;

	for (size_t i = 0; (name = contact_deputy(c, i)) != NULL; i++)
		if (strcmp(name, deputy->id) == 0)
			return true;
	return false;
}

static bool is_of_hospital(const struct contact *c)
{
	return strcmp(c->kind, "hospital") == 0;
}

/* Those whose deputy the nth is, by name, and how many of the hospital they are. */
static const char *list_deputised(const struct call_check *c, size_t nth, int *of_hospital)
{
	struct strbuf sb = strbuf_new(c->a);

	*of_hospital = 0;
	for (size_t i = 0; i < c->n; i++) {
		const struct contact *other = nth_contact(c, i);

		if (i == nth || !is_deputy_of(nth_contact(c, nth), other))
			continue;
		strbuf_join(&sb, ", ", title_of(other));
		*of_hospital += is_of_hospital(other);
	}
	return sb.text;
}

/* One deputy of one other is the least there can be, be it all of them. */
static void check_share(struct call_check *c, size_t nth)
{
	const struct contact *contact = nth_contact(c, nth);
	int deputised, others = -1;
	const char *whom = list_deputised(c, nth, &deputised);

	for (size_t i = 0; i < c->n; i++)
		others += is_of_hospital(nth_contact(c, i));
	if (is_of_hospital(contact) && deputised > 1 &&
	    deputised * 100 > others * c->in->library->hours.deputy_share)
		diag_add(c->dl, DIAG_DEPUTY_OF_MOST, contact->id, contact->place,
			 arena_printf(c->a, "%d", deputised), arena_printf(c->a, "%d", others),
			 whom);
}

/* The numbers of a deputy are needed when others do not answer: at night. */
static void check_night_phone(struct call_check *c, size_t nth)
{
	const struct contact *contact = nth_contact(c, nth);
	int deputised;
	const char *whom = list_deputised(c, nth, &deputised);

	if (*whom && text_empty(contact->phone_off))
		diag_add(c->dl, DIAG_DEPUTY_WITHOUT_NIGHT_PHONE, contact->id, contact->place, whom);
}

static void check_names(struct call_check *c, const struct contact *contact)
{
	const char *name;

	for (size_t i = 0; (name = contact_deputy(contact, i)) != NULL; i++)
		if (!project_contact(c->in->project, name))
			diag_add(c->dl, DIAG_DEPUTY_WITHOUT_CONTACT, contact->id,
				 arena_concat(c->a, contact->place, ".deputy", (char *)NULL), name);
}

static void find_reach(struct call_check *c)
{
	c->reach = arena_alloc(c->a, c->n * c->n);
	for (size_t i = 0; i < c->n; i++)
		for (size_t k = 0; k < c->n; k++) {
			const char *name;

			for (size_t d = 0; (name = contact_deputy(nth_contact(c, i), d)); d++)
				if (strcmp(name, nth_contact(c, k)->id) == 0)
					c->reach[i * c->n + k] = true;
		}
	for (size_t by = 0; by < c->n; by++)
		for (size_t i = 0; i < c->n; i++)
			for (size_t k = 0; c->reach[i * c->n + by] && k < c->n; k++)
				if (c->reach[by * c->n + k])
					c->reach[i * c->n + k] = true;
}

/* Everybody whom his deputies lead to leads back to him: nobody else is ever asked. */
static bool is_closed_circle(const struct call_check *c, size_t nth)
{
	if (!c->reach[nth * c->n + nth])
		return false;
	for (size_t k = 0; k < c->n; k++)
		if (c->reach[nth * c->n + k] && !c->reach[k * c->n + nth])
			return false;
	return true;
}

static bool is_first_of_circle(const struct call_check *c, size_t nth)
{
	for (size_t k = 0; k < nth; k++)
		if (c->reach[nth * c->n + k])
			return false;
	return true;
}

static bool share_a_system(const struct contact *x, const struct contact *y)
{
	for (size_t i = 0; i < x->systems.n; i++)
		for (size_t k = 0; k < y->systems.n; k++)
			if (strcmp(x->systems.at[i], y->systems.at[k]) == 0)
				return true;
	return !x->systems.n;
}

/* Others of the same house who see to the same systems; "": there is nobody else to name. */
static const char *list_outsiders(const struct call_check *c, size_t nth)
{
	const struct contact *inside = nth_contact(c, nth);
	struct strbuf sb = strbuf_new(c->a);

	for (size_t k = 0; k < c->n; k++) {
		const struct contact *other = nth_contact(c, k);

		if (k != nth && !c->reach[nth * c->n + k] &&
		    text_equal(other->party, inside->party) &&
		    strcmp(other->kind, inside->kind) == 0 && share_a_system(inside, other))
			strbuf_join(&sb, ", ", other->id);
	}
	return sb.text;
}

/* 'it → it-2 → it': from each to his first deputy, till one comes again. */
static void add_path(const struct call_check *c, size_t nth, struct strbuf *sb)
{
	const struct contact *at = nth_contact(c, nth);
	bool *seen = arena_alloc(c->a, c->n);

	for (; at; at = project_contact(c->in->project, contact_deputy(at, 0))) {
		const struct contact_hours *h = on_call_hours(c->roster, at);
		size_t i = h ? (size_t)(h - c->roster->all.at) : 0;

		strbuf_join(sb, " → ", at->id);
		if (!h || seen[i])
			return;
		seen[i] = true;
	}
}

static void check_circle(struct call_check *c, size_t nth)
{
	const struct contact *contact = nth_contact(c, nth);
	struct strbuf sb = strbuf_new(c->a);
	const char *outside;

	if (!is_closed_circle(c, nth) || !is_first_of_circle(c, nth))
		return;
	outside = list_outsiders(c, nth);
	if (!*outside && !is_deputy_of(contact, contact))
		return;
	add_path(c, nth, &sb);
	diag_add(c->dl, DIAG_DEPUTY_CIRCLE, contact->id, contact->place, sb.text, contact->id,
		 *outside ? outside : "…");
}

static void check_deputies(struct call_check *c)
{
	find_reach(c);
	for (size_t i = 0; i < c->n; i++) {
		check_names(c, nth_contact(c, i));
		check_night_phone(c, i);
		check_share(c, i);
		check_circle(c, i);
	}
}

void check_calls(struct arena *a, const struct check_input *in, struct diag_list *dl)
{
	struct call_check c = {
		.a = a, .in = in, .dl = dl, .roster = on_call_roster(a, in->project, in->library)};

	c.n = c.roster->all.n;
	check_deputies(&c);
	/* an edition of before there were words of hours */
	if (!in->library->hours.days.n)
		return;
	check_hours(&c);
	check_gaps(&c);
}
