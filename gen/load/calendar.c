/* SPDX-License-Identifier: MIT
 *
 * clauses/calendar.json, and `calendar` of bunkai.json. A member of a project's own file takes the
 * place of the installed one as a whole, but for months, days and minutes: of those each is laid over the
 * one of the same name. What they name (topics, occasions, statements) is asked for once the whole
 * library is there.
 */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "load/objects.h"
#include "load/readers.h"
#include "model/tables.h"

static const struct field file_fields[] = {
	{.name = "schema", .type = FIELD_ANY},
	{.name = "note", .type = FIELD_ANY},
	TEXT_FIELD(calendar, as_of),
	TEXT_FIELD(calendar, source),
	{.name = "holidays", .type = FIELD_ARRAY},
	{.name = "year_end", .type = FIELD_OBJECT},
	{.name = "occasions", .type = FIELD_ARRAY},
	{.name = "times", .type = FIELD_ARRAY},
	{.name = "units", .type = FIELD_ARRAY},
	{.name = "anchors", .type = FIELD_ARRAY},
	{.name = "eras", .type = FIELD_ARRAY},
	{.name = "months", .type = FIELD_OBJECT},
	{.name = "days", .type = FIELD_OBJECT},
	{.name = "minutes", .type = FIELD_OBJECT},
	{.name = "capacity", .type = FIELD_OBJECT},
};

static const struct field holiday_fields[] = {
	{.name = "date",
	 .type = FIELD_DATE,
	 .offset = offsetof(struct calendar_holiday, date),
	 .required = true},
	{.name = "name",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct calendar_holiday, name),
	 .required = true},
	{.name = "expected",
	 .type = FIELD_BOOL,
	 .offset = offsetof(struct calendar_holiday, expected)},
};

static const struct field span_fields[] = {
	{.name = "from",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct calendar_span, from),
	 .required = true},
	{.name = "to",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct calendar_span, to),
	 .required = true},
	{.name = "name",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct calendar_span, name),
	 .required = true},
};

static const struct field occasion_fields[] = {
	{.name = "id",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct calendar_occasion, id),
	 .required = true},
	{.name = "days", .type = FIELD_INT, .offset = offsetof(struct calendar_occasion, days)},
	{.name = "months", .type = FIELD_INT, .offset = offsetof(struct calendar_occasion, months)},
	{.name = "business_day",
	 .type = FIELD_INT,
	 .offset = offsetof(struct calendar_occasion, business_day)},
	{.name = "weekday",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct calendar_occasion, weekday),
	 .choices = calendar_weekdays},
};

static const char *const meanings[] = {"every", "each",   "per",    "day", "last",
				       "on",    "before", "within", NULL};
static const char *const units[] = {"hour", "day", "business-day", "week", "month", "year", NULL};

static const struct field time_fields[] = {
	{.name = "words",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct calendar_time, words),
	 .required = true},
	{.name = "means",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct calendar_time, means),
	 .required = true,
	 .choices = meanings},
	{.name = "unit",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct calendar_time, unit),
	 .choices = units},
};

static const struct field unit_fields[] = {
	{.name = "word",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct calendar_unit, word),
	 .required = true},
	{.name = "unit",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct calendar_unit, unit),
	 .required = true,
	 .choices = units},
};

static const char *const anchored[] = {"contract.from", "contract.to", "server.support_end", NULL};

static const struct field anchor_fields[] = {
	{.name = "event",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct calendar_anchor, event),
	 .required = true},
	{.name = "of",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct calendar_anchor, of),
	 .required = true,
	 .choices = anchored},
	{.name = "clauses",
	 .type = FIELD_STRINGS,
	 .offset = offsetof(struct calendar_anchor, clauses)},
	{.name = "back", .type = FIELD_BOOL, .offset = offsetof(struct calendar_anchor, back)},
};

