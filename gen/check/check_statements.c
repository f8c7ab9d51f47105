/* SPDX-License-Identifier: MIT
 *
 * Statements and the prose beside them are held together, position by position: the paragraph names
 * who acts, holds the times and the record, has the verb of such a statement; and every verb of duty
 * and every time of a topic that was converted is a statement's, or is listed with a reason.
 */
#include <string.h>

#include "base/hash.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "check/check.h"
#include "check/duty_actor.h"
#include "check/duty_text.h"
#include "check/phrase.h"
#include "check/scope.h"
#include "derive/references.h"
#include "derive/terms.h"

/* Least share of an act's, and of a condition's, pairs of characters that its 項 has. */
#define LEAST_ACT 0.5
#define LEAST_IF 0.4

struct duty_check {
	struct arena *a;
	const struct library *l;
	const struct duty_words *words;
	struct diag_list *dl;
	const struct clause *clause;
	const struct position *position;
	struct duty_text *text;
	const struct statement *statement;
	const struct statement_form *form;
	struct duty_sentence **sentences; /* that each statement speaks of */
	struct duty_sentence *sentence;
	const char *subject;
};

static const char *place_of(const struct duty_check *k, const char *member)
{
	const struct json *j = json_get(k->form->json, member);

	return arena_printf(k->a, "%s:%d", k->clause->duties->file,
			    j ? j->line : k->statement->line);
}

/* '標準案 項 2(3)' */
static const char *where_text(const struct duty_check *k, const char *at)
{
	const char *position = k->position->name;

	return arena_concat(k->a, position, *position ? " " : "", "項 ", at, (char *)NULL);
}

static bool has_here(const struct duty_check *k, const char *words)
{
	return duty_text_has(k->text, k->form->paragraph, k->form->item, words);
}

/* The times of the statement's place, for messages. */
static const char *times_here(const struct duty_check *k)
{
	struct strbuf sb = strbuf_new(k->a);

	for (size_t i = 0; i < k->text->sentences.n; i++) {
		const struct duty_sentence *s = &k->text->sentences.at[i];
		const char *end = s->text, *at;

		if (!duty_stands_at(s, k->form->paragraph, k->form->item))
			continue;
		while ((at = duty_time_find(k->words, end, false, &end)))
			strbuf_join(&sb, ", ", arena_strndup(k->a, at, (size_t)(end - at)));
	}
	return *sb.text ? sb.text : "-";
}

static void check_literal_time(const struct duty_check *k, const char *member, const char *time)
{
	if (time && !has_here(k, time))
		diag_add(k->dl, DIAG_TIME_NOT_IN_TEXT, k->subject, place_of(k, member), time,
			 where_text(k, k->form->at), times_here(k));
}

/* Somewhere at the statement's place. */
static bool is_named_here(const struct duty_check *k, const char *who)
{
	for (size_t i = 0; i < k->text->sentences.n; i++) {
		const struct duty_sentence *s = &k->text->sentences.at[i];

		if (s->paragraph == k->form->paragraph && duty_names(k->words, s->text, who))
			return true;
	}
	return false;
}

/* Of several topics of a sentence the last before the act is the one who does it. */
static bool is_nearest(const struct duty_check *k, const char *who)
{
	const char *at = duty_share_last(k->form->act, k->sentence->text);

	return !at || duty_topic_before(k->words, k->sentence->text, at, who);
}

/*
 * Who acts is a subject of the sentence; of one without a topic, of the nearest before it in the same
 * 項.
 */
static bool actor_acts(const struct duty_check *k, const char *who)
{
	const struct duty_sentence *s = k->sentence;

	for (; s >= k->text->sentences.at && s->paragraph == k->form->paragraph; s--) {
		if (duty_acts(k->words, s->text, who))
			return s != k->sentence || is_nearest(k, who);
		if (duty_has_topic(k->words, s->text))
			break;
	}
	return k->form->with.n && duty_mutual(k->words, k->sentence->text);
}

static bool has_any(const char *text, const struct duty_strings *words)
{
	for (size_t i = 0; i < words->n; i++)
		if (strstr(text, words->at[i]))
			return true;
	return false;
}

static bool ends_in_any(const char *text, const struct duty_strings *words)
{
	for (size_t i = 0; i < words->n; i++)
		if (text_ends(text, words->at[i]))
			return true;
	return false;
}

static bool is_kind(const struct duty_check *k, const char *kind)
{
	return strcmp(k->form->kind, kind) == 0;
}

