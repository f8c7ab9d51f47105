/* SPDX-License-Identifier: MIT
 *
 * The year as it hangs on a wall: a row for each week of a month with a cell for each day, and
 * below it a list by office. What is due on a day stands in its cell, under the office that sees to
 * it. What is the same in each month, and what a day has more of than a cell holds, is only counted
 * there and stands in the list, and so does what is done every day or week. So each thing that is
 * due stands once in its month. What several parties hand in in the same words is one entry with
 * their marks.
 */
#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "bind/view.h"
#include "derive/office_duties.h"
#include "derive/party_marks.h"
#include "derive/schedule.h"

/* So many entries a cell holds; on days off, whose columns are narrow, half of them. */
enum { CELL_ENTRIES = 10 };

/* One line of a cell or list: the same act of the same office, however often. */
struct wall_entry {
	const char *office, *title, *lead; /* lead: the day, or how often; "": nothing */
	size_t order;                      /* of the office */
	bool standing;                     /* daily and weekly work */
	VEC(const char *) marks;           /* of who hands it in; none: the hospital's own */
	size_t times;
};

struct wall_entries {
	VEC(struct wall_entry) all;
};

struct wall {
	struct binding *b;
	struct view *view;
	const struct schedule *schedule;
	const struct calendar *calendar;
	const char *from, *to;
	const char *month; /* 2026-10 */
};

static struct wall wall_open(struct binding *b, struct view *v)
{
	struct wall w = {.b = b, .view = v, .calendar = &b->in->library->calendar};

	w.schedule = view_schedule(b, &w.from, &w.to);
	return w;
}

/* --- what is due --- */

static const char *wall_word(struct wall *w, const char *name)
{
	return word_of(w->b, "wall", name);
}

static bool is_of_hospital(const struct wall *w, const struct due *due)
{
	const struct party *hospital = project_party_of_kind(w->b->in->project, "hospital");

	return hospital && text_equal(hospital->id, due->party);
}

/* What others do among themselves is not the hospital's year; what is late has its own list. */
static bool is_shown(const struct wall *w, const struct due *due)
{
	return strcmp(due->date, w->from) >= 0 && (is_of_hospital(w, due) || due->office);
}

static const char *occasion_name(const struct wall *w, const char *id)
{
	const struct duty_word_list *list = &w->b->in->library->duty_words.occasions;

	for (size_t i = 0; i < list->n; i++)
		if (text_equal(list->at[i].id, id))
			return list->at[i].name;
	return NULL;
}

/* Of each month, and no paragraph says another time. */
static bool is_monthly(const struct wall *w, const struct due *due)
{
	const struct calendar_occasion *o =
		due->occasion ? calendar_occasion_find(w->calendar, due->occasion) : NULL;

	return o && o->months == 1 && text_equal(due->rhythm, occasion_name(w, o->id));
}

static bool is_same(const struct wall_entry *x, const struct wall_entry *y, bool own)
{
	return text_equal(x->office, y->office) && strcmp(x->title, y->title) == 0 &&
	       strcmp(x->lead, y->lead) == 0 && x->standing == y->standing && own == !x->marks.n;
}

static struct wall_entry *find_entry(struct wall *w, struct wall_entries *l,
				     const struct wall_entry *wanted, bool own)
{
	for (size_t i = 0; i < l->all.n; i++)
		if (is_same(&l->all.at[i], wanted, own))
			return &l->all.at[i];
	struct wall_entry *e = vec_push(w->b->scratch, &l->all);

	*e = *wanted;
	return e;
}

/* Each once, rising. */
static void add_mark(struct wall *w, struct wall_entry *e, const char *mark)
{
	size_t at = e->marks.n;

	for (size_t i = 0; i < e->marks.n; i++)
		if (strcmp(e->marks.at[i], mark) == 0)
			return;
	*vec_push(w->b->scratch, &e->marks) = mark;
	for (; at && strcmp(e->marks.at[at - 1], mark) > 0; at--) {
		e->marks.at[at] = e->marks.at[at - 1];
		e->marks.at[at - 1] = mark;
	}
}

static void add_entry(struct wall *w, struct wall_entries *l, const struct due *due,
		      const char *lead)
{
	const struct binding *b = w->b;
	bool own = is_of_hospital(w, due) || !due->party;
	const struct wall_entry wanted = {
		.office = due->office,
		.title = due->title,
		.lead = lead,
		.standing = due->kind == DUE_STANDING,
		.order = office_order(b->in->library, due->office ? due->office : "")};
	struct wall_entry *e = find_entry(w, l, &wanted, own);

	e->times++;
	if (!own)
		add_mark(w, e, party_mark(b->a, b->in->project, due->party));
}

