/* SPDX-License-Identifier: MIT
 *
 * Each due adds to the line of its month and office, and to the month's own; the lines are sorted
 * once all are there.
 */
#include "derive/schedule_hours.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "derive/office_duties.h"

static struct month_hours *line_of(struct arena *a, struct schedule_hours *h, const char *month,
				   const char *office)
{
	for (size_t i = h->all.n; i-- > 0;) /* days are sorted: their month is among the last */
		if (strcmp(h->all.at[i].month, month) == 0 &&
		    text_equal(h->all.at[i].office, office))
			return &h->all.at[i];
	struct month_hours *line = vec_push(a, &h->all);

	line->month = month;
	line->office = office;
	return line;
}

static void add_to(struct month_hours *line, const struct due *due)
{
	line->minutes += due->minutes;
	line->standing += due->kind == DUE_STANDING ? due->minutes : 0;
	line->dues++;
}

static int compare_lines(const void *x, const void *y, void *library)
{
	const struct month_hours *a = x, *b = y;
	int order = strcmp(a->month, b->month);

	if (order)
		return order;
	if (!a->office || !b->office)
		return !a->office - !b->office;
	size_t i = office_order(library, a->office), k = office_order(library, b->office);

	return i != k ? (i < k ? -1 : 1) : strcmp(a->office, b->office);
}

struct schedule_hours schedule_hours_of(struct arena *a, const struct library *l,
					const struct schedule *s, const char *from)
{
	struct schedule_hours h = {0};

	for (size_t i = 0; i < s->all.n; i++) {
		const struct due *due = &s->all.at[i];
		const char *month = days_in_month(a, due->late ? from : due->date, 1);

		if (!due->minutes)
			continue;
		add_to(line_of(a, &h, month, due->office ? due->office : ""), due);
		add_to(line_of(a, &h, month, NULL), due);
	}
	if (h.all.n)
		qsort_r(h.all.at, h.all.n, sizeof *h.all.at, compare_lines, (void *)(uintptr_t)l);
	return h;
}

#define QUARTER 15

int schedule_hours_round(int minutes)
{
	return (minutes + QUARTER - 1) / QUARTER * QUARTER;
}

const char *schedule_hours_text(struct arena *a, int minutes)
{
	static const char *const quarters[] = {"", ".25", ".5", ".75"};
	int n = (minutes + QUARTER - 1) / QUARTER;

	return arena_printf(a, "%d%s", n / 4, quarters[n % 4]);
}

struct calendar_capacity schedule_capacity(const struct project *p, const struct library *l)
{
	const struct calendar_capacity *own = &p->calendar.capacity, *all = &l->calendar.capacity;

	return (struct calendar_capacity){
		.office = own->office ? own->office : all->office,
		.people = own->people ? own->people : all->people,
		.hours = own->hours ? own->hours : all->hours,
	};
}

int schedule_hours_held(const struct schedule_hours *h, const struct calendar_capacity *c,
			const char *month)
{
	for (size_t i = 0; i < h->all.n; i++)
		if (strcmp(h->all.at[i].month, month) == 0 &&
		    text_equal(h->all.at[i].office, c->office))
			return h->all.at[i].minutes;
	return 0;
}
