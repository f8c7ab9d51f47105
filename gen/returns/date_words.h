/* SPDX-License-Identifier: MIT
 *
 * Days as people write them into an answer: 令和8年10月1日, R8.10.1, ２０２６／１０／０１, 10月1日, 46296 (a
 * spreadsheet's number of a day) and others.
 */
#ifndef BUNKAI_RETURNS_DATE_WORDS_H
#define BUNKAI_RETURNS_DATE_WORDS_H

#include "model/answer_words.h"
#include "returns/forms.h"

/*
 * The ISO date that a form (forms.h) says. What leaves the year or the order of its parts open is
 * taken only when one reading alone lies from a year before `sent` (ISO) to three years after it. NULL:
 * no date, or several it may be.
 */
const char *date_words_read(struct arena *a, const char *form, const struct answer_words *words,
			    const char *sent);

#endif