static bool is_office(const struct duty_check *k, const char *who)
{
	for (size_t i = 0; i < k->words->offices.n; i++)
		if (strcmp(k->words->offices.at[i], who) == 0)
			return true;
	return false;
}

static void tell_unnamed(const struct duty_check *k, const char *member, const char *who)
{
	diag_add(k->dl, DIAG_ACTOR_NOT_IN_TEXT, k->subject, place_of(k, member), who,
		 where_text(k, k->form->at), phrase_beginning(k->a, k->sentence->text));
}

static const struct duty_kind *kind_of(const struct duty_check *k)
{
	for (size_t i = 0; i < k->words->kinds.n; i++)
		if (is_kind(k, k->words->kinds.at[i].id))
			return &k->words->kinds.at[i];
	return NULL;
}

/* The words of a 号, or of the 項 without its list. */
static const char *text_of(const struct duty_check *k, int item)
{
	struct strbuf sb = strbuf_new(k->a);

	for (size_t i = 0; i < k->text->sentences.n; i++) {
		const struct duty_sentence *s = &k->text->sentences.at[i];

		if (s->paragraph == k->form->paragraph && s->item == item)
			strbuf_add(&sb, s->text);
	}
	return sb.text;
}

/* A 号 that names parties names him; else his 項 does. */
static bool is_named(const struct duty_check *k, const char *who)
{
	const char *item = k->form->item ? text_of(k, k->form->item) : "";

	return strstr(item, "{{") ? duty_names(k->words, item, who) : is_named_here(k, who);
}

/*
 * Whoever acts is a subject. A sentence of which no party is may name him otherwise, if it is no act
 * or ban (サーバの更新　{{vendor}}), and so may any whoever answers for an object (次の者が負い).
 */
static bool is_bound(const struct duty_check *k, const char *who)
{
	bool acts = is_kind(k, "do") || is_kind(k, "ban");
	bool subject = !strchr(who, '(') && duty_has_subject(k->words, k->sentence->text);

	return actor_acts(k, who) || (!acts && !subject && is_named(k, who));
}

/* Of `each` it may be either; whoever loses by an effect need not be named, unless he has to act. */
static bool is_asked(const struct duty_check *k)
{
	const struct duty_kind *kind = kind_of(k);

	if (strcmp(k->form->who, "each") == 0)
		return false;
	return !is_kind(k, "effect") || (kind && ends_in_any(k->form->act, &kind->bound_acts));
}

static void check_actor(const struct duty_check *k)
{
	const struct statement_form *f = k->form;
	const char *who = duty_bound(f);

	if (is_asked(k) && !is_bound(k, who))
		tell_unnamed(k, f->office ? "office" : "who", who);
	for (size_t i = 0; i < f->with.n; i++)
		if (!is_named_here(k, f->with.at[i]) && !duty_mutual(k->words, k->sentence->text))
			tell_unnamed(k, "with", f->with.at[i]);
	for (size_t i = 0; i < f->to.all.n; i++)
		if (is_office(k, f->to.all.at[i].name) && !is_named_here(k, f->to.all.at[i].name))
			tell_unnamed(k, "to", f->to.all.at[i].name);
}

/* A statement of the sentence says who leads, or that each does his own. */
static bool somebody_leads(const struct duty_check *k)
{
	const struct duties *d = k->clause->duties;

	for (size_t i = 0; i < d->statements.n; i++) {
		const struct statement_form *f =
			statement_in(&d->statements.at[i], k->position->name);

		if (f && k->sentences[i] == k->sentence &&
		    (f->with.n || strcmp(f->who, "each") == 0))
			return true;
	}
	return false;
}

/* 両者は …: one of them leads. */
static void check_lead(const struct duty_check *k)
{
	const char *mutual = duty_mutual(k->words, k->sentence->text);

	if (mutual && is_kind(k, "do") && !somebody_leads(k))
		diag_add(k->dl, DIAG_NO_LEAD, k->subject, place_of(k, "who"), mutual,
			 where_text(k, k->form->at));
}

static const char *join(const struct duty_check *k, const struct duty_strings *words)
{
	struct strbuf sb = strbuf_new(k->a);

	for (size_t i = 0; i < words->n; i++)
		strbuf_join(&sb, ", ", words->at[i]);
	return sb.text;
}

