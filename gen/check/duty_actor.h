/* SPDX-License-Identifier: MIT
 *
 * Who acts in a sentence: a name with the mark of a subject behind it.
 */
#ifndef BUNKAI_CHECK_DUTY_ACTOR_H
#define BUNKAI_CHECK_DUTY_ACTOR_H

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
 * True when it is he whose topic the words behind `at` belong to: of all topics before that place his
 * is the last. True too when none is there.
 */
bool duty_topic_before(const struct duty_words *words, const char *sentence, const char *at,
		       const char *who);

/* The phrase that binds both (双方は, {{hospital}}及び{{vendor}}は); NULL: there is none. */
const char *duty_mutual(const struct duty_words *words, const char *sentence);

#endif
