/* SPDX-License-Identifier: MIT
 *
 * Days of the Japanese calendar inside of a text: 令和9年4月1日, 令和8年12月末.
 */
#ifndef BUNKAI_DERIVE_DATE_WORDS_H
#define BUNKAI_DERIVE_DATE_WORDS_H

#include "model/calendar.h"

/* The first day that the text names, as an ISO date; NULL: it names none. */
const char *date_words_find(struct arena *a, const struct calendar *c, const char *text);

#endif
