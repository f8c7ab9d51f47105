/* SPDX-License-Identifier: MIT
 *
 * A cell is broken once, part by part, into lines that remember their link, their marks and their
 * element; drawing takes as many of them as the box has room for and moves `next`, so that a cell
 * which goes on on the next page goes on with the same lines.
 */
#include "page/cell.h"

#include <math.h>
#include <string.h>

#include "page/tags.h"

static const double above = 2, below = 2.5; /* white between frame and text, points */
static const unsigned frame_color = 0x9AA3AF;

struct cell_setting {
	struct page_setter *p;
	const struct look *look;
	enum line_kind kind;
	double measure;
	VEC(struct page_cell_line) lines;
};

/*
 * `n`: the number of the part. `text` ends with the part's own text, or that and `behind` bytes
 * more.
 */
static void add_part(struct cell_setting *s, size_t n, const char *text,
		     const struct doc_node *part, size_t behind, const char *link)
{
	const struct marked marked = {text + strlen(text) - behind -
					      (part->text ? strlen(part->text) : 0),
				      part->spans, part->n_spans};
	struct lines lines = {0};

	lines_break(&s->p->setter, text, s->look->face, s->look->size, s->measure, s->kind, &lines);
	for (size_t i = 0; i < lines.all.n; i++)
		*vec_push(s->p->arena, &s->lines) =
			(struct page_cell_line){lines.all.at[i], link, n, marked};
}

static const char *labelled(struct arena *a, const struct doc_node *part, const char *suffix)
{
	const char *text = part->text ? part->text : "",
		   *label = part->label && *part->label ? part->label : NULL;

	if (!label && !suffix)
		return text;
	return arena_concat(a, label ? label : "", label ? " " : "", text, suffix ? suffix : "",
			    (char *)NULL);
}

struct page_cell cell_set(struct page_setter *p, const struct page_grid_cell *in, double x,
			  double width, const char *suffix)
{
	/* what lies over several columns stands below none */
	struct cell_setting s = {.p = p,
				 .look = in->look,
				 .kind = in->columns > 1 ? LINE_LABEL : LINE_CELL,
				 .measure = width - 2 * cell_side};
	const struct doc_node *node = in->node;
	size_t n = 0;

	if (node->text || !node->first)
		add_part(&s, n, labelled(p->arena, node, suffix), node, suffix ? strlen(suffix) : 0,
			 node->link);
	for (const struct doc_node *part = node->first; part; part = part->next)
		add_part(&s, ++n, labelled(p->arena, part, part == node->first ? suffix : NULL),
			 part, suffix && part == node->first ? strlen(suffix) : 0,
			 part->link ? part->link : node->link);
	return (struct page_cell){.in = in,
				  .lines = s.lines.at,
				  .n = s.lines.n,
				  .x = x,
				  .width = width,
				  .again = suffix != NULL};
}

double cell_height(const struct page_cell *c)
{
	double lines = (double)(c->n - c->next);

	if (!c->next && c->in->node->lines > lines)
		lines = c->in->node->lines;
	return above + lines * look_pitch(c->in->look) + below;
}

static size_t lines_that_fit(const struct page_cell *c, double bottom)
{
	double room = floor((bottom - c->top - above - below) / look_pitch(c->in->look) + 0.001);
	size_t left = c->n - c->next;

	return room <= 0 ? 0 : room >= (double)left ? left : (size_t)room;
}

static void draw_box(struct page_setter *p, const struct page_cell *c, double height)
{
	struct page *s = page_now(p);

	if (c->in->look->has_fill)
		*vec_push(s->arena, &s->fills) =
			(struct page_fill){c->x, c->top, c->width, height, c->in->look->fill, 0};
	*vec_push(s->arena, &s->frames) = (struct page_frame){.x = c->x,
							      .y = c->top,
							      .width = c->width,
							      .height = height,
							      .thickness = 0.4,
							      .color = frame_color};
}

/*
 * A head stands in the middle of its box; other cells start at the top, where the eye that follows
 * a row looks for them.
 */
static double first_line_top(const struct page_cell *c, double bottom, size_t n)
{
	double spare = bottom - c->top - above - below - (double)n * look_pitch(c->in->look);

	return c->top + above + (c->in->centred && n == c->n ? fmax(0, spare / 2) : 0);
}

void cell_draw(struct page_setter *p, struct page_cell *c, double bottom, bool last)
{
	size_t n = last ? c->n - c->next : lines_that_fit(c, bottom);
	double pitch = look_pitch(c->in->look),
	       y = first_line_top(c, bottom, n) + look_base(c->in->look);

	if (bottom <= c->top)
		return;
	bool again = p->again;

	p->again = again || c->again;
	draw_box(p, c, bottom - c->top);
	for (size_t i = 0; i < n; i++, c->next++) {
		const struct page_cell_line *l = &c->lines[c->next];

		para_set_line(p, &l->line, c->in->look,
			      &(struct para_place){c->x + cell_side, c->width - 2 * cell_side,
						   y + (double)i * pitch,
						   (enum doc_align)c->in->align, false, l->link,
						   l->marked, tag_of_part(c->in, l->part)});
	}
	p->again = again;
}
