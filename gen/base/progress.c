/* SPDX-License-Identifier: MIT
 *
 * Each word clears the line and takes its place; whether standard error is a terminal is asked
 * once.
 */
#include "base/progress.h"

#include <stdio.h>
#include <unistd.h>

#define CLEAR_LINE "\r\033[K" /* ECMA-48, EL */

struct progress progress_new(void)
{
	return (struct progress){.shown = isatty(STDERR_FILENO) == 1};
}

void progress_say(const struct progress *p, const char *what)
{
	if (p->shown)
		fprintf(stderr, CLEAR_LINE "%s …", what);
}

void progress_end(const struct progress *p)
{
	if (p->shown)
		fputs(CLEAR_LINE, stderr);
}
