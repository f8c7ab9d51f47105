/* SPDX-License-Identifier: MIT
 *
 * What stands on the figure's page is filled and stroked by cairo, in the order in which a printed
 * page has it; letters are the outlines that a PDF embeds, so that no machine's own fonts or
 * settings have a say. The adapter to cairo.
 */
#include "picture/picture.h"

#include <cairo/cairo.h>
#include <math.h>

#include "page/shown.h"
#include "picture/picture_page.h"
#include "picture/png_file.h"

static const double points_per_inch = 72, most_dots = 32e6, longest_side = 32000;

struct canvas {
	cairo_t *cr;
	const struct picture_page *page;
};

static void set_color(const struct canvas *d, unsigned color)
{
	cairo_set_source_rgb(d->cr, (color >> 16 & 255) / 255.0, (color >> 8 & 255) / 255.0,
			     (color & 255) / 255.0);
}

static void draw_fills(const struct canvas *d)
{
	const struct page *s = d->page->page;

	for (size_t i = 0; i < s->fills.n; i++) {
		const struct page_fill *f = &s->fills.at[i];

		set_color(d, f->color);
		cairo_rectangle(d->cr, f->x, f->y, f->width, f->height);
		cairo_fill(d->cr);
	}
}

/* Lines below marked words. */
static void draw_frames(const struct canvas *d)
{
	const struct page *s = d->page->page;

	for (size_t i = 0; i < s->frames.n; i++) {
		const struct page_frame *f = &s->frames.at[i];

		set_color(d, f->color);
		cairo_set_line_width(d->cr, f->thickness);
		cairo_rectangle(d->cr, f->x, f->y, f->width, f->height);
		cairo_stroke(d->cr);
	}
}

static void draw_stroke(const struct canvas *d, const struct page_stroke *k)
{
	const struct picture_stroke_end end = picture_end_of(k);
	const double dashes[] = {k->dash, k->dash * picture_gap};

	set_color(d, k->color);
	cairo_set_line_width(d->cr, k->thickness);
	cairo_set_dash(d->cr, dashes, k->dash > 0 ? 2 : 0, 0);
	cairo_move_to(d->cr, k->x0, k->y0);
	cairo_line_to(d->cr, end.x, end.y);
	cairo_stroke(d->cr);
	if (k->tip <= 0)
		return;
	cairo_move_to(d->cr, k->x1, k->y1);
	cairo_line_to(d->cr, end.left_x, end.left_y);
	cairo_line_to(d->cr, end.right_x, end.right_y);
	cairo_close_path(d->cr);
	cairo_fill(d->cr);
}

static void draw_strokes(const struct canvas *d)
{
	const struct page *s = d->page->page;

	cairo_set_line_cap(d->cr, CAIRO_LINE_CAP_SQUARE); /* corners close */
	for (size_t i = 0; i < s->strokes.n; i++)
		draw_stroke(d, &s->strokes.at[i]);
	cairo_set_line_cap(d->cr, CAIRO_LINE_CAP_BUTT);
}

/* A letter under way: where it stands, and its size; y runs downwards. */
struct lettering {
	cairo_t *cr;
	double x, y, size;
};

static void pen_move(void *context, double x, double y)
{
	const struct lettering *l = context;

	cairo_move_to(l->cr, l->x + x * l->size, l->y - y * l->size);
}

static void pen_line(void *context, double x, double y)
{
	const struct lettering *l = context;

	cairo_line_to(l->cr, l->x + x * l->size, l->y - y * l->size);
}

static void pen_curve(void *context, double x1, double y1, double x2, double y2, double x, double y)
{
	const struct lettering *l = context;

	cairo_curve_to(l->cr, l->x + x1 * l->size, l->y - y1 * l->size, l->x + x2 * l->size,
		       l->y - y2 * l->size, l->x + x * l->size, l->y - y * l->size);
}

static void pen_close(void *context)
{
	const struct lettering *l = context;

	cairo_close_path(l->cr);
}

static void draw_text(const struct canvas *d, const struct page_text *t)
{
	struct faces *faces = d->page->p->faces;
	struct lettering l = {d->cr, t->x, t->y, t->size};
	const struct font_pen pen = {pen_move, pen_line, pen_curve, pen_close, &l};
	const char *at = t->text;

	for (struct shown s = shown_next(faces, t, &at), after; s.c; s = after) {
		after = shown_next(faces, t, &at);
		faces_outline(faces, s.glyph, &pen);
		l.x += shown_advance(t, &s, &after);
	}
	set_color(d, t->color);
	cairo_fill(d->cr);
}

static void draw_page(const struct canvas *d)
{
	const struct page *s = d->page->page;

	set_color(d, 0xFFFFFF);
	cairo_paint(d->cr);
	draw_fills(d);
	draw_strokes(d);
	for (size_t i = 0; i < s->texts.n; i++)
		draw_text(d, &s->texts.at[i]);
	draw_frames(d);
}

/* Dots per point. */
static double choose_scale(double width, double height, double dots)
{
	double scale = fmax(dots, 1) / points_per_inch;

	scale = fmin(scale, sqrt(most_dots / (width * height)));
	return fmin(scale, longest_side / fmax(width, height));
}

static bool write_png(struct arena *a, const struct picture_page *page, double dots,
		      struct picture *out)
{
	double scale = choose_scale(out->width, out->height, dots);
	int width = (int)fmax(1, ceil(out->width * scale - 1e-6)),
	    height = (int)fmax(1, ceil(out->height * scale - 1e-6));
	cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);
	const struct canvas d = {cairo_create(surface), page};

	cairo_scale(d.cr, scale * page->shrink, scale * page->shrink);
	draw_page(&d);
	bool ok = cairo_status(d.cr) == CAIRO_STATUS_SUCCESS;

	cairo_destroy(d.cr);
	cairo_surface_flush(surface);
	if (ok)
		out->bytes = png_file_make(
			a,
			&(struct dots){(const uint32_t *)(const void *)
					       cairo_image_surface_get_data(surface),
				       (size_t)width, (size_t)height,
				       (size_t)cairo_image_surface_get_stride(surface) /
					       sizeof(uint32_t)},
			&out->len);
	cairo_surface_destroy(surface);
	return out->bytes != NULL;
}

bool picture_png(struct picture_maker *m, const struct doc_node *figure, double width, double dots,
		 struct picture *out)
{
	struct arena *a = arena_new_below(m->arena);
	struct picture_page page;
	bool ok = picture_page_set(m, a, figure, width, &page);

	*out = (struct picture){.width = page.width * page.shrink,
				.height = page.height * page.shrink,
				.alt = arena_strdup(m->arena, page.alt ? page.alt : "")};
	if (ok && !write_png(m->arena, &page, dots, out)) {
		diag_add(m->rc->dl, DIAG_CANNOT_WRITE, NULL, m->doc->id, "PNG");
		ok = false;
	}
	arena_free(a);
	return ok;
}
