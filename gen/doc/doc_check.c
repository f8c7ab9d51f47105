/* SPDX-License-Identifier: MIT
 *
 * One walk over the tree. A table says per kind what it may hold, whether it has a text, a label,
 * a level; a function per kind looks at the members that are its own. Anchors are gathered on the
 * way and links asked for at the end, because a link may lead forward. The first fault stops the
 * walk: what lies behind a broken node says nothing.
 */
#include "doc/doc_check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/fields.h"
#include "base/hash.h"

struct checking {
	struct arena *a;
	struct map *anchors; /* anchor -> the node that has it */
	VEC(const char *) links; /* within the document */
	const char *fault;   /* NULL: none yet */
};

/* Where the walk is: from a node up to its part. */
struct node_place {
	const struct node_place *up;
	const struct doc_node *node;
	size_t nth; /* of its kind below its parent, from 1 */
};

static const char *print_place(struct arena *a, const struct node_place *s)
{
	const char *own = arena_printf(a, "%s %zu", doc_kind_name(s->node->kind), s->nth);

	return s->up ? arena_concat(a, print_place(a, s->up), ", ", own, (char *)NULL) : own;
}

/* Notes the first fault; gives false, so that whoever finds one can return it. */
static bool fail(struct checking *c, const struct node_place *s, const char *what)
{
	if (!c->fault)
		c->fault = arena_concat(c->a, print_place(c->a, s), ": ", what, (char *)NULL);
	return false;
}

typedef bool check_own(struct checking *c, const struct node_place *s);

static size_t span_of(int span)
{
	return span > 1 ? (size_t)span : 1;
}

static size_t count_list(const struct doc_node *first)
{
	size_t n = 0;

	for (; first; first = first->next)
		n++;
	return n;
}

/*
 * Columns that cells of earlier rows still cover, as renderers lay them out: a cell takes the next
 * free ones.
 */
static bool check_row(struct checking *c, const struct node_place *s, const struct doc_node *table,
		      const struct doc_node *row, size_t y, size_t *covered)
{
	size_t x = 0, end = y < table->head_rows ? table->head_rows : table->n;

	for (const struct doc_node *cell = row->first; cell; cell = cell->next) {
		size_t columns = span_of(cell->colspan), rows = span_of(cell->rowspan);

		while (x < table->n_columns && covered[x])
			x++;
		if (columns > table->n_columns - x)
			return fail(c, s, "a cell reaches over the last column");
		if (rows > end - y)
			return fail(c, s, "a cell reaches out of the head or over the last row");
		for (size_t i = 0; i < columns; i++)
			covered[x++] = rows;
	}
	for (x = 0; x < table->n_columns; x++) {
		if (row->n > 1 && !covered[x])
			return fail(c, s, "a row has fewer cells than the table columns");
		covered[x] -= covered[x] > 0;
	}
	return true;
}

static bool check_columns(struct checking *c, const struct node_place *s)
{
	const struct doc_node *table = s->node;

	for (size_t i = 0; i < table->n_columns; i++) {
		const struct doc_column *column = &table->columns[i];

		if (column->align < ALIGN_START || column->align > ALIGN_END ||
		    column->width < 0 || column->whole < 0)
			return fail(c, s, "a column has no such alignment, width or whole");
		if (column->fixed && column->width <= 0)
			return fail(c, s, "a column keeps a width that it does not have");
		if (column->event != EVENT_NONE && !doc_table_has_events(table))
			return fail(c, s, "events have no first day");
	}
	return true;
}

/* A table that was read back has no columns, unless it is flat: nobody knows how wide they were. */
static bool check_rows(struct checking *c, const struct node_place *s)
{
	const struct doc_node *table = s->node;
	size_t *covered = arena_alloc(c->a, table->n_columns * sizeof *covered), y = 0;

	if (table->head_rows > table->n)
		return fail(c, s, "the head has more rows than the table");
	if (table->columns ? !table->n_columns : table->n_columns > 0)
		return fail(c, s, "the number of columns is not that of their descriptions");
	for (const struct doc_node *row = table->first; table->columns && row; row = row->next)
		if (!check_row(c, s, table, row, y++, covered))
			return false;
	return check_columns(c, s);
}

/* What and its value, or a party alone. */
static bool check_pairs(struct checking *c, const struct node_place *s)
{
	for (const struct doc_node *row = s->node->first; row; row = row->next)
		if (row->n < 1 || row->n > 2)
			return fail(c, s, "a row of pairs has other than one or two cells");
	return check_rows(c, s);
}

static bool check_part(struct checking *c, const struct node_place *s)
{
	const char *paper = s->node->paper;

	if (paper && strcmp(paper, "A4") != 0 && strcmp(paper, "A3") != 0)
		return fail(c, s, "there is no such paper");
	return true;
}

