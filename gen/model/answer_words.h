/* SPDX-License-Identifier: MIT
 *
 * How people write answers: words that mean one of the choices of an answer workbook (ＯＫ and はい
 * for 承諾, 〇 and ◯ for ○), names of eras, words that repeat what stands above. Data of
 * templates/answer-words.json; filled by load/answer_words.c.
 */
#ifndef BUNKAI_MODEL_ANSWER_WORDS_H
#define BUNKAI_MODEL_ANSWER_WORDS_H

#include "base/arena.h"

/* Words that mean one value, compared in folded form (base/unicode.h) without white space. */
struct answer_meaning {
	const char *value; /* accountable, accepted, included … */
	VEC(const char *) words;
};

/* Of a field, 'role' standing for every party's. */
struct answer_field {
	const char *field; /* role, answer, fee */
	VEC(struct answer_meaning) meanings;
};

struct answer_era {
	const char *word; /* 令和, R */
	const char *form; /* as unicode_fold gives it */
	int before;       /* the year before its first one: 2018 */
};

struct answer_words {
	VEC(struct answer_field) fields;
	VEC(struct answer_era) eras;
	VEC(const char *) ditto; /* 同上, 〃 */
	VEC(const char *) none;  /* written where nothing is answered: 未回答, 未記入 */
};

#endif
