/* SPDX-License-Identifier: MIT
 *
 * Rules about single sentences: vague words without an anchor (wording-vague), duties without a
 * time (wording-no-time), sentences that are too long to sign (wording-long).
 */
#include <string.h>

#include "base/text.h"
#include "check/wording.h"
#include "derive/phrase.h"

/* A vague word is fine inside of a defined term (「形式等」という). */
static struct word_list exceptions_of(const struct wording_check *c, const struct wording_word *w)
{
	struct word_list all = {0};

	for (size_t i = 0; i < w->except.n; i++)
		*vec_push(c->arena, &all) = w->except.at[i];
	for (size_t i = 0; i < c->terms.n; i++)
		*vec_push(c->arena, &all) = c->terms.at[i].word;
	return all;
}

static void check_vague(const struct wording_check *c, const struct passage *p,
			const char *sentence)
{
	for (size_t i = 0; i < c->rules->vague.n; i++) {
		const struct wording_word *w = &c->rules->vague.at[i];

		if (!strstr(sentence, w->word) || phrase_anchored(c->rules, &w->by, sentence))
			continue;
		struct word_list except = exceptions_of(c, w);

		if (phrase_find(sentence, w->word, &except))
			diag_add(c->dl, DIAG_WORDING_VAGUE, p->subject, p->place, w->word,
				 phrase_beginning(c->arena, sentence), w->instead);
	}
}

static bool is_duty(const struct wording *rules, const char *sentence)
{
	const char *party;

	return phrase_ends(sentence, &rules->duty.predicates) &&
	       !phrase_ends(sentence, &rules->duty.standing) &&
	       phrase_party(rules, sentence, NULL, &rules->duty.subjects, &party);
}

/*
 * The time may stand in an earlier sentence of the same 項, in its list, or in the 項 above a list.
 */
static void check_time(const struct wording_check *c, const struct passage *p, const char *sentence,
		       const char *so_far)
{
	if (is_duty(c->rules, sentence) && !phrase_anchored(c->rules, &c->rules->duty.by, so_far) &&
	    !phrase_anchored(c->rules, &c->rules->duty.by, p->below) &&
	    !phrase_anchored(c->rules, &c->rules->duty.by, p->above))
		diag_add(c->dl, DIAG_WORDING_NO_TIME, p->subject, p->place,
			 phrase_beginning(c->arena, sentence));
}

static void check_length(const struct wording_check *c, const struct passage *p,
			 const char *sentence)
{
	size_t length = text_length(sentence);

	if (c->rules->longest > 0 && length > (size_t)c->rules->longest)
		diag_add(c->dl, DIAG_WORDING_LONG, p->subject, p->place,
			 arena_printf(c->arena, "%zu", length),
			 arena_printf(c->arena, "%d", c->rules->longest),
			 phrase_beginning(c->arena, sentence));
}

void check_wording_sentences(const struct wording_check *c)
{
	for (size_t i = 0; i < c->passages.n; i++) {
		const struct passage *p = &c->passages.at[i];
		const char *rest = p->text, *sentence;

		while ((sentence = phrase_sentence(c->arena, &rest))) {
			check_vague(c, p, sentence);
			check_time(c, p, sentence,
				   arena_strndup(c->arena, p->text, (size_t)(rest - p->text)));
			check_length(c, p, sentence);
		}
	}
}