static bool check_cell(struct checking *c, const struct node_place *s)
{
	const struct doc_node *cell = s->node;

	if (cell->text && cell->first)
		return fail(c, s, "a cell has a text and paragraphs");
	if (cell->day && !fields_is_date(cell->day))
		return fail(c, s, "the day of a cell is none");
	if (cell->lines < 0 || cell->colspan < 0 || cell->rowspan < 0)
		return fail(c, s, "a cell has less than no room");
	return true;
}

static bool is_in_frame(const struct doc_frame *frame, const struct doc_place *at)
{
	return at->x >= 0 && at->y >= 0 && at->columns > 0 && at->rows > 0 &&
	       (size_t)at->x + (size_t)at->columns <= frame->n_columns &&
	       (size_t)at->y + (size_t)at->rows <= frame->n_rows;
}

static bool is_path_in_frame(const struct doc_frame *frame, const struct doc_path *path)
{
	for (size_t i = 0; i < path->n; i++) {
		const struct doc_point *at = &path->at[i];

		if (at->x < 0 || at->y < 0 || (size_t)at->x > frame->n_columns ||
		    (size_t)at->y > frame->n_rows ||
		    (i && at->x != path->at[i - 1].x && at->y != path->at[i - 1].y))
			return false;
	}
	return path->n > 1;
}

static bool check_on_tracks(struct checking *c, const struct node_place *s,
			    const struct doc_frame *frame)
{
	const struct doc_node *node = s->node;

	if (node->kind == DOC_BOX ? !node->place : !node->path || !node->text != !node->place)
		return fail(c, s, "a box or a line's text has no place, or a line no path");
	if (node->place && !is_in_frame(frame, node->place))
		return fail(c, s, "it lies beside the figure's tracks");
	if (node->kind == DOC_LINE && !is_path_in_frame(frame, node->path))
		return fail(c, s, "the path is slanting, too short or leaves the figure");
	return true;
}

/* Boxes and lines know their tracks by the figure that they stand in. */
static bool check_figure_part(struct checking *c, const struct node_place *s)
{
	const struct doc_frame *frame = s->up->node->frame;

	if (s->node->kind == DOC_BOX && !s->node->text)
		return fail(c, s, "a box has no text");
	if ((unsigned)s->node->mark >= DIFFERS__MAX)
		return fail(c, s, "there is no such mark");
	return frame ? check_on_tracks(c, s, frame) : true;
}

static bool check_node(struct checking *c, const struct node_place *s);

/* The numbers are no child, but a table like others. */
static bool check_figure(struct checking *c, const struct node_place *s)
{
	const struct doc_node *figure = s->node;
	const struct node_place numbers = {s, figure->numbers, 1};

	if (figure->frame && (!figure->frame->n_columns || !figure->frame->n_rows))
		return fail(c, s, "a figure has no tracks");
	if (!figure->numbers)
		return true;
	if (figure->numbers->kind != DOC_TABLE)
		return fail(c, s, "the figure's numbers are no table");
	return check_node(c, &numbers);
}

#define IN(kind) (1u << (kind))
#define PROSE (IN(DOC_PARAGRAPH) | IN(DOC_LIST) | IN(DOC_NOTE))

enum has { NEVER, MAYBE, ALWAYS };

static const struct kind_rule {
	unsigned children;           /* the kinds that may stand in it */
	enum has text;
	bool label, spans;
	int least_level, most_level; /* of kinds that have one */
	check_own *own;              /* members of its own; NULL: it has none */
} kind_rules[] = {
	[DOC_PART] = {PROSE | IN(DOC_HEADING) | IN(DOC_ARTICLE) | IN(DOC_TABLE) |
			      IN(DOC_KEY_VALUE) | IN(DOC_SIGNATURE) | IN(DOC_PAGE_BREAK) |
			      IN(DOC_FIGURE),
		      MAYBE, .own = check_part},
	[DOC_HEADING] = {0, ALWAYS, .label = true, .least_level = 1, .most_level = 3},
	[DOC_ARTICLE] = {PROSE, MAYBE, .label = true},
	[DOC_PARAGRAPH] = {IN(DOC_LIST), MAYBE, .label = true, .spans = true, .most_level = 3},
	[DOC_LIST] = {.children = IN(DOC_ITEM)},
	[DOC_ITEM] = {IN(DOC_LIST), ALWAYS, .label = true, .spans = true},
	[DOC_TABLE] = {IN(DOC_ROW), NEVER, .own = check_rows},
	[DOC_ROW] = {.children = IN(DOC_CELL)},
	[DOC_CELL] = {IN(DOC_PARAGRAPH), MAYBE, .spans = true, .own = check_cell},
	[DOC_KEY_VALUE] = {IN(DOC_ROW), NEVER, .own = check_pairs},
	[DOC_SIGNATURE] = {IN(DOC_ROW), NEVER, .own = check_pairs},
	[DOC_NOTE] = {0, ALWAYS, .label = true, .spans = true, .most_level = 3},
	[DOC_PAGE_BREAK] = {.text = NEVER},
	[DOC_FIGURE] = {IN(DOC_BOX) | IN(DOC_LINE), NEVER, .own = check_figure},
	[DOC_BOX] = {0, MAYBE, .spans = true, .least_level = 1, .most_level = 3, .own = check_figure_part},
	[DOC_LINE] = {0, MAYBE, .own = check_figure_part},
};