static const struct field era_fields[] = {
	{.name = "name",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct calendar_era, name),
	 .required = true},
	{.name = "from",
	 .type = FIELD_INT,
	 .offset = offsetof(struct calendar_era, from),
	 .required = true},
};

static const struct field capacity_fields[] = {
	TEXT_FIELD(calendar_capacity, office),
	{.name = "people", .type = FIELD_INT, .offset = offsetof(struct calendar_capacity, people)},
	{.name = "hours", .type = FIELD_INT, .offset = offsetof(struct calendar_capacity, hours)},
};

static const struct field wish_fields[] = {
	TEXT_FIELD(calendar_wish, from),
	{.name = "months", .type = FIELD_OBJECT},
	{.name = "days", .type = FIELD_OBJECT},
	{.name = "minutes", .type = FIELD_OBJECT},
	{.name = "capacity", .type = FIELD_OBJECT},
};

const struct field_table holiday_table = FIELD_TABLE(holiday_fields),
			 calendar_wish_table = FIELD_TABLE(wish_fields);

/* --- lists of plain objects --- */

#define READ_INTO(reader, list, fields, type)                                                      \
	static bool reader(struct list_reader *r, const struct json *j, const struct where *w)     \
	{                                                                                          \
		type thing = {0};                                                                  \
                                                                                                   \
		if (!fields_read(r->a, j, w, fields, ARRAY_LEN(fields), &thing, NULL, r->dl))      \
			return false;                                                              \
		*vec_push(r->a, &r->library->calendar.list) = thing;                               \
		return true;                                                                       \
	}

READ_INTO(read_time, times, time_fields, struct calendar_time)
READ_INTO(read_unit, units, unit_fields, struct calendar_unit)
READ_INTO(read_era, eras, era_fields, struct calendar_era)

#undef READ_INTO

static bool read_holiday(struct list_reader *r, const struct json *j, const struct where *w)
{
	struct calendar_holiday h = {.place = where_print(r->a, w)};

	if (!fields_read(r->a, j, w, holiday_fields, ARRAY_LEN(holiday_fields), &h, NULL, r->dl))
		return false;
	*vec_push(r->a, &r->library->calendar.holidays) = h;
	return true;
}

static bool read_anchor(struct list_reader *r, const struct json *j, const struct where *w)
{
	struct calendar_anchor x = {.place = where_print(r->a, w)};

	if (!fields_read(r->a, j, w, anchor_fields, ARRAY_LEN(anchor_fields), &x, NULL, r->dl))
		return false;
	*vec_push(r->a, &r->library->calendar.anchors) = x;
	return true;
}

/* It comes every so many days or months, and one of both alone. */
static bool read_occasion(struct list_reader *r, const struct json *j, const struct where *w)
{
	struct calendar_occasion o = {.place = where_print(r->a, w)};

	if (!fields_read(r->a, j, w, occasion_fields, ARRAY_LEN(occasion_fields), &o, NULL, r->dl))
		return false;
	if (o.days < 0 || o.months < 0 || !o.days == !o.months || o.business_day < 0) {
		diag_add(r->dl, DIAG_CALENDAR_OCCASION, o.id, o.place, o.id);
		return false;
	}
	*vec_push(r->a, &r->library->calendar.occasions) = o;
	return true;
}

/* --- months, days and minutes --- */

static bool is_object(struct arena *a, const struct json *j, const struct where *w,
		      struct diag_list *dl)
{
	if (!j || j->kind == JSON_OBJECT)
		return true;
	diag_add(dl, DIAG_WRONG_TYPE, NULL, where_print(a, w), w->name, "an object");
	return false;
}

/* A whole number from 1 on; -1 and a finding for anything else. */
static int whole_number(struct arena *a, const struct json *j, const struct where *w, int most,
			struct diag_list *dl)
{
	if (j->kind == JSON_NUMBER && j->number >= 1 && j->number <= most &&
	    j->number == (int)j->number)
		return (int)j->number;
	diag_add(dl, DIAG_CALENDAR_NUMBER, j->name, where_print(a, w), j->name,
		 arena_printf(a, "%d", most));
	return -1;
}

