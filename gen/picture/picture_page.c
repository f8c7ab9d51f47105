/* SPDX-License-Identifier: MIT
 *
 * A page setter with the fonts of the maker, whose one page ends where the figure does: half a line
 * lies outside of the edge that it runs along, so there is some white at all sides.
 */
#include "picture/picture_page.h"

#include <math.h>

#include "page/figure.h"

static const double white = 1.5; /* points */

/* A page needs a height before anything stands on it; nothing asks this one whether it is full. */
static const double tall = 1000000;

struct picture_maker *picture_open(struct arena *a, const struct render_context *rc,
				   const struct doc *d)
{
	struct picture_maker *m = arena_alloc(a, sizeof *m);

	*m = (struct picture_maker){.arena = a,
				    .rc = rc,
				    .doc = d,
				    .faces = faces_open(a, rc->style, d->id ? d->id : "", rc->dl),
				    .breaker = breaker_open()};
	return m;
}

void picture_close(struct picture_maker *m)
{
	breaker_close(m->breaker);
	faces_close(m->faces);
}

void picture_limit(struct picture_maker *m, double tallest)
{
	m->tallest = tallest;
}

bool picture_can_be_made(const struct doc_node *figure)
{
	return figure->kind == DOC_FIGURE && figure->frame && figure->frame->n_rows;
}

static struct page_setter *open_page(struct picture_maker *m, struct arena *a, double width)
{
	struct page_setter *p = arena_alloc(a, sizeof *p);

	*p = (struct page_setter){.arena = a,
				  .style = m->rc->style,
				  .doc = m->doc,
				  .faces = m->faces,
				  .setter = {.arena = a, .faces = m->faces, .breaker = m->breaker},
				  .pages = pages_new(a, false),
				  .left = white,
				  .right = fmax(width, 4 * white) - white,
				  .top = white,
				  .bottom = tall};
	pages_add(p->pages, &(struct paper){.width = width / paper_mm, .height = tall / paper_mm});
	return p;
}

bool picture_page_set(struct picture_maker *m, struct arena *a, const struct doc_node *figure,
		      double width, struct picture_page *out)
{
	struct page_setter *p = open_page(m, a, width);
	double room = m->tallest > 0 ? fmax(m->tallest - 2 * white, 1) : 0;

	*out = (struct picture_page){.p = p, .page = page_now(p), .shrink = 1, .width = width};
	out->height = figure_set_alone(p, figure, room) + 2 * white;
	out->alt = p->pages->figures.at[0].alt;
	if (m->tallest > 0 && out->height > m->tallest)
		out->shrink = m->tallest / out->height;
	return !faces_failed(m->faces);
}

struct picture_stroke_end picture_end_of(const struct page_stroke *k)
{
	double length = hypot(k->x1 - k->x0, k->y1 - k->y0), back = fmin(k->tip, length),
	       half = back / 2;
	double c = length > 0 ? (k->x1 - k->x0) / length : 0,
	       n = length > 0 ? (k->y1 - k->y0) / length : 0;
	double x = k->x1 - c * back, y = k->y1 - n * back;

	return (struct picture_stroke_end){x, y, x - n * half, y + c * half,
					   x + n * half, y - c * half};
}
