/* SPDX-License-Identifier: MIT
 *
 * Old and new texts of a group are cut at different marks, and rise together: a list of links, in
 * order, is enough. Kept words say where an old text lives on, and where none are left the mark
 * that both end with; its number alone says nothing.
 */
#include "returns/redlined_links.h"

#include <string.h>

#include "returns/redlined_words.h"

static size_t *filled(struct arena *a, size_t n)
{
	size_t *at = arena_alloc(a, (n + 1) * sizeof *at);

	for (size_t i = 0; i <= n; i++)
		at[i] = NO_UNIT;
	return at;
}

static void place_paragraphs(const struct came_group *g, const struct came_texts *list, size_t *of)
{
	size_t at = 0;

	for (size_t p = g->first; p <= g->last; p++) {
		while (at < list->all.n && list->all.at[at].last < p)
			at++;
		if (at < list->all.n)
			of[p - g->first] = at;
	}
}

/* Signs of a paragraph that stand in both states; those of the number count for nothing. */
static size_t count_kept(const struct word_paragraph *p, size_t label, size_t *offset)
{
	size_t kept = 0;

	for (size_t i = 0; i < p->pieces.n; i++) {
		const struct word_piece *x = &p->pieces.at[i];
		size_t len = strlen(x->text), skip = 0;

		if (x->inserted)
			continue;
		if (*offset < label)
			skip = label - *offset < len ? label - *offset : len;
		*offset += len;
		if (!x->deleted)
			kept += redlined_signs(x->text + skip, len - skip);
	}
	return kept;
}

static void add_link(struct arena *a, struct text_links *l, struct text_link link)
{
	struct text_link *last = l->all.n ? &l->all.at[l->all.n - 1] : NULL;

	if (last && last->old == link.old && last->new == link.new)
		last->kept += link.kept;
	else
		*vec_push(a, &l->all) = link;
}

static void find_links(struct arena *a, const struct word_file *file, const struct came_group *g,
		       struct text_links *l)
{
	size_t before = NO_UNIT, offset = 0;

	for (size_t p = g->first; p <= g->last; p++) {
		size_t old = l->old_of[p - g->first], new = l->new_of[p - g->first];

		if (old != before)
			offset = 0;
		before = old;
		if (old == NO_UNIT || new == NO_UNIT)
			continue;
		add_link(a, l,
			 (struct text_link){old, new,
					    count_kept(&file->all.at[p], g->olds.all.at[old].label,
						       &offset)});
	}
}

/* The first old text with words in a new one owns it; one that shares only the mark comes after. */
static void find_owners(struct arena *a, const struct came_group *g, struct text_links *l)
{
	bool *has_words = arena_alloc(a, g->olds.all.n + 1);

	for (size_t i = 0; i < l->all.n; i++) {
		const struct text_link *x = &l->all.at[i];

		if (!x->kept)
			continue;
		has_words[x->old] = true;
		if (l->owner[x->new] == NO_UNIT)
			l->owner[x->new] = x->old;
		else if (l->owner[x->new] != x->old)
			l->joins[l->owner[x->new]] = true;
	}
	for (size_t i = 0; i < l->all.n; i++) {
		const struct text_link *x = &l->all.at[i];

		if (!has_words[x->old] && l->owner[x->new] == NO_UNIT &&
		    *g->olds.all.at[x->old].plain &&
		    g->olds.all.at[x->old].last == g->news.all.at[x->new].last)
			l->owner[x->new] = x->old;
	}
}

static void find_hosts(struct arena *a, const struct came_group *g, struct text_links *l)
{
	bool *owns = arena_alloc(a, g->olds.all.n + 1);

	for (size_t i = 0; i < g->news.all.n; i++)
		if (l->owner[i] != NO_UNIT)
			owns[l->owner[i]] = true;
	for (size_t i = 0; i < l->all.n; i++) {
		const struct text_link *x = &l->all.at[i];

		if (x->kept && !owns[x->old] && l->host[x->old] == NO_UNIT)
			l->host[x->old] = l->owner[x->new];
	}
}

struct text_links text_links_of(struct arena *a, const struct word_file *file,
				const struct came_group *g)
{
	size_t n = g->last - g->first + 1;
	struct text_links l = {.owner = filled(a, g->news.all.n),
			       .host = filled(a, g->olds.all.n),
			       .joins = arena_alloc(a, g->olds.all.n + 1),
			       .old_of = filled(a, n),
			       .new_of = filled(a, n)};

	place_paragraphs(g, &g->olds, l.old_of);
	place_paragraphs(g, &g->news, l.new_of);
	if (g->is_row) {
		if (g->olds.all.n && g->news.all.n)
			l.owner[0] = 0;
		return l;
	}
	find_links(a, file, g, &l);
	find_owners(a, g, &l);
	find_hosts(a, g, &l);
	return l;
}
