/* SPDX-License-Identifier: MIT
 *
 * Work on a file that may be hostile, done in a child with limits of time and memory. A child that
 * dies, hangs or writes without end costs its answer and nothing else.
 */
#ifndef BUNKAI_SIGNED_LIMITED_H
#define BUNKAI_SIGNED_LIMITED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "base/arena.h"

enum { LIMITED_SECONDS = 120 };

/*
 * What `work` writes to `out` in a child of this process, ended with NUL; what it writes to stderr
 * is lost. NULL: it died, ran longer than LIMITED_SECONDS, or wrote more than `most` bytes.
 */
char *limited_run(struct arena *a, void (*work)(void *with, FILE *out), void *with, size_t most,
		  size_t *len);

/*
 * What a program writes to its standard output when `input` is its standard input, a plain file. It
 * is looked for in PATH; `arguments` begin with its name and end with NULL. NULL as above, or the
 * program is not there or fails.
 */
char *limited_program(struct arena *a, const char *const *arguments, FILE *input, size_t most,
		      size_t *len);

/* An unnamed file with these bytes for limited_program; NULL: it cannot be written. */
FILE *limited_input(const char *bytes, size_t len);

#endif
