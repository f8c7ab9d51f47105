/* SPDX-License-Identifier: MIT
 *
 * The words of a statement beside those of its place: times and records stand there literally, the
 * act and its condition are made of them, the sentence is one of the statement's kind.
 */
#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "check/duty_check.h"
#include "derive/duty_actor.h"
#include "derive/phrase.h"
#include "derive/references.h"
#include "derive/terms.h"

/* Least share of an act's, and of a condition's, pairs of characters that its 項 has. */
#define LEAST_ACT 0.5
#define LEAST_IF 0.4

/*
 * Least share of an act's words that its own 号 has; how much more of them another place must have;
 * how much a single 号 adds to its 項, and the whole list to a 号; how much more must speak for a
 * sentence of another 項.
 */
#define LEAST_ITEM 0.2
#define MUCH_MORE 0.4
#define MUCH_OF_ITEM 0.3
#define MUCH_OF_LIST 0.15
#define MUCH_BETTER 0.1

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
		diag_add(k->dl, DIAG_TIME_NOT_IN_TEXT, k->subject, duty_place_of(k, member), time,
			 duty_where(k, k->form->at), times_here(k));
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

/* Where the last phrase of a sentence begins. */
static const char *last_phrase(const char *sentence)
{
	const char *last = sentence;

	for (const char *at = strstr(last, "、"); at; at = strstr(last, "、"))
		last = at + strlen("、");
	return last;
}

/*
 * A right's words stand behind what it is a right to (停止することができる), and end the sentence that
 * a list of rights hangs on; those of other kinds stand anywhere in it.
 */
static bool sentence_says(const struct duty_check *k, const struct duty_sentence *s,
			  const struct duty_kind *kind)
{
	const char *text = s->text;

	if (duty_is_kind(k, "may") && s != k->sentence)
		text = last_phrase(text);
	else if (duty_is_kind(k, "may") && duty_share_last(k->form->act, text))
		text = duty_share_last(k->form->act, text);
	return duty_has_any(text, &kind->words);
}

/* Of a 号 the sentence that its list hangs on may say it. */
static bool says_kind(const struct duty_check *k, const struct duty_kind *kind)
{
	for (size_t i = 0; k->sentence->item && i < k->text->sentences.n; i++) {
		const struct duty_sentence *s = &k->text->sentences.at[i];

		if (!s->item && s->paragraph == k->sentence->paragraph &&
		    sentence_says(k, s, kind))
			return true;
	}
	return sentence_says(k, k->sentence, kind);
}

