/* SPDX-License-Identifier: MIT
 *
 * Blocks are aligned, each in its article; what both states have is compared inside. Then links of
 * what went that lead nowhere any more are no links, and no bookmark has its name twice.
 */
#include "redline/redline.h"

#include <string.h>

#include "base/hash.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "doc/mark_name.h"
#include "redline/redline_align.h"
#include "redline/redline_paragraph.h"
#include "redline/redline_runs.h"
#include "redline/redline_table.h"

struct comparing {
	struct arena *a;
	struct breaker *words;
	const struct docx_body *before, *after;
	struct docx_body *out;
	struct map *marks; /* bookmarks of the new state, then of all */
};

static const char *row_words(struct arena *a, const struct docx_row *row)
{
	struct strbuf sb = strbuf_new(a);

	for (size_t i = 0; i < row->cells.n; i++)
		for (size_t k = 0; k < row->cells.at[i].in.all.n; k++)
			strbuf_join(&sb, "\x1f", redline_text(a, &row->cells.at[i].in.all.at[k]));
	return sb.text;
}

static const char *table_words(struct arena *a, const struct docx_table *t)
{
	struct strbuf sb = strbuf_new(a);

	for (size_t i = 0; i < t->rows.n; i++)
		strbuf_join(&sb, "\n", row_words(a, &t->rows.at[i]));
	return sb.text;
}

static struct redline_item table_item(struct arena *a, const struct docx_table *t,
				      const char *place)
{
	struct redline_item item = {.shape = "table",
				    .name = t->node ? t->node->id : NULL,
				    .text = table_words(a, t)};
	bool heads = t->rows.n && t->rows.at[0].heads;

	item.sure = item.name != NULL;
	item.words = arena_concat(a, place, "\x1f",
				  heads ? row_words(a, &t->rows.at[0]) : item.text, (char *)NULL);
	return item;
}

/* Pages are those of what stands on them first. */
static struct redline_item setup_item(struct arena *a, const struct docx_body *body, size_t i)
{
	const struct docx_block *next = i + 1 < body->all.n ? &body->all.at[i + 1] : NULL;
	const char *text = next && next->kind == DOCX_PARAGRAPH
				   ? redline_text(a, &next->paragraph)
				   : "";

	return (struct redline_item){.shape = "setup", .words = text, .text = text};
}

/* An article goes on to the next one, or to what no article is in. */
static const char *next_place(const struct docx_block *b, const char *place)
{
	const struct doc_node *node = b->kind == DOCX_PARAGRAPH ? b->paragraph.node : NULL;

	if (b->kind == DOCX_SETUP ||
	    (node && (node->kind == DOC_HEADING || node->kind == DOC_PART)))
		return "";
	if (node && node->kind == DOC_ARTICLE && b->paragraph.marks.n)
		return b->paragraph.marks.at[0];
	return place;
}

static struct redline_items items_of(struct arena *a, const struct docx_body *body)
{
	struct redline_items items = {0};
	const char *place = "";

	for (size_t i = 0; i < body->all.n; i++) {
		const struct docx_block *b = &body->all.at[i];

		place = next_place(b, place);
		*vec_push(a, &items.all) =
			b->kind == DOCX_PARAGRAPH
				? redline_paragraph_item(a, &b->paragraph, place)
			: b->kind == DOCX_TABLE ? table_item(a, &b->table, place)
						: setup_item(a, body, i);
	}
	return items;
}

static struct docx_block block_both(const struct comparing *c, const struct docx_block *x,
				    const struct docx_block *y)
{
	struct docx_block out = *y;

	if (y->kind == DOCX_PARAGRAPH)
		out.paragraph =
			redline_paragraph_both(c->a, c->words, &x->paragraph, &y->paragraph);
	if (y->kind == DOCX_TABLE)
		out.table = redline_table_both(c->a, c->words, &x->table, &y->table);
	return out;
}

static struct docx_block block_alone(const struct comparing *c, const struct docx_block *b,
				     enum docx_change change)
{
	struct docx_block out = *b;

	if (b->kind == DOCX_PARAGRAPH)
		out.paragraph = redline_paragraph_alone(c->a, &b->paragraph, change);
	if (b->kind == DOCX_TABLE)
		out.table = redline_table_alone(c->a, &b->table, change);
	if (b->kind == DOCX_SETUP)
		out.setup.change = change;
	return out;
}

/* A table that went and one that came, with nothing between them, would be one to a reader. */
static bool join_tables(const struct comparing *c, const struct docx_block *b)
{
	struct docx_block *last =
		c->out->all.n ? &c->out->all.at[c->out->all.n - 1] : NULL;
	enum docx_change first, second;

	if (!last || last->kind != DOCX_TABLE || b->kind != DOCX_TABLE ||
	    !redline_table_is(&last->table, &first) || !redline_table_is(&b->table, &second) ||
	    first == second)
		return false;
	last->table = redline_table_join(c->a, &last->table, &b->table);
	return true;
}

static void add_block(const struct comparing *c, struct docx_block b)
{
	if (!join_tables(c, &b))
		*vec_push(c->a, &c->out->all) = b;
}

/* Paragraphs in a row that ends at a table, at other pages or with the body. */
static void close_paragraphs(const struct comparing *c)
{
	VEC(struct docx_paragraph *) list = {0};

	for (size_t i = 0; i <= c->out->all.n; i++) {
		struct docx_block *b = i < c->out->all.n ? &c->out->all.at[i] : NULL;

		if (b && b->kind == DOCX_PARAGRAPH) {
			*vec_push(c->a, &list) = &b->paragraph;
			continue;
		}
		redline_paragraphs_close(list.at, list.n);
		list.n = 0;
	}
}

