/* SPDX-License-Identifier: MIT
 *
 * Views over what is due in the twelve months of the project's calendar (derive/schedule.h): a row
 * for each date, the hours that months take, the minutes that are assumed, and what the calendar
 * rests on.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "bind/view.h"
#include "derive/office_duties.h"
#include "derive/party_marks.h"
#include "derive/schedule.h"
#include "derive/schedule_hours.h"

/* Its sister is for all who sign: no offices, and no minutes. */
#define HOSPITAL_VIEW "schedule"

/* The schedule of the document's contract, or of the whole hospital with what is late; made once. */
static const struct schedule *schedule_for(struct binding *b, bool shared, const char **from,
					   const char **to)
{
	schedule_year(b->a, b->in->project, from, to);
	const struct schedule_wish wish = {
		.project = b->in->project,
		.library = b->in->library,
		.coverage = b->in->coverage,
		.words = b->in->words,
		.contract = b->in->contract,
		.shared = shared,
		.from = *from,
		.to = *to,
		.late = !b->in->contract,
	};

	if (!b->schedules[shared])
		b->schedules[shared] = schedules_get(b->in->schedules, b->a, &wish);
	return b->schedules[shared];
}

const struct schedule *view_schedule(struct binding *b, const char **from, const char **to)
{
	return schedule_for(b, false, from, to);
}

/* 令和8年10月 */
const char *view_month_name(struct binding *b, const char *iso)
{
	static const char sign[] = "月";
	const char *date = view_date(b, iso), *month = date ? strstr(date, sign) : NULL;

	return month ? arena_strndup(b->a, date, (size_t)(month - date) + strlen(sign)) : date;
}

static void set_month(struct binding *b, struct view_row *row, const char *iso)
{
	view_set(b, row, "month", arena_printf(b->a, "%.7s", iso));
	view_set(b, row, "month.name", view_month_name(b, iso));
}

static const char *lines_of(struct binding *b, const struct due *due)
{
	struct strbuf sb = strbuf_new(b->a);

	for (size_t i = 0; i < due->details.n; i++)
		strbuf_join(&sb, library_word(b->in->library, "due.between"), due->details.at[i]);
	return sb.text;
}

static struct view_row *add_row(struct binding *b, struct view *v, const struct due *due)
{
	const struct due_statement *s = due->statements.n ? &due->statements.at[0] : NULL;

	return s ? view_add(b, v, "statement", s->chosen->clause->duties->file, NULL,
			    arena_concat(b->a, s->chosen->clause->id, "#", s->statement->id,
					 (char *)NULL))
		 : view_add(b, v, "project", b->in->project->file, due->file_place, due->id);
}