static void put_slot(struct arena *a, struct calendar_slots *out, const struct calendar_slot *s)
{
	for (size_t i = 0; i < out->n; i++)
		if (strcmp(out->at[i].topic, s->topic) == 0 &&
		    strcmp(out->at[i].occasion, s->occasion) == 0) {
			out->at[i] = *s;
			return;
		}
	*vec_push(a, out) = *s;
}

#define MONTHS_MAX 12

static bool read_slots_of(struct arena *a, const struct json *topic, const struct where *w,
			  int most, struct calendar_slots *out, struct diag_list *dl)
{
	bool ok = is_object(a, topic, w, dl);

	for (const struct json *j = ok ? topic->first : NULL; j; j = j->next) {
		struct where at = {.up = w, .name = j->name};
		int number = whole_number(a, j, &at, most, dl);

		ok = ok && number > 0;
		if (number > 0)
			put_slot(a, out,
				 &(struct calendar_slot){topic->name, j->name, number,
							 where_print(a, &at)});
	}
	return ok;
}

/* {"backup": {"year-check": 9, "quarterly": 2}} */
static bool read_slots(struct arena *a, const struct json *root, const struct where *w, int most,
		       struct calendar_slots *out, struct diag_list *dl)
{
	const struct json *slots = json_get(root, w->name);
	bool ok = is_object(a, slots, w, dl);

	for (const struct json *j = ok && slots ? slots->first : NULL; j; j = j->next) {
		struct where at = {.up = w, .name = j->name};

		ok = read_slots_of(a, j, &at, most, out, dl) && ok;
	}
	return ok;
}

static bool read_months(struct arena *a, const struct json *root, const struct where *top,
			struct calendar_slots *out, struct diag_list *dl)
{
	return read_slots(a, root, &(struct where){.up = top, .name = "months"}, MONTHS_MAX, out,
			  dl);
}

static bool read_days(struct arena *a, const struct json *root, const struct where *top,
		      struct calendar_slots *out, struct diag_list *dl)
{
	return read_slots(a, root, &(struct where){.up = top, .name = "days"}, CALENDAR_DAYS, out,
			  dl);
}

static void put_minutes(struct arena *a, struct calendar_minutes_list *out,
			const struct calendar_minutes *m)
{
	for (size_t i = 0; i < out->n; i++)
		if (strcmp(out->at[i].of, m->of) == 0) {
			out->at[i] = *m;
			return;
		}
	*vec_push(a, out) = *m;
}

#define MINUTES_MAX 10000

/* {"monthly": 30, "backup-rules#test": 240} */
static bool read_minutes(struct arena *a, const struct json *root, const struct where *top,
			 struct calendar_minutes_list *out, struct diag_list *dl)
{
	const struct json *minutes = json_get(root, "minutes");
	struct where w = {.up = top, .name = "minutes"};
	bool ok = is_object(a, minutes, &w, dl);

	for (const struct json *j = ok && minutes ? minutes->first : NULL; j; j = j->next) {
		struct where at = {.up = &w, .name = j->name};
		int n = whole_number(a, j, &at, MINUTES_MAX, dl);

		ok = ok && n > 0;
		if (n > 0)
			put_minutes(a, out,
				    &(struct calendar_minutes){j->name, n, where_print(a, &at)});
	}
	return ok;
}

static bool read_object(struct arena *a, const struct json *root, const struct where *top,
			const char *name, const struct field *fields, size_t n, void *out,
			struct diag_list *dl)
{
	const struct json *j = json_get(root, name);
	struct where w = {.up = top, .name = name};

	return !j || j->kind == JSON_NULL ||
	       (is_object(a, j, &w, dl) && fields_read(a, j, &w, fields, n, out, NULL, dl));
}

/* --- the two files --- */

