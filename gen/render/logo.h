/* SPDX-License-Identifier: MIT
 *
 * The house's logo: a PNG picture that stands above the title of every document.
 */
#ifndef BUNKAI_RENDER_LOGO_H
#define BUNKAI_RENDER_LOGO_H

#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"

/* A picture larger than this is not a logo, and would make every document slow. */
enum { LOGO_BYTES_MAX = 1024 * 1024, LOGO_PIXELS_MAX = 4000 };

struct logo {
	const char *bytes;    /* of the file */
	size_t len;
	/*
	 * the same picture, of a kind that every program reads: 8 bits, neither palette nor
	 * interlaced
	 */
	const char *plain;
	size_t plain_len;
	const char *alt;      /* what it shows, for who cannot see it */
	double width, height; /* points, as it is printed; at most 120 mm wide */
	double dots;          /* pixels per inch that the file asks for; 96 when it says nothing */
	size_t columns, rows; /* pixels */
};

/*
 * `height` in millimetres. NULL and one finding (cannot-read, too-large, bad-picture) when it
 * cannot be printed.
 */
const struct logo *logo_read(struct arena *a, const char *path, const char *alt, double height,
			     struct diag_list *dl);

#endif