typedef void visit_paragraph(const struct comparing *c, struct docx_paragraph *p);

static void visit_paragraphs(const struct comparing *c, const struct docx_body *body,
			     visit_paragraph *visit)
{
	for (size_t i = 0; i < body->all.n; i++) {
		struct docx_block *b = &body->all.at[i];

		if (b->kind == DOCX_PARAGRAPH)
			visit(c, &b->paragraph);
		for (size_t y = 0; b->kind == DOCX_TABLE && y < b->table.rows.n; y++)
			for (size_t x = 0; x < b->table.rows.at[y].cells.n; x++) {
				struct docx_cell *cell = &b->table.rows.at[y].cells.at[x];

				for (size_t k = 0; k < cell->in.all.n; k++)
					visit(c, &cell->in.all.at[k]);
			}
	}
}

static void know_marks(const struct comparing *c, struct docx_paragraph *p)
{
	for (size_t i = 0; i < p->marks.n; i++)
		map_set(c->marks, p->marks.at[i], p);
}

static bool is_gone(const struct docx_paragraph *p)
{
	for (size_t i = 0; i < p->runs.n; i++)
		if (p->runs.at[i].change != DOCX_DELETED)
			return false;
	return p->ending == DOCX_DELETED || p->runs.n;
}

/* Of what went, those that nothing of the new state has. */
static void leave_marks(const struct comparing *c, struct docx_paragraph *p)
{
	const struct docx_paragraph own = *p;

	if (!is_gone(p))
		return;
	memset(&p->marks, 0, sizeof p->marks);
	for (size_t i = 0; i < own.marks.n; i++) {
		const char *name = own.marks.at[i];
		const struct docx_paragraph *other = map_get(c->marks, name);

		if (other)
			continue;
		*vec_push(c->a, &p->marks) = name;
		map_set(c->marks, name, p);
	}
}

static bool leads_nowhere(const struct comparing *c, const struct docx_run *r)
{
	const char *mark = r->mark				 ? r->mark
			   : r->link && !doc_link_anchor(r->link) ? mark_name(c->a, r->link)
								  : NULL;

	return mark && !map_get(c->marks, mark);
}

static void leave_links(const struct comparing *c, struct docx_paragraph *p)
{
	for (size_t i = 0; i < p->runs.n; i++) {
		struct docx_run *r = &p->runs.at[i];

		if (r->change != DOCX_DELETED || !leads_nowhere(c, r))
			continue;
		r->role = r->link && !r->role ? "link" : r->role;
		r->link = r->mark = NULL;
		r->field = DOCX_NO_FIELD;
	}
}

/* Blocks of one state alone, in a row. */
struct lone_steps {
	VEC(struct redline_step) all;
};

static bool is_lone(const struct redline_step *s)
{
	return s->before == REDLINE_NONE || s->after == REDLINE_NONE;
}

static bool is_setup(const struct comparing *c, const struct redline_step *s)
{
	const struct docx_block *b = s->before == REDLINE_NONE ? &c->after->all.at[s->after]
							       : &c->before->all.at[s->before];

	return b->kind == DOCX_SETUP;
}

/* Those of one state: from its first setup on (`behind`), or what stands before it. */
static void take_lone(const struct comparing *c, const struct redline_steps *from, size_t begin,
		      size_t end, bool old, bool behind, struct lone_steps *out)
{
	bool met = false;

	for (size_t i = begin; i < end; i++) {
		const struct redline_step *s = &from->all.at[i];

		if ((s->before != REDLINE_NONE) != old)
			continue;
		met = met || is_setup(c, s);
		if (met == behind)
			*vec_push(c->a, &out->all) = *s;
	}
}

/*
 * Where pages of the old state end, those of the new one end as well (docx_setup.change): what came
 * stands before that, as long as it is on the same pages.
 */
static void order_setups(const struct comparing *c, struct redline_steps *steps)
{
	for (size_t i = 0, end; i < steps->all.n; i = end) {
		struct lone_steps list = {0};

		for (end = i; end < steps->all.n && is_lone(&steps->all.at[end]);)
			end++;
		take_lone(c, steps, i, end, true, false, &list);
		take_lone(c, steps, i, end, false, false, &list);
		take_lone(c, steps, i, end, true, true, &list);
		take_lone(c, steps, i, end, false, true, &list);
		bool some = false;

		for (size_t k = i; k < end; k++)
			some = some || is_setup(c, &steps->all.at[k]);
		for (size_t k = 0; some && k < list.all.n; k++)
			steps->all.at[i + k] = list.all.at[k];
		end += end == i;
	}
}

struct docx_body *redline_of(struct arena *a, struct breaker *words, const struct docx_body *before,
			     const struct docx_body *after)
{
	struct comparing c = {a, words, before, after, arena_alloc(a, sizeof *c.out), map_new(a)};
	const struct redline_items x = items_of(a, before), y = items_of(a, after);
	struct redline_steps steps = redline_align(a, &x, &y);

	order_setups(&c, &steps);
	for (size_t i = 0; i < steps.all.n; i++) {
		const struct redline_step *s = &steps.all.at[i];
		const struct docx_block *old = s->before == REDLINE_NONE
						       ? NULL
						       : &before->all.at[s->before],
					*new = s->after == REDLINE_NONE ? NULL
									: &after->all.at[s->after];

		add_block(&c, old && new ? block_both(&c, old, new)
			      : old      ? block_alone(&c, old, DOCX_DELETED)
					 : block_alone(&c, new, DOCX_INSERTED));
	}
	close_paragraphs(&c);
	visit_paragraphs(&c, after, know_marks);
	visit_paragraphs(&c, c.out, leave_marks);
	visit_paragraphs(&c, c.out, leave_links);
	return c.out;
}