/* The sentence, the act and the `when` are of the kind. */
static void check_kind(const struct duty_check *k)
{
	const struct statement_form *f = k->form;

	for (size_t i = 0; i < k->words->kinds.n; i++) {
		const struct duty_kind *kind = &k->words->kinds.at[i];

		if (!duty_is_kind(k, kind->id))
			continue;
		if (kind->words.n && !says_kind(k, kind))
			diag_add(k->dl, DIAG_KIND_NOT_IN_TEXT, k->subject, duty_place_of(k, "kind"),
				 f->kind, phrase_beginning(k->a, k->sentence->text),
				 duty_list(k, &kind->words));
		if ((kind->acts.n && !duty_ends_in(f->act, &kind->acts)) ||
		    duty_ends_in(f->act, &kind->not_acts))
			diag_add(k->dl, DIAG_KIND_OF_ACT, k->subject, duty_place_of(k, "act"),
				 f->act, f->kind);
		if (!when_fits(kind, f))
			diag_add(k->dl, DIAG_KIND_OF_WHEN, k->subject, duty_place_of(k, "when"),
				 f->kind, duty_list(k, &kind->whens));
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

/* How much of the act stands in the 項 without its list, and how much with one of its 号. */
static double share_of_item(const struct duty_check *k, int item)
{
	const char *own = duty_text_of(k, 0);

	if (item)
		own = arena_concat(k->a, own, duty_text_of(k, item), (char *)NULL);
	return duty_share(k->form->act, own);
}

/* … and how much with the whole list. */
static double share_of_list(const struct duty_check *k)
{
	struct strbuf sb = strbuf_new(k->a);

	for (size_t i = 0; i < k->text->sentences.n; i++)
		if (k->text->sentences.at[i].paragraph == k->form->paragraph)
			strbuf_add(&sb, k->text->sentences.at[i].text);
	return duty_share(k->form->act, sb.text);
}

static int count_items(const struct duty_check *k)
{
	int n = 0;

	for (size_t i = 0; i < k->text->sentences.n; i++) {
		const struct duty_sentence *s = &k->text->sentences.at[i];

		if (s->paragraph == k->form->paragraph && s->item > n)
			n = s->item;
	}
	return n;
}

/* The only 号 that has words of the act which the 項 without its list has not; 0: none. */
static int only_item(const struct duty_check *k)
{
	double plain = share_of_item(k, 0);
	int found = 0, n = plain + MUCH_OF_ITEM <= 1 ? count_items(k) : 0;

	for (int i = 1; i <= n; i++) {
		double more = share_of_item(k, i) - plain;

		if (more > 0 && more < MUCH_OF_ITEM)
			return 0;
		if (more >= MUCH_OF_ITEM && found)
			return 0;
		if (more >= MUCH_OF_ITEM)
			found = i;
	}
	return found;
}

/*
 * Where a statement belongs within its 項: one of a 号 has words of that 号 which the 項 without its
 * list has not; one of the 項 is not made of the words of a single 号.
 */
static const char *better_item(const struct duty_check *k)
{
	const struct statement_form *f = k->form;
	int item = k->sentence->item;

	if (f->item && (duty_share(f->act, duty_text_of(k, f->item)) < LEAST_ITEM ||
			share_of_item(k, f->item) <= share_of_item(k, 0) ||
			share_of_list(k) >= share_of_item(k, f->item) + MUCH_OF_LIST))
		return arena_printf(k->a, "%d", f->paragraph);
	if (!f->item && item &&
	    duty_share(f->act, k->sentence->text) >= share_of_item(k, 0) + MUCH_MORE)
		return arena_printf(k->a, "%d(%d)", f->paragraph, item);
	item = f->item ? 0 : only_item(k);
	return item ? arena_printf(k->a, "%d(%d)", f->paragraph, item) : NULL;
}

/* A sentence of another 項 that the statement suits better, with more of its act than the 項 has. */
static const char *better_paragraph(const struct duty_check *k, double here)
{
	const struct statement_form *f = k->form;
	double best = 0;
	const char *better = NULL;

	for (size_t i = 0; here < 1 && i < k->text->sentences.n; i++) {
		const struct duty_sentence *s = &k->text->sentences.at[i];

		if (s->paragraph == f->paragraph || duty_share(f->act, s->text) <= here)
			continue;

		double more = duty_fit(k->words, s, f) - duty_fit(k->words, k->sentence, f);

		if (more <= MUCH_BETTER || more <= best)
			continue;
		best = more;
		better = s->item ? arena_printf(k->a, "%d(%d)", s->paragraph, s->item)
				 : arena_printf(k->a, "%d", s->paragraph);
	}
	return better;
}

/* `here`: the share of the act that its place has. */
static void check_own_place(const struct duty_check *k, double here)
{
	const char *better = better_item(k);

	if (!better)
		better = better_paragraph(k, here);
	if (better)
		diag_add(k->dl, DIAG_STATEMENT_PLACE, k->subject, duty_place_of(k, "at"),
			 k->form->act, duty_where(k, better), k->form->at);
}

static void check_words(const struct duty_check *k, const char *here, double share)
{
	const struct statement_form *f = k->form;

	if (share < LEAST_ACT)
		diag_add(k->dl, DIAG_ACT_NOT_IN_TEXT, k->subject, duty_place_of(k, "act"), f->act,
			 duty_where(k, f->at));
	if (f->condition && duty_share(f->condition, here) < LEAST_IF)
		diag_add(k->dl, DIAG_ACT_NOT_IN_TEXT, k->subject, duty_place_of(k, "if"),
			 f->condition, duty_where(k, f->at));
	if (f->record && !strstr(tables_fill(k->a, k->l, here), f->record))
		diag_add(k->dl, DIAG_RECORD_NOT_IN_TEXT, k->subject, duty_place_of(k, "record"),
			 f->record, duty_where(k, f->at));
}

static void check_references(const struct duty_check *k)
{
	const struct guideline *g;

	for (size_t i = 0; i < k->form->refs.n; i++)
		if (!reference_item(k->l, k->form->refs.at[i], &g))
			diag_add(k->dl, DIAG_UNKNOWN_REFERENCE, k->subject,
				 duty_place_of(k, "refs"), k->form->refs.at[i]);
}

void check_statement_words(const struct duty_check *k)
{
	const char *here = text_here(k);
	double share = duty_share(k->form->act, here);

	for (size_t i = 0; i < k->form->times.n; i++)
		check_literal_time(k, "time", k->form->times.at[i]);
	check_literal_time(k, "keep", k->form->keep);
	check_kind(k);
	check_own_place(k, share);
	check_words(k, here, share);
	check_references(k);
}
