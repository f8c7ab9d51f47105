/* SPDX-License-Identifier: MIT
 *
 * A line either joins two boxes, whose frames its ends touch, or it parts rows: between its ends it
 * runs down between a box at its left and one at its right. One that parts a single row is named by
 * these two, one that parts several is that of its look, and each row says between which boxes.
 */
#include "changes/figure_lines.h"

#include <string.h>

#include "base/text.h"

/* A row of boxes that a line runs through. */
struct parted_row {
	unsigned first; /* its leftmost box: what the row is known by */
	unsigned sides[2]; /* left and right of the line; 0: nothing */
};

struct named_line {
	const struct doc_node *line;
	unsigned ends[2]; /* 0: none */
	VEC(struct parted_row) rows;
	bool taken;
};

struct named_lines {
	const struct figure_boxes *boxes;
	VEC(struct named_line) all;
};

static bool is_on_frame(const struct doc_place *at, struct doc_point point)
{
	bool across = point.x >= at->x && point.x <= at->x + at->columns,
	     down = point.y >= at->y && point.y <= at->y + at->rows;
	bool side = point.x == at->x || point.x == at->x + at->columns,
	     end = point.y == at->y || point.y == at->y + at->rows;

	return across && down && (side || end);
}

static unsigned box_at(const struct figure_boxes *boxes, struct doc_point point)
{
	for (size_t i = 0; i < boxes->all.n; i++)
		if (boxes->all.at[i].box->place &&
		    is_on_frame(boxes->all.at[i].box->place, point))
			return boxes->all.at[i].name;
	return 0;
}

/* Twice the height of a box's middle: a whole number. */
static int middle_of(const struct doc_place *at)
{
	return 2 * at->y + at->rows;
}

static bool is_beside(const struct doc_place *at, const struct doc_place *other)
{
	return at->y == other->y && at->rows == other->rows;
}

/* Where a line runs down through that height; -1: it does not. */
static int x_at(const struct doc_path *path, int middle)
{
	for (size_t i = 0; i + 1 < path->n; i++) {
		int y0 = 2 * path->at[i].y, y1 = 2 * path->at[i + 1].y;

		if (path->at[i].x == path->at[i + 1].x && (y0 < y1 ? y0 : y1) <= middle &&
		    middle <= (y0 < y1 ? y1 : y0))
			return path->at[i].x;
	}
	return -1;
}

/* The boxes beside one: the first of all, and the nearest ones on either side of x. */
static struct parted_row part_row(const struct figure_boxes *boxes, const struct doc_place *one,
				  int x)
{
	struct parted_row row = {0};
	int first = 0, left = 0, right = 0;

	for (size_t i = 0; i < boxes->all.n; i++) {
		const struct doc_place *at = boxes->all.at[i].box->place;
		unsigned name = boxes->all.at[i].name;

		if (!at || !is_beside(at, one))
			continue;
		int end = at->x + at->columns;

		if (!row.first || at->x < first) {
			row.first = name;
			first = at->x;
		}
		if (end <= x && (!row.sides[0] || end > left)) {
			row.sides[0] = name;
			left = end;
		}
		if (at->x >= x && (!row.sides[1] || at->x < right)) {
			row.sides[1] = name;
			right = at->x;
		}
	}
	return row;
}

static bool has_row(const struct named_line *line, unsigned first)
{
	for (size_t i = 0; i < line->rows.n; i++)
		if (line->rows.at[i].first == first)
			return true;
	return false;
}

static void add_rows(struct arena *a, const struct figure_boxes *boxes, struct named_line *line)
{
	for (size_t i = 0; i < boxes->all.n; i++) {
		const struct doc_place *at = boxes->all.at[i].box->place;
		int x = at ? x_at(line->line->path, middle_of(at)) : -1;
		struct parted_row row = {0};

		if (x >= 0)
			row = part_row(boxes, at, x);
		if (row.first && !has_row(line, row.first))
			*vec_push(a, &line->rows) = row;
	}
}

static struct named_lines name_lines(struct arena *a, const struct figure_boxes *boxes)
{
	struct named_lines lines = {.boxes = boxes};
	bool on_tracks = boxes->figure && boxes->figure->frame;

	for (const struct doc_node *node = on_tracks ? boxes->figure->first : NULL; node;
	     node = node->next) {
		if (node->kind != DOC_LINE || !node->path || !node->path->n)
			continue;
		struct named_line *line = vec_push(a, &lines.all);

		*line = (struct named_line){.line = node};
		line->ends[0] = box_at(boxes, node->path->at[0]);
		line->ends[1] = box_at(boxes, node->path->at[node->path->n - 1]);
		if (!line->ends[0] && !line->ends[1])
			add_rows(a, boxes, line);
		if (line->rows.n == 1)
			memcpy(line->ends, line->rows.at[0].sides, sizeof line->ends);
	}
	return lines;
}

