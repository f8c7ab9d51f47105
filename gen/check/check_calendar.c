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

static void add_word(struct calendar_check *k, struct known *known, const char *word)
{
	*vec_push(k->a, &known->all) = word;
}

static void add_topics(struct calendar_check *k, struct known *known)
{
	for (size_t i = 0; i < k->in->library->topics.n; i++)
		add_word(k, known, k->in->library->topics.at[i].id);
}

/* Those that have a month; `all`: also what is done within one. */
static void add_occasions(struct calendar_check *k, struct known *known, bool all)
{
	const struct calendar *c = &k->in->library->calendar;

	for (size_t i = 0; i < c->occasions.n; i++)
		if (all || c->occasions.at[i].months)
			add_word(k, known, c->occasions.at[i].id);
}

/* The nearest of the words that `add` knows, behind the finding that was added last. */
static void offer(struct calendar_check *k, const char *wanted, const struct known *known)
{
	diag_offer(k->dl, k->dl->all.n - 1, wanted, known, false);
}

/* `months`: its number is a month; else it is a business day, and each month has about as many. */
static void check_slot(struct calendar_check *k, const struct calendar_slot *s, bool months)
{
	const struct library *l = k->in->library;
	const struct calendar_occasion *o = calendar_occasion_find(&l->calendar, s->occasion);
	struct known known = {0};

	if (!library_topic(l, s->topic)) {
		diag_add(k->dl, DIAG_CALENDAR_TOPIC, s->topic, s->place, s->topic);
		add_topics(k, &known);
		offer(k, s->topic, &known);
	} else if (!o || !o->months) {
		diag_add(k->dl, DIAG_CALENDAR_WORK, s->occasion, s->place, s->occasion);
		add_occasions(k, &known, false);
		offer(k, s->occasion, &known);
	} else if (months && s->number > o->months) {
		diag_add(k->dl, DIAG_CALENDAR_MONTH, s->topic, s->place, s->occasion,
			 arena_printf(k->a, "%d", o->months), arena_printf(k->a, "%d", s->number));
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

static void add_statements(struct calendar_check *k, struct known *known, const struct clause *c)
{
	for (size_t i = 0; c->duties && i < c->duties->statements.n; i++)
		add_word(k, known,
			 arena_concat(k->a, c->id, "#", c->duties->statements.at[i].id,
				      (char *)NULL));
}

/* Statements are many: they are offered to whoever wrote one. */
static struct known known_works(struct calendar_check *k, const char *wanted)
{
	const struct library *l = k->in->library;
	struct known known = {0};

	for (size_t i = 0; i < ARRAY_LEN(further_names); i++)
		add_word(k, &known, further_names[i]);
	add_occasions(k, &known, true);
	add_topics(k, &known);
	for (size_t i = 0; i < l->clauses.n; i++) {
		add_word(k, &known, l->clauses.at[i].id);
		if (strchr(wanted, '#'))
			add_statements(k, &known, &l->clauses.at[i]);
	}
	return known;
}

static void check_minutes(struct calendar_check *k, const struct calendar_minutes *m)
{
	const struct library *l = k->in->library;

	if (is_named(l, m->of) || is_statement(k->a, l, m->of))
		return;
	diag_add(k->dl, DIAG_CALENDAR_OF, m->of, m->place, m->of, list_further(k->a));
	const struct known known = known_works(k, m->of);

	offer(k, m->of, &known);
}

static void check_names(struct calendar_check *k, const struct calendar_slots *months,
			const struct calendar_slots *days,
			const struct calendar_minutes_list *minutes)
{
	for (size_t i = 0; i < months->n; i++)
		check_slot(k, &months->at[i], true);
	for (size_t i = 0; i < days->n; i++)
		check_slot(k, &days->at[i], false);
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
	const struct calendar *all = &in->library->calendar;
	const struct calendar_wish *own = &in->project->calendar;
	const char *from, *to;

	check_names(&k, &all->months, &all->days, &all->minutes);
	check_names(&k, &own->months, &own->days, &own->minutes);
	if (!in->coverage || !prints_dates(a, in->project, in->library))
		return;
	schedule_year(a, in->project, &from, &to);
	check_years(&k, from, to);
	check_capacity(&k, from, to);
}
