/* SPDX-License-Identifier: MIT
 *
 * The body as a word processor has it once all changes are accepted, or rejected: what an end that
 * is gone leaves goes on in the next paragraph, which gives both its look.
 */
#include <string.h>

#include "redline/redline.h"
#include "redline/redline_table.h"

static bool is_same(const struct docx_paragraph *p)
{
	for (size_t i = 0; i < p->runs.n; i++)
		if (p->runs.at[i].change != DOCX_KEPT)
			return false;
	return p->ending == DOCX_KEPT;
}

static bool are_same(const struct docx_paragraphs *list)
{
	for (size_t i = 0; i < list->all.n; i++)
		if (!is_same(&list->all.at[i]))
			return false;
	return true;
}

static bool is_same_table(const struct docx_table *t)
{
	for (size_t y = 0; y < t->rows.n; y++) {
		if (t->rows.at[y].change != DOCX_KEPT)
			return false;
		for (size_t x = 0; x < t->rows.at[y].cells.n; x++)
			if (!are_same(&t->rows.at[y].cells.at[x].in))
				return false;
	}
	return true;
}

bool redline_is_same(const struct docx_body *body)
{
	for (size_t i = 0; i < body->all.n; i++) {
		const struct docx_block *b = &body->all.at[i];

		if (!(b->kind == DOCX_PARAGRAPH ? is_same(&b->paragraph)
		      : b->kind == DOCX_TABLE   ? is_same_table(&b->table)
						: b->setup.change == DOCX_KEPT))
			return false;
	}
	return true;
}

/* The walk is at a change, or at something that both states have. */
struct change_count {
	size_t n;
	bool changing;
};

static void count(struct change_count *c, bool changed)
{
	c->n += changed && !c->changing;
	c->changing = changed;
}

static void count_paragraph(struct change_count *c, const struct docx_paragraph *p)
{
	for (size_t i = 0; i < p->runs.n; i++)
		count(c, p->runs.at[i].change != DOCX_KEPT);
	if (p->ending != DOCX_KEPT || p->picture || !p->runs.n)
		count(c, p->ending != DOCX_KEPT);
}

static void count_row(struct change_count *c, const struct docx_row *row)
{
	if (row->change != DOCX_KEPT)
		count(c, true);
	for (size_t x = 0; row->change == DOCX_KEPT && x < row->cells.n; x++) {
		c->changing = false;
		for (size_t k = 0; k < row->cells.at[x].in.all.n; k++)
			count_paragraph(c, &row->cells.at[x].in.all.at[k]);
	}
}

size_t redline_count(const struct docx_body *body)
{
	struct change_count c = {0};

	for (size_t i = 0; i < body->all.n; i++) {
		const struct docx_block *b = &body->all.at[i];

		if (b->kind == DOCX_PARAGRAPH)
			count_paragraph(&c, &b->paragraph);
		for (size_t y = 0; b->kind == DOCX_TABLE && y < b->table.rows.n; y++)
			count_row(&c, &b->table.rows.at[y]);
	}
	return c.n;
}

/* Paragraphs in a row, as they come. */
struct state_walk {
	struct arena *a;
	enum docx_change without;
	struct docx_paragraph open; /* what waits for its end */
	bool waits;
};

static void take_runs(struct state_walk *j, const struct docx_paragraph *p)
{
	for (size_t i = 0; i < p->runs.n; i++) {
		if (p->runs.at[i].change == j->without)
			continue;
		struct docx_run *r = vec_push(j->a, &j->open.runs);

		*r = p->runs.at[i];
		r->change = DOCX_KEPT;
	}
}

/* True: the paragraph ended, and `open` is it. */
static bool join(struct state_walk *j, const struct docx_paragraph *p)
{
	struct docx_paragraph whole = *p;

	whole.runs.at = j->open.runs.at;
	whole.runs.n = j->open.runs.n;
	whole.runs.cap = j->open.runs.cap;
	whole.ending = DOCX_KEPT;
	j->open = whole;
	take_runs(j, p);
	j->waits = p->ending == j->without;
	return !j->waits;
}

static void start(struct state_walk *j)
{
	memset(&j->open, 0, sizeof j->open);
	j->waits = false;
}

static struct docx_paragraphs cell_without(struct arena *a, const struct docx_paragraphs *in,
					   enum docx_change change)
{
	struct state_walk j = {.a = a, .without = change};
	struct docx_paragraphs out = {0};

	for (size_t i = 0; i < in->all.n; i++)
		if (join(&j, &in->all.at[i]) || i + 1 == in->all.n) {
			*vec_push(a, &out.all) = j.open;
			start(&j);
		}
	return out;
}

static struct docx_table table_without(struct arena *a, const struct docx_table *t,
				       enum docx_change change)
{
	struct docx_table out = *t;

	memset(&out.rows, 0, sizeof out.rows);
	for (size_t y = 0; y < t->rows.n; y++) {
		if (t->rows.at[y].change == change)
			continue;
		struct docx_row *row = vec_push(a, &out.rows);

		*row = t->rows.at[y];
		row->change = DOCX_KEPT;
		memset(&row->cells, 0, sizeof row->cells);
		for (size_t x = 0; x < t->rows.at[y].cells.n; x++) {
			struct docx_cell *cell = vec_push(a, &row->cells);

			*cell = t->rows.at[y].cells.at[x];
			cell->in = cell_without(a, &cell->in, change);
		}
	}
	redline_table_settle(a, &out);
	return out;
}

/* What still waits at a table, at other pages or at the end ends there, if there is any of it. */
static void end_open(struct state_walk *j, struct docx_body *out)
{
	if (j->waits && j->open.runs.n)
		*vec_push(j->a, &out->all) =
			(struct docx_block){.kind = DOCX_PARAGRAPH, .paragraph = j->open};
	start(j);
}

static void add_without(struct state_walk *j, struct docx_body *out, const struct docx_block *b)
{
	if (b->kind == DOCX_PARAGRAPH) {
		if (!join(j, &b->paragraph))
			return;
		*vec_push(j->a, &out->all) =
			(struct docx_block){.kind = DOCX_PARAGRAPH, .paragraph = j->open};
		start(j);
		return;
	}
	struct docx_block own = *b;

	end_open(j, out);
	if (b->kind == DOCX_SETUP && b->setup.change == j->without)
		return;
	if (b->kind == DOCX_SETUP)
		own.setup.change = DOCX_KEPT;
	else
		own.table = table_without(j->a, &b->table, j->without);
	if (b->kind == DOCX_SETUP || own.table.rows.n)
		*vec_push(j->a, &out->all) = own;
}

struct docx_body *redline_without(struct arena *a, const struct docx_body *body,
				  enum docx_change change)
{
	struct docx_body *out = arena_alloc(a, sizeof *out);
	struct state_walk j = {.a = a, .without = change};

	for (size_t i = 0; i < body->all.n; i++)
		add_without(&j, out, &body->all.at[i]);
	end_open(&j, out);
	return out;
}
