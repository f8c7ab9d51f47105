/* SPDX-License-Identifier: MIT
 *
 * Vectors of what stands on each page. A mark is the vectors' lengths; carrying over moves what
 * came after it to the next page and moves it down, with its anchors and bookmarks.
 */
#include "page/pages.h"

#include <string.h>

#include "type/latin.h"

struct pages *pages_new(struct arena *a, bool apart)
{
	struct pages *p = arena_alloc(a, sizeof *p);

	p->arena = a;
	p->apart = apart;
	p->anchors = map_new(a);
	return p;
}

struct page *pages_add(struct pages *p, const struct paper *paper)
{
	struct page *s = vec_push(p->arena, &p->all);
	bool back = p->all.n % 2 == 0;

	*s = (struct page){
		.arena = p->apart ? arena_new() : p->arena,
		.width = paper->width * paper_mm,
		.height = paper->height * paper_mm,
		.white = {paper->left * paper_mm, paper->right * paper_mm, paper->top * paper_mm,
			  paper->bottom * paper_mm},
		.shift_x = back ? paper->back_x * paper_mm : 0,
		.shift_y = back ? paper->back_y * paper_mm : 0,
	};
	return s;
}

void pages_close(struct pages *p)
{
	for (size_t i = 0; i < p->all.n; i++)
		if (p->all.at[i].arena != p->arena)
			arena_free(p->all.at[i].arena);
}

void pages_empty(struct pages *p, struct page *page)
{
	if (page->arena != p->arena)
		arena_free(page->arena);
	page->arena = p->arena;
	page->fills.n = page->fills.cap = 0;
	page->frames.n = page->frames.cap = 0;
	page->strokes.n = page->strokes.cap = 0;
	page->texts.n = page->texts.cap = 0;
	page->pictures.n = page->pictures.cap = 0;
}

struct page *pages_last(const struct pages *p)
{
	return &p->all.at[p->all.n - 1];
}

void pages_insert_text(struct page *s, size_t at, struct page_text text)
{
	(void)vec_push(s->arena, &s->texts);
	memmove(s->texts.at + at + 1, s->texts.at + at,
		(s->texts.n - 1 - at) * sizeof *s->texts.at);
	s->texts.at[at] = text;
}

void pages_anchor(struct pages *p, const char *id, double y)
{
	struct page_anchor *anchor = arena_alloc(p->arena, sizeof *anchor);

	*anchor = (struct page_anchor){p->all.n - 1, y, id};
	*vec_push(p->arena, &p->anchored) = anchor;
	if (!map_get(p->anchors, id))
		map_set(p->anchors, id, anchor);
}

const char *pages_bookmark_anchor(struct arena *a, size_t n)
{
	return arena_printf(a, "\001%zu", n);
}

void pages_bookmark(struct pages *p, const char *title, int depth, double y)
{
	pages_anchor(p, pages_bookmark_anchor(p->arena, p->bookmarks.n), y);
	*vec_push(p->arena, &p->bookmarks) =
		(struct page_bookmark){title, depth, {p->all.n - 1, y, NULL}};
}

struct pages_mark pages_mark(const struct pages *p, double y)
{
	const struct page *s = pages_last(p);

	return (struct pages_mark){s->fills.n,     s->frames.n,   s->texts.n, s->links.n,
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

static void move_anchor(struct page_anchor *at, size_t page, double down)
{
	at->page = page;
	at->y += down;
}

/* What the page that they stood on had of them goes with it. */
static void keep_latin(struct page *s, size_t first)
{
	for (size_t i = first; i < s->texts.n; i++)
		s->texts.at[i].latin =
			latin_copy(s->arena, s->texts.at[i].latin, s->texts.at[i].len);
}

void pages_carry_over(struct pages *p, const struct pages_mark *mark, double y)
{
	struct page *to = pages_last(p), *from = to - 1;
	double down = y - mark->y;
	size_t texts = to->texts.n;

	carry(to->arena, &from->fills, &to->fills, mark->fills, down);
	carry(to->arena, &from->frames, &to->frames, mark->frames, down);
	carry(to->arena, &from->texts, &to->texts, mark->texts, down);
	keep_latin(to, texts);
	carry(p->arena, &from->links, &to->links, mark->links, down);
	for (size_t i = mark->bookmarks; i < p->bookmarks.n; i++)
		move_anchor(&p->bookmarks.at[i].at, p->all.n - 1, down);
	for (size_t i = mark->anchored; i < p->anchored.n; i++)
		move_anchor(p->anchored.at[i], p->all.n - 1, down);
}