/* By office, in the order of duty-words.json; of each its own first. */
static int compare_entries(const void *x, const void *y)
{
	const struct wall_entry *a = x, *b = y;

	if (a->order != b->order)
		return a->order < b->order ? -1 : 1;
	if (!text_equal(a->office, b->office))
		return strcmp(a->office ? a->office : "", b->office ? b->office : "");
	return (a->marks.n > 0) - (b->marks.n > 0);
}

/* Insertion keeps what is equal in its order, and lists are short. */
static void sort_entries(struct wall_entries *l)
{
	for (size_t i = 1; i < l->all.n; i++)
		for (size_t k = i; k && compare_entries(&l->all.at[k - 1], &l->all.at[k]) > 0; k--) {
			const struct wall_entry e = l->all.at[k];

			l->all.at[k] = l->all.at[k - 1];
			l->all.at[k - 1] = e;
		}
}

/* Of what is sorted by date: the first that is not before the day. */
static size_t first_on(const struct schedule *s, const char *day)
{
	size_t from = 0, to = s->all.n;

	while (from < to) {
		size_t middle = from + (to - from) / 2;

		if (strcmp(s->all.at[middle].date, day) < 0)
			from = middle + 1;
		else
			to = middle;
	}
	return from;
}

static struct wall_entries entries_on(struct wall *w, const char *day, bool monthly)
{
	struct wall_entries l = {0};

	for (size_t i = first_on(w->schedule, day); i < w->schedule->all.n; i++) {
		const struct due *due = &w->schedule->all.at[i];

		if (strcmp(due->date, day) != 0)
			break;
		if (due->kind != DUE_STANDING && is_shown(w, due) && is_monthly(w, due) == monthly)
			add_entry(w, &l, due, "");
	}
	sort_entries(&l);
	return l;
}

/* --- words --- */

/* '設定確認表を提出する（2件）', 'Ａ・Ｂ：設定確認表を提出する' */
static const char *entry_text(struct wall *w, const struct wall_entry *e)
{
	struct arena *a = w->b->a;
	struct strbuf marks = strbuf_new(a);

	for (size_t i = 0; i < e->marks.n; i++)
		strbuf_join(&marks, wall_word(w, "between"), e->marks.at[i]);
	if (marks.len)
		return text_fill(a, wall_word(w, "from"), "marks", marks.text, "title", e->title);
	return e->times > 1 ? text_fill(a, wall_word(w, "times"), "title", e->title, "n",
					arena_printf(a, "%zu", e->times))
			    : e->title;
}

static const char *office_text(struct wall *w, const char *office)
{
	return text_replace(w->b->a, wall_word(w, "office"), "{{office}}",
			    office ? office : wall_word(w, "no-office"));
}

/* '6', '3　文化の日' */
static const char *day_text(struct wall *w, const char *iso)
{
	const char *name = calendar_day_name(w->calendar, iso),
		   *number = arena_printf(w->b->a, "%d", days_read(iso).day);

	return name ? arena_concat(w->b->a, number, "　", name, (char *)NULL) : number;
}

/* How a day looks: a public holiday, a day off of every year, the end of the week, or none. */
static const char *day_look(struct wall *w, const char *iso)
{
	if (calendar_holiday_on(w->calendar, iso))
		return "holiday";
	if (calendar_day_name(w->calendar, iso))
		return "year-end";
	return days_weekday(iso) >= WEEKDAY_SATURDAY ? "rest-day" : "day";
}

/* --- weeks --- */

static void add_entries(struct wall *w, struct view_field *f, const struct wall_entries *l)
{
	const struct wall_entry *before = NULL;

	for (size_t i = 0; i < l->all.n; i++) {
		const struct wall_entry *e = &l->all.at[i];

		if (!before || !text_equal(before->office, e->office))
			view_add_line(w->b, f, office_text(w, e->office), NULL);
		view_add_line(w->b, f,
			      text_replace(w->b->a, wall_word(w, "entry"), "{{entry}}",
					   entry_text(w, e)),
			      NULL);
		before = e;
	}
}

static void add_count(struct wall *w, struct view_field *f, const char *word,
		      const struct wall_entries *l)
{
	if (l->all.n)
		view_add_line(w->b, f,
			      text_replace(w->b->a, wall_word(w, word), "{{n}}",
					   arena_printf(w->b->a, "%zu", l->all.n)),
			      NULL);
}

static bool fits_cell(const char *iso, const struct wall_entries *l)
{
	return l->all.n <= (days_weekday(iso) >= WEEKDAY_SATURDAY ? CELL_ENTRIES / 2
								  : CELL_ENTRIES);
}

static void add_day(struct wall *w, struct view_field *f, const char *iso)
{
	const struct wall_entries monthly = entries_on(w, iso, true),
				  others = entries_on(w, iso, false);

	view_add_line(w->b, f, day_text(w, iso), NULL);
	add_count(w, f, "monthly", &monthly);
	if (fits_cell(iso, &others))
		add_entries(w, f, &others);
	else
		add_count(w, f, "many", &others);
}

