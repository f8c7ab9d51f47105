/* SPDX-License-Identifier: MIT
 *
 * The adapter to libical: rows of a tree that have a day become events of a calendar (RFC 5545),
 * which Outlook, Google and telephones import. Events are gathered first, from all tables whose
 * columns say what is what; then those of the calendar that is written go through the library,
 * which escapes and folds. An event lasts whole days and leaves whoever has it free for others. It
 * is known again after a change, since its UID is a checksum of what names the row, and no chance.
 */
#include <libical/ical.h>
#include <stdio.h>
#include <string.h>

#include "base/intl.h"
#include "base/memory.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "ics/events.h"
#include "render/formats.h"
#include "render/render.h"

/* Without memory the library gives nothing back. */
static void *have(void *object)
{
	if (!object)
		memory_ended();
	return object;
}

static void add(icalcomponent *to, icalproperty *property)
{
	icalcomponent_add_property(to, have(property));
}

/* What a name of a property says that the standard does not have, but programs read. */
static void add_named(icalcomponent *to, const char *name, const char *value)
{
	icalproperty *property = have(icalproperty_new(ICAL_X_PROPERTY));

	icalproperty_set_x_name(property, name);
	icalproperty_set_value(property, have(icalvalue_new_text(value)));
	icalcomponent_add_property(to, property);
}

static icaltimetype day_of(const char *iso, int later)
{
	icaltimetype day = icaltime_null_date();

	sscanf(iso, "%d-%d-%d", &day.year, &day.month, &day.day);
	icaltime_adjust(&day, later, 0, 0, 0);
	return day;
}

/* In the calendar of all it is told whose each event is; in one's own one need not read it. */
static const char *summary_of(struct arena *a, const struct event *e, const char *piece)
{
	if (*piece || !*e->category)
		return e->summary;
	return arena_concat(a, "【", e->category, "】", e->summary, (char *)NULL);
}

/* Of days the end is the first one that is free again. */
static icalcomponent *new_event(const struct event *e, const char *summary, icaltimetype stamp)
{
	icalcomponent *event = have(icalcomponent_new(ICAL_VEVENT_COMPONENT));

	add(event, icalproperty_new_uid(e->uid));
	add(event, icalproperty_new_dtstamp(stamp));
	add(event, icalproperty_new_dtstart(day_of(e->start, 0)));
	add(event, icalproperty_new_dtend(day_of(e->end, 1)));
	add(event, icalproperty_new_summary(summary));
	if (*e->note)
		add(event, icalproperty_new_description(e->note));
	if (*e->place)
		add(event, icalproperty_new_location(e->place));
	if (*e->category)
		add(event, icalproperty_new_categories(e->category));
	add(event, icalproperty_new_transp(ICAL_TRANSP_TRANSPARENT));
	return event;
}

static icalcomponent *new_calendar(const char *name)
{
	icalcomponent *calendar = have(icalcomponent_new(ICAL_VCALENDAR_COMPONENT));

	add(calendar, icalproperty_new_version("2.0"));
	add(calendar, icalproperty_new_prodid("-//bunkai//bunkai//JA"));
	add(calendar, icalproperty_new_calscale("GREGORIAN"));
	add(calendar, icalproperty_new_method(ICAL_METHOD_PUBLISH));
	add_named(calendar, "X-WR-CALNAME", name);
	return calendar;
}

/* '年間予定表　みなと病院　医療情報部': the document, and whose part of it this is. */
static const char *name_of(struct arena *a, const struct doc *d, const struct events *events,
			   const char *piece)
{
	struct strbuf sb = strbuf_new(a);

	strbuf_join(&sb, "　", d->title);
	if (!text_empty(d->subtitle))
		strbuf_join(&sb, "　", d->subtitle);
	for (size_t i = 0; *piece && i < events->all.n; i++) {
		const struct event *e = &events->all.at[i];

		if (!event_is_of(e, piece) || text_empty(e->category))
			continue;
		strbuf_join(&sb, "　", e->category);
		break;
	}
	return events_line(a, sb.text);
}

/*
 * A line that is just as long as a line may be is folded inside of its end by libical 3.0: there is
 * no CR in a text, so that such a fold is no text's.
 */
static const char *mend_folds(struct arena *a, const char *text)
{
	return text_replace(a, text, "\r\r\n \n", "\r\n");
}

static bool render(const struct render_context *rc, const struct doc *d, const char *path,
		   struct render_result *result)
{
	const char *piece = rc->piece ? rc->piece : "";
	const struct events *events = events_gather(rc->arena, d);
	const icaltimetype stamp = icaltime_from_timet_with_zone((time_t)render_epoch(rc, d), 0,
								 icaltimezone_get_utc_timezone());
	icalcomponent *calendar = new_calendar(name_of(rc->arena, d, events, piece));

	*result = (struct render_result){0};
	for (size_t i = 0; i < events->all.n; i++) {
		const struct event *e = &events->all.at[i];

		if (!event_is_of(e, piece))
			continue;
		icalcomponent_add_component(
			calendar, new_event(e, summary_of(rc->arena, e, piece), stamp));
		result->count++;
	}
	char *text = have(icalcomponent_as_ical_string_r(calendar));
	bool ok = render_write(rc, path, mend_folds(rc->arena, text));

	icalmemory_free_buffer(text);
	icalcomponent_free(calendar);
	return ok;
}

const struct renderer render_ics = {.name = "ics",
				    .ending = "ics",
				    .line = {NP_("%s: %zu event", "%s: %zu events")},
				    .pieces = events_pieces,
				    .render = render};
