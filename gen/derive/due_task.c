/* SPDX-License-Identifier: MIT
 *
 * The month of a task comes from its topic's slot (the project's, else the library's; a topic
 * without one has one by its place in topics.json, so that even then the year is even), its day is
 * the one that the paragraph names, else the topic's business day, so that a month is even too.
 */
#include "derive/due_task.h"

#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "derive/measures.h"
#include "derive/office_duties.h"

bool due_task_is_same(const struct due_task *x, const struct due_task *y)
{
	const struct rhythm *r = &x->rhythm, *q = &y->rhythm;

	return x->paragraph == y->paragraph && text_equal(x->party, y->party) &&
	       text_equal(x->office, y->office) && text_equal(x->occasion, y->occasion) &&
	       x->anchor == y->anchor && x->moves == y->moves &&
	       r->months == q->months && r->days == q->days && r->day == q->day &&
	       r->offset == q->offset && text_equal(r->unit, q->unit);
}

/* --- words --- */

/* In a calendar of the whole hospital 甲 and 乙 of several contracts meet: names stand for them. */
static struct chosen spoken_article(const struct due_list *l, const struct due_task *t)
{
	struct chosen c = *t->chosen;
	const struct contract *contract = t->paper->contract;

	if (!contract || l->wish->contract)
		return c;
	c.names = (struct settings){.up = &t->chosen->names};
	for (size_t i = 0; i < contract->parties.n; i++) {
		const struct contract_party *p = &contract->parties.at[i];

		settings_set(l->a, &c.names, p->role, due_list_party(l, p->party));
	}
	return c;
}

static void add_line(struct arena *a, struct due *due, const char *line)
{
	if (*line)
		*vec_push(a, &due->details) = line;
}

/* Further acts of the 項, each with its condition. */
static void add_act(struct due_list *l, struct due *due, const struct office_duty *d)
{
	const char *condition = office_duty_fill(l->a, d, d->form->condition);
	const char *act = office_duty_fill(l->a, d, d->form->act);

	add_line(l->a, due, *condition ? arena_concat(l->a, act, "（", condition, "）", (char *)NULL)
				       : act);
}

static bool is_hospital(const struct due_list *l, const struct due_task *t)
{
	return t->party && text_equal(t->party, due_list_hospital(l));
}

/* 相手方 is known where it is known who acts: of the hospital the vendor, of others the hospital. */
static const char *others_of(const struct due_list *l, const struct due_task *t,
			     const struct office_duty *d)
{
	const struct library *lib = l->wish->library;
	const char *text = office_duty_others(l->a, lib, d),
		   *other = settings_get(&t->chosen->names,
					 is_hospital(l, t) ? "vendor" : "hospital");

	return t->party && other
		       ? text_replace(l->a, text, library_word(lib, "to.other"), other)
		       : text;
}

static void add_details(struct due_list *l, const struct due_task *t, const struct chosen *c,
			struct due *due)
{
	const struct library *lib = l->wish->library;

	for (size_t i = 0; i < t->statements.n; i++) {
		const struct due_statement *s = &t->statements.at[i];
		const struct office_duty d = {s->paper->selection, c, s->statement, s->form};

		if (i == 0)
			add_line(l->a, due, office_duty_fill(l->a, &d, s->form->condition));
		else
			add_act(l, due, &d);
		add_line(l->a, due, others_of(l, t, &d));
		if (!due->record && s->form->record)
			due->record = office_duty_fill(l->a, &d, s->form->record);
	}
	if (t->objects)
		add_line(l->a, due,
			 text_replace(l->a, library_word(lib, "due.objects"), "{{objects}}",
				      t->objects));
}

/* In a contract's own calendar its first paper with articles is meant without its name. */
static bool is_named(const struct due_list *l, const struct coverage_paper *paper)
{
	const struct coverage *coverage = l->wish->coverage;

	for (size_t i = 0; l->wish->contract && i < coverage->papers.n; i++)
		if (coverage->papers.at[i].contract == l->wish->contract)
			return &coverage->papers.at[i] != paper;
	return true;
}

static const char *place_of(const struct due_list *l, const struct due_task *t)
{
	const char *place = statement_citation_brief(l->a, l->wish->library, t->chosen,
						     t->statements.at[0].form);

	return is_named(l, t->paper)
		       ? arena_concat(l->a, template_name(t->paper->template), place, (char *)NULL)
		       : place;
}

/* --- minutes --- */

static int act_minutes(const struct due_list *l, const struct due_task *t, size_t i)
{
	const struct clause *c = t->chosen->clause;
	const char *statement = arena_concat(l->a, c->id, "#", t->statements.at[i].statement->id,
					     (char *)NULL);
	const char *topic = arena_concat(l->a, c->topic, "/", t->occasion ? t->occasion : "",
					 (char *)NULL);

	if (i > 0)
		return due_list_minutes(l, (const char *const[]){statement, "further", NULL});
	return due_list_minutes(l, (const char *const[]){statement, c->id, topic, c->topic,
							 t->occasion ? t->occasion : "once", NULL});
}

