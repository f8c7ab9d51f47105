/* SPDX-License-Identifier: MIT
 *
 * The prose of one position of a clause as statements see it: sentences with their 項 and 号, what
 * each lays down, which statement speaks of which.
 */
#ifndef BUNKAI_DERIVE_DUTY_TEXT_H
#define BUNKAI_DERIVE_DUTY_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "model/library.h"

struct duty_sentence {
	const char *text;
	int paragraph, item;  /* item 0: of the 項 itself */
	int line;             /* in the clause's file */
	bool lays_down;       /* its verb is one of duty */
	size_t claims;        /* statements that speak of it */
};

struct duty_text {
	VEC(struct duty_sentence) sentences;
};

struct duty_text duty_text_read(struct arena *a, const struct duty_words *words,
				const struct position *p);

/*
 * True when the sentence stands where a statement does that stands at the 項 and 号: of a whole 項
 * are its 号 too, and a 号 is read with the sentence that its list hangs on.
 */
bool duty_stands_at(const struct duty_sentence *s, int paragraph, int item);

/* How much speaks for it that the statement is of the sentence: 0 nothing, from 1 a good deal. */
double duty_fit(const struct duty_words *words, const struct duty_sentence *s,
		const struct statement_form *f);

/* True when one of the sentences there holds the words. */
bool duty_text_has(const struct duty_text *t, int paragraph, int item, const char *words);

/*
 * The sentence that each statement of the clause speaks of, by the statement's index; NULL of one
 * that the position does not have. Counts `claims`.
 */
struct duty_sentence **duty_text_assign(struct arena *a, const struct duty_words *words,
					const struct duties *d, const char *position,
					struct duty_text *t);

#endif