/* A list that the file has takes the place of the one before. */
static void forget_lists(struct calendar *c, const struct json *root)
{
	if (json_get(root, "holidays"))
		c->holidays.n = 0;
	if (json_get(root, "occasions"))
		c->occasions.n = 0;
	if (json_get(root, "times"))
		c->times.n = 0;
	if (json_get(root, "units"))
		c->units.n = 0;
	if (json_get(root, "anchors"))
		c->anchors.n = 0;
	if (json_get(root, "eras"))
		c->eras.n = 0;
}

/* 12-29: a day that is there in every year. */
static bool is_day(struct arena *a, const char *s, const struct where *w, const char *name,
		   struct diag_list *dl)
{
	struct where at = {.up = w, .name = name};

	if (!s || fields_is_date(arena_concat(a, "2027-", s, (char *)NULL)))
		return true;
	diag_add(dl, DIAG_CALENDAR_DAY, NULL, where_print(a, &at), s);
	return false;
}

static bool read_year_end(struct arena *a, const struct json *root, const struct where *top,
			  struct calendar_span *out, struct diag_list *dl)
{
	struct where w = {.up = top, .name = "year_end"};

	return read_object(a, root, top, "year_end", span_fields, ARRAY_LEN(span_fields), out,
			   dl) &&
	       is_day(a, out->from, &w, "from", dl) && is_day(a, out->to, &w, "to", dl);
}

bool load_calendar(struct arena *a, struct library *l, const char *path, struct diag_list *dl)
{
	struct list_reader r = {.a = a, .dl = dl, .library = l};
	const struct json *root = load_open(a, path, "calendar", dl);
	struct where top = {.file = path};
	struct calendar *c = &l->calendar;

	if (!root || !fields_read(a, root, &top, file_fields, ARRAY_LEN(file_fields), c, NULL, dl))
		return false;
	forget_lists(c, root);
	bool ok = load_list(&r, root, "holidays", false, &top, read_holiday);

	ok = load_list(&r, root, "occasions", false, &top, read_occasion) && ok;
	ok = load_list(&r, root, "times", false, &top, read_time) && ok;
	ok = load_list(&r, root, "units", false, &top, read_unit) && ok;
	ok = load_list(&r, root, "anchors", false, &top, read_anchor) && ok;
	ok = load_list(&r, root, "eras", false, &top, read_era) && ok;
	ok = read_year_end(a, root, &top, &c->year_end, dl) && ok;
	ok = read_object(a, root, &top, "capacity", capacity_fields, ARRAY_LEN(capacity_fields),
			 &c->capacity, dl) && ok;
	ok = read_months(a, root, &top, &c->months, dl) && ok;
	ok = read_days(a, root, &top, &c->days, dl) && ok;
	return read_minutes(a, root, &top, &c->minutes, dl) && ok;
}

/* 2026-10 */
static bool is_month(struct arena *a, const char *s)
{
	return fields_is_date(arena_concat(a, s, "-01", (char *)NULL));
}

bool load_calendar_wish(struct arena *a, const struct json *root, const struct where *top,
			struct calendar_wish *out, struct diag_list *dl)
{
	const struct json *j = json_get(root, "calendar");
	struct where w = {.up = top, .name = "calendar"};

	if (!j || j->kind == JSON_NULL)
		return true;
	bool ok = is_object(a, j, &w, dl) &&
		  fields_read(a, j, &w, wish_fields, ARRAY_LEN(wish_fields), out, NULL, dl);

	if (ok && out->from && !is_month(a, out->from)) {
		struct where at = {.up = &w, .name = "from"};

		diag_add(dl, DIAG_CALENDAR_FROM, NULL, where_print(a, &at), out->from);
		ok = false;
	}
	ok = ok && read_object(a, j, &w, "capacity", capacity_fields, ARRAY_LEN(capacity_fields),
			       &out->capacity, dl);
	ok = ok && read_months(a, j, &w, &out->months, dl);
	ok = ok && read_days(a, j, &w, &out->days, dl);
	return ok && read_minutes(a, j, &w, &out->minutes, dl);
}
