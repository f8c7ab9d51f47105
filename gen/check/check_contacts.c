/* SPDX-License-Identifier: MIT
 *
 * Findings about contacts.json: a sheet that people hold in an emergency must have a number, hours
 * and a deputy on every line.
 */
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "check/check.h"

/* What every person or desk to call must have, and the code that says it is missing. */
static const struct {
	size_t offset;
	enum diag_code code;
} needed[] = {
	{offsetof(struct contact, phone), DIAG_CONTACT_WITHOUT_PHONE},
	{offsetof(struct contact, phone_off), DIAG_CONTACT_WITHOUT_NIGHT_PHONE},
	{offsetof(struct contact, hours), DIAG_CONTACT_WITHOUT_HOURS},
	{offsetof(struct contact, confirmed), DIAG_CONTACT_NOT_CONFIRMED},
};

enum { CONFIRMED_MONTHS = 12 };

/* Full months from one day to another; dates were checked while loading. */
static int months_between(const char *from, const char *to)
{
	int year, month, day, to_year, to_month, to_day;

	if (sscanf(from, "%d-%d-%d", &year, &month, &day) != 3 ||
	    sscanf(to, "%d-%d-%d", &to_year, &to_month, &to_day) != 3)
		return 0;
	return (to_year - year) * 12 + to_month - month - (to_day < day);
}

/* More than the full months: the day itself still counts as within them. */
static bool is_older(const char *date, const char *today, int months)
{
	int passed = months_between(date, today);

	return passed > months || (passed == months && strcmp(date + 8, today + 8) != 0);
}

static bool is_a_deputy(const struct project *p, const struct contact *c)
{
	const char *name;

	for (size_t i = 0; i < p->contacts.n; i++)
		for (size_t k = 0; (name = contact_deputy(&p->contacts.at[i], k)) != NULL; k++)
			if (&p->contacts.at[i] != c && strcmp(name, c->id) == 0)
				return true;
	return false;
}

/* Of a deputy check_calls says more. */
static bool is_told_elsewhere(const struct project *p, const struct contact *c,
			      enum diag_code code)
{
	return code == DIAG_CONTACT_WITHOUT_NIGHT_PHONE && is_a_deputy(p, c);
}

static void check_contact(struct arena *a, const struct project *p, const struct contact *c,
			  struct diag_list *dl)
{
	for (size_t i = 0; i < ARRAY_LEN(needed); i++) {
		const char *value =
			*(const char *const *)(const void *)((const char *)c + needed[i].offset);

		if (text_empty(value) && !is_told_elsewhere(p, c, needed[i].code))
			diag_add(dl, needed[i].code, c->id, c->place);
	}
	if (c->confirmed && is_older(c->confirmed, p->date, CONFIRMED_MONTHS))
		diag_add(dl, DIAG_CONTACT_OLD, c->id, c->place, c->confirmed,
			 arena_printf(a, "%d", CONFIRMED_MONTHS));
	if (c->party && !project_party(p, c->party))
		diag_add(dl, DIAG_UNKNOWN_PARTY, c->id, c->place, c->party, "");
	for (size_t i = 0; i < c->systems.n; i++)
		if (!project_system(p, c->systems.at[i]))
			diag_add(dl, DIAG_UNKNOWN_SYSTEM, c->id, c->place, c->systems.at[i]);
	if (project_contact(p, c->id) != c)
		diag_add(dl, DIAG_DUPLICATE_ID, c->id, c->place, c->id,
			 project_contact(p, c->id)->place);
}

static bool is_served(const struct project *p, const struct system *s)
{
	for (size_t i = 0; i < p->contacts.n; i++)
		for (size_t k = 0; k < p->contacts.at[i].systems.n; k++)
			if (strcmp(p->contacts.at[i].kind, "vendor") == 0 &&
			    strcmp(p->contacts.at[i].systems.at[k], s->id) == 0)
				return true;
	return false;
}

static void check_desk(struct arena *a, const struct check_input *in,
		       const struct desk_override *d, struct diag_list *dl)
{
	if (!library_desk(in->library, d->desk))
		diag_add(dl, DIAG_UNKNOWN_DESK, d->desk, d->place, d->desk);
	else if (d->phone && !d->confirmed)
		diag_add(dl, DIAG_DESK_NOT_CONFIRMED, d->desk, d->place, d->phone);
	else if (d->confirmed && is_older(d->confirmed, in->project->date, CONFIRMED_MONTHS))
		diag_add(dl, DIAG_DESK_OLD, d->desk, d->place, d->confirmed,
			 arena_printf(a, "%d", CONFIRMED_MONTHS));
}

void check_contacts(struct arena *a, const struct check_input *in, struct diag_list *dl)
{
	const struct project *p = in->project;

	for (size_t i = 0; i < p->contacts.n; i++)
		check_contact(a, p, &p->contacts.at[i], dl);
	for (size_t i = 0; i < p->systems.n; i++)
		if (!is_served(p, &p->systems.at[i]))
			diag_add(dl, DIAG_SYSTEM_WITHOUT_CONTACT, p->systems.at[i].id,
				 p->systems.at[i].place);
	for (size_t i = 0; i < p->escalation.n; i++)
		if (!project_contact(p, p->escalation.at[i].contact))
			diag_add(dl, DIAG_UNKNOWN_CONTACT, p->escalation.at[i].contact,
				 p->escalation.at[i].place, p->escalation.at[i].contact);
	for (size_t i = 0; i < p->desks.n; i++)
		check_desk(a, in, &p->desks.at[i], dl);
}
