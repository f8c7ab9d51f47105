/* SPDX-License-Identifier: MIT
 *
 * Views over the clauses of a document: those it carries, and those the contract leaves out; and
 * their texts in one piece, as tables print them.
 */
#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "bind/document_links.h"
#include "bind/view.h"
#include "derive/selection_reference.h"
#include "derive/terms.h"

static const char *controls_text(struct binding *b, const struct clause *c)
{
	struct strbuf sb = strbuf_new(b->a);

	for (size_t i = 0; i < c->controls.n; i++)
		strbuf_join(&sb, library_word(b->in->library, "list.comma"),
			    library_mark(b->in->library, c->controls.at[i]));
	return sb.text;
}

void view_set_article(struct binding *b, struct view_row *row, const struct clause *c)
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

		view_set_article(b, row, c->clause);
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

/* How the texts of one position are filled in: shared terms are what they are there. */
static struct expand position_expand(struct binding *b, const struct chosen *c,
				     const struct position *p)
{
	struct expand e = clause_expand(b, c);

	if (p != c->position)
		e.names = terms_of_position(b->scratch, b->in->library, &b->in->project->terms,
					    clause_terms_position(c->clause, p->name), e.names);
	return e;
}

static const char *block_text(struct binding *b, const struct expand *e, const struct chosen *c,
			      const struct block *block)
{
	return expand_text(e, block->text,
			   arena_printf(b->a, "%s:%d", c->clause->file, block->line));
}

const char *clause_position_text(struct binding *b, const struct chosen *c,
				 const struct position *p)
{
	const struct expand e = position_expand(b, c, p);
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
		return clause_position_text(b, c, c->position);
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