/* 月 … 日, as the calendar's file and its readers write them. */
static const char *weekday_of(struct binding *b, const char *iso)
{
	static const char *const names[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

	return word_of(b, "weekday", names[days_weekday(iso)]);
}

static void set_kind(struct binding *b, struct view_row *row, const struct due *due)
{
	const char *kind = due_kind_name(due->kind);

	view_set(b, row, "kind", kind);
	view_set(b, row, "kind.name", word_of(b, "due.kind", kind));
	view_set(b, row, "late", due->late ? "late" : "");
}

static bool is_own(const struct binding *b, const struct due *due)
{
	const struct party *hospital = project_party_of_kind(b->in->project, "hospital");

	return hospital && text_equal(hospital->id, due->party);
}

static void set_who(struct binding *b, struct view_row *row, const struct due *due)
{
	view_set(b, row, "party", due->party ? due->party : "");
	view_set(b, row, "side", is_own(b, due) ? "hospital" : "party");
	view_set(b, row, "who", due->party_name ? due->party_name : "");
	view_set(b, row, "contract", due->contract ? due->contract->title : "");
}

/* Numbers sort as numbers; an office that duty-words.json lacks stands behind the others. */
static const char *office_order_text(struct binding *b, const char *office)
{
	return arena_printf(b->a, "%03zu", office_order(b->in->library, office ? office : ""));
}

/* Work of every day or week has no day of its own, and is no event. */
static void set_when(struct binding *b, struct view_row *row, const struct due *due)
{
	bool standing = due->kind == DUE_STANDING;

	if (standing)
		view_set(b, row, "when", word_of(b, "due.kind", due_kind_name(due->kind)));
	else
		view_set_day(b, row, "when", due->date);
	view_set(b, row, "when.weekday", standing ? "" : weekday_of(b, due->date));
}

/* A contract's mark or title with the place in it; of the contract as a whole by itself. */
static const char *with_place(struct binding *b, const char *contract, const char *between,
			      const char *place)
{
	return text_empty(place) ? contract
				 : arena_concat(b->a, contract, between, place, (char *)NULL);
}

/* Names and titles that return on row after row, as marks; the hospital is what it is called. */
static void set_marks(struct binding *b, struct view_row *row, const struct due *due)
{
	const struct project *p = b->in->project;
	const struct contract *c = due->contract;
	const char *name = due->party_name ? due->party_name : "";

	if (due->party && !is_own(b, due))
		view_set_mark(b, row, "who.mark", party_mark(b->a, p, due->party), name);
	else
		view_set(b, row, "who.mark", name);
	if (c)
		view_set_mark(b, row, "place.mark",
			      with_place(b, contract_mark(b->a, b->in->library, p, c), " ",
					 due->place),
			      with_place(b, c->title, "　", due->place));
	else
		view_set(b, row, "place.mark", due->place);
}

const char *view_office_name(struct binding *b, const char *office)
{
	return text_empty(office) ? word_of(b, "wall", "no-office") : office;
}

struct view_row *view_add_due(struct binding *b, struct view *v, const struct due *due)
{
	struct view_row *row = add_row(b, v, due);

	view_set(b, row, "id", due->id);
	view_set_day(b, row, "date", due->date);
	view_set(b, row, "day", due->date);
	view_set(b, row, "weekday", weekday_of(b, due->date));
	set_when(b, row, due);
	set_month(b, row, due->date);
	set_kind(b, row, due);
	set_who(b, row, due);
	view_set(b, row, "title", due->title);
	view_set(b, row, "detail", lines_of(b, due));
	view_set(b, row, "place", due->place);
	view_set(b, row, "record", due->record ? due->record : "");
	view_set(b, row, "rhythm", due->rhythm);
	view_set(b, row, "cycle", *due->rhythm ? due->rhythm
					       : word_of(b, "due.kind", due_kind_name(due->kind)));
	if (strcmp(v->name, HOSPITAL_VIEW) != 0)
		return row;
	view_set(b, row, "office", due->office ? due->office : "");
	view_set(b, row, "office.name", view_office_name(b, due->office));
	view_set(b, row, "office.order", office_order_text(b, due->office));
	set_marks(b, row, due);
	view_set(b, row, "concern", is_own(b, due) || due->office ? "hospital" : "party");
	view_set(b, row, "minutes", arena_printf(b->a, "%d", due->minutes));
	return row;
}

void fill_schedule(struct binding *b, struct view *v)
{
	const char *from, *to;
	bool shared = strcmp(v->name, HOSPITAL_VIEW) != 0;
	const struct schedule *s = schedule_for(b, shared, &from, &to);

	for (size_t i = 0; i < s->all.n; i++)
		view_add_due(b, v, &s->all.at[i]);
}

/* --- hours --- */

static void add_hours(struct binding *b, struct view *v, const struct month_hours *h)
{
	struct view_row *row = view_add(b, v, "library", "clauses/calendar.json", NULL, h->month);

	row->role = h->office ? NULL : "total";
	set_month(b, row, h->month);
	view_set(b, row, "office",
		 h->office ? view_office_name(b, h->office) : word_of(b, "due", "sum"));
	view_set(b, row, "dues", arena_printf(b->a, "%d", h->dues));
	view_set(b, row, "hours", schedule_hours_text(b->a, h->minutes));
	view_set(b, row, "standing", schedule_hours_text(b->a, h->standing));
}

static struct schedule_hours hours_for(struct binding *b, const char **from, const char **to)
{
	const struct schedule *s = schedule_for(b, false, from, to);

	return schedule_hours_of(b->a, b->in->library, s, *from);
}

void fill_schedule_hours(struct binding *b, struct view *v)
{
	const char *from, *to;
	const struct schedule_hours h = hours_for(b, &from, &to);

	for (size_t i = 0; i < h.all.n; i++)
		add_hours(b, v, &h.all.at[i]);
}

static int compare_offices(const void *x, const void *y, void *library)
{
	const char *a = *(const char *const *)x, *b = *(const char *const *)y;
	size_t i = office_order(library, a), k = office_order(library, b);

	return i != k ? (i < k ? -1 : 1) : strcmp(a, b);
}

static bool has_office(const char *const *list, size_t n, const char *office)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(list[i], office) == 0)
			return true;
	return false;
}

