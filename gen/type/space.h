/* SPDX-License-Identifier: MIT
 *
 * White between two characters that stand side by side: what a typesetter adds between Japanese and
 * Latin, and takes away between brackets and commas, whose em is half blank (JLREQ 3.1.4, 3.2.6).
 */
#ifndef BUNKAI_TYPE_SPACE_H
#define BUNKAI_TYPE_SPACE_H

#include <stdbool.h>
#include <stdint.h>

enum space_kind {
	SPACE_OTHER,
	SPACE_OPENING,
	SPACE_CLOSING,
	SPACE_MIDDLE,
	SPACE_JAPANESE,
	SPACE_LATIN,
	SPACE__MAX
};

/* `full`: the character takes a full em, so that there is a blank half to take away. */
enum space_kind space_kind(uint32_t c, bool full);

/* What the distance between the two changes by, 1/1000 em. */
int space_between(enum space_kind before, enum space_kind after);

#endif