_Static_assert(ARRAY_LEN(kind_rules) == DOC__MAX, "every kind has its rule");

static bool check_spans(struct checking *c, const struct node_place *s)
{
	const struct doc_node *node = s->node;
	size_t at = 0, len = node->text ? strlen(node->text) : 0;

	for (size_t i = 0; i < node->n_spans; i++) {
		const struct doc_span *span = &node->spans[i];

		if (span->from < at || span->to <= span->from || span->to > len)
			return fail(c, s, "a span overlaps the one before or ends behind the text");
		at = span->to;
	}
	return true;
}

static bool check_words(struct checking *c, const struct node_place *s)
{
	const struct kind_rule *rule = &kind_rules[s->node->kind];

	if (s->node->text ? rule->text == NEVER : rule->text == ALWAYS)
		return fail(c, s, s->node->text ? "its text is never printed" : "it has no text");
	if (s->node->label && *s->node->label && !rule->label)
		return fail(c, s, "its label is never printed");
	if (s->node->n_spans && !rule->spans)
		return fail(c, s, "its spans are never printed");
	if (s->node->level < rule->least_level || s->node->level > rule->most_level)
		return fail(c, s, "it has no such level");
	return check_spans(c, s);
}

/* An anchor of this document is asked for later; of another one only the form can be seen. */
static bool check_link(struct checking *c, const struct node_place *s, const char *link)
{
	const char *anchor = link ? doc_link_anchor(link) : NULL;

	if (!link)
		return true;
	if (!*link || (anchor && (anchor == link + 1 || !*anchor || strchr(anchor, '#'))))
		return fail(c, s, arena_concat(c->a, "the link '", link, "' has no anchor or path",
					       (char *)NULL));
	if (!anchor)
		*vec_push(c->a, &c->links) = link;
	return true;
}

static bool check_anchors(struct checking *c, const struct node_place *s)
{
	const struct doc_node *node = s->node;

	if (node->id && map_get(c->anchors, node->id))
		return fail(c, s, arena_concat(c->a, "the anchor '", node->id, "' stands twice",
					       (char *)NULL));
	if (node->id)
		map_set(c->anchors, node->id, (void *)node);
	for (size_t i = 0; i < node->n_spans; i++)
		if (!check_link(c, s, node->spans[i].link))
			return false;
	return check_link(c, s, node->link);
}

/* Counted by kind: 'table 2' is the second table, whatever stands between. */
static bool check_children(struct checking *c, const struct node_place *s)
{
	size_t nth[DOC__MAX] = {0};

	for (const struct doc_node *child = s->node->first; child; child = child->next) {
		if ((unsigned)child->kind >= DOC__MAX)
			return fail(c, s, "a child is of no kind");
		const struct node_place below = {s, child, ++nth[child->kind]};

		if (!(kind_rules[s->node->kind].children & IN(child->kind)))
			return fail(c, &below, "its parent does not take it");
		if (!child->next && child != s->node->last)
			return fail(c, s, "the last child is not the last");
		if (!check_node(c, &below))
			return false;
	}
	return true;
}

static bool check_node(struct checking *c, const struct node_place *s)
{
	check_own *own = kind_rules[s->node->kind].own;

	if (s->node->n != count_list(s->node->first))
		return fail(c, s, "its children are not as many as it says");
	return check_words(c, s) && check_anchors(c, s) && check_children(c, s) &&
	       (!own || own(c, s));
}

static void check_body(struct checking *c, const struct doc *d)
{
	size_t nth = 0;

	for (const struct doc_node *part = d->first; part; part = part->next) {
		const struct node_place s = {NULL, part, ++nth};

		if (part->kind != DOC_PART)
			fail(c, &s, "a document holds parts only");
		else if (!check_node(c, &s))
			return;
	}
	if (!c->fault && nth != d->n)
		c->fault = "the parts are not as many as the document says";
}

const char *doc_check(struct arena *a, const struct doc *d)
{
	struct checking c = {.a = a, .anchors = map_new(a)};

	check_body(&c, d);
	for (size_t i = 0; i < c.links.n && !c.fault; i++)
		if (!map_get(c.anchors, c.links.at[i]))
			c.fault = arena_concat(a, "a link leads to '", c.links.at[i],
					       "', which is not there", (char *)NULL);
	return c.fault;
}

void doc_expect_sound(struct arena *a, const struct doc *d)
{
#ifdef BUNKAI_CHECKED
	const char *fault = doc_check(a, d);

	if (!fault)
		return;
	fprintf(stderr, "document tree of '%s': %s\n", d->id ? d->id : "", fault);
	abort();
#else
	(void)a;
	(void)d;
#endif
}