const char *const *view_schedule_offices(struct binding *b)
{
	const char *from, *to;
	const struct schedule_hours h = hours_for(b, &from, &to);
	const char **list = arena_alloc(b->a, (h.all.n + 1) * sizeof *list);
	size_t n = 0;

	for (size_t i = 0; i < h.all.n; i++)
		if (h.all.at[i].office && !has_office(list, n, h.all.at[i].office))
			list[n++] = h.all.at[i].office;
	qsort_r(list, n, sizeof *list, compare_offices, (void *)(uintptr_t)b->in->library);
	return list;
}

/* A line of the matrix, of one month or of all: `month` NULL. */
static bool is_of_line(const struct month_hours *h, const char *month, const char *office)
{
	return text_equal(h->office, office) && (!month || strcmp(h->month, month) == 0);
}

/* What a reader adds up is what is printed: each cell's minutes go up to the next quarter. */
static struct month_hours sum_of(const struct schedule_hours *h, const char *month,
				 const char *office)
{
	struct month_hours sum = {.month = month, .office = office};

	for (size_t i = 0; i < h->all.n; i++) {
		const struct month_hours *x = &h->all.at[i];

		if (!(office ? is_of_line(x, month, office)
			     : x->office && is_of_line(x, month, x->office)))
			continue;
		sum.minutes += schedule_hours_round(x->minutes);
		sum.standing += schedule_hours_round(x->standing);
		sum.dues += x->dues;
	}
	return sum;
}

static void add_month(struct binding *b, struct view *v, const struct schedule_hours *h,
		      const char *month)
{
	const char *const *offices = view_schedule_offices(b), *const sum = word_of(b, "due", "sum");
	const struct month_hours all = sum_of(h, month, NULL);
	struct view_row *row = view_add(b, v, "library", "clauses/calendar.json", NULL,
					month ? month : "sum");

	row->role = month ? NULL : "total";
	view_set(b, row, "month", month ? arena_printf(b->a, "%.7s", month) : "");
	view_set(b, row, "month.name", month ? view_month_name(b, month) : sum);
	for (; *offices; offices++)
		view_set(b, row, arena_concat(b->a, "hours:", *offices, (char *)NULL),
			 schedule_hours_text(b->a, sum_of(h, month, *offices).minutes));
	view_set(b, row, "sum", schedule_hours_text(b->a, all.minutes));
	view_set(b, row, "standing", schedule_hours_text(b->a, all.standing));
	view_set(b, row, "dues", arena_printf(b->a, "%d", all.dues));
}

void fill_schedule_months(struct binding *b, struct view *v)
{
	const char *from, *to;
	const struct schedule_hours h = hours_for(b, &from, &to);

	for (long m = days_month(from); m <= days_month(to); m++)
		add_month(b, v, &h, days_month_first(b->a, m));
	add_month(b, v, &h, NULL);
}

/* --- what is assumed --- */

static const char *occasion_name(struct binding *b, const char *id)
{
	const struct duty_word_list *list = &b->in->library->duty_words.occasions;

	for (size_t i = 0; i < list->n; i++)
		if (strcmp(list->at[i].id, id) == 0)
			return list->at[i].name;
	return NULL;
}

