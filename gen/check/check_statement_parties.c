/* SPDX-License-Identifier: MIT
 *
 * Who acts by a statement, who leads of two, who is informed or approves: the sentence says so.
 */
#include <string.h>

#include "base/text.h"
#include "check/duty_check.h"
#include "derive/duty_actor.h"
#include "derive/phrase.h"

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

/* Of several in a sentence the last before the act is the one who does it. */
static bool is_nearest(const struct duty_check *k, const char *who)
{
	const char *at = duty_share_last(k->form->act, k->sentence->text);

	return !at || duty_is_nearest(k->words, k->sentence->text, at, who);
}

/* The one before it on which it hangs, of the 項 or of the same 号; NULL: it is the first. */
static const struct duty_sentence *sentence_before(const struct duty_check *k,
						   const struct duty_sentence *s)
{
	for (; s > k->text->sentences.at; s--)
		if (duty_stands_at(s - 1, k->form->paragraph, k->sentence->item))
			return s - 1;
	return NULL;
}

/* He is the last whom the sentence has as its topic, so that the next goes on with him. */
static bool ends_with(const struct duty_check *k, const struct duty_sentence *s, const char *who)
{
	return duty_is_nearest(k->words, s->text, s->text + strlen(s->text), who) ||
	       (k->form->with.n &&
		duty_is_nearest(k->words, s->text, s->text + strlen(s->text), "each"));
}

/*
 * Who acts is a subject of the sentence; of one without a topic, of the nearest before it in the
 * same 項.
 */
static bool actor_acts(const struct duty_check *k, const char *who)
{
	for (const struct duty_sentence *s = k->sentence; s; s = sentence_before(k, s)) {
		if (duty_acts(k->words, s->text, who))
			return s != k->sentence ? ends_with(k, s, who)
						: is_nearest(k, who) || (k->form->with.n &&
									 is_nearest(k, "each"));
		if (duty_has_topic(k->words, s->text))
			return k->form->with.n && duty_mutual(k->words, s->text);
	}
	return false;
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
	diag_add(k->dl, DIAG_ACTOR_NOT_IN_TEXT, k->subject, duty_place_of(k, member), who,
		 duty_where(k, k->form->at), phrase_beginning(k->a, k->sentence->text));
}

static const struct duty_kind *kind_of(const struct duty_check *k)
{
	for (size_t i = 0; i < k->words->kinds.n; i++)
		if (duty_is_kind(k, k->words->kinds.at[i].id))
			return &k->words->kinds.at[i];
	return NULL;
}

/* A sentence before it in the same 項 has a topic, with which it goes on. */
static bool goes_on(const struct duty_check *k)
{
	for (const struct duty_sentence *s = k->sentence; s; s = sentence_before(k, s))
		if (duty_has_topic(k->words, s->text))
			return true;
	return false;
}

/* A 号 that names parties names him (クラウド　基盤の更新); else his 項 does, if nobody is its topic. */
static bool is_named(const struct duty_check *k, const char *who, bool party)
{
	const char *item = k->form->item ? duty_text_of(k, k->form->item) : "";

	if (strstr(item, "{{") || duty_names(k->words, item, who))
		return duty_names(k->words, item, who);
	return !(party && goes_on(k)) && is_named_here(k, who);
}

/*
 * Whoever acts is a subject. A sentence of which no party is may name him otherwise, if it is no
 * act or ban (サーバの更新　{{vendor}}), and any may so name who answers for an object (次の者が負い).
 */
static bool is_bound(const struct duty_check *k, const char *who)
{
	if (actor_acts(k, who))
		return true;
	if (duty_is_kind(k, "do") || duty_is_kind(k, "ban"))
		return false;

	bool party = !strchr(who, '(') && strcmp(who, "fault") != 0;

	return !(party && duty_has_subject(k->words, k->sentence->text)) &&
	       is_named(k, who, party);
}

/* Who loses by an effect need not be named, unless he has to act. */
static bool is_asked(const struct duty_check *k)
{
	const struct duty_kind *kind = kind_of(k);

	return !duty_is_kind(k, "effect") ||
	       (kind && duty_ends_in(k->form->act, &kind->bound_acts));
}

