/* SPDX-License-Identifier: MIT
 *
 * The order of the enum is the order of narrowness: one list of names serves reading and writing.
 */
#include "base/audience.h"

#include <string.h>

#include "base/arena.h"

static const char *const names[] = {"everyone", "parties", "hospital"};

_Static_assert(ARRAY_LEN(names) == AUDIENCE__MAX, "all have names");

const char *audience_name(enum audience a)
{
	return names[a];
}

bool audience_find(const char *name, enum audience *out)
{
	for (int i = 0; i < AUDIENCE__MAX; i++) {
		if (strcmp(names[i], name) == 0) {
			*out = (enum audience)i;
			return true;
		}
	}
	return false;
}

enum audience audience_narrower(enum audience x, enum audience y)
{
	return x > y ? x : y;
}