/* バックアップ（年1回の点検） of 'backup/year-check' */
static const char *topic_occasion_name(struct binding *b, const char *of)
{
	const char *slash = strchr(of, '/');
	const char *id = slash ? arena_strndup(b->a, of, (size_t)(slash - of)) : of;
	const struct topic *t = library_topic(b->in->library, id);
	const char *occasion = slash ? occasion_name(b, slash + 1) : NULL;

	return !t         ? NULL
	       : occasion ? arena_concat(b->a, t->name, "（", occasion, "）", (char *)NULL)
			  : t->name;
}

/* The act of 'clause#statement', as its file has it; the title of a clause. */
static const char *act_of(struct binding *b, const char *of)
{
	const char *mark = strchr(of, '#');
	const struct clause *c = library_clause(
		b->in->library, mark ? arena_strndup(b->a, of, (size_t)(mark - of)) : of);
	const struct statement *s =
		c && mark && c->duties ? duties_find(c->duties, mark + 1) : NULL;

	return s && s->forms.n ? s->forms.at[0].act : c ? c->title : NULL;
}

static const char *minutes_name(struct binding *b, const char *of)
{
	const char *name = occasion_name(b, of);

	name = name ? name : topic_occasion_name(b, of);
	name = name ? name : act_of(b, of);
	return name ? name : word_of(b, "due.minutes", of);
}

static void add_minutes(struct binding *b, struct view *v, const struct calendar_minutes *m,
			bool own)
{
	struct view_row *row = view_add(b, v, own ? "project" : "library",
					own ? b->in->project->file : "clauses/calendar.json",
					m->place, m->of);

	view_set(b, row, "id", m->of);
	view_set(b, row, "name", minutes_name(b, m->of));
	view_set(b, row, "minutes", arena_printf(b->a, "%d", m->minutes));
	view_set(b, row, "source", word_of(b, "due.minutes.source", own ? "project" : "library"));
}

void fill_schedule_minutes(struct binding *b, struct view *v)
{
	const struct calendar_minutes_list *own = &b->in->project->calendar.minutes,
					   *all = &b->in->library->calendar.minutes;

	for (size_t i = 0; i < own->n; i++)
		add_minutes(b, v, &own->at[i], true);
	for (size_t i = 0; i < all->n; i++)
		if (calendar_minutes_of(own, all->at[i].of) < 0)
			add_minutes(b, v, &all->at[i], false);
}

/* --- what it rests on --- */

static void add_fact(struct binding *b, struct view *v, const char *id, const char *value)
{
	struct view_row *row = view_add(b, v, "library", "clauses/calendar.json", NULL, id);

	view_set(b, row, "id", id);
	view_set(b, row, "name", word_of(b, "due.fact", id));
	view_set(b, row, "value", value);
}

static const char *count_text(struct binding *b, const char *word, int n)
{
	return text_replace(b->a, word_of(b, "due.count", word), "{{n}}",
			    arena_printf(b->a, "%d", n));
}

static void add_capacity(struct binding *b, struct view *v)
{
	const struct calendar_capacity c = schedule_capacity(b->in->project, b->in->library);

	add_fact(b, v, "office", c.office ? c.office : word_of(b, "due", "all-offices"));
	add_fact(b, v, "people", count_text(b, "people", c.people));
	add_fact(b, v, "hours", count_text(b, "hours", c.hours));
	add_fact(b, v, "capacity", count_text(b, "hours", c.people * c.hours));
}

void fill_schedule_facts(struct binding *b, struct view *v)
{
	const struct calendar *c = &b->in->library->calendar;
	const char *from, *to;

	schedule_year(b->a, b->in->project, &from, &to);
	add_fact(b, v, "period",
		 arena_concat(b->a, view_date(b, from), library_word(b->in->library, "range"),
			      view_date(b, to), library_word(b->in->library, "range.end"),
			      (char *)NULL));
	add_fact(b, v, "holidays", c->source);
	if (!b->in->contract)
		add_capacity(b, v);
}