static bool runs_through(const struct named_line *line)
{
	return line->rows.n > 1;
}

/* A line without a tip has no direction. */
static bool is_same_line(const struct named_line *x, const struct named_line *y)
{
	bool same = x->ends[0] == y->ends[0] && x->ends[1] == y->ends[1],
	     turned = !x->line->path->tip && x->ends[0] == y->ends[1] &&
		      x->ends[1] == y->ends[0];

	return text_equal(x->line->role, y->line->role) && runs_through(x) == runs_through(y) &&
	       (runs_through(x) || same || turned);
}

static struct named_line *take_line(struct named_lines *lines, const struct named_line *wanted)
{
	for (size_t i = 0; i < lines->all.n; i++) {
		struct named_line *line = &lines->all.at[i];

		if (!line->taken && is_same_line(line, wanted)) {
			line->taken = true;
			return line;
		}
	}
	return NULL;
}

static const struct doc_node *box_of(const struct figure_boxes *boxes, unsigned name)
{
	for (size_t i = 0; name && i < boxes->all.n; i++)
		if (boxes->all.at[i].name == name)
			return boxes->all.at[i].box;
	return NULL;
}

/* Both states, and what is found. */
struct line_comparing {
	struct arena *a;
	struct named_lines before, after;
	struct figure_lines *out;
};

static void add_crossing(struct line_comparing *c, const struct doc_node *line,
			 const struct parted_row *was, const struct parted_row *is)
{
	struct figure_crossing *found = vec_push(c->a, &c->out->crossings);

	*found = (struct figure_crossing){.line = line,
					  .row = box_of(c->after.boxes, is->first)};
	for (int i = 0; i < 2; i++) {
		found->before[i] = box_of(c->before.boxes, was->sides[i]);
		found->after[i] = box_of(c->after.boxes, is->sides[i]);
	}
}

/* Rows that both states have; true when the line parts one of them elsewhere. */
static bool compare_rows(struct line_comparing *c, const struct named_line *was,
			 const struct named_line *is)
{
	size_t n = c->out->crossings.n;

	for (size_t k = 0; k < is->rows.n; k++) {
		const struct parted_row *row = &is->rows.at[k];

		for (size_t i = 0; i < was->rows.n; i++)
			if (was->rows.at[i].first == row->first &&
			    memcmp(was->rows.at[i].sides, row->sides, sizeof row->sides) != 0)
				add_crossing(c, is->line, &was->rows.at[i], row);
	}
	return c->out->crossings.n > n;
}

static void add_line(struct line_comparing *c, enum doc_difference state,
		     const struct named_line *was, const struct named_line *is)
{
	const struct named_line *own = is ? is : was;
	const struct figure_boxes *boxes = is ? c->after.boxes : c->before.boxes;

	*vec_push(c->a, &c->out->all) = (struct figure_line_pair){
		state,
		was ? was->line : NULL,
		is ? is->line : NULL,
		box_of(boxes, own->ends[0]),
		box_of(boxes, own->ends[1]),
		own->rows.n > 0,
	};
}

static enum doc_difference judge_line(struct line_comparing *c, const struct named_line *was,
				      const struct named_line *is)
{
	if (!was)
		return DIFFERS_ADDED;
	if (!text_equal(was->line->text, is->line->text))
		return DIFFERS_CHANGED;
	return compare_rows(c, was, is) ? DIFFERS_MOVED : DIFFERS_NOT;
}

/* Nobody knows where the lines of a figure run that was read back from an edition. */
static bool has_tracks(const struct figure_boxes *boxes)
{
	return !boxes->figure || boxes->figure->frame;
}

void figure_lines_compare(struct arena *a, const struct figure_boxes *before,
			  const struct figure_boxes *after, struct figure_lines *out)
{
	struct line_comparing c = {a, name_lines(a, before), name_lines(a, after), out};

	if (!has_tracks(before) || !has_tracks(after))
		return;
	for (size_t k = 0; k < c.after.all.n; k++) {
		const struct named_line *is = &c.after.all.at[k], *was = take_line(&c.before, is);

		add_line(&c, judge_line(&c, was, is), was, is);
	}
	for (size_t i = 0; i < c.before.all.n; i++)
		if (!c.before.all.at[i].taken)
			add_line(&c, DIFFERS_REMOVED, &c.before.all.at[i], NULL);
}
