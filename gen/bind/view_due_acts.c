/* SPDX-License-Identifier: MIT
 *
 * The view of what has its time: a row for each statement of the articles in force that comes round
 * or has a limit, and for each event upon which it is due, so that whoever meets an event finds all
 * that is due then in one place. Rows are in the order of the text; `event.order` and `time.order`
 * sort them.
 */
#include <string.h>

#include "base/text.h"
#include "bind/document_links.h"
#include "bind/key_places.h"
#include "bind/view.h"
#include "derive/form_words.h"
#include "derive/measures.h"
#include "derive/time_limit.h"

/* One statement whose rows are added. */
struct due_act {
	struct binding *b;
	struct view *v;
	const struct chosen *chosen;
	const struct statement *statement;
	const struct statement_form *form;
	struct form_words words;
	struct time_limit limit;
	const char *times; /* with the event from which they run, if that is another */
};

static const char *order_of(struct binding *b, const struct duty_word_list *list, const char *id)
{
	size_t i = 0;

	while (i < list->n && !text_equal(list->at[i].id, id))
		i++;
	return arena_printf(b->a, "%zu", i);
}

/* 通知を受けたときから5日以内, of what another event than that of the row sets off. */
static const char *times_text(struct due_act *d)
{
	const struct library *l = d->b->in->library;
	const char *times = form_words_times(&d->words, d->form),
		   *from = form_words_name(&l->duty_words.events, d->form->from);

	return from && !strstr(times, library_word(l, "act.from"))
		       ? text_fill(d->b->a, library_word(l, "act.since"), "detail", from, "act",
				   times)
		       : times;
}

static void set_place(struct due_act *d, struct view_row *row)
{
	struct key_places places = {0};

	key_places_add(d->b, &places, d->chosen, d->form->paragraph, d->form->item);
	key_places_set(d->b, row, "place", &places);
}

/* `list`: events or occasions; `id` NULL: nothing sets it off. */
static void add_row(struct due_act *d, enum provision_nature nature,
		    const struct duty_word_list *list, const char *id)
{
	struct binding *b = d->b;
	const struct clause *c = d->chosen->clause;
	const struct form_words *w = &d->words;
	const char *key = arena_concat(b->a, c->id, "#", d->statement->id, (char *)NULL);
	struct view_row *row =
		view_add(b, d->v, "statement", c->file, d->chosen->position->name, key);
	const char *event = form_words_name(list, id);

	view_set(b, row, "statement", key);
	view_set(b, row, "nature", nature_name(nature));
	view_set(b, row, "event", event ? event : word_of(b, "due", "other"));
	view_set(b, row, "event.order", order_of(b, list, id));
	view_set(b, row, "who", form_words_who(w, d->form));
	view_set(b, row, "act", form_words_act(w, d->form));
	view_set(b, row, "to", form_words_to(w, d->form));
	view_set(b, row, "condition", form_words_fill(w, d->form->condition));
	view_set(b, row, "time", d->times);
	view_set(b, row, "time.order", arena_printf(b->a, "%ld", d->limit.minutes));
	view_set(b, row, "night", time_limit_nights(&d->limit, form_words_act(w, d->form)));
	view_set(b, row, "record", form_words_fill(w, d->form->record));
	set_place(d, row);
	view_set(b, row, "title", c->title);
}

static void add_statement(struct due_act *d)
{
	const struct duty_words *words = &d->b->in->library->duty_words;
	const struct statement_form *f = d->form;

	d->times = times_text(d);
	d->limit = time_limit_of(words, d->times);
	if (f->occasion)
		add_row(d, NATURE_PERIODIC, &words->occasions, f->occasion);
	if (!d->limit.clock || core_nature_of(f) == NATURE_STANDING)
		return;
	for (size_t i = 0; i < f->events.n; i++)
		add_row(d, NATURE_DEADLINE, &words->events, f->events.at[i]);
	if (!f->events.n && !f->occasion)
		add_row(d, NATURE_DEADLINE, &words->events, NULL);
}

static void fill_article(struct binding *b, struct view *v, const struct chosen *c)
{
	struct due_act d = {.b = b, .v = v, .chosen = c};
	const struct duties *duties = c->clause->duties;

	d.words = form_words_in(b->a, b->in->project, b->in->library, b->in->contract, c,
				c->position->name);
	for (size_t i = 0; duties && i < duties->statements.n; i++) {
		d.statement = &duties->statements.at[i];
		d.form = statement_in(d.statement, c->position->name);
		if (d.form && !key_place_waits(b, c, d.form->paragraph, d.form->item))
			add_statement(&d);
	}
}

void fill_due_acts(struct binding *b, struct view *v)
{
	for (size_t i = 0; i < b->selection->n_in; i++)
		if (b->selection->all.at[i].position)
			fill_article(b, v, &b->selection->all.at[i]);
}
