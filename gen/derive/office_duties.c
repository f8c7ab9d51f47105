/* SPDX-License-Identifier: MIT
 *
 * Statements are taken article by article; their events and occasions are named by duty-words.json,
 * their numbers filled in by the article's own names.
 */
#include "derive/office_duties.h"

#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "derive/measures.h"

static void add_of_article(struct arena *a, const struct selection *s, const struct chosen *c,
			   struct office_duties *out)
{
	const struct duties *duties = c->clause->duties;

	for (size_t i = 0; duties && c->position && i < duties->statements.n; i++) {
		const struct statement *statement = &duties->statements.at[i];
		const struct statement_form *f = statement_in(statement, c->position->name);

		if (f && f->office)
			*vec_push(a, &out->all) = (struct office_duty){s, c, statement, f};
	}
}

struct office_duties office_duties_of(struct arena *a, const struct selection *s)
{
	struct office_duties out = {0};

	for (size_t k = 0; k < s->cited.n; k++) {
		const struct selection *cited = s->cited.at[k];

		for (size_t i = 0; i < cited->n_in; i++)
			add_of_article(a, cited, &cited->all.at[i], &out);
	}
	return out;
}

static void add_moment(struct arena *a, const struct duty_word_list *list, const char *id,
		       bool periodic, struct office_moments *out)
{
	for (size_t i = 0; i < list->n; i++)
		if (strcmp(list->at[i].id, id) == 0)
			*vec_push(a, &out->all) = (struct office_moment){
				list->at[i].id, list->at[i].name, periodic, i};
}

struct office_moments office_duty_moments(struct arena *a, const struct library *l,
					  const struct office_duty *d)
{
	struct office_moments out = {0};

	if (d->form->occasion)
		add_moment(a, &l->duty_words.occasions, d->form->occasion, true, &out);
	for (size_t i = 0; i < d->form->events.n; i++)
		add_moment(a, &l->duty_words.events, d->form->events.at[i], false, &out);
	return out;
}

const char *office_duty_fill(struct arena *a, const struct office_duty *d, const char *text)
{
	struct expand e = {.a = a, .names = &d->chosen->names};

	return text ? expand_text(&e, text, "") : "";
}

const char *office_duty_case(struct arena *a, const struct library *l,
			     const struct office_duty *d)
{
	const struct office_moments moments = office_duty_moments(a, l, d);
	const char *condition = office_duty_fill(a, d, d->form->condition);
	struct strbuf sb = strbuf_new(a);

	for (size_t i = 0; i < moments.all.n; i++) /* a rhythm that the time says is said once */
		if (!moments.all.at[i].periodic || !d->form->times.n)
			strbuf_join(&sb, library_word(l, "moment.or"), moments.all.at[i].name);
	if (*condition)
		strbuf_join(&sb, "\n", condition);
	return sb.text;
}

const char *office_duty_time(struct arena *a, const struct library *l,
			     const struct office_duty *d)
{
	struct strbuf sb = strbuf_new(a);

	for (size_t i = 0; i < d->form->times.n; i++)
		strbuf_join(&sb, library_word(l, "list.comma"),
			    office_duty_fill(a, d, d->form->times.at[i]));
	return sb.text;
}

/* 当院 and 委託先事業者 as the document calls them; an office by its own name. */
static const char *name_of(const struct library *l, const struct office_duty *d, const char *who)
{
	const char *term = settings_get(&d->chosen->names, who);

	return term                        ? term
	       : strcmp(who, "other") == 0 ? library_word(l, "to.other")
					   : who;
}

const char *office_duty_others(struct arena *a, const struct library *l,
			       const struct office_duty *d)
{
	struct strbuf sb = strbuf_new(a);

	for (size_t i = 0; i < d->form->to.all.n; i++) {
		const struct setting *to = &d->form->to.all.at[i];
		const char *word = library_word(
			l, arena_concat(a, "to.", to->value, (char *)NULL));

		strbuf_join(&sb, library_word(l, "list.comma"),
			    text_replace(a, word, "{{label}}", name_of(l, d, to->name)));
	}
	return sb.text;
}

/* True when the statement keeps a record of that name. */
static bool keeps(const struct statement_form *f, const char *record)
{
	return f && f->keep && record &&
	       ((f->record && strstr(f->record, record)) || strstr(f->act, record));
}

const char *office_duty_keep(struct arena *a, const struct office_duty *d)
{
	const struct duties *duties = d->chosen->clause->duties;

	if (d->form->keep)
		return office_duty_fill(a, d, d->form->keep);
	for (size_t i = 0; i < duties->statements.n; i++) {
		const struct statement_form *f = statement_in(&duties->statements.at[i],
							      d->chosen->position->name);

		if (keeps(f, d->form->record))
			return office_duty_fill(a, d, f->keep);
	}
	return "";
}

const char *office_duty_place(struct arena *a, const struct library *l, const struct selection *s,
			      const struct office_duty *d)
{
	const char *place = statement_citation_brief(a, l, d->chosen, d->form);

	return d->paper == s ? place
			     : arena_concat(a, template_name(d->paper->template), place,
					    (char *)NULL);
}

size_t office_order(const struct library *l, const char *office)
{
	size_t i = 0;

	while (i < l->duty_words.offices.n && strcmp(l->duty_words.offices.at[i], office) != 0)
		i++;
	return i;
}