/* The longest part that the hospital has in one of the acts: it is told, approves, attends. */
static int told_minutes(const struct due_list *l, const struct due_task *t)
{
	int most = 0;

	for (size_t i = 0; i < t->statements.n; i++) {
		const struct settings *to = &t->statements.at[i].form->to;

		for (size_t k = 0; k < to->all.n; k++) {
			const char *names[] = {to->all.at[k].value, NULL};
			int minutes = strcmp(to->all.at[k].name, "hospital") == 0 ||
						      strcmp(to->all.at[k].name, "other") == 0
					      ? due_list_minutes(l, names)
					      : 0;

			most = minutes > most ? minutes : most;
		}
	}
	return most;
}

static int minutes_of(const struct due_list *l, const struct due_task *t)
{
	int sum = 0;

	if (!is_hospital(l, t))
		return told_minutes(l, t);
	for (size_t i = 0; i < t->statements.n; i++)
		sum += act_minutes(l, t, i);
	return sum;
}

/* The paper's, else who in the hospital sees to the topic. */
static const char *office_of(const struct due_list *l, const struct due_task *t, int minutes)
{
	const struct topic *topic = library_topic(l->wish->library, t->chosen->clause->topic);
	bool concerned = is_hospital(l, t) || minutes;

	return t->office ? t->office : concerned && topic ? topic->role : NULL;
}

struct due due_task_words(struct due_list *l, const struct due_task *t)
{
	const struct chosen spoken = spoken_article(l, t);
	const struct due_statement *first = &t->statements.at[0];
	const struct office_duty d = {first->paper->selection, &spoken, first->statement,
				      first->form};
	struct due due = {
		.kind = DUE_TASK,
		.party = t->party,
		.party_name = due_list_party(l, t->party),
		.contract = t->paper->contract,
		.title = office_duty_fill(l->a, &d, first->form->act),
		.place = place_of(l, t),
		.occasion = t->occasion,
		.minutes = minutes_of(l, t),
	};

	due.office = office_of(l, t, due.minutes);
	add_details(l, t, &spoken, &due);
	for (size_t i = 0; i < t->statements.n; i++)
		*vec_push(l->a, &due.statements) = t->statements.at[i];
	return due;
}

/* --- days --- */

static const struct calendar_occasion *occasion_for(const struct calendar *c,
						    const struct due_task *t, int months)
{
	const struct calendar_occasion *own = calendar_occasion_find(c, t->occasion);

	if (!own || own->months == months)
		return own;
	for (size_t i = 0; i < c->occasions.n; i++)
		if (c->occasions.at[i].months == months)
			return &c->occasions.at[i];
	return own;
}

/* Its first month of a year, from 1: the project's, the library's, else by the topic's place. */
static int slot_of(const struct due_list *l, const struct due_task *t,
		   const struct calendar_occasion *o)
{
	const char *topic = t->chosen->clause->topic;
	int month = calendar_slot_of(&l->wish->project->calendar.months, topic, o->id);

	if (!month)
		month = calendar_slot_of(&l->wish->library->calendar.months, topic, o->id);
	if (!month) {
		const struct topic *known = library_topic(l->wish->library, topic);

		month = 1 + (int)(known ? known->order % 12 : 0);
	}
	return month;
}

/* True when the contract is in force on that day, and for what is the hospital's own. */
static bool is_within(const struct contract *c, const char *iso)
{
	const char *last = !c ? NULL : c->ended ? c->ended : c->to;

	return !c || ((!c->from || strcmp(c->from, iso) <= 0) && (!last || strcmp(iso, last) <= 0));
}

static const char *id_of(struct due_list *l, const struct due_task *t, const char *day)
{
	const struct contract *c = t->paper->contract;

	return arena_printf(l->a, "task.%s.%s.%s.%s.%.7s", c ? c->id : "hospital",
			    t->chosen->clause->id, t->statements.at[0].statement->id,
			    t->party ? t->party : "", day);
}

/* 毎週（月）: the articles leave the day to whoever does it, so that the calendar names one. */
static const char *occasion_text(const struct due_list *l, const struct calendar_occasion *o,
				 const char *name)
{
	return o->weekday ? text_fill(l->a, library_word(l->wish->library, "due.weekday"), "rhythm",
				      name, "weekday", o->weekday)
			  : name;
}

static const char *rhythm_text(const struct due_list *l, const struct due_task *t)
{
	const struct library *lib = l->wish->library;
	const struct rhythm *r = &t->rhythm;
	const struct duty_word_list *names = &lib->duty_words.occasions;
	const struct calendar_occasion *o = calendar_occasion_find(&lib->calendar, t->occasion);

	if (rhythm_is_own(r) && (r->months != o->months || r->days != o->days))
		return text_replace(l->a, library_word(lib, r->months ? "due.months" : "due.days"),
				    "{{n}}", arena_printf(l->a, "%d", r->months + r->days));
	for (size_t i = 0; i < names->n; i++)
		if (strcmp(names->at[i].id, t->occasion) == 0)
			return occasion_text(l, o, names->at[i].name);
	return "";
}

