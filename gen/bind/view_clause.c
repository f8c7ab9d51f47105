/* SPDX-License-Identifier: MIT
 *
 * Views over the clauses of a document: those it carries, those the contract leaves out, and for
 * talks those with several positions.
 */
#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "bind/document_links.h"
#include "bind/view.h"

static const char *controls_text(struct binding *b, const struct clause *c)
{
	struct strbuf sb = strbuf_new(b->a);

	for (size_t i = 0; i < c->controls.n; i++)
		strbuf_join(&sb, library_word(b->in->library, "list.comma"),
			    library_mark(b->in->library, c->controls.at[i]));
	return sb.text;
}

static void set_article(struct binding *b, struct view_row *row, const struct clause *c)
{
	struct view_field *number = view_set(b, row, "number", "");

	view_add_line(b, number, selection_reference(b->a, b->in->library, b->selection, c->id),
		      article_link(b, c->id));
}

void fill_clauses(struct binding *b, struct view *v)
{
	for (size_t i = 0; i < b->selection->n_in; i++) {
		const struct chosen *c = &b->selection->all.at[i];
		const struct topic *t = library_topic(b->in->library, c->clause->topic);
		struct view_row *row =
			view_add(b, v, "clause", c->clause->file, NULL, c->clause->id);

		set_article(b, row, c->clause);
		view_set(b, row, "id", c->clause->id);
		view_set(b, row, "title", c->clause->title);
		view_set(b, row, "topic.name", t ? t->name : c->clause->topic);
		view_set(b, row, "position", c->position ? c->position->name : "");
		view_set(b, row, "controls", controls_text(b, c->clause));
		view_set(b, row, "level",
			 c->clause->level ? library_mark(b->in->library, c->clause->level) : "");
		view_set(b, row, "file", c->clause->file);
	}
}

/* By its rank it would stand in the other of the two papers, which tells of it. */
static bool is_of_other(const struct binding *b, const struct clause *c)
{
	return b->selection->other && !text_equal(c->rank, b->in->template->rank);
}

void fill_omitted(struct binding *b, struct view *v)
{
	for (size_t i = b->selection->n_in; i < b->selection->all.n; i++) {
		const struct chosen *c = &b->selection->all.at[i];

		if ((c->verdict != CLAUSE_OMITTED && c->verdict != CLAUSE_LEVEL &&
		     c->verdict != CLAUSE_MODULE) ||
		    is_of_other(b, c->clause))
			continue;
		struct view_row *row =
			view_add(b, v, "clause", c->clause->file, NULL, c->clause->id);

		view_set(b, row, "id", c->clause->id);
		view_set(b, row, "title", c->clause->title);
		view_set(b, row, "reason", c->reason);
	}
}

typedef VEC(const char *) names;

/* The names of all positions, in the order in which clauses have them first. */
static void collect_names(struct binding *b, names *out)
{
	for (size_t i = 0; i < b->selection->n_in; i++) {
		const struct clause *c = b->selection->all.at[i].clause;

		for (size_t k = 0; c->positions.n > 1 && k < c->positions.n; k++) {
			size_t n = 0;

			while (n < out->n && strcmp(out->at[n], c->positions.at[k].name) != 0)
				n++;
			if (n == out->n)
				*vec_push(b->a, out) = c->positions.at[k].name;
		}
	}
}

static void add_items(struct strbuf *sb, const struct expand *e, const char *file,
		      const struct block *list, int depth)
{
	int n = 0;

	for (const struct block *i = list->first; i; i = i->next) {
		const char *text =
			expand_text(e, i->text, arena_printf(e->a, "%s:%d", file, i->line));

		strbuf_join(sb, "\n",
			    arena_concat(e->a, depth ? "　" : "", item_label(e->a, depth, ++n), " ",
					 text, (char *)NULL));
		for (const struct block *below = i->first; below; below = below->next)
			add_items(sb, e, file, below, depth + 1);
	}
}

