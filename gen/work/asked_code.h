/* SPDX-License-Identifier: MIT
 *
 * The words in the head of a sheet that say what it is: own-30/tele/telehealth/2026-10-01/1f0a99 -
 * which form, who was asked, of which system ('-': of none), on which day, and a sum of the name of
 * the hospital that asks, since two hospitals may call a vendor the same.
 */
#ifndef BUNKAI_WORK_ASKED_CODE_H
#define BUNKAI_WORK_ASKED_CODE_H

#include <stdbool.h>

#include "base/arena.h"
#include "model/project.h"

struct asked_code {
	const char *form, *party, *system, *date; /* system NULL: of none */
	const char *hospital; /* asked_code_hospital(); NULL: of a sheet from before there was one */
};

/* What stands for the project's hospital in a code. */
const char *asked_code_hospital(struct arena *a, const struct project *p);

const char *asked_code_print(struct arena *a, const struct asked_code *code);

/* False, and nothing in `out`, when a text is no such words and nothing else. */
bool asked_code_read(struct arena *a, const char *text, struct asked_code *out);

#endif
