/* SPDX-License-Identifier: MIT
 *
 * A row is told from left to right: first what stands there, in full, then what joins and what
 * parts it, by first lines. A row of one element has nothing to join.
 */
#include "bind/chain_said.h"

#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"

static const char *quote(struct drawing *f, const char *text)
{
	return FIGURE_WORD(f->b, "alt.quote", "{{what}}", text);
}

const char *chain_link_name(struct drawing *f, const struct chain_link *e)
{
	return quote(f, arena_strndup(f->b->a, e->text, strcspn(e->text, "\n")));
}

/* 「［甲］院内の利用端末 （…）」、「インターネット」 */
static const char *list_links(struct drawing *f, const struct chain *c)
{
	struct strbuf sb = strbuf_new(f->b->a);

	for (size_t i = 0; i < c->elements.n; i++)
		strbuf_join(&sb, library_word(f->b->in->library, "list.comma"),
			    quote(f, figure_aloud(f->b, c->elements.at[i].text)));
	return sb.text;
}

static void say_between(struct drawing *f, const char *name, const struct chain *c, size_t i)
{
	FIGURE_SAY(f, name, "{{from}}", chain_link_name(f, &c->elements.at[i - 1]), "{{to}}",
		   chain_link_name(f, &c->elements.at[i]));
}

/* All that stand side by side are joined but for those that are told. */
static void say_joints(struct drawing *f, const struct chain *c)
{
	size_t linked = 0;

	for (size_t i = 1; i < c->elements.n; i++)
		linked += c->elements.at[i].linked;
	if (linked && linked + 1 == c->elements.n)
		FIGURE_SAY(f, "row.linked", NULL);
	for (size_t i = 1; linked + 1 < c->elements.n && i < c->elements.n; i++)
		say_between(f, c->elements.at[i].linked ? "row.joint" : "row.apart", c, i);
}

static void say_boundary(struct drawing *f, const struct chain_row *row)
{
	if (row->left && row->left < row->chain->elements.n)
		say_between(f, "row.boundary", row->chain, row->left);
	else
		FIGURE_SAY(f, row->left ? "row.left" : "row.right", NULL);
}

static void say_seams(struct drawing *f, const struct chain_row *row)
{
	const struct chain *c = row->chain;

	for (size_t i = 1; i < c->elements.n; i++)
		if (i != row->left && chain_has_seam(c, i))
			say_between(f, "row.seam", c, i);
}

void chain_say(struct drawing *f, const struct chain_row *row)
{
	FIGURE_SAY(f, "row", "{{n}}", arena_printf(f->b->a, "%zu", row->number), "{{links}}",
		   list_links(f, row->chain));
	say_joints(f, row->chain);
	say_boundary(f, row);
	say_seams(f, row);
}
