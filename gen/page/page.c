/* SPDX-License-Identifier: MIT
 *
 * Taking room from pages. What is taken moves `y` down; where it does not fit, a page of the same
 * make is begun first. Headings are glued to what comes next: a mark remembers how much stood on
 * the page before the first of them, and what came after it is carried over when the page ends.
 */
#include "page/page.h"

#include <math.h>
#include <string.h>

#include "base/text.h"

static const double slack = 0.01; /* points lost to rounding */

struct lines page_break_foot(struct page_setter *p, const char *foot, double width)
{
	const struct look *look = style_look(p->style, "foot");
	struct lines lines = {0};

	lines_break(&p->setter, foot, look->face, look->size, width, LINE_LABEL, &lines);
	return lines;
}

static double foot_height(struct page_setter *p)
{
	if (text_empty(p->foot))
		return 0;
	struct arena *before = page_use_arena(p, arena_new());
	size_t lines = page_break_foot(p, p->foot, p->right - p->left).all.n;

	arena_free(page_use_arena(p, before));
	return page_foot_gap + (double)lines * look_pitch(style_look(p->style, "foot"));
}

/* The foot of the moment takes its room from the page. */
static double bottom_of(struct page_setter *p, const struct page *s)
{
	return s->height - s->white.bottom - 4 - foot_height(p);
}

static void set_bottom(struct page_setter *p, struct page *s)
{
	p->bottom = bottom_of(p, s);
	s->bottom = p->bottom;
	s->foot = text_empty(p->foot) ? NULL : p->foot;
}

/* The last page may lose headings to the one that begins now; those before it are done. */
static void give_away(struct page_setter *p)
{
	for (; p->sink && p->sealed + 1 < p->pages->all.n; p->sealed++)
		if (p->sealed >= p->held) {
			p->sink->take(p->sink->context, p, p->sealed);
			pages_empty(p->pages, &p->pages->all.at[p->sealed]);
		}
}

bool page_are_given_away(const struct page_setter *p, size_t first, size_t end)
{
	return first >= p->held && end <= p->sealed;
}

static struct paper paper_for(const struct page_setter *p, const char *paper, bool landscape)
{
	return paper_of(p->style, paper ? paper : p->doc->paper, landscape);
}

double page_width(const struct page_setter *p, const char *paper, bool landscape)
{
	struct paper of = paper_for(p, paper, landscape);

	return (of.width - of.left - of.right) * paper_mm;
}

struct arena *page_use_arena(struct page_setter *p, struct arena *a)
{
	struct arena *before = p->arena;

	p->arena = p->setter.arena = a;
	return before;
}

void page_begin(struct page_setter *p, bool landscape)
{
	struct paper paper = paper_for(p, p->paper, landscape);

	give_away(p);
	struct page *s = pages_add(p->pages, &paper);

	p->page = p->pages->all.n - 1;
	p->landscape = landscape;
	p->left = s->white.left;
	p->right = s->width - s->white.right;
	p->top = s->white.top + 6;
	set_bottom(p, s);
	p->y = p->top;
	p->owed = 0;
	p->glued = false;
}

bool page_go_on(struct page_setter *p, double least)
{
	double bottom = bottom_of(p, page_now(p));

	if (bottom - p->y < least * (bottom - p->top))
		return false;
	set_bottom(p, page_now(p));
	return true;
}

struct page *page_now(const struct page_setter *p)
{
	return &p->pages->all.at[p->page];
}

void page_owe(struct page_setter *p, double white)
{
	p->owed = fmax(p->owed, white);
}

static bool at_top(const struct page_setter *p)
{
	return p->y <= p->top + slack;
}

bool page_is_fresh(const struct page_setter *p)
{
	return at_top(p) || (p->glued && p->glue.y <= p->top + slack);
}

double page_room(const struct page_setter *p)
{
	return p->bottom - p->y - (at_top(p) ? 0 : p->owed) + slack;
}

double page_height(const struct page_setter *p)
{
	return p->bottom - p->top;
}

void page_break(struct page_setter *p)
{
	bool carry = p->glued && !page_is_fresh(p);
	struct pages_mark glue = p->glue;
	double height = p->y - glue.y, owed = p->owed;

	page_begin(p, p->landscape);
	if (!carry)
		return;
	pages_carry_over(p->pages, &glue, p->top);
	p->y = p->top + height;
	p->owed = owed;
	p->glued = true;
	p->glue = (struct pages_mark){
		.bookmarks = glue.bookmarks, .anchored = glue.anchored, .y = p->top};
}

static double place(struct page_setter *p, double height)
{
	if (height > page_room(p) && !page_is_fresh(p))
		page_break(p);
	double y = p->y + (at_top(p) ? 0 : p->owed);

	p->y = y + height;
	p->owed = 0;
	return y;
}

double page_take(struct page_setter *p, double height)
{
	double y = place(p, height);

	p->glued = false;
	return y;
}

double page_take_heading(struct page_setter *p, double height)
{
	double y = place(p, height);

	if (!p->glued)
		p->glue = pages_mark(p->pages, y);
	p->glued = true;
	return y;
}

void page_set_origin(struct page_setter *p, const struct doc_node *around,
		     const struct doc_node *node)
{
	faces_set_origin(p->faces, node->origin ? node->origin : around->origin);
}
