/* SPDX-License-Identifier: MIT
 *
 * Statements and the prose beside them are held together, position by position: each statement by
 * the rules of check_statement_parties.c and check_statement_words.c, and every verb of duty and
 * every time of a topic that was converted is a statement's, or is listed with a reason.
 */
#include <string.h>

#include "base/hash.h"
#include "base/text.h"
#include "check/check.h"
#include "check/duty_check.h"
#include "check/scope.h"
#include "derive/phrase.h"

static void check_forms(struct duty_check *k)
{
	const struct duties *d = k->clause->duties;

	k->sentences = duty_text_assign(k->a, k->words, d, k->position->name, k->text);
	for (size_t i = 0; i < d->statements.n; i++) {
		k->statement = &d->statements.at[i];
		k->sentence = k->sentences[i];
		k->form = statement_in(k->statement, k->position->name);
		k->subject = arena_concat(k->a, k->clause->id, "#", k->statement->id, (char *)NULL);
		if (!k->sentence)
			continue;
		check_statement_parties(k);
		check_statement_words(k);
	}
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

/* The statement has the time, or its condition does. */
static bool has_time(const struct statement_form *f, const struct duty_sentence *s,
		     const char *begin, const char *end)
{
	if (covers(f->keep, s, begin, end) || covers(f->condition, s, begin, end))
		return true;
	for (size_t t = 0; t < f->times.n; t++)
		if (covers(f->times.at[t], s, begin, end))
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

		if (f && duty_stands_at(s, f->paragraph, f->item) && has_time(f, s, begin, end))
			return true;
	}
	return false;
}

/* Bytes of a character of Japanese. */
enum { CHARACTER = 3 };

static uint32_t character_of(const char *text)
{
	return text_next(&text);
}

/* 報告し、, 示す and 無効とし do something; 報告書, 報告を and 報告した do not. */
static bool is_done(const char *behind)
{
	static const char *const others[] = {"を", "が", "は", "で", "の", "へ", "も", "や"};
	static const char *const made[] = {"にし", "にす", "とし", "とす"};
	uint32_t c = text_next(&behind);

	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		if (c == character_of(others[i]))
			return false;
	for (size_t i = 0; (c == U'に' || c == U'と') && i < sizeof made / sizeof *made; i++)
		if (c == character_of(made[i]) && text_starts(behind, made[i] + CHARACTER))
			return true;
	return c >= U'ぁ' && c <= U'ん' && c != U'に' && c != U'と' &&
	       !text_starts(behind, "た") && !text_starts(behind, "だ");
}

/* Where the sentence, from there on, does what the act says: the act's last words, as a verb. */
static const char *deed_in(const struct duty_check *k, const struct statement_form *f,
			   const struct duty_sentence *s, const char *from)
{
	const char *last = duty_share_last(f->act, s->text), *end = last;

	if (!last)
		return NULL;
	text_next(&end);
	if (!is_done(end))
		text_next(&end);

	const char *words = arena_strndup(k->a, last, (size_t)(end - last));

	for (const char *at = strstr(from, words); at; at = strstr(at + 1, words))
		if (is_done(at + strlen(words)))
			return at;
	return NULL;
}

/*
 * The first act behind a time is what is done by then: of its statements one has the time and none
 * is without any, unless one whose verb the sentence does not have has it.
 */
static bool is_of_next_act(const struct duty_check *k, const struct duty_sentence *s,
			   const char *begin, const char *end)
{
	const struct duties *d = k->clause->duties;
	const char *first = NULL;
	bool has = true, bare = false;

	for (size_t i = 0; i < d->statements.n; i++) {
		const struct statement_form *f =
			statement_in(&d->statements.at[i], k->position->name);

		if (!f || k->sentences[i] != s)
			continue;

		bool own = has_time(f, s, begin, end);
		const char *at = deed_in(k, f, s, own ? end : s->text);

		if (own && !at)
			return true;
		if (!at || at < end || (first && at > first))
			continue;
		has = own || (has && first == at);
		bare = (!own && !f->times.n && !f->always) || (bare && first == at);
		first = at;
	}
	return has && !bare;
}

static void check_times(const struct duty_check *k, const struct duty_sentence *s)
{
	const char *end = s->text, *at;

	while ((at = duty_time_find(k->words, end, false, &end)))
		if ((!time_is_claimed(k, s, at, end) || !is_of_next_act(k, s, at, end)) &&
		    !duty_is_listed(k, s, at, end))
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
	check_statement_claims(k, s);
	if (s->lays_down && !s->claims && !list_is_claimed(k, s) &&
	    !duty_is_listed(k, s, s->text, end))
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
		const struct statement_place *p = duty_listed_here(k, u);

		if (p && !duty_text_has(k->text, p->paragraph, p->item, u->words))
			diag_add(k->dl, DIAG_UNCLAIMED_WORDS, k->clause->id,
				 arena_printf(k->a, "%s:%d", d->file, u->line), u->words,
				 duty_where(k, p->at));
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
	for (size_t n = 0; d && !d->text_only && n < clause_wordings(k->clause); n++) {
		k->position = clause_wording(k->clause, n);
		check_position(k);
	}
}

void check_statements(struct arena *a, const struct library *l, struct diag_list *dl)
{
	struct duty_check k = {.a = a, .l = l, .words = &l->duty_words, .dl = dl};
	struct map *converted = converted_topics(a, l);

	for (size_t i = 0; i < l->clauses.n; i++) {
		size_t n = dl->all.n;

		k.clause = &l->clauses.at[i];
		check_clause(&k, converted);
		scope_about_clause(l, k.clause, n, dl);
	}
}

void check_statements_of(struct arena *a, const struct library *l, const struct clause *c,
			 struct diag_list *dl)
{
	struct duty_check k = {
		.a = a, .l = l, .words = &l->duty_words, .dl = dl, .clause = c};

	check_clause(&k, converted_topics(a, l));
}