static const char *when_of(const struct statement_form *f)
{
	return f->always ? "always" : f->occasion ? "occasion" : f->events.n ? "event" : "none";
}

static bool when_fits(const struct duty_kind *kind, const struct statement_form *f)
{
	bool fits = kind->whens.n == 0;

	for (size_t i = 0; i < kind->whens.n; i++)
		fits = fits || strcmp(kind->whens.at[i], when_of(f)) == 0;
	return fits;
}

/* Of a 号 the sentence that its list hangs on may say it. */
static bool says_kind(const struct duty_check *k, const struct duty_kind *kind)
{
	for (size_t i = 0; k->sentence->item && i < k->text->sentences.n; i++) {
		const struct duty_sentence *s = &k->text->sentences.at[i];

		if (!s->item && s->paragraph == k->sentence->paragraph &&
		    has_any(s->text, &kind->words))
			return true;
	}
	return has_any(k->sentence->text, &kind->words);
}

/* The sentence, the act and the `when` are of the kind. */
static void check_kind(const struct duty_check *k)
{
	const struct statement_form *f = k->form;

	for (size_t i = 0; i < k->words->kinds.n; i++) {
		const struct duty_kind *kind = &k->words->kinds.at[i];

		if (!is_kind(k, kind->id))
			continue;
		if (kind->words.n && !says_kind(k, kind))
			diag_add(k->dl, DIAG_KIND_NOT_IN_TEXT, k->subject, place_of(k, "kind"),
				 f->kind, phrase_beginning(k->a, k->sentence->text),
				 join(k, &kind->words));
		if ((kind->acts.n && !ends_in_any(f->act, &kind->acts)) ||
		    ends_in_any(f->act, &kind->not_acts))
			diag_add(k->dl, DIAG_KIND_OF_ACT, k->subject, place_of(k, "act"), f->act,
				 f->kind);
		if (!when_fits(kind, f))
			diag_add(k->dl, DIAG_KIND_OF_WHEN, k->subject, place_of(k, "when"),
				 f->kind, join(k, &kind->whens));
	}
}

/* The whole place as one text: acts take words from the sentence before and from the list below. */
static const char *text_here(const struct duty_check *k)
{
	struct strbuf sb = strbuf_new(k->a);

	for (size_t i = 0; i < k->text->sentences.n; i++)
		if (duty_stands_at(&k->text->sentences.at[i], k->form->paragraph, k->form->item))
			strbuf_add(&sb, k->text->sentences.at[i].text);
	return sb.text;
}

static const struct duty_strings *words_of_how(const struct duty_check *k, const char *how)
{
	for (size_t i = 0; i < k->words->hows.n; i++)
		if (strcmp(k->words->hows.at[i].id, how) == 0 && k->words->hows.at[i].words.n)
			return &k->words->hows.at[i].words;
	return NULL;
}

/* Whoever approves, is informed …: the place, or the act, has a word of it. */
static void check_roles(const struct duty_check *k, const char *here)
{
	const struct statement_form *f = k->form;

	for (size_t i = 0; i < f->to.all.n; i++) {
		const struct setting *s = &f->to.all.at[i];
		const struct duty_strings *words = words_of_how(k, s->value);

		if (words && !has_any(here, words) && !has_any(f->act, words))
			diag_add(k->dl, DIAG_ROLE_NOT_IN_TEXT, k->subject, place_of(k, "to"),
				 s->name, s->value, phrase_beginning(k->a, k->sentence->text),
				 join(k, words));
	}
}

/* Least share of an act's words that its own 号 has, and how much more another place must have. */
#define LEAST_ITEM 0.2
#define MUCH_MORE 0.4

/* A statement of a 号 has words of it; what a 号 says stands there and not in the whole 項. */
static void check_item(const struct duty_check *k)
{
	const struct statement_form *f = k->form;
	double own = duty_share(f->act, text_of(k, f->item));
	int item = k->sentence->item;
	const char *better = NULL;

	if (f->item && own < LEAST_ITEM)
		better = arena_printf(k->a, "%d", f->paragraph);
	if (!f->item && item && duty_share(f->act, k->sentence->text) >= own + MUCH_MORE)
		better = arena_printf(k->a, "%d(%d)", f->paragraph, item);
	if (better)
		diag_add(k->dl, DIAG_STATEMENT_PLACE, k->subject, place_of(k, "at"), f->act,
			 where_text(k, better), f->at);
}

