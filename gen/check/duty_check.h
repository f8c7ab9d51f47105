/* SPDX-License-Identifier: MIT
 *
 * What the checks of one statement in one position share: where they are, and how they say it.
 */
#ifndef BUNKAI_CHECK_DUTY_CHECK_H
#define BUNKAI_CHECK_DUTY_CHECK_H

#include "base/diag.h"
#include "derive/duty_text.h"
#include "model/library.h"

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

/* 'clauses/…/ID.duties.json:12': the line of a member of the statement, else of the statement. */
const char *duty_place_of(const struct duty_check *k, const char *member);

/* '標準案 項 2(3)' */
const char *duty_where(const struct duty_check *k, const char *at);

/* The words of a 号, or of the 項 without its list. */
const char *duty_text_of(const struct duty_check *k, int item);

/* 'informed, approves' */
const char *duty_list(const struct duty_check *k, const struct duty_strings *words);

bool duty_is_kind(const struct duty_check *k, const char *kind);
bool duty_ends_in(const char *text, const struct duty_strings *words);

/* A place of the list `unclaimed` in this position; NULL when it has none. */
const struct statement_place *duty_listed_here(const struct duty_check *k,
					       const struct unclaimed *u);

/* True when the words between `begin` and `end` of the sentence are listed as nobody's. */
bool duty_is_listed(const struct duty_check *k, const struct duty_sentence *s, const char *begin,
		    const char *end);

/* One file of rules each, of the statement at hand. */
void check_statement_parties(const struct duty_check *k); /* who acts, leads, approves … */
void check_statement_words(const struct duty_check *k);   /* times, kind, act, record, 号 */

/* Of a sentence: whose verbs, subjects and ending statements have to be. */
void check_statement_claims(const struct duty_check *k, const struct duty_sentence *s);

#endif
