/* SPDX-License-Identifier: MIT
 *
 * Names with values: words and numbers of texts, positions, roles. Values are kept as they are
 * printed.
 */
#ifndef BUNKAI_MODEL_SETTINGS_H
#define BUNKAI_MODEL_SETTINGS_H

#include <stddef.h>

#include "base/arena.h"

/* A named word or number that texts may use: numbers are kept as they are printed. */
struct setting {
	const char *name, *value;
};

struct settings {
	const struct settings *up; /* asked when a name is not here; NULL: the end of the chain */
	VEC(struct setting) all;
};

/* The value of a name along the chain; NULL when nobody has it. */
const char *settings_get(const struct settings *s, const char *name);
void settings_set(struct arena *a, struct settings *s, const char *name, const char *value);

#endif