static void check_words(const struct duty_check *k, const char *here)
{
	const struct statement_form *f = k->form;

	if (duty_share(f->act, here) < LEAST_ACT)
		diag_add(k->dl, DIAG_ACT_NOT_IN_TEXT, k->subject, place_of(k, "act"), f->act,
			 where_text(k, f->at));
	if (f->condition && duty_share(f->condition, here) < LEAST_IF)
		diag_add(k->dl, DIAG_ACT_NOT_IN_TEXT, k->subject, place_of(k, "if"), f->condition,
			 where_text(k, f->at));
	if (f->record && !strstr(tables_fill(k->a, k->l, here), f->record))
		diag_add(k->dl, DIAG_RECORD_NOT_IN_TEXT, k->subject, place_of(k, "record"),
			 f->record, where_text(k, f->at));
	if (f->makes && !duty_names(k->words, here, f->makes))
		tell_unnamed(k, "makes", f->makes);
}

static void check_references(const struct duty_check *k)
{
	const struct guideline *g;

	for (size_t i = 0; i < k->form->refs.n; i++)
		if (!reference_item(k->l, k->form->refs.at[i], &g))
			diag_add(k->dl, DIAG_UNKNOWN_REFERENCE, k->subject, place_of(k, "refs"),
				 k->form->refs.at[i]);
}

static void check_form(struct duty_check *k)
{
	const struct statement_form *f = k->form;
	const char *here = text_here(k);

	for (size_t i = 0; i < f->times.n; i++)
		check_literal_time(k, "time", f->times.at[i]);
	check_literal_time(k, "keep", f->keep);
	check_actor(k);
	check_lead(k);
	check_kind(k);
	check_roles(k, here);
	check_item(k);
	check_words(k, here);
	check_references(k);
}

static void check_forms(struct duty_check *k)
{
	const struct duties *d = k->clause->duties;

	k->sentences = duty_text_assign(k->a, k->words, d, k->position->name, k->text);
	for (size_t i = 0; i < d->statements.n; i++) {
		k->statement = &d->statements.at[i];
		k->sentence = k->sentences[i];
		k->form = statement_in(k->statement, k->position->name);
		k->subject = arena_concat(k->a, k->clause->id, "#", k->statement->id, (char *)NULL);
		if (k->sentence)
			check_form(k);
	}
}

/* A place of the list `unclaimed` in this position; NULL when it has none. */
static const struct statement_place *listed_here(const struct duty_check *k,
						 const struct unclaimed *u)
{
	for (size_t i = 0; i < u->at.n; i++)
		if (strcmp(u->at.at[i].position, k->position->name) == 0)
			return &u->at.at[i];
	return NULL;
}

/* True when the words between `begin` and `end` of the sentence are listed as nobody's. */
static bool is_listed(const struct duty_check *k, const struct duty_sentence *s, const char *begin,
		      const char *end)
{
	const struct duties *d = k->clause->duties;

	for (size_t i = 0; i < d->unclaimed.n; i++) {
		const struct unclaimed *u = &d->unclaimed.at[i];
		const struct statement_place *p = listed_here(k, u);
		size_t n = strlen(u->words);

		if (!p || !duty_stands_at(s, p->paragraph, p->item))
			continue;
		for (const char *at = strstr(s->text, u->words); at; at = strstr(at + 1, u->words))
			if (at < end && begin < at + n)
				return true;
	}
	return false;
}

/* True when the literal stands in the sentence where `begin` to `end` does, or a part of it. */
static bool covers(const char *literal, const struct duty_sentence *s, const char *begin,
		   const char *end)
{
	for (const char *at = literal ? strstr(s->text, literal) : NULL; at;
	     at = strstr(at + 1, literal))
		if (at < end && begin < at + strlen(literal))
			return true;
	return false;
}

static bool time_is_claimed(const struct duty_check *k, const struct duty_sentence *s,
			    const char *begin, const char *end)
{
	const struct duties *d = k->clause->duties;

	for (size_t i = 0; i < d->statements.n; i++) {
		const struct statement_form *f =
			statement_in(&d->statements.at[i], k->position->name);

		if (!f || !duty_stands_at(s, f->paragraph, f->item))
			continue;
		if (covers(f->keep, s, begin, end) || covers(f->condition, s, begin, end))
			return true;
		for (size_t t = 0; t < f->times.n; t++)
			if (covers(f->times.at[t], s, begin, end))
				return true;
	}
	return false;
}

