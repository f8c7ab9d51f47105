/* SPDX-License-Identifier: MIT
 *
 * What a contract leaves behind when it has ended: systems, registers and parties that no other one
 * names, and places that still name such a party as the one to call, to own or to update something.
 */
#include <string.h>

#include "base/text.h"
#include "check/check.h"
#include "check/scope.h"
#include "model/objects.h"
#include "model/over.h"

struct over_check {
	const struct project *p;
	struct diag_list *dl;
	const char *place, *party; /* of the last thing that was looked at, and whom it named */
};

static void tell_left(struct over_check *o, const char *kind, const char *id, const char *place,
		      const struct contract *last)
{
	size_t n = o->dl->all.n;

	if (last)
		diag_add(o->dl, DIAG_LEFT_BY_CONTRACT, id, place, last->id, last->ended);
	diag_about(o->dl, n, kind, id);
}

/* A member that names a party without a contract. */
static void check_named(struct over_check *o, const char *party, const char *member,
			const char *subject, const char *place)
{
	const struct contract *last = over_of_party(o->p, party);

	if (last)
		diag_add(o->dl, DIAG_PARTY_WITHOUT_CONTRACT, subject, place, member, party,
			 last->id, last->ended);
}

/* Of a thing that names the party several times one finding is enough. */
static void check_tending(void *context, const struct tending *t)
{
	struct over_check *o = context;

	if (o->place != t->place || !text_equal(o->party, t->party))
		check_named(o, t->party, t->member, t->id, t->place);
	o->place = t->place;
	o->party = t->party;
}

static void check_system(struct over_check *o, const struct system *s)
{
	size_t n = o->dl->all.n;

	system_visit_parties(s, check_tending, o);
	diag_about(o->dl, n, ABOUT_SYSTEM, s->id);
}

/* Somebody who is to be called, and whom nothing obliges to answer. */
static void check_people(struct over_check *o)
{
	const struct project *p = o->p;
	size_t n = o->dl->all.n;

	for (size_t i = 0; i < p->contacts.n; i++)
		check_named(o, p->contacts.at[i].party, "party", p->contacts.at[i].id,
			    p->contacts.at[i].place);
	for (size_t i = 0; i < p->escalation.n; i++) {
		const struct escalation *e = &p->escalation.at[i];
		const struct contact *c = project_contact(p, e->contact);

		check_named(o, c ? c->party : NULL, "contact", e->contact, e->place);
	}
	diag_about(o->dl, n, ABOUT_HOSPITAL, SCOPE_HOSPITAL);
}

void check_over(const struct check_input *in, struct diag_list *dl)
{
	const struct project *p = in->project;
	struct over_check o = {.p = p, .dl = dl};

	for (size_t i = 0; i < p->parties.n; i++)
		tell_left(&o, ABOUT_PARTY, p->parties.at[i].id, p->parties.at[i].place,
			  over_of_party(p, p->parties.at[i].id));
	for (size_t i = 0; i < p->systems.n; i++) {
		tell_left(&o, ABOUT_SYSTEM, p->systems.at[i].id, p->systems.at[i].place,
			  over_of_system(p, p->systems.at[i].id));
		check_system(&o, &p->systems.at[i]);
	}
	for (size_t i = 0; i < p->registers.n; i++)
		tell_left(&o, ABOUT_REGISTER, p->registers.at[i]->id, p->registers.at[i]->file,
			  over_of_register(p, p->registers.at[i]->id));
	check_people(&o);
}