static const char *block_text(struct binding *b, const struct expand *e, const struct chosen *c,
			      const struct block *block)
{
	return expand_text(e, block->text,
			   arena_printf(b->a, "%s:%d", c->clause->file, block->line));
}

/* A position as it would stand in its article, in one text. */
static const char *position_text(struct binding *b, const struct chosen *c,
				 const struct position *p)
{
	const struct expand e = clause_expand(b, c);
	struct strbuf sb = strbuf_new(b->a);
	int n = 0;

	for (const struct block *block = p->first; block; block = block->next) {
		if (block->kind == BLOCK_LIST) {
			add_items(&sb, &e, c->clause->file, block, 0);
			continue;
		}
		const char *text = block_text(b, &e, c, block);

		strbuf_join(&sb, "\n", ++n > 1 ? arena_printf(b->a, "%d　%s", n, text) : text);
	}
	return sb.text;
}

/* One 号 with what stands below it. */
static void add_item(struct binding *b, struct strbuf *sb, const struct chosen *c,
		     const struct block *list, int item)
{
	const struct expand e = clause_expand(b, c);

	for (const struct block *i = list->first; i; i = i->next) {
		if (--item)
			continue;
		strbuf_join(sb, "\n", block_text(b, &e, c, i));
		for (const struct block *below = i->first; below; below = below->next)
			add_items(sb, &e, c->clause->file, below, 1);
	}
}

const char *clause_place_text(struct binding *b, const struct chosen *c, int paragraph, int item)
{
	const struct expand e = clause_expand(b, c);
	struct strbuf sb = strbuf_new(b->a);
	int n = 0;

	if (!paragraph)
		return position_text(b, c, c->position);
	for (const struct block *block = c->position->first; block; block = block->next) {
		n += block->kind != BLOCK_LIST;
		if (n != paragraph)
			continue;
		if (block->kind != BLOCK_LIST && !item)
			strbuf_join(&sb, "\n", block_text(b, &e, c, block));
		else if (block->kind == BLOCK_LIST && item)
			add_item(b, &sb, c, block, item);
		else if (block->kind == BLOCK_LIST)
			add_items(&sb, &e, c->clause->file, block, 0);
	}
	return sb.text;
}

static void set_position(struct binding *b, struct view_row *row, const struct chosen *c,
			 const char *name)
{
	const struct position *p = clause_position(c->clause, name);
	const char *lost = settings_get(&c->clause->lost, name),
		   *who = settings_get(&c->clause->may_ask, name),
		   *dash = library_word(b->in->library, "dash");
	struct view_field *text = view_set(b, row, arena_concat(b->a, "text:", name, (char *)NULL),
					   p ? position_text(b, c, p) : dash);

	text->role = p && p == c->position ? "chosen" : NULL;
	view_set(b, row, arena_concat(b->a, "lost:", name, (char *)NULL), lost ? lost : dash);
	view_set(b, row, arena_concat(b->a, "may_ask:", name, (char *)NULL), who ? who : dash);
}

void fill_positions(struct binding *b, struct view *v)
{
	names all = {0};

	collect_names(b, &all);
	for (size_t i = 0; i < b->selection->n_in; i++) {
		const struct chosen *c = &b->selection->all.at[i];
		const struct topic *t = library_topic(b->in->library, c->clause->topic);

		if (c->clause->positions.n < 2)
			continue;
		struct view_row *row =
			view_add(b, v, "clause", c->clause->file, c->position->name, c->clause->id);

		set_article(b, row, c->clause);
		view_set(b, row, "id", c->clause->id);
		view_set(b, row, "title", c->clause->title);
		view_set(b, row, "topic.name", t ? t->name : c->clause->topic);
		view_set(b, row, "position", c->position->name);
		view_set(b, row, "decision", c->decision ? c->decision->id : "");
		for (size_t k = 0; k < all.n; k++)
			set_position(b, row, c, all.at[k]);
	}
}
