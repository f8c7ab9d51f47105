/* SPDX-License-Identifier: MIT
 *
 * Colours are counted in a table with open addresses; the most frequent ones are the palette. The
 * adapter to libpng.
 */
#include "picture/png_file.h"

#include <png.h>
#include <stdlib.h>

enum { PALETTE = 256, CHANNELS = 3, LEAST_SLOTS = 4096 };

struct color {
	uint32_t rgb;
	uint32_t count;   /* 0: the slot is free */
	uint8_t number;   /* in the palette */
};

struct colors {
	struct color *slots;
	size_t n, cap; /* cap: a power of two */
};

static uint32_t dot_at(const struct dots *d, size_t row, size_t column)
{
	return d->at[row * d->stride + column] & 0xFFFFFF;
}

/* Its slot, or the free one where it goes. */
static struct color *find_color(const struct colors *c, uint32_t rgb)
{
	size_t i = rgb * 0x9E3779B1u & (c->cap - 1);

	while (c->slots[i].count && c->slots[i].rgb != rgb)
		i = (i + 1) & (c->cap - 1);
	return &c->slots[i];
}

static void grow_colors(struct arena *a, struct colors *c)
{
	struct colors larger = {.n = c->n, .cap = c->cap ? 2 * c->cap : LEAST_SLOTS};

	larger.slots = arena_alloc(a, larger.cap * sizeof *larger.slots);
	for (size_t i = 0; i < c->cap; i++)
		if (c->slots[i].count)
			*find_color(&larger, c->slots[i].rgb) = c->slots[i];
	*c = larger;
}

static struct colors count_colors(struct arena *a, const struct dots *d)
{
	struct colors c = {0};

	for (size_t row = 0; row < d->rows; row++)
		for (size_t column = 0; column < d->columns; column++) {
			if (2 * c.n >= c.cap)
				grow_colors(a, &c);
			uint32_t rgb = dot_at(d, row, column);
			struct color *slot = find_color(&c, rgb);

			c.n += !slot->count;
			slot->rgb = rgb;
			slot->count++;
		}
	return c;
}

static int compare_colors(const void *left, const void *right)
{
	const struct color *const *l = left, *const *r = right;

	if ((*l)->count != (*r)->count)
		return (*l)->count > (*r)->count ? -1 : 1;
	return (*l)->rgb < (*r)->rgb ? -1 : (*l)->rgb > (*r)->rgb;
}

static struct color **sort_colors(struct arena *a, const struct colors *c)
{
	struct color **sorted = arena_alloc(a, c->n * sizeof(struct color *));
	size_t n = 0;

	for (size_t i = 0; i < c->cap; i++)
		if (c->slots[i].count)
			sorted[n++] = &c->slots[i];
	qsort(sorted, n, sizeof(struct color *), compare_colors);
	return sorted;
}

static int channel_of(uint32_t rgb, int channel)
{
	return (int)(rgb >> 8 * (CHANNELS - 1 - channel) & 0xFF);
}

static int distance_of(uint32_t a, uint32_t b)
{
	int sum = 0;

	for (int i = 0; i < CHANNELS; i++) {
		int apart = channel_of(a, i) - channel_of(b, i);

		sum += apart * apart;
	}
	return sum;
}

static uint8_t most_like(struct color *const *palette, uint32_t rgb)
{
	size_t best = 0;

	for (size_t i = 1; i < PALETTE; i++)
		if (distance_of(palette[i]->rgb, rgb) < distance_of(palette[best]->rgb, rgb))
			best = i;
	return (uint8_t)best;
}

/* Gives every colour its number; how many numbers there are. */
static size_t number_colors(struct arena *a, const struct colors *c, uint8_t *palette)
{
	struct color **sorted = sort_colors(a, c);
	size_t n = c->n < PALETTE ? c->n : PALETTE;

	for (size_t i = 0; i < c->n; i++)
		sorted[i]->number = i < n ? (uint8_t)i : most_like(sorted, sorted[i]->rgb);
	for (size_t i = 0; i < n * CHANNELS; i++)
		palette[i] = (uint8_t)channel_of(sorted[i / CHANNELS]->rgb, (int)(i % CHANNELS));
	return n;
}

static const uint8_t *number_dots(struct arena *a, const struct dots *d, const struct colors *c)
{
	uint8_t *numbers = arena_take(a, d->rows * d->columns);

	for (size_t row = 0; row < d->rows; row++)
		for (size_t column = 0; column < d->columns; column++)
			numbers[row * d->columns + column] =
				find_color(c, dot_at(d, row, column))->number;
	return numbers;
}

const char *png_file_make(struct arena *a, const struct dots *dots, size_t *len)
{
	struct arena *trial = arena_new();
	uint8_t palette[PALETTE * CHANNELS];
	const struct colors c = count_colors(trial, dots);
	png_image image = {.version = PNG_IMAGE_VERSION,
			   .width = (png_uint_32)dots->columns,
			   .height = (png_uint_32)dots->rows,
			   .format = PNG_FORMAT_RGB_COLORMAP,
			   .colormap_entries = (png_uint_32)number_colors(trial, &c, palette)};
	const uint8_t *numbers = number_dots(trial, dots, &c);
	png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(image);
	char *room = arena_take(trial, size), *bytes = NULL;

	if (png_image_write_to_memory(&image, room, &size, 0, numbers, 0, palette)) {
		bytes = arena_strndup(a, room, size);
		*len = size;
	}
	png_image_free(&image);
	arena_free(trial);
	return bytes;
}