/* How often the month has that day of the week. */
static int count_weekday(const char *weekday, const char *first, const char *last)
{
	int wanted = 0;

	while (strcmp(calendar_weekdays[wanted], weekday) != 0)
		wanted++;
	int before = (wanted - days_weekday(first) + WEEKDAY__MAX) % WEEKDAY__MAX;

	return (int)((days_between(first, last) - before) / WEEKDAY__MAX) + 1;
}

/* How often in a month something is done that comes every so many days. */
static int count_in_month(const struct due_list *l, const struct calendar_occasion *o, int days,
			  const char *first)
{
	const struct days_off off = calendar_days_off(&l->wish->library->calendar);
	long month = days_month(first);
	int n = 0;

	if (o && o->weekday && days == o->days)
		return count_weekday(o->weekday, first, days_month_end(l->a, first));
	if (days > 1)
		return (int)(days_between(first, days_month_end(l->a, first)) + days) / days;
	for (const char *day = first; o && days_month(day) == month; day = days_add(l->a, day, 1))
		n += days_is_business(&off, day);
	return n;
}

const char *due_task_end(struct due_list *l, const struct due_task *t, const char *iso)
{
	const struct days_off off = calendar_days_off(&l->wish->library->calendar);

	return t->moves ? days_to_business(l->a, iso, 1, &off) : iso;
}

static void add_on(struct due_list *l, struct due due, const struct due_task *t, const char *base,
		   const char *day)
{
	due.date = due_task_end(l, t, day);
	due.id = id_of(l, t, base);
	if (is_within(t->paper->contract, day))
		due_list_add(l, &due, false);
}

static void lay_standing(struct due_list *l, const struct due_task *t,
			 const struct calendar_occasion *o, int days)
{
	const struct days_off off = calendar_days_off(&l->wish->library->calendar);
	struct due due = due_task_words(l, t);
	int once = due.minutes;

	due.kind = DUE_STANDING;
	due.rhythm = rhythm_text(l, t);
	for (long m = days_month(l->wish->from); m <= days_month(l->wish->to); m++) {
		const char *first = days_month_first(l->a, m),
			   *last = days_to_business(l->a, days_month_end(l->a, first), -1, &off);

		due.minutes = once * count_in_month(l, o, days, first);
		add_on(l, due, t, first, last);
	}
}

/* The project's business day for the topic's work, else the library's, else the occasion's. */
static int business_day_of(const struct due_list *l, const struct due_task *t,
			   const struct calendar_occasion *o)
{
	const char *topic = t->chosen->clause->topic;
	int day = calendar_slot_of(&l->wish->project->calendar.days, topic, o->id);

	if (!day)
		day = calendar_slot_of(&l->wish->library->calendar.days, topic, o->id);
	return day ? day : o->business_day;
}

static const char *day_in(struct due_list *l, const struct due_task *t,
			  const struct calendar_occasion *o, const char *first)
{
	const struct days_off off = calendar_days_off(&l->wish->library->calendar);

	return t->rhythm.day ? days_in_month(l->a, first, t->rhythm.day)
			     : days_nth_business(l->a, first, business_day_of(l, t, o), &off);
}

/* A day that counts from another's may lie in a later month, or in one before. */
#define MONTHS_OFF 12

static void lay_months(struct due_list *l, const struct due_task *t,
		       const struct calendar_occasion *o, int months)
{
	const struct calendar *c = &l->wish->library->calendar;
	struct due due = due_task_words(l, t);
	int slot = slot_of(l, t, o), reach = t->rhythm.unit ? MONTHS_OFF : 0;
	long last = days_month(l->wish->to) + reach;

	due.rhythm = rhythm_text(l, t);
	for (long m = days_month(l->wish->from) - reach; m <= last; m++) {
		if ((m - (slot - 1)) % months != 0)
			continue;
		const char *base = day_in(l, t, o, days_month_first(l->a, m));

		if (is_within(t->paper->contract, base))
			add_on(l, due, t, base, rhythm_move(l->a, c, &t->rhythm, base));
	}
}

void due_task_lay(struct due_list *l, const struct due_task *t)
{
	const struct calendar *c = &l->wish->library->calendar;
	const struct calendar_occasion *own = calendar_occasion_find(c, t->occasion);

	if (!own)
		return;
	int days = rhythm_is_own(&t->rhythm) ? t->rhythm.days : own->days,
	    months = rhythm_is_own(&t->rhythm) ? t->rhythm.months : own->months;

	if (days)
		lay_standing(l, t, own, days);
	else
		lay_months(l, t, occasion_for(c, t, months), months);
}
