/* SPDX-License-Identifier: MIT
 *
 * The calendar of due dates: names that clauses/calendar.json and `calendar` of bunkai.json use,
 * years without public holidays, and months that ask more of the hospital's people than they have.
 * The last two are asked only where the project makes a paper of its dates.
 */
#include <string.h>

#include "base/fields.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "check/check.h"
#include "derive/due.h"
#include "derive/papers.h"
#include "derive/schedule.h"
#include "derive/schedule_hours.h"

struct calendar_check {
	struct arena *a;
	const struct check_input *in;
	struct diag_list *dl;
};

/* --- names --- */

#define OFFER_IDS(k, list, n, wanted)                                                              \
	do {                                                                                       \
		struct known known_ = {0};                                                         \
		for (size_t i_ = 0; i_ < (list).n; i_++)                                           \
			*vec_push((k)->a, &known_.all) = (list).at[i_].id;                         \
		diag_offer((k)->dl, (n), (wanted), &known_, false);                                \
	} while (0)

static void check_slot(struct calendar_check *k, const struct calendar_slot *s)
{
	const struct library *l = k->in->library;
	const struct calendar_occasion *o = calendar_occasion_find(&l->calendar, s->occasion);
	size_t n = k->dl->all.n;

	if (!library_topic(l, s->topic)) {
		diag_add(k->dl, DIAG_CALENDAR_TOPIC, s->topic, s->place, s->topic);
		OFFER_IDS(k, l->topics, n, s->topic);
	} else if (!o || !o->months) {
		diag_add(k->dl, DIAG_CALENDAR_WORK, s->occasion, s->place, s->occasion);
		OFFER_IDS(k, l->calendar.occasions, n, s->occasion);
	} else if (s->month > o->months) {
		diag_add(k->dl, DIAG_CALENDAR_MONTH, s->topic, s->place, s->occasion,
			 arena_printf(k->a, "%d", o->months), arena_printf(k->a, "%d", s->month));
	}
}

/* What takes time besides occasions, topics and statements. */
static const char *const further_names[] = {"once",     "further", "informed", "supports",
					    "approves", "decides", "attends"};

static bool is_named(const struct library *l, const char *of)
{
	const char *slash = strchr(of, '/');
	char topic[128] = "";

	if (slash && (size_t)(slash - of) < sizeof topic)
		memcpy(topic, of, (size_t)(slash - of));
	if (*topic)
		return library_topic(l, topic) && calendar_occasion_find(&l->calendar, slash + 1);
	for (size_t i = 0; i < ARRAY_LEN(further_names); i++)
		if (strcmp(further_names[i], of) == 0)
			return true;
	return calendar_occasion_find(&l->calendar, of) || library_topic(l, of) ||
	       library_clause(l, of) || due_kind_find(of) < DUE__MAX;
}

static bool is_statement(struct arena *a, const struct library *l, const char *of)
{
	const char *mark = strchr(of, '#');
	const struct clause *c =
		mark ? library_clause(l, arena_strndup(a, of, (size_t)(mark - of))) : NULL;

	return c && c->duties && duties_find(c->duties, mark + 1);
}

static const char *list_further(struct arena *a)
{
	struct strbuf sb = strbuf_new(a);

	for (size_t i = 0; i < ARRAY_LEN(further_names); i++)
		strbuf_join(&sb, ", ", further_names[i]);
	for (enum due_kind kind = 0; kind < DUE__MAX; kind++)
		strbuf_join(&sb, ", ", due_kind_name(kind));
	return sb.text;
}

static void check_minutes(struct calendar_check *k, const struct calendar_minutes *m)
{
	const struct library *l = k->in->library;
	size_t n = k->dl->all.n;

	if (is_named(l, m->of) || is_statement(k->a, l, m->of))
		return;
	diag_add(k->dl, DIAG_CALENDAR_OF, m->of, m->place, m->of, list_further(k->a));
	OFFER_IDS(k, l->clauses, n, m->of);
}

static void check_names(struct calendar_check *k, const struct calendar_slots *months,
			const struct calendar_minutes_list *minutes)
{
	for (size_t i = 0; i < months->n; i++)
		check_slot(k, &months->at[i]);
	for (size_t i = 0; i < minutes->n; i++)
		check_minutes(k, &minutes->at[i]);
}

/* --- what a year holds --- */

/* True when one of the papers that are made prints the dates. */
static bool prints_dates(struct arena *a, const struct project *p, const struct library *l)
{
	const struct wanted_papers *papers = papers_wanted(a, p, l);

	for (size_t i = 0; i < papers->all.n; i++)
		if (template_prints_view(papers->all.at[i].template, "schedule", false) ||
		    template_prints_view(papers->all.at[i].template, "contract-schedule", false))
			return true;
	return false;
}

static void check_years(struct calendar_check *k, const char *from, const char *to)
{
	const struct library *l = k->in->library;

	for (int year = days_read(from).year; year <= days_read(to).year; year++)
		if (!calendar_has_year(&l->calendar, year))
			diag_add(k->dl, DIAG_CALENDAR_YEAR, NULL, "clauses/calendar.json:holidays",
				 arena_printf(k->a, "%d", year));
}

static void check_capacity(struct calendar_check *k, const char *from, const char *to)
{
	const struct project *p = k->in->project;
	const struct library *l = k->in->library;
	const struct schedule_wish wish = {.project = p,
					   .library = l,
					   .coverage = k->in->coverage,
					   .words = k->in->words,
					   .from = from,
					   .to = to,
					   .late = true};
	const struct calendar_capacity c = schedule_capacity(p, l);
	const struct schedule_hours h =
		schedule_hours_of(k->a, l, schedule_of(k->a, &wish), from);

	for (long m = days_month(from); c.people * c.hours > 0 && m <= days_month(to); m++) {
		int minutes = schedule_hours_held(&h, &c, days_month_first(k->a, m));

		if (minutes > 60 * c.people * c.hours)
			diag_add(k->dl, DIAG_CALENDAR_FULL, NULL,
				 arena_concat(k->a, p->file, ":calendar", (char *)NULL),
				 arena_printf(k->a, "%.7s", days_month_first(k->a, m)),
				 schedule_hours_text(k->a, minutes),
				 arena_printf(k->a, "%d", c.people * c.hours),
				 c.office ? c.office : "");
	}
}

void check_calendar(struct arena *a, const struct check_input *in, struct diag_list *dl)
{
	struct calendar_check k = {a, in, dl};
	const char *from, *to;

	check_names(&k, &in->library->calendar.months, &in->library->calendar.minutes);
	check_names(&k, &in->project->calendar.months, &in->project->calendar.minutes);
	if (!in->coverage || !prints_dates(a, in->project, in->library))
		return;
	schedule_year(a, in->project, &from, &to);
	check_years(&k, from, to);
	check_capacity(&k, from, to);
}
