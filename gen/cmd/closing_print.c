/* SPDX-License-Identifier: MIT
 *
 * The lists are derived anew for each contract that has `ended`; an item that nobody is said to see
 * to is told with that.
 */
#include "cmd/closing_print.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/days.h"
#include "base/intl.h"
#include "derive/closing.h"

static struct closing_list list_of(struct arena *a, const struct run *run, const struct contract *c)
{
	return closing_of(a, &(struct closing_wish){.project = run->project,
						    .library = run->library,
						    .contract = c});
}

static const char *name_of(const struct run *run, const struct contract_party *p)
{
	const struct party *party = p ? project_party(run->project, p->party) : NULL;

	return party ? party->name : _("nobody is named");
}

static int compare_days(const void *x, const void *y)
{
	const struct closing_item *a = *(const struct closing_item *const *)x,
				  *b = *(const struct closing_item *const *)y;
	int by_day = strcmp(a->day, b->day);

	return by_day ? by_day : (a > b) - (a < b);
}

static void print_item(const struct run *run, const struct contract *c, const struct closing_item *i)
{
	long days = days_between(run->project->date, i->day);
	unsigned long n = (unsigned long)labs(days);

	printf("%s %s: ", c->id, i->id);
	printf(_("by %s, "), i->day);
	if (!days)
		printf("%s", _("today"));
	else if (days < 0)
		printf(ngettext("overdue by %ld day", "overdue by %ld days", n), labs(days));
	else
		printf(ngettext("in %ld day", "in %ld days", n), days);
	printf("; %s; %s%s%s\n", name_of(run, i->who), i->thing, *i->act ? ": " : "",
	       i->unsaid ? _("nobody said what") : i->act);
}

static void print_contract(struct arena *a, const struct run *run, const struct contract *c)
{
	const struct closing_list list = list_of(a, run, c);
	const struct closing_item **open =
		arena_alloc(a, (list.all.n + 1) * sizeof(const struct closing_item *));
	size_t n = 0;

	for (size_t i = 0; i < list.all.n; i++)
		if (!list.all.at[i].done)
			open[n++] = &list.all.at[i];
	qsort(open, n, sizeof *open, compare_days);
	printf("%s: ", c->id);
	if (n)
		printf(_("ended on %s; %zu of %zu things of its end stand open\n"), c->ended, n,
		       list.all.n);
	else
		printf(_("ended on %s; all %zu things of its end are done\n"), c->ended,
		       list.all.n);
	for (size_t i = 0; i < n; i++)
		print_item(run, c, open[i]);
}

void closing_print(struct arena *a, const struct run *run)
{
	const struct project *p = run->project;

	for (size_t i = 0; i < p->contracts.n; i++)
		if (p->contracts.at[i].ended && run->library->closing_kinds.n)
			print_contract(a, run, &p->contracts.at[i]);
}

static struct json *item_to_json(struct arena *a, const struct run *run,
				 const struct closing_item *i)
{
	struct json *j = json_new_object(a);

	json_set_string(a, j, "id", i->id);
	json_set_string(a, j, "thing", i->thing);
	json_set_string(a, j, "act", i->unsaid ? NULL : i->act);
	json_set_string(a, j, "party", i->who ? i->who->party : NULL);
	json_set_string(a, j, "date", i->day);
	json_set(j, "days",
		 json_new_number(a, (double)days_between(run->project->date, i->day)));
	json_set_string(a, j, "provision", i->provision);
	json_set_string(a, j, "proof", i->proof);
	json_set_string(a, j, "done", i->done);
	json_set_string(a, j, "by", i->by);
	return j;
}

static struct json *contract_to_json(struct arena *a, const struct run *run,
				     const struct contract *c)
{
	const struct closing_list list = list_of(a, run, c);
	struct json *j = json_new_object(a), *items = json_new_array(a);

	json_set_string(a, j, "contract", c->id);
	json_set_string(a, j, "ended", c->ended);
	json_set(j, "open", json_new_number(a, (double)closing_open(&list)));
	for (size_t i = 0; i < list.all.n; i++)
		json_append(items, item_to_json(a, run, &list.all.at[i]));
	json_set(j, "items", items);
	return j;
}

struct json *closing_to_json(struct arena *a, const struct run *run)
{
	const struct project *p = run->project;
	struct json *all = json_new_array(a);

	for (size_t i = 0; i < p->contracts.n; i++)
		if (p->contracts.at[i].ended)
			json_append(all, contract_to_json(a, run, &p->contracts.at[i]));
	return all;
}
