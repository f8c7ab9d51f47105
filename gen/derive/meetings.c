/* SPDX-License-Identifier: MIT
 *
 * Three dates of the contract's settings, with what stands for those that nobody said.
 */
#include "derive/meetings.h"

#include <string.h>

#include "base/days.h"

struct meeting_days meetings_of(struct arena *a, const struct project *p, const struct contract *c)
{
	const char *now = settings_get(&c->meetings, "this");
	struct meeting_days m = {
		.last = settings_get(&c->meetings, "last"),
		.now = now ? now : p->date,
		.next = settings_get(&c->meetings, "next"),
	};

	m.last_said = m.last;
	m.next_said = m.next;
	m.last = m.last ? m.last : days_add_months(a, m.now, -1);
	m.next = m.next ? m.next : days_add_months(a, m.now, 1);
	return m;
}

bool meetings_follow(const struct meeting_days *m)
{
	return strcmp(m->last, m->now) < 0 && strcmp(m->now, m->next) < 0;
}
