/* SPDX-License-Identifier: MIT
 *
 * Who acts in a sentence: a name with the mark of a subject behind it.
 */
#ifndef BUNKAI_DERIVE_DUTY_ACTOR_H
#define BUNKAI_DERIVE_DUTY_ACTOR_H

#include <stdbool.h>

#include "model/duties.h"

/* Whom a statement binds, as texts call him: his office, else `who`. */
const char *duty_bound(const struct statement_form *f);

/* True when the sentence names him: by one of the names of `actors`, else literally. */
bool duty_names(const struct duty_words *words, const char *sentence, const char *who);

/*
 * True when he is a subject of the sentence: {{vendor}}は, {{hospital}}が, or one of his people,
 * {{vendor}}の作業者は.
 */
bool duty_acts(const struct duty_words *words, const char *sentence, const char *who);

/*
 * True when a party or an office is its topic ({{vendor}}は), or both are (双方は): sentences after it
 * that have none go on with it.
 */
bool duty_has_topic(const struct duty_words *words, const char *sentence);

/* True when a party or an office is a subject of it, be it of a part of the sentence (…が …とき). */
bool duty_has_subject(const struct duty_words *words, const char *sentence);

/*
 * True when it is he to whom the words at `at` belong: of all topics before that place his is the
 * last; in a sentence without topics, of all subjects. True too when there is none.
 */
bool duty_is_nearest(const struct duty_words *words, const char *sentence, const char *at,
		     const char *who);

/* NULL: nothing is asked of such a part (approves …). */
const struct duty_how *duty_how_find(const struct duty_words *words, const char *how);

/*
 * True when the sentence says that `who` ("other": the other party) has that part: by one of its
 * words, close behind his name where that is asked.
 */
bool duty_says_how(const struct duty_words *words, const char *sentence, const struct duty_how *how,
		   const char *who);

/* The part that the sentence plainly says `who` has ({{hospital}}の承認を受け); NULL: none. */
const struct duty_how *duty_plain_how(const struct duty_words *words, const char *sentence,
				      const char *who);

/* True when one of the words stands in the text. */
bool duty_has_any(const char *text, const struct duty_strings *words);

/* The phrase that binds both (双方は, {{hospital}}及び{{vendor}}は); NULL: there is none. */
const char *duty_mutual(const struct duty_words *words, const char *sentence);

#endif
