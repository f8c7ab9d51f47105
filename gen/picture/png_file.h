/* SPDX-License-Identifier: MIT
 *
 * Dots as a PNG file with a palette: a drawing has few colours, most dots between two of them at
 * the edges of letters.
 */
#ifndef BUNKAI_PICTURE_PNG_FILE_H
#define BUNKAI_PICTURE_PNG_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

struct dots {
	const uint32_t *at; /* 0xRRGGBB; the upper eight bits are not looked at */
	size_t columns, rows, stride; /* stride: dots from a row to the next */
};

/*
 * The file, in the arena; the same dots give the same bytes. Where there are more than 256 colours,
 * the rarest become the one that is most like them. NULL: libpng failed.
 */
const char *png_file_make(struct arena *a, const struct dots *dots, size_t *len);

#endif
