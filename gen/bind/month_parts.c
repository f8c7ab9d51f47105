/* SPDX-License-Identifier: MIT
 *
 * The months are those of the schedule, whatever is due in them: a page without an entry is a
 * page of the year, too.
 */
#include "bind/month_parts.h"

#include "base/days.h"
#include "derive/schedule.h"

bool month_parts(struct binding *b, const struct template_block *part, bind_record_part *bind)
{
	const struct settings *before = b->names;
	const char *from, *to;
	bool ok = true;

	schedule_year(b->a, b->in->project, &from, &to);
	for (long m = days_month(from); m <= days_month(to); m++) {
		const char *first = days_month_first(b->a, m);
		struct settings names = {.up = before};

		settings_set(b->a, &names, "month_name", view_month_name(b, first));
		b->month = arena_printf(b->a, "%.7s", first);
		b->names = &names;
		ok = bind(b, part) && ok;
		b->month = NULL;
		b->names = before;
	}
	return ok;
}
