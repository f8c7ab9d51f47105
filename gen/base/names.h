/* SPDX-License-Identifier: MIT
 *
 * Ids that become names of files and folders, and characters that deceive: what a reader does not
 * see, or sees elsewhere than it stands.
 */
#ifndef BUNKAI_BASE_NAMES_H
#define BUNKAI_BASE_NAMES_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

/*
 * True for an id that can name a file on any system: no slash or other sign that Windows keeps (\ :
 * * ? " < > |), no character that deceives, no dot or blank at either end (inner ones are fine),
 * none of Windows' device names (CON, NUL, COM1 …) with any ending, 100 bytes at most.
 */
bool name_is_portable(const char *id);

/*
 * True for two different ids that many systems take for one: they differ in case, width or
 * compatibility characters alone.
 */
bool name_is_twin(struct arena *a, const char *x, const char *y);

/*
 * The first character of a text that deceives: controls but tab and line feed (C0, C1), what turns
 * the direction of writing (U+202A to 202E, 2066 to 2069, marks), and what has no width (U+200B to
 * 200D, 2060, FEFF, soft hyphen). 0: none.
 */
uint32_t name_deceiving(const char *text);

/*
 * The text as a terminal may show it: such characters as ␛ or <U+202E>; `text` itself when it has
 * none.
 */
const char *name_visible(struct arena *a, const char *text);

#endif
