/* SPDX-License-Identifier: MIT
 *
 * Days as people write them into a cell: 令和8年6月10日, R8.6.10, 2026/6/10, 20260610, 6月10日, (6/10),
 * 2026年12月末.
 */
#ifndef BUNKAI_IMPORT_DAY_TEXT_H
#define BUNKAI_IMPORT_DAY_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

struct day_text {
	size_t start, end;   /* in the text, with the brackets right around it */
	const char *iso;     /* NULL: the text names no year, and none was given */
	const char *printed; /* without brackets */
};

/*
 * The first day that the text names; one without a year gets that of `dated`, an ISO date (NULL:
 * none). False when it names none, or one that does not exist.
 */
bool day_text_find(struct arena *a, const char *text, const char *dated, struct day_text *out);

/*
 * The same where the whole text is to be the day, with at most まで, 予定 or a day of the week
 * behind it.
 */
bool day_text_is(struct arena *a, const char *text, const char *dated, struct day_text *out);

#endif
