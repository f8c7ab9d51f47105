/* SPDX-License-Identifier: MIT
 *
 * pdftoppm draws, one page at a time. A pixel differs when none of its neighbours in the other
 * picture is like it; what differs is gathered in cells, and cells that lie together are a region.
 */
#include "signed/page_picture.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "signed/limited.h"

enum {
	MOST_BYTES = 160 * 1024 * 1024,
	INK = 64,       /* so much darker or lighter is a difference */
	PALE = 24,      /* of paper that was blank: so much darker is ink */
	CELL = 6,       /* pixels */
	FEWEST = 2,     /* pixels in a region */
	FAR = 3,        /* pixels of a fine picture that ink may have moved */
	FEWEST_FINE = 4, /* pixels that a difference has in a fine one */
	COLOUR = 60     /* between the strongest and the weakest of red, green and blue */
};

static bool read_number(const char **s, const char *end, size_t *out)
{
	while (*s < end && strchr(" \t\r\n", **s))
		(*s)++;
	for (*out = 0; *s < end && **s >= '0' && **s <= '9' && *out < 100000; (*s)++)
		*out = *out * 10 + (size_t)(**s - '0');
	return *s < end && *out > 0 && *out < 100000;
}

/* One picture; *at goes behind it. */
static bool read_ppm(const char **at, const char *end, struct drawn_page *out)
{
	const char *s = *at;
	size_t most;

	if (end - s < 3 || memcmp(s, "P6", 2) != 0)
		return false;
	s += 2;
	if (!read_number(&s, end, &out->width) || !read_number(&s, end, &out->height) ||
	    !read_number(&s, end, &most) || most != 255)
		return false;
	out->pixels = (const unsigned char *)++s;
	if (out->width * out->height * 3 > (size_t)(end - s))
		return false;
	*at = s + out->width * out->height * 3;
	return true;
}

bool page_pictures_read(struct arena *a, FILE *input, int first, int last, int dpi,
			struct drawn_page *out)
{
	const char *f = arena_printf(a, "%d", first), *l = arena_printf(a, "%d", last);
	const char *fine = arena_printf(a, "%d", dpi);
	const char *const program[] = {"pdftoppm", "-r", fine, "-f", f, "-l", l, "/dev/stdin", NULL};
	size_t len;
	const char *s = limited_program(a, program, input, MOST_BYTES, &len);
	const char *end = s ? s + len : NULL;

	for (int i = first; s && i <= last; i++)
		if (!read_ppm(&s, end, &out[i - first]))
			return false;
	return s && s == end;
}

bool page_picture_read(struct arena *a, FILE *input, int page, int dpi, struct drawn_page *out)
{
	return page_pictures_read(a, input, page, page, dpi, out);
}

static int light(const unsigned char *p)
{
	return (p[0] * 77 + p[1] * 151 + p[2] * 28) >> 8;
}

static bool is_coloured(const unsigned char *p)
{
	int most = p[0] > p[1] ? p[0] : p[1], least = p[0] < p[1] ? p[0] : p[1];

	most = p[2] > most ? p[2] : most;
	least = p[2] < least ? p[2] : least;
	return most - least >= COLOUR;
}

/* Brightness of every pixel. */
static unsigned char *brightness(struct arena *a, const struct drawn_page *p)
{
	size_t n = p->width * p->height;
	unsigned char *out = arena_take(a, n);

	for (size_t i = 0; i < n; i++)
		out[i] = (unsigned char)light(p->pixels + 3 * i);
	return out;
}

struct pair {
	const unsigned char *was, *is;
	size_t width, height;
};

/* The darkest (or lightest) of the pixel and its neighbours. */
static int around(const struct pair *p, const unsigned char *of, size_t x, size_t y, bool dark)
{
	size_t left = x > 0 ? x - 1 : 0, right = x + 1 < p->width ? x + 1 : x;
	size_t top = y > 0 ? y - 1 : 0, bottom = y + 1 < p->height ? y + 1 : y;
	int best = of[y * p->width + x];

	for (size_t v = top; v <= bottom; v++)
		for (size_t u = left; u <= right; u++) {
			int l = of[v * p->width + u];

			if (dark ? l < best : l > best)
				best = l;
		}
	return best;
}

/* Ink of the first picture that the other has not. */
static bool is_lost(const struct pair *p, size_t x, size_t y)
{
	int l = p->was[y * p->width + x];

	return p->is[y * p->width + x] >= l + PALE && around(p, p->is, x, y, true) >= l + INK;
}

/* Ink that came; on paper that is white all around a pale one counts too. */
static bool is_added(const struct pair *p, size_t x, size_t y)
{
	int l = p->is[y * p->width + x];

	if (p->was[y * p->width + x] < l + PALE)
		return false;
	int dark = around(p, p->was, x, y, true);

	return dark >= l + INK || (dark >= 250 && dark >= l + PALE);
}

struct cell {
	size_t lost, added, coloured, left, top, right, bottom;
	int region; /* 0: none yet */
};

struct cells {
	struct cell *at;
	size_t across, down;
};

static void count_pixel(struct cell *c, size_t x, size_t y, bool lost, bool coloured)
{
	if (!c->lost && !c->added) {
		c->left = c->right = x;
		c->top = c->bottom = y;
	}
	c->left = x < c->left ? x : c->left;
	c->right = x > c->right ? x : c->right;
	c->top = y < c->top ? y : c->top;
	c->bottom = y > c->bottom ? y : c->bottom;
	c->lost += lost;
	c->added += !lost;
	c->coloured += !lost && coloured;
}

static struct cells fill_cells(struct arena *a, const struct pair *p, const unsigned char *rgb)
{
	struct cells c = {.across = p->width / CELL + 1, .down = p->height / CELL + 1};

