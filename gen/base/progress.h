/* SPDX-License-Identifier: MIT
 *
 * What the program is doing just now, on one line of a terminal; nothing in a pipe or a file.
 */
#ifndef BUNKAI_BASE_PROGRESS_H
#define BUNKAI_BASE_PROGRESS_H

#include <stdbool.h>

struct progress {
	bool shown; /* standard error is a terminal */
};

struct progress progress_new(void);

/* Replaces the line by `what`. */
void progress_say(const struct progress *p, const char *what);

/* Clears the line, before anything else is printed. */
void progress_end(const struct progress *p);

#endif
