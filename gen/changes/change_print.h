/* SPDX-License-Identifier: MIT
 *
 * Changes for readers: lines of a terminal, and JSON.
 */
#ifndef BUNKAI_CHANGES_CHANGE_PRINT_H
#define BUNKAI_CHANGES_CHANGE_PRINT_H

#include <stdio.h>

#include "base/json.h"
#include "changes/state_compare.h"

/*
 * Rows of a register often change alike: how many changes of the list behind `at` say the same of
 * another row of its kind; SIZE_MAX when one before it does, and it needs no line of its own.
 */
size_t change_count_alike(const struct change_list *list, size_t at);

/*
 * 'C3 register: risk R105 level: Moderate -> High'; long values on lines of their own; `alike` more
 * are only counted.
 */
void change_print(struct arena *a, const struct change *c, size_t alike, FILE *out);

/* The first words of a longer text, in one line. */
const char *change_shorten(struct arena *a, const char *text);

/*
 * An object with id, cause, op, kind, subject, was, field, before and after. Places are given
 * without the states' folders.
 */
struct json *change_to_json(struct arena *a, const struct change *c,
			    const struct project_state *before, const struct project_state *after);

#endif
