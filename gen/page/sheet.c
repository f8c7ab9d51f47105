/* SPDX-License-Identifier: MIT
 *
 * Sheets; see the header.
 */
#include "page/sheet.h"

#include <string.h>

struct paper *paper_new(struct arena *a)
{
	struct paper *p = arena_alloc(a, sizeof *p);

	p->arena = a;
	p->anchors = map_new(a);
	return p;
}

struct sheet *paper_add(struct paper *p, double width, double height)
{
	struct sheet *s = vec_push(p->arena, &p->sheets);

	*s = (struct sheet){.width = width, .height = height};
	return s;
}

struct sheet *paper_last(const struct paper *p)
{
	return &p->sheets.at[p->sheets.n - 1];
}

void paper_insert_text(struct paper *p, struct sheet *s, size_t at, struct sheet_text text)
{
	(void)vec_push(p->arena, &s->texts);
	memmove(s->texts.at + at + 1, s->texts.at + at,
		(s->texts.n - 1 - at) * sizeof *s->texts.at);
	s->texts.at[at] = text;
}

void paper_anchor(struct paper *p, const char *id, double y)
{
	struct sheet_anchor *anchor = arena_alloc(p->arena, sizeof *anchor);

	*anchor = (struct sheet_anchor){p->sheets.n - 1, y, id};
	*vec_push(p->arena, &p->anchored) = anchor;
	if (!map_get(p->anchors, id))
		map_set(p->anchors, id, anchor);
}

const char *paper_bookmark_anchor(struct arena *a, size_t n)
{
	return arena_printf(a, "\001%zu", n);
}

void paper_bookmark(struct paper *p, const char *title, int depth, double y)
{
	paper_anchor(p, paper_bookmark_anchor(p->arena, p->bookmarks.n), y);
	*vec_push(p->arena, &p->bookmarks) =
		(struct sheet_bookmark){title, depth, {p->sheets.n - 1, y, NULL}};
}

struct paper_mark paper_mark(const struct paper *p, double y)
{
	const struct sheet *s = paper_last(p);

	return (struct paper_mark){s->fills.n,     s->frames.n,   s->texts.n, s->links.n,
				   p->bookmarks.n, p->anchored.n, y};
}

/* Moves the elements from `first` on of one vector to the end of another, and each of them down. */
#define carry(arena, from, to, first, down) \
	do { \
		for (size_t i_ = (first); i_ < (from)->n; i_++) { \
			*vec_push((arena), (to)) = (from)->at[i_]; \
			(to)->at[(to)->n - 1].y += (down); \
		} \
		(from)->n = (first); \
	} while (0)

static void move_anchor(struct sheet_anchor *at, size_t page, double down)
{
	at->page = page;
	at->y += down;
}

void paper_carry_over(struct paper *p, const struct paper_mark *mark, double y)
{
	struct sheet *to = paper_last(p), *from = to - 1;
	double down = y - mark->y;

	carry(p->arena, &from->fills, &to->fills, mark->fills, down);
	carry(p->arena, &from->frames, &to->frames, mark->frames, down);
	carry(p->arena, &from->texts, &to->texts, mark->texts, down);
	carry(p->arena, &from->links, &to->links, mark->links, down);
	for (size_t i = mark->bookmarks; i < p->bookmarks.n; i++)
		move_anchor(&p->bookmarks.at[i].at, p->sheets.n - 1, down);
	for (size_t i = mark->anchored; i < p->anchored.n; i++)
		move_anchor(p->anchored.at[i], p->sheets.n - 1, down);
}
