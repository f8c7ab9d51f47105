/* SPDX-License-Identifier: MIT
 *
 * Views over what the offices of the hospital do: a row for each statement of its papers, a row for
 * each event or rhythm at which it is done, and the duties that registers give the hospital, with
 * the statements that answer them.
 */
#include <string.h>

#include "base/text.h"
#include "bind/document_links.h"
#include "bind/view.h"
#include "derive/act_words.h"
#include "derive/office_duties.h"

/* Numbers sort as numbers wherever they stand in a text. */
static const char *order_text(struct binding *b, size_t n)
{
	return arena_printf(b->a, "%03zu", n);
}

static void set_place(struct binding *b, struct view_row *row, const struct office_duty *d)
{
	const char *id = d->chosen->clause->id;

	const char *place = office_duty_place(b->a, b->in->library, b->selection, d);

	view_add_line(b, view_set(b, row, "provision", ""), place, article_link(b, id));
	view_add_line(b, view_set(b, row, "source", ""),
		      arena_concat(b->a, place, "（", d->chosen->clause->title, "）", (char *)NULL),
		      article_link(b, id));
	view_set(b, row, "title", d->chosen->clause->title);
	view_set(b, row, "paper", d->paper->template->id);
}

/* How many of its moments are periodic, and the rest; a statement of neither holds always. */
static const char *nature_of(const struct office_moments *m)
{
	return !m->all.n ? "always" : m->all.at[0].periodic ? "periodic" : "event";
}

/* What has to be looked up later: work that comes again, and what leaves a record. */
static const char *book_of(const struct office_duty *d)
{
	return d->form->occasion ? "periodic" : d->form->record || d->form->keep ? "record" : "";
}

/* A right is what it may do. */
static const char *act_text(struct binding *b, const struct office_duty *d)
{
	const char *act = office_duty_fill(b->a, d, d->form->act);

	return strcmp(d->form->kind, "may") == 0
		       ? text_replace(b->a, library_word(b->in->library, "act.may"), "{{act}}", act)
		       : act;
}

static struct view_row *add_duty(struct binding *b, struct view *v, const struct office_duty *d)
{
	const struct library *l = b->in->library;
	const struct topic *t = library_topic(l, d->chosen->clause->topic);
	struct view_row *row =
		view_add(b, v, "statement", d->chosen->clause->duties->file, NULL,
			 arena_concat(b->a, d->chosen->clause->id, "#", d->statement->id,
				      (char *)NULL));

	view_set(b, row, "id", row->origin->key);
	view_set(b, row, "office", d->form->office);
	view_set(b, row, "office.order", order_text(b, office_order(l, d->form->office)));
	view_set(b, row, "act", act_text(b, d));
	view_set(b, row, "to", office_duty_others(b->a, l, d));
	view_set(b, row, "case", office_duty_case(b->a, l, d));
	view_set(b, row, "if", office_duty_fill(b->a, d, d->form->condition));
	view_set(b, row, "time", office_duty_time(b->a, l, d));
	view_set(b, row, "record", office_duty_fill(b->a, d, d->form->record));
	view_set(b, row, "keep", office_duty_keep(b->a, d));
	view_set(b, row, "kind", d->form->kind);
	view_set(b, row, "book", book_of(d));
	view_set(b, row, "topic.id", d->chosen->clause->topic);
	view_set(b, row, "topic.name", t ? t->name : d->chosen->clause->topic);
	view_set(b, row, "tick", library_word(l, "tick"));
	set_place(b, row, d);
	return row;
}

void fill_office_duties(struct binding *b, struct view *v)
{
	const struct office_duties list = office_duties_of(b->scratch, b->selection);

	for (size_t i = 0; i < list.all.n; i++) {
		const struct office_duty *d = &list.all.at[i];
		const struct office_moments m =
			office_duty_moments(b->scratch, b->in->library, d);

		view_set(b, add_duty(b, v, d), "nature", nature_of(&m));
	}
}

/* Of what the row rests on, the statements of this document and of the one with its other ranks. */
static struct office_duties duties_of_row(struct binding *b, const struct responsibility *r)
{
	const struct row_acts *acts = &table_says(b, r)->acts;
	struct office_duties out = {0};

	for (size_t i = 0; i < acts->statements.n; i++) {
		const struct row_statement *s = &acts->statements.at[i];
		struct office_duty d = {NULL, s->chosen, s->statement, s->form};

		if (s->used && s->form->office &&
		    selection_find_wide(b->selection, s->chosen->clause->id, &d.paper))
			*vec_push(b->scratch, &out.all) = d;
	}
	return out;
}

