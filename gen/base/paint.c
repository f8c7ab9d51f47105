/* SPDX-License-Identifier: MIT
 *
 * Sequences of ECMA-48 (SGR) in the eight colours that every terminal has, so that its own choice
 * of them holds; a note is faint rather than of a colour.
 */
#include "base/paint.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char *const looks[PAINT__MAX] = {
	[PAINT_ERROR] = "\033[31m",
	[PAINT_WARNING] = "\033[33m",
	[PAINT_NOTE] = "\033[2m",
	[PAINT_STRONG] = "\033[1m",
};

static bool is_wanted(void)
{
	const char *no = getenv("NO_COLOR"), *terminal = getenv("TERM");

	return !(no && *no) && terminal && *terminal && strcmp(terminal, "dumb") != 0;
}

struct paint paint_for(FILE *out)
{
	int fd = fileno(out);

	return (struct paint){.shown = fd >= 0 && isatty(fd) == 1 && is_wanted()};
}

const char *paint_on(const struct paint *p, enum paint_look look)
{
	return p->shown ? looks[look] : "";
}

const char *paint_off(const struct paint *p)
{
	return p->shown ? "\033[0m" : "";
}
