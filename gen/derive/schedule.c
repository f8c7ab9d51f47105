/* SPDX-License-Identifier: MIT
 *
 * Tasks of articles and dates of files become one list, which is sorted so that two runs print the
 * same: what is found first stands first among equals.
 */
#include "derive/schedule.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "derive/due_dates.h"
#include "derive/due_list.h"
#include "derive/due_tasks.h"

static int compare_texts(const char *x, const char *y)
{
	return strcmp(x ? x : "", y ? y : "");
}

static int compare_dues(const void *x, const void *y)
{
	const struct due *a = x, *b = y;
	int order = strcmp(a->date, b->date);

	if (!order)
		order = compare_texts(a->party, b->party);
	if (!order)
		order = (int)a->kind - (int)b->kind;
	if (!order)
		order = a->order < b->order ? -1 : a->order > b->order;
	return order;
}

struct schedule *schedule_of(struct arena *a, const struct schedule_wish *wish)
{
	struct schedule *out = arena_alloc(a, sizeof *out);
	struct due_list list = {a, wish, out};

	due_tasks_add(&list);
	due_dates_add(&list);
	for (size_t i = 0; i < out->all.n; i++)
		out->all.at[i].order = i;
	if (out->all.n)
		qsort(out->all.at, out->all.n, sizeof *out->all.at, compare_dues);
	return out;
}

struct schedules {
	struct arena *arena;
	struct map *made; /* by what was wished */
};

struct schedules *schedules_new(struct arena *a)
{
	struct schedules *s = arena_alloc(a, sizeof *s);

	*s = (struct schedules){a, map_new(a)};
	return s;
}

/* A project may be seen on another day: what is late then is late on that day. */
static const char *wish_key(struct arena *a, const struct schedule_wish *w)
{
	return arena_printf(a, "%p %p %p %s %s %d %s %s %d", (const void *)w->library,
			    (const void *)w->coverage, (const void *)w->words, w->project->date,
			    w->contract ? w->contract->id : "", w->shared, w->from, w->to, w->late);
}

const struct schedule *schedules_get(struct schedules *kept, struct arena *a,
				     const struct schedule_wish *wish)
{
	if (!kept)
		return schedule_of(a, wish);
	const char *key = wish_key(kept->arena, wish);
	const struct schedule *s = map_get(kept->made, key);

	if (!s) {
		s = schedule_of(kept->arena, wish);
		map_set(kept->made, key, (void *)s);
	}
	return s;
}

#define MONTHS_OF_YEAR 12

void schedule_year(struct arena *a, const struct project *p, const char **from, const char **to)
{
	const char *wished = p->calendar.from;
	long month = days_month(wished ? arena_concat(a, wished, "-01", (char *)NULL) : p->date);

	*from = days_month_first(a, month);
	*to = days_month_end(a, days_month_first(a, month + MONTHS_OF_YEAR - 1));
}
