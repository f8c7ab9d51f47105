/* SPDX-License-Identifier: MIT
 *
 * Colour and weight of words on a terminal, and nowhere else: not in a pipe or a file, not on a
 * terminal that calls itself dumb, and not for who set NO_COLOR (no-color.org).
 *
 *     struct paint p = paint_for(stdout);
 *     printf("%s%s%s", paint_on(&p, PAINT_STRONG), word, paint_off(&p));
 */
#ifndef BUNKAI_BASE_PAINT_H
#define BUNKAI_BASE_PAINT_H

#include <stdbool.h>
#include <stdio.h>

enum paint_look { PAINT_ERROR, PAINT_WARNING, PAINT_NOTE, PAINT_STRONG, PAINT__MAX };

struct paint {
	bool shown;
};

struct paint paint_for(FILE *out);

/* What begins a look, and what ends any; "" where nothing is painted. */
const char *paint_on(const struct paint *p, enum paint_look look);
const char *paint_off(const struct paint *p);

#endif