static void check_times(const struct duty_check *k, const struct duty_sentence *s)
{
	const char *end = s->text, *at;

	while ((at = duty_time_find(k->words, end, false, &end)))
		if (!time_is_claimed(k, s, at, end) && !is_listed(k, s, at, end))
			diag_add(k->dl, DIAG_UNCLAIMED_TIME, k->clause->id,
				 arena_printf(k->a, "%s:%d", k->clause->file, s->line),
				 arena_strndup(k->a, at, (size_t)(end - at)),
				 phrase_beginning(k->a, s->text));
}

/*
 * The sentence that a list hangs on is claimed by what claims one of its 号 (次の措置を講じる says
 * nothing without them), and a list of which no 号 is claimed by what claims that sentence.
 */
static bool list_is_claimed(const struct duty_check *k, const struct duty_sentence *s)
{
	bool of_items = false, of_paragraph = false;

	for (size_t i = 0; i < k->text->sentences.n; i++) {
		const struct duty_sentence *o = &k->text->sentences.at[i];

		if (o->paragraph != s->paragraph)
			continue;
		of_items = of_items || (o->item && o->claims);
		of_paragraph = of_paragraph || (!o->item && o->claims);
	}
	return s->item ? of_paragraph && !of_items : of_items;
}

static void check_sentence(const struct duty_check *k, const struct duty_sentence *s)
{
	const char *end = s->text + strlen(s->text);

	check_times(k, s);
	if (s->lays_down && !s->claims && !list_is_claimed(k, s) &&
	    !is_listed(k, s, s->text, end))
		diag_add(k->dl, DIAG_UNCLAIMED_DUTY, k->clause->id,
			 arena_printf(k->a, "%s:%d", k->clause->file, s->line),
			 phrase_beginning(k->a, s->text), k->clause->id);
}

/* Words that are listed as nobody's must be there. */
static void check_unclaimed(const struct duty_check *k)
{
	const struct duties *d = k->clause->duties;

	for (size_t i = 0; i < d->unclaimed.n; i++) {
		const struct unclaimed *u = &d->unclaimed.at[i];
		const struct statement_place *p = listed_here(k, u);

		if (p && !duty_text_has(k->text, p->paragraph, p->item, u->words))
			diag_add(k->dl, DIAG_UNCLAIMED_WORDS, k->clause->id,
				 arena_printf(k->a, "%s:%d", d->file, u->line), u->words,
				 where_text(k, p->at));
	}
}

static void check_position(struct duty_check *k)
{
	struct duty_text text = duty_text_read(k->a, k->words, k->position);

	k->text = &text;
	check_forms(k);
	check_unclaimed(k);
	for (size_t i = 0; i < text.sentences.n; i++)
		check_sentence(k, &text.sentences.at[i]);
}

/* Topics of which somebody wrote statements. */
static struct map *converted_topics(struct arena *a, const struct library *l)
{
	struct map *topics = map_new(a);

	for (size_t i = 0; i < l->clauses.n; i++)
		if (l->clauses.at[i].duties)
			map_set(topics, l->clauses.at[i].topic, &l->clauses.at[i]);
	return topics;
}

/* A hospital's own text needs no statements, but whoever reads the table should know. */
static void tell_missing(const struct clause *c, struct diag_list *dl)
{
	if (c->own)
		diag_add(dl, DIAG_OWN_WITHOUT_STATEMENTS, c->id, c->file, c->id);
	else
		diag_add(dl, DIAG_NO_STATEMENTS, c->id, c->file, c->topic, c->id);
}

static void check_clause(struct duty_check *k, const struct map *converted)
{
	const struct duties *d = k->clause->duties;

	if (!d && map_get(converted, k->clause->topic))
		tell_missing(k->clause, k->dl);
	for (size_t n = 0; d && !d->text_only && n < k->clause->positions.n; n++) {
		k->position = &k->clause->positions.at[n];
		check_position(k);
	}
}

void check_statements(struct arena *a, const struct check_input *in, struct diag_list *dl)
{
	const struct library *l = in->library;
	struct duty_check k = {.a = a, .l = l, .words = &l->duty_words, .dl = dl};
	struct map *converted = converted_topics(a, l);

	for (size_t i = 0; i < l->clauses.n; i++) {
		size_t n = dl->all.n;

		k.clause = &l->clauses.at[i];
		check_clause(&k, converted);
		scope_about_clause(l, k.clause, n, dl);
	}
}