/* 乙は責任を負わない: it is another whose claim ends, and who says that he holds nobody liable. */
static bool is_gainer(const struct duty_check *k, const char *who)
{
	const struct duty_kind *kind = kind_of(k);

	return kind && duty_ends_in(k->form->act, &kind->other_acts) &&
	       duty_acts(k->words, k->sentence->text, who) && ends_with(k, k->sentence, who);
}

static void check_actor(const struct duty_check *k)
{
	const struct statement_form *f = k->form;
	const char *who = duty_bound(f);

	if ((is_asked(k) && !is_bound(k, who)) || is_gainer(k, who))
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

	if (mutual && duty_is_kind(k, "do") && !somebody_leads(k))
		diag_add(k->dl, DIAG_NO_LEAD, k->subject, duty_place_of(k, "who"), mutual,
			 duty_where(k, k->form->at));
}

/* The sentence, or one before it in the same 項, on which it hangs. */
static bool says_so_far(const struct duty_check *k, const struct duty_how *how, const char *who)
{
	for (const struct duty_sentence *s = k->sentence; s; s = sentence_before(k, s))
		if (duty_says_how(k->words, s->text, how, who))
			return true;
	return false;
}

/* Another statement of the sentence gives him that part. */
static bool is_given(const struct duty_check *k, const char *whom, const char *how)
{
	const struct duties *d = k->clause->duties;

	for (size_t i = 0; i < d->statements.n; i++) {
		const struct statement_form *f =
			statement_in(&d->statements.at[i], k->position->name);
		const char *given = f && k->sentences[i] == k->sentence
					    ? settings_get(&f->to, whom)
					    : NULL;

		if (given && strcmp(given, how) == 0)
			return true;
	}
	return false;
}

/* {{hospital}}の承認を受け: he is not merely informed. */
static void check_plain_role(const struct duty_check *k, const struct setting *s)
{
	const struct duty_how *plain = duty_plain_how(k->words, k->sentence->text, s->name);

	if (plain && strcmp(plain->id, s->value) != 0 && !is_given(k, s->name, plain->id))
		diag_add(k->dl, DIAG_ROLE_OF_TEXT, k->subject, duty_place_of(k, "to"), s->name,
			 s->value, plain->id, phrase_beginning(k->a, k->sentence->text));
}

/* In the sentence, or in the one that its list hangs on. */
static bool has_any_here(const struct duty_check *k, const struct duty_strings *words)
{
	return duty_has_any(k->sentence->text, words) ||
	       (k->sentence->item && duty_has_any(duty_text_of(k, 0), words));
}

/* Who is told by an act (を通知する) is informed, and no more where no word says so plainly. */
static void check_role_of_act(const struct duty_check *k, const struct setting *s)
{
	for (size_t i = 0; i < k->words->hows.n; i++) {
		const struct duty_how *how = &k->words->hows.at[i],
				      *own = duty_how_find(k->words, s->value);

		if (!duty_ends_in(k->form->act, &how->acts) || strcmp(how->id, s->value) == 0)
			continue;
		if (own && own->plain.n && has_any_here(k, &own->plain))
			continue;
		diag_add(k->dl, DIAG_ROLE_OF_TEXT, k->subject, duty_place_of(k, "to"), s->name,
			 s->value, how->id, phrase_beginning(k->a, k->sentence->text));
	}
}

/* Whoever approves, is informed …: the text, or the act, has a word of it. */
static void check_roles(const struct duty_check *k)
{
	const struct statement_form *f = k->form;

	for (size_t i = 0; i < f->to.all.n; i++) {
		const struct setting *s = &f->to.all.at[i];
		const struct duty_how *how = duty_how_find(k->words, s->value);

		if (how && !says_so_far(k, how, s->name) &&
		    !duty_says_how(k->words, f->act, how, s->name))
			diag_add(k->dl, DIAG_ROLE_NOT_IN_TEXT, k->subject, duty_place_of(k, "to"),
				 s->name, s->value, phrase_beginning(k->a, k->sentence->text),
				 duty_list(k, &how->words));
		check_plain_role(k, s);
		check_role_of_act(k, s);
	}
}

/* 再委託先に … させる: the third who is made to act stands there. */
static void check_makes(const struct duty_check *k)
{
	const char *makes = k->form->makes;

	if (makes && !is_named_here(k, makes))
		tell_unnamed(k, "makes", makes);
}

void check_statement_parties(const struct duty_check *k)
{
	check_actor(k);
	check_lead(k);
	check_roles(k);
	check_makes(k);
}
