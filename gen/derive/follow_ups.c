/* SPDX-License-Identifier: MIT
 *
 * A date counts until what it asks for is there: a due date until 'done' is written, a review until
 * its next date is. So every date that still stands in the file is one.
 */
#include "derive/follow_ups.h"

#include <stdlib.h>
#include <string.h>

#include "base/days.h"

struct followed_list follow_ups_of(struct arena *a, const struct project *p)
{
	struct followed_list list = {0};

	for (size_t i = 0; i < p->acceptances.n; i++) {
		const struct acceptance *c = &p->acceptances.at[i];

		*vec_push(a, &list.all) = (struct followed){
			"acceptance", c->risk, c->reg, c->note, &c->follow_up, c->place};
	}
	for (size_t i = 0; i < p->actions.n; i++) {
		const struct risk_action *x = &p->actions.at[i];

		*vec_push(a, &list.all) = (struct followed){"action",   x->risk,       x->reg,
							    x->action ? x->action : x->note,
							    &x->follow_up, x->place};
	}
	for (size_t i = 0; i < p->inspection.answers.n; i++) {
		const struct checklist_answer *x = &p->inspection.answers.at[i];

		if (strcmp(x->answer, ANSWER_NO) == 0)
			*vec_push(a, &list.all) = (struct followed){
				FOLLOWED_ITEM, x->item, p->inspection.checklist, x->note,
				&x->follow_up, x->place};
	}
	return list;
}

static void add_date(struct arena *a, struct follow_dates *out, const struct followed *f,
		     const char *kind, const char *date, const char *today)
{
	if (date)
		*vec_push(a, &out->all) =
			(struct follow_date){f, kind, date, days_between(today, date)};
}

static int compare_dates(const void *x, const void *y)
{
	const struct follow_date *a = x, *b = y;
	int order = strcmp(a->date, b->date);

	if (!order)
		order = a->of < b->of ? -1 : a->of > b->of;
	return order ? order : strcmp(a->kind, b->kind);
}

struct follow_dates follow_dates_of(struct arena *a, const struct followed_list *list,
				    const char *today)
{
	struct follow_dates out = {0};

	for (size_t i = 0; i < list->all.n; i++) {
		const struct followed *f = &list->all.at[i];

		add_date(a, &out, f, "due", f->follow_up->done ? NULL : f->follow_up->due, today);
		add_date(a, &out, f, "review", f->follow_up->review, today);
	}
	if (out.all.n)
		qsort(out.all.at, out.all.n, sizeof *out.all.at, compare_dates);
	return out;
}
