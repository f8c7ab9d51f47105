/* SPDX-License-Identifier: MIT
 *
 * Changes for readers: lines of a terminal, and JSON.
 */
#ifndef BUNKAI_CHANGE_PRINT_H
#define BUNKAI_CHANGE_PRINT_H

#include <stdio.h>

#include "base/json.h"
#include "change/change.h"

/* 'C3 register: risk R105 level: Moderate -> High'; long values on lines of their own. */
void change_print(struct arena *a, const struct change *c, FILE *out);

/* The first words of a longer text, in one line. */
const char *change_shorten(struct arena *a, const char *text);

/* 'risk R105 level' */
const char *change_name(struct arena *a, const struct change *c);

/* An object with id, cause, op, kind, subject, was, field, before and after. Places are given without the states' folders. */
struct json *change_to_json(struct arena *a, const struct change *c, const struct project_state *before, const struct project_state *after);

#endif
