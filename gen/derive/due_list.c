/* SPDX-License-Identifier: MIT
 *
 * Dates are compared as texts: ISO dates stand in the order of the days.
 */
#include "derive/due_list.h"

#include <string.h>

#include "base/text.h"

struct due *due_list_add(struct due_list *l, const struct due *due, bool open)
{
	bool before = strcmp(due->date, l->wish->from) < 0,
	     late = before && open && l->wish->late;

	if (strcmp(due->date, l->wish->to) > 0 || (before && !late))
		return NULL;
	struct due *added = vec_push(l->a, &l->out->all);

	*added = *due;
	added->late = late;
	return added;
}

bool due_list_wants(const struct due_list *l, const struct contract *c)
{
	return !l->wish->contract || l->wish->contract == c;
}

/* 当院, as its own papers with articles call it; NULL: it has none. */
static const char *hospital_term(const struct due_list *l)
{
	const struct coverage *coverage = l->wish->coverage;

	for (size_t i = 0; i < coverage->papers.n; i++)
		if (!coverage->papers.at[i].contract)
			return settings_get(&coverage->papers.at[i].selection->names, "hospital");
	return NULL;
}

const char *due_list_party(const struct due_list *l, const char *party)
{
	const struct party *p = party ? project_party(l->wish->project, party) : NULL;
	const struct contract *c = l->wish->contract;

	for (size_t i = 0; party && c && i < c->parties.n; i++)
		if (strcmp(c->parties.at[i].party, party) == 0)
			return c->parties.at[i].label;
	if (!c && party && text_equal(party, due_list_hospital(l)) && hospital_term(l))
		return hospital_term(l);
	return p ? p->name : party;
}

const char *due_list_hospital(const struct due_list *l)
{
	const struct party *p = project_party_of_kind(l->wish->project, "hospital");

	return p ? p->id : NULL;
}

int due_list_minutes(const struct due_list *l, const char *const *names)
{
	for (; *names; names++) {
		int own = calendar_minutes_of(&l->wish->project->calendar.minutes, *names);
		int minutes = own >= 0 ? own
				       : calendar_minutes_of(&l->wish->library->calendar.minutes,
							     *names);

		if (minutes >= 0)
			return minutes;
	}
	return 0;
}

int due_list_kind_minutes(const struct due_list *l, enum due_kind kind)
{
	return due_list_minutes(l, (const char *const[]){due_kind_name(kind), NULL});
}
