/* SPDX-License-Identifier: MIT
 *
 * Views for the regular meeting of a contract's parties: its days, and what is due (derive/schedule.h)
 * from the day after the last meeting to this one and from then to the next one. What was due before
 * and still stands open comes with what was due.
 */
#include <string.h>

#include "base/days.h"
#include "base/file.h"
#include "base/text.h"
#include "bind/view.h"
#include "derive/meetings.h"
#include "derive/schedule.h"

static void add_day(struct binding *b, struct view *v, const char *id, const char *date, bool said)
{
	const struct contract *c = b->in->contract;
	struct view_row *row = view_add(b, v, "project", b->in->project->file, c->place, id);

	view_set(b, row, "id", id);
	view_set(b, row, "name", word_of(b, "agenda.day", id));
	view_set(b, row, "value",
		 said ? view_date(b, date)
		      : text_fill(b->a, word_of(b, "agenda", "assumed"), "date", view_date(b, date),
				  NULL, NULL));
}

void fill_agenda_days(struct binding *b, struct view *v)
{
	const struct contract *c = b->in->contract;

	if (!c)
		return;
	const struct meeting_days m = meetings_of(b->a, b->in->project, c);

	add_day(b, v, "last", m.last, m.last_said);
	add_day(b, v, "this", m.now, true);
	add_day(b, v, "next", m.next, m.next_said);
}

/* As the contract lists its parties; what is nobody's comes last. */
static size_t party_order(const struct contract *c, const char *party)
{
	size_t i = 0;

	while (i < c->parties.n && !text_equal(c->parties.at[i].party, party))
		i++;
	return i;
}

static const char *span_of(const struct due *due, const struct meeting_days *m)
{
	return strcmp(due->date, m->now) <= 0 ? "past" : "coming";
}

void fill_agenda_dues(struct binding *b, struct view *v)
{
	const struct bind_input *in = b->in;

	if (!in->contract)
		return;
	const struct meeting_days m = meetings_of(b->a, in->project, in->contract);
	const struct schedule *s = schedules_get(
		in->schedules, b->a, &(struct schedule_wish){.project = in->project,
					      .library = in->library,
					      .coverage = in->coverage,
					      .words = in->words,
					      .contract = in->contract,
					      .from = days_add(b->a, m.last, 1),
					      .to = m.next,
					      .late = true});

	for (size_t i = 0; meetings_follow(&m) && i < s->all.n; i++) {
		struct view_row *row = view_add_due(b, v, &s->all.at[i]);

		view_set(b, row, "who.order",
			 arena_printf(b->a, "%zu",
				      party_order(in->contract, s->all.at[i].party)));
		view_set(b, row, "span", span_of(&s->all.at[i], &m));
		view_set(b, row, "late.name",
			 s->all.at[i].late ? word_of(b, "agenda", "late") : "");
	}
}

/* --- what was decided --- */

static bool was_decided(const struct decision *d, const struct meeting_days *m)
{
	return d->date && strcmp(d->date, m->last) > 0 && strcmp(d->date, m->now) <= 0;
}

/* What was a mere proposal, and was decided since, is told by that decision. */
static bool still_decides(const struct decision *d, const struct responsibility *r)
{
	return responsibility_rests_on(r, d) &&
	       (!text_equal(d->status, "proposed") || responsibility_decided(r) == d);
}

/* The rows that it decides, or the article whose wording it picks; without lines: neither is here. */
static void add_subjects(struct binding *b, struct view_field *f, const struct decision *d)
{
	const struct responsibilities *rows = contract_rows(b);
	const struct chosen *c = d->clause ? selection_find(b->selection, d->clause) : NULL;

	for (size_t i = 0; i < rows->rows.n; i++)
		if (still_decides(d, &rows->rows.at[i]))
			view_add_line(b, f, printed_key(b, &rows->rows.at[i]), NULL);
	if (c && (!d->contract || strcmp(d->contract, b->in->contract->id) == 0))
		view_add_line(b, f, c->clause->title, NULL);
}

static void add_decision(struct binding *b, struct view *v, const struct decision *d)
{
	const struct status *status = d->status ? library_status(b->in->library, d->status) : NULL;
	struct view_field subjects = {0};

	add_subjects(b, &subjects, d);
	if (!subjects.lines.n)
		return;
	struct view_row *row =
		view_add(b, v, "decision",
			 file_join(b->a, b->in->project->folder, "decisions.json"), d->place,
			 d->id);

	view_set(b, row, "keys", "")->lines = subjects.lines;
	view_set(b, row, "id", d->id ? d->id : "");
	view_set_day(b, row, "date", d->date);
	view_set(b, row, "text", d->text ? d->text : d->position ? d->position : "");
	view_set(b, row, "when", d->when ? d->when : "");
	view_set(b, row, "by", d->by ? d->by : "");
	view_set(b, row, "status", status ? status->id : "")->role = status ? status->id : NULL;
	view_set(b, row, "status.name", status ? status->name : "")->role =
		status ? status->id : NULL;
}

void fill_agenda_decisions(struct binding *b, struct view *v)
{
	const struct project *p = b->in->project;

	if (!b->in->contract)
		return;
	const struct meeting_days m = meetings_of(b->a, p, b->in->contract);

	for (size_t i = 0; i < p->decisions.n; i++)
		if (was_decided(&p->decisions.at[i], &m))
			add_decision(b, v, &p->decisions.at[i]);
}
