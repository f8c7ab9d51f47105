/* SPDX-License-Identifier: MIT
 *
 * The words in the head of a sheet that say what it is: own-30/tele/telehealth/2026-10-01 - which
 * form, who was asked, of which system ('-': of none), on which day.
 */
#ifndef BUNKAI_WORK_ASKED_CODE_H
#define BUNKAI_WORK_ASKED_CODE_H

#include <stdbool.h>

#include "base/arena.h"

struct asked_code {
	const char *form, *party, *system, *date; /* system NULL: of none */
};

const char *asked_code_print(struct arena *a, const struct asked_code *code);

/* False, and nothing in `out`, when a text is no such words and nothing else. */
bool asked_code_read(struct arena *a, const char *text, struct asked_code *out);

#endif
