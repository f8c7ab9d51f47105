/* SPDX-License-Identifier: MIT
 *
 * The picture's chunks are walked here (PNG, third edition, 5.3 and 11.2), so that a picture that
 * is huge once unpacked is refused before anything unpacks it. Then libpng unpacks it and packs it
 * again as one of the plain kinds, because libharu ends the program when it meets damaged data,
 * crashes on some transparent pictures and draws those of 16 bits wrong.
 */
#include "render/logo.h"

#include <math.h>
#include <png.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/intl.h"

static const double widest = 120, mm = 72 / 25.4, inch = 0.0254; /* millimetres; points; metres */

enum { SIGNATURE_SIZE = 8, CHUNK_SIZE = 12, HEAD_SIZE = 13, DENSITY_SIZE = 9, DOTS = 96 };

static const char signature[SIGNATURE_SIZE] = "\x89PNG\r\n\x1A\n";

static uint32_t number(const char *p)
{
	const unsigned char *b = (const unsigned char *)p;

	return (uint32_t)b[0] << 24 | (uint32_t)b[1] << 16 | (uint32_t)b[2] << 8 | b[3];
}

/* Takes in what a chunk says; false when it may not stand here or is cut. */
static bool take_chunk(struct logo *logo, const char *chunk, uint32_t size, bool first)
{
	const char *name = chunk + 4, *data = chunk + 8;
	bool head = memcmp(name, "IHDR", 4) == 0;

	if (head != first || (head && size != HEAD_SIZE))
		return false;
	if (head) {
		logo->columns = number(data);
		logo->rows = number(data + 4);
	} else if (memcmp(name, "pHYs", 4) == 0 && size == DENSITY_SIZE && data[8] == 1 &&
		   number(data) > 0) {
		logo->dots = number(data) * inch;
	}
	return true;
}

/* From the signature to IEND, chunk by chunk. */
static bool read_chunks(struct logo *logo)
{
	const char *p = logo->bytes + SIGNATURE_SIZE, *end = logo->bytes + logo->len;

	for (bool first = true; end - p >= CHUNK_SIZE; first = false) {
		uint32_t size = number(p);

		if (size > (size_t)(end - p) - CHUNK_SIZE || !take_chunk(logo, p, size, first))
			return false;
		if (memcmp(p + 4, "IEND", 4) == 0)
			return logo->columns && logo->rows;
		p += CHUNK_SIZE + size;
	}
	return false;
}

/* Eight bits, no palette, not interlaced; gray stays gray, and what was opaque stays so. */
static bool pack(struct arena *a, png_image *image, const void *pixels, struct logo *logo)
{
	png_alloc_size_t len;

	if (!png_image_write_get_memory_size(*image, len, 0, pixels, 0, NULL))
		return false;
	char *bytes = arena_alloc(a, len);

	logo->plain = bytes;
	logo->plain_len = len;
	return png_image_write_to_memory(image, bytes, &logo->plain_len, 0, pixels, 0, NULL);
}

static bool make_plain(struct arena *a, struct logo *logo)
{
	png_image image = {.version = PNG_IMAGE_VERSION};

	if (!png_image_begin_read_from_memory(&image, logo->bytes, logo->len))
		return false;
	image.format &= PNG_FORMAT_FLAG_COLOR | PNG_FORMAT_FLAG_ALPHA;
	image.flags |= PNG_IMAGE_FLAG_16BIT_sRGB;
	void *pixels = malloc(PNG_IMAGE_SIZE(image));
	bool ok = pixels && png_image_finish_read(&image, NULL, pixels, 0, NULL) &&
		  pack(a, &image, pixels, logo);

	png_image_free(&image);
	free(pixels);
	return ok;
}

static bool refuse(const char *path, const char *why, struct diag_list *dl)
{
	diag_add(dl, DIAG_BAD_PICTURE, NULL, path, why);
	return false;
}

static bool is_fine(struct arena *a, struct logo *logo, const char *path, struct diag_list *dl)
{
	if (logo->len > LOGO_BYTES_MAX) {
		diag_add(dl, DIAG_TOO_LARGE, NULL, path, arena_printf(a, _("%zu bytes"), logo->len),
			 arena_printf(a, _("%zu bytes"), (size_t)LOGO_BYTES_MAX));
		return false;
	}
	if (logo->len < SIGNATURE_SIZE || memcmp(logo->bytes, signature, SIGNATURE_SIZE) != 0)
		return refuse(path, _("it does not begin as one"), dl);
	if (!read_chunks(logo))
		return refuse(path, _("it is damaged or ends too early"), dl);
	if (logo->columns > LOGO_PIXELS_MAX || logo->rows > LOGO_PIXELS_MAX) {
		diag_add(dl, DIAG_TOO_LARGE, NULL, path,
			 arena_printf(a, _("%zu x %zu pixels"), logo->columns, logo->rows),
			 arena_printf(a, _("%zu x %zu pixels"), (size_t)LOGO_PIXELS_MAX,
				      (size_t)LOGO_PIXELS_MAX));
		return false;
	}
	return make_plain(a, logo) ||
	       refuse(path, _("it is damaged, or of a kind that cannot be shown"), dl);
}

const struct logo *logo_read(struct arena *a, const char *path, const char *alt, double height,
			     struct diag_list *dl)
{
	struct logo *logo = arena_alloc(a, sizeof *logo);

	*logo = (struct logo){.alt = alt, .dots = DOTS};
	logo->bytes = file_read(a, path, &logo->len, dl);
	if (!logo->bytes || !is_fine(a, logo, path, dl))
		return NULL;
	double aspect = (double)logo->columns / (double)logo->rows;

	logo->height = fmin(height, widest / aspect) * mm;
	logo->width = logo->height * aspect;
	return logo;
}