	c.at = arena_alloc(a, c.across * c.down * sizeof *c.at);
	for (size_t y = 0; y < p->height; y++)
		for (size_t x = 0; x < p->width; x++) {
			size_t i = y * p->width + x;

			if (p->was[i] == p->is[i])
				continue;
			bool lost = is_lost(p, x, y);

			if (lost || is_added(p, x, y))
				count_pixel(&c.at[y / CELL * c.across + x / CELL], x, y, lost,
					    is_coloured(rgb + 3 * i));
		}
	return c;
}

/* The cell belongs to the region, with all that lie within two cells of it. */
static void grow(struct arena *a, struct cells *c, size_t first, struct cell *sum, int number)
{
	VEC(size_t) todo = {0};

	*(size_t *)vec_push(a, &todo) = first;
	*sum = c->at[first];
	c->at[first].region = number;
	while (todo.n) {
		size_t i = todo.at[--todo.n], x = i % c->across, y = i / c->across;

		for (size_t v = y > 2 ? y - 2 : 0; v <= y + 2 && v < c->down; v++)
			for (size_t u = x > 2 ? x - 2 : 0; u <= x + 2 && u < c->across; u++) {
				struct cell *k = &c->at[v * c->across + u];

				if (k->region || (!k->lost && !k->added))
					continue;
				k->region = number;
				sum->left = k->left < sum->left ? k->left : sum->left;
				sum->right = k->right > sum->right ? k->right : sum->right;
				sum->top = k->top < sum->top ? k->top : sum->top;
				sum->bottom = k->bottom > sum->bottom ? k->bottom : sum->bottom;
				sum->lost += k->lost;
				sum->added += k->added;
				sum->coloured += k->coloured;
				*(size_t *)vec_push(a, &todo) = v * c->across + u;
			}
	}
}

static void add_region(struct arena *a, const struct cell *sum, struct page_regions *out)
{
	double scale = 72.0 / PICTURE_DPI;

	if (sum->lost + sum->added < FEWEST)
		return;
	*(struct page_region *)vec_push(a, &out->all) =
		(struct page_region){.x = (double)sum->left * scale,
				     .y = (double)sum->top * scale,
				     .width = (double)(sum->right - sum->left + 1) * scale,
				     .height = (double)(sum->bottom - sum->top + 1) * scale,
				     .lost = sum->lost,
				     .added = sum->added,
				     .coloured = sum->coloured};
}

bool page_picture_compare(struct arena *a, const struct drawn_page *was,
			  const struct drawn_page *is, struct page_regions *out)
{
	struct arena *own = arena_new();
	struct pair p = {.width = was->width, .height = was->height};
	int number = 0;

	if (was->width != is->width || was->height != is->height)
		return arena_free(own), false;
	p.was = brightness(own, was);
	p.is = brightness(own, is);
	struct cells c = fill_cells(own, &p, is->pixels);

	for (size_t i = 0; i < c.across * c.down; i++) {
		struct cell sum;

		if (c.at[i].region || (!c.at[i].lost && !c.at[i].added))
			continue;
		grow(own, &c, i, &sum, ++number);
		add_region(a, &sum, out);
	}
	arena_free(own);
	return true;
}

static size_t count_within(const struct drawn_page *was, const struct drawn_page *is, double x,
			   double y, double width, double height, bool both)
{
	double scale = PICTURE_DPI / 72.0;
	size_t left = x > 0 ? (size_t)(x * scale) : 0, top = y > 0 ? (size_t)(y * scale) : 0;
	size_t right = (size_t)((x > 0 ? x + width : width) * scale) + 1, n = 0;
	size_t bottom = (size_t)((y > 0 ? y + height : height) * scale) + 1;

	for (size_t v = top; v < bottom && v < was->height; v++)
		for (size_t u = left; u < right && u < was->width; u++) {
			size_t i = 3 * (v * was->width + u);

			int change = light(was->pixels + i) - light(is->pixels + i);

			n += change >= PALE || (both && change <= -INK);
		}
	return n;
}

size_t page_picture_touched(const struct drawn_page *was, const struct drawn_page *is, double x,
			    double y, double width, double height)
{
	return count_within(was, is, x, y, width, height, true);
}

size_t page_picture_added(const struct drawn_page *was, const struct drawn_page *is, double x,
			  double y, double width, double height)
{
	return count_within(was, is, x, y, width, height, false);
}

/* True when no pixel of `in` that near is as dark as `of` at that place. */
static bool is_alone(const struct drawn_page *of, const struct drawn_page *in, size_t x, size_t y)
{
	int l = light(of->pixels + 3 * (y * of->width + x));
	size_t left = x > FAR ? x - FAR : 0, top = y > FAR ? y - FAR : 0;

	for (size_t v = top; v <= y + FAR && v < in->height; v++)
		for (size_t u = left; u <= x + FAR && u < in->width; u++)
			if (light(in->pixels + 3 * (v * in->width + u)) < l + INK)
				return false;
	return true;
}

bool page_picture_confirms(const struct drawn_page *was, const struct drawn_page *is,
			   const struct page_region *region)
{
	const double scale = PICTURE_FINE_DPI / 72.0;
	size_t left = (size_t)(region->x * scale), top = (size_t)(region->y * scale), n = 0;
	size_t right = (size_t)((region->x + region->width) * scale) + 1;
	size_t bottom = (size_t)((region->y + region->height) * scale) + 1;

	if (was->width != is->width || was->height != is->height)
		return true;
	for (size_t v = top; v <= bottom && v < was->height; v++)
		for (size_t u = left; u <= right && u < was->width; u++)
			n += is_alone(was, is, u, v) || is_alone(is, was, u, v);
	return n >= FEWEST_FINE;
}