static void add_new_line(struct binding *b, struct view_field *f, const char *text)
{
	for (size_t i = 0; i < f->lines.n; i++)
		if (strcmp(f->lines.at[i].text, text) == 0)
			return;
	if (*text)
		view_add_line(b, f, text, NULL);
}

static const char *does_text(struct binding *b, const struct office_duty *d)
{
	struct row_statement s = {
		.chosen = d->chosen, .statement = d->statement, .form = d->form};

	return act_words(b->a, b->in->library, &(struct row_act){.by = &s});
}

static const char *office_text(struct binding *b, const struct office_duty *d)
{
	(void)b;
	return d->form->office;
}

static const char *time_text(struct binding *b, const struct office_duty *d)
{
	return office_duty_time(b->a, b->in->library, d);
}

static const char *record_text(struct binding *b, const struct office_duty *d)
{
	return office_duty_fill(b->a, d, d->form->record);
}

static const char *place_text(struct binding *b, const struct office_duty *d)
{
	return office_duty_place(b->a, b->in->library, b->selection, d);
}

/* What a duty's row says, each line once. */
static const struct {
	const char *field;
	const char *(*text)(struct binding *b, const struct office_duty *d);
} words[] = {{"role", office_text},
	     {"timing", time_text},
	     {"record", record_text},
	     {"does", does_text},
	     {"provisions", place_text}};

/*
 * By the statements of the hospital's papers that answer the duty; where none does, the articles
 * alone are cited.
 */
static void set_words(struct binding *b, struct view_row *row, const struct responsibility *r)
{
	const struct office_duties list = duties_of_row(b, r);

	for (size_t i = 0; i < ARRAY_LEN(words); i++) {
		struct view_field *f = view_set(b, row, words[i].field, "");

		for (size_t k = 0; k < list.all.n; k++)
			add_new_line(b, f, words[i].text(b, &list.all.at[k]));
		if (!list.all.n && words[i].text == place_text)
			view_add_articles(b, f, r);
	}
}

/* A duty belongs to its risk: one row, however many contracts rest on the register. */
static bool is_known_duty(const struct view *v, const struct responsibility *r)
{
	for (size_t i = 0; i < v->rows.n; i++)
		if (strcmp(v->rows.at[i].origin->key, r->full_key) == 0)
			return true;
	return false;
}

static void add_register_duty(struct binding *b, struct view *v, const struct responsibility *r)
{
	if (r->requirement || is_known_duty(v, r))
		return;
	struct view_row *row = view_add(b, v, "register", r->reg->file, responsibility_at(r)->place,
					r->full_key);

	view_set(b, row, "key", printed_key(b, r))->link = row_link(b, r);
	view_set(b, row, "text", register_text(b, r));
	view_set_topic(b, row, r);
	view_set(b, row, "risk.level", r->risk->level ? r->risk->level : "");
	set_words(b, row, r);
	view_add_articles(b, view_set(b, row, "articles", ""), r);
	view_set(b, row, "place", responsibility_at(r)->place ? responsibility_at(r)->place : "");
}

void fill_duties(struct binding *b, struct view *v)
{
	const struct project *p = b->in->project;

	for (size_t i = 0; i < p->contracts.n; i++) {
		const struct responsibilities *all = b->in->responsibilities[i];
		bool meant = !b->in->contract || b->in->contract == &p->contracts.at[i];

		for (size_t k = 0; meant && k < all->rows.n; k++)
			add_register_duty(b, v, &all->rows.at[k]);
	}
}

static void add_task(struct binding *b, struct view *v, const struct office_duty *d,
		     const struct office_moment *m)
{
	struct view_row *row = add_duty(b, v, d);

	view_set(b, row, "nature", !m ? "always" : m->periodic ? "periodic" : "event");
	view_set(b, row, "moment", m ? m->name : word_of(b, "moment", "always"));
	view_set(b, row, "moment.order", order_text(b, m ? m->order : 0));
}

void fill_office_tasks(struct binding *b, struct view *v)
{
	const struct office_duties list = office_duties_of(b->scratch, b->selection);

	for (size_t i = 0; i < list.all.n; i++) {
		const struct office_duty *d = &list.all.at[i];
		const struct office_moments m =
			office_duty_moments(b->scratch, b->in->library, d);

		for (size_t k = 0; k < m.all.n; k++)
			add_task(b, v, d, &m.all.at[k]);
		if (!m.all.n)
			add_task(b, v, d, NULL);
	}
}