static void set_day(struct wall *w, struct view_row *row, const char *name, const char *iso)
{
	struct binding *b = w->b;
	const bool here = strncmp(iso, w->month, strlen(w->month)) == 0;
	const char *look = arena_concat(b->a, name, ".look", (char *)NULL);
	struct view_field *f = view_set(b, row, name, here ? NULL : "");

	if (here)
		add_day(w, f, iso);
	view_set(b, row, look, here ? day_look(w, iso) : "no-day");
}

static struct view_row *add_row(struct wall *w, const char *key)
{
	struct view_row *row =
		view_add(w->b, w->view, "library", "clauses/calendar.json", NULL, key);

	view_set(w->b, row, "month", w->month);
	view_set(w->b, row, "month.name", view_month_name(w->b, key));
	return row;
}

static void add_week(struct wall *w, const char *monday, const char *first)
{
	static const char *const names[WEEKDAY__MAX] = {"mon", "tue", "wed", "thu",
							"fri", "sat", "sun"};
	struct view_row *row = add_row(w, first);

	for (int i = 0; i < WEEKDAY__MAX; i++)
		set_day(w, row, names[i], days_add(w->b->a, monday, i));
}

static void add_weeks(struct wall *w, const char *first)
{
	struct arena *a = w->b->a;
	const char *end = days_month_end(a, first);

	for (const char *monday = days_add(a, first, -days_weekday(first)); strcmp(monday, end) <= 0;
	     monday = days_add(a, monday, WEEKDAY__MAX))
		add_week(w, monday, first);
}

typedef void fill_month(struct wall *w, const char *first);

static void fill_months(struct wall *w, fill_month *fill)
{
	for (long m = days_month(w->from); m <= days_month(w->to); m++) {
		const char *first = days_month_first(w->b->a, m);

		w->month = arena_printf(w->b->a, "%.7s", first);
		fill(w, first);
	}
}

void fill_wall_weeks(struct binding *b, struct view *v)
{
	struct wall w = wall_open(b, v);

	fill_months(&w, add_weeks);
}

/* --- the list --- */

static const char *listed_day(struct wall *w, const char *iso)
{
	return text_replace(w->b->a, wall_word(w, "day"), "{{n}}",
			    arena_printf(w->b->a, "%d", days_read(iso).day));
}

/* What is not in a cell; the entries of one day come together, as the schedule has them. */
static bool is_listed(struct wall *w, const struct due *due)
{
	if (is_monthly(w, due))
		return true;
	const struct wall_entries others = entries_on(w, due->date, false);

	return !fits_cell(due->date, &others);
}

/* Standing work is told by how often, all else by its day. */
static void gather_list(struct wall *w, struct wall_entries *l)
{
	for (size_t i = 0; i < w->schedule->all.n; i++) {
		const struct due *due = &w->schedule->all.at[i];

		if (strncmp(due->date, w->month, strlen(w->month)) != 0 || !is_shown(w, due))
			continue;
		if (due->kind == DUE_STANDING)
			add_entry(w, l, due, due->rhythm);
		else if (is_listed(w, due))
			add_entry(w, l, due, listed_day(w, due->date));
	}
	sort_entries(l);
}

/* The column of the list in which an entry stands. */
static const char *round_field(const struct wall_entry *e)
{
	return e->standing ? "standing" : e->marks.n ? "received" : "own";
}

static void add_office(struct wall *w, const struct wall_entries *l, size_t from, const char *first)
{
	static const char *const names[] = {"own", "received", "standing"};
	struct view_row *row = add_row(w, first);

	view_set(w->b, row, "office",
		 l->all.at[from].office ? l->all.at[from].office : wall_word(w, "no-office"));
	for (size_t k = 0; k < ARRAY_LEN(names); k++) {
		struct view_field *f = view_set(w->b, row, names[k], "");

		for (size_t i = from; i < l->all.n; i++) {
			const struct wall_entry *e = &l->all.at[i];

			if (text_equal(e->office, l->all.at[from].office) &&
			    strcmp(round_field(e), names[k]) == 0)
				view_add_line(w->b, f,
					      text_fill(w->b->a, wall_word(w, "listed"), "lead",
							e->lead, "entry", entry_text(w, e)),
					      NULL);
		}
	}
}

static void add_offices(struct wall *w, const char *first)
{
	struct wall_entries l = {0};

	gather_list(w, &l);
	for (size_t i = 0; i < l.all.n; i++)
		if (!i || !text_equal(l.all.at[i].office, l.all.at[i - 1].office))
			add_office(w, &l, i, first);
}

void fill_wall_list(struct binding *b, struct view *v)
{
	struct wall w = wall_open(b, v);

	fill_months(&w, add_offices);
}
