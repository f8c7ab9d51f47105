/* SPDX-License-Identifier: MIT
 *
 * Acts end in the dictionary form, so that a format can go on behind them (…ことに協力する); for
 * whoever is told, endings have words of their own where there are (duty-words.json: told).
 */
#include "derive/act_words.h"

#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"

static const char *filled(struct arena *a, const struct row_statement *s, const char *text)
{
	struct expand e = {.a = a, .names = &s->chosen->names};

	return text ? expand_text(&e, text, "") : "";
}

static const char *form_fill(struct arena *a, const struct library *l, const char *word,
			     const char *label, const char *act)
{
	return text_fill(a, library_word(l, word), "label", label, "act", act);
}

static const char *lead_label(const struct library *l, const struct row_act *act)
{
	return act->lead ? act->lead->label : library_word(l, "act.actor");
}

static const struct duty_word *told_word(const struct library *l, const char *act)
{
	const struct duty_word *found = NULL;

	for (size_t i = 0; i < l->duty_words.told.n; i++) {
		const struct duty_word *w = &l->duty_words.told.at[i];

		if (text_ends(act, w->id) && (!found || strlen(w->id) > strlen(found->id)))
			found = w;
	}
	return found;
}

/*
 * 脆弱性管理台帳の写しの提出を受ける; a longer sentence keeps its verb: 乙が…とき、これを受ける.
 */
static const char *informed(struct arena *a, const struct library *l, const struct row_act *act,
			    const char *what)
{
	const struct duty_word *w = told_word(l, what);
	const char *begin =
		w ? arena_strndup(a, what, strlen(what) - strlen(w->id)) : NULL;

	if (!w || strstr(begin, "を"))
		return form_fill(a, l, "act.informed", lead_label(l, act), what);
	return arena_concat(a, begin, w->name, (char *)NULL);
}

static const char *told(struct arena *a, const struct library *l, const struct row_act *act,
			const char *what)
{
	bool ban = strcmp(act->by->form->kind, "ban") == 0;
	const char *word = arena_concat(a, "act.", act->told,
					ban && strcmp(act->told, "approves") == 0 ? ".ban" : "",
					(char *)NULL);

	if (strcmp(act->told, "informed") == 0)
		return informed(a, l, act, what);
	return form_fill(a, l, word, lead_label(l, act), what);
}

static const char *own(struct arena *a, const struct library *l, const struct row_act *act,
		       const char *what)
{
	const struct statement_form *f = act->by->form;

	if (strcmp(f->kind, "may") == 0)
		what = form_fill(a, l, "act.may", NULL, what);
	if (f->office)
		what = text_fill(a, library_word(l, "act.office"), "detail", f->office,
				 "act", what);
	return act->lead ? form_fill(a, l, "act.same", act->lead->label, what) : what;
}

const char *act_words_bare(struct arena *a, const struct library *l, const struct row_act *act)
{
	const char *what = filled(a, act->by, act->by->form->act);

	switch (act->way) {
	case ACT_WITH:
		return form_fill(a, l, "act.with", lead_label(l, act), what);
	case ACT_TOLD:
		return told(a, l, act, what);
	default:
		return own(a, l, act, what);
	}
}

static const char *times(struct arena *a, const struct row_statement *s)
{
	struct strbuf sb = strbuf_new(a);

	for (size_t i = 0; i < s->form->times.n; i++)
		strbuf_join(&sb, "、", filled(a, s, s->form->times.at[i]));
	return sb.text;
}

/* 'updates(server)' is the word who.updates.server. */
static const char *who_word(struct arena *a, const struct library *l, const char *who)
{
	const char *name = text_replace(a, text_replace(a, who, "(", "."), ")", "");

	return library_word(l, arena_concat(a, "who.", name, (char *)NULL));
}

/* 別表2: how the part's heading begins, up to the wide blank. */
const char *act_words_table(struct arena *a, const struct library *l,
			    const struct tending_role *role)
{
	const char *id = role ? arena_concat(a, role->kind, "s", (char *)NULL) : "";
	const struct template_block *table = library_table(l, id);
	const char *end = table ? strstr(table->text, "\u3000") : NULL;

	return end ? arena_strndup(a, table->text, (size_t)(end - table->text)) : NULL;
}

const char *act_words_objects(struct arena *a, const struct library *l,
			      const struct tending_role *role, const char *objects)
{
	const char *label = act_words_table(a, l, role);
	bool room = text_length(objects) <= ACT_OBJECTS_MAX;

	if (!label)
		return objects;
	return text_fill(a, library_word(l, room ? "act.objects" : "act.by-table"), "objects",
			 objects, "table", label);
}

/* Condition, object, time, in the order in which one would say them. */
static const char *detail_of(struct arena *a, const struct library *l, const struct row_act *act)
{
	const struct row_statement *s = act->by;
	struct strbuf sb = strbuf_new(a);
	const char *when = times(a, s);

	strbuf_add(&sb, filled(a, s, s->form->condition));
	if (act->vague && act->way == ACT_OWN)
		strbuf_join(&sb, "、", who_word(a, l, s->form->who));
	if (act->objects)
		strbuf_join(&sb, "、",
			    act_words_objects(a, l, tending_role_find(s->form->who),
					      act->objects));
	if (*when)
		strbuf_join(&sb, "、", when);
	return sb.text;
}

const char *act_words(struct arena *a, const struct library *l, const struct row_act *act)
{
	const char *bare = act_words_bare(a, l, act), *detail = detail_of(a, l, act);

	return *detail ? text_fill(a, library_word(l, "act.detail"), "act", bare,
				   "detail", detail)
		       : bare;
}

const char *act_words_tolerated(struct arena *a, const struct library *l,
				const struct row_statement *s,
				const struct contract_party *holder)
{
	return form_fill(a, l, "act.tolerates", holder->label, filled(a, s, s->form->act));
}

/* The event that a period runs from: the statement's own, or its only occasion to act. Words that
 * name their day (消去の日から10日以内) need none. */
static const char *event_name(const struct library *l, const struct statement_form *f)
{
	const char *id = f->from ? f->from : f->events.n == 1 ? f->events.at[0] : NULL;

	for (size_t i = 0; id && i < l->duty_words.events.n; i++)
		if (strcmp(l->duty_words.events.at[i].id, id) == 0)
			return l->duty_words.events.at[i].name;
	return NULL;
}

const char *act_words_time(struct arena *a, const struct library *l,
			   const struct row_statement *s)
{
	const char *when = times(a, s), *event = event_name(l, s->form);

	if (!event || !text_ends(when, library_word(l, "act.within")) ||
	    strstr(when, library_word(l, "act.from")))
		return when;
	return text_fill(a, library_word(l, "act.since"), "detail", event, "act", when);
}
