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

static double lines_height(struct page_setter *p, const char *foot)
{
	struct arena *before = page_use_arena(p, arena_new());
	size_t lines = page_break_foot(p, foot, p->right - p->left).all.n;

	arena_free(page_use_arena(p, before));
	return (double)lines * look_pitch(style_look(p->style, "foot"));
}

/* Of the pages of a part all but the first know it from the one before. */
static double foot_height(struct page_setter *p, const char *foot)
{
	struct foot_measure *m = &p->measured;

	if (m->foot != foot || m->width != p->right - p->left)
		*m = (struct foot_measure){foot, p->right - p->left, lines_height(p, foot)};
	return m->height;
}

/* Is it said on the page already? */
static bool has_foot(const struct page *s, const char *foot)
{
	bool found = false;

	for (size_t i = 0; i < s->feet.n; i++)
		found = found || text_equal(s->feet.at[i].text, foot);
	return found;
}

/* Those of the page, and the one of the moment. */
static double feet_height(struct page_setter *p, const struct page *s)
{
	double height = text_empty(p->foot) || has_foot(s, p->foot) ? 0 : foot_height(p, p->foot);

	for (size_t i = 0; i < s->feet.n; i++)
		height += lines_height(p, s->feet.at[i].text);
	return height > 0 ? page_foot_gap + height : 0;
}

/* The feet take their room from the page. */
static double bottom_of(struct page_setter *p, const struct page *s)
{
	return s->height - s->white.bottom - 4 - feet_height(p, s);
}

static void set_bottom(struct page_setter *p, struct page *s)
{
	s->bottom = bottom_of(p, s);
	p->height = s->bottom - p->top;
	p->bottom = p->early.share > 0 && p->early.page == p->page
			    ? p->top + p->early.share * p->height
			    : s->bottom;
	if (!text_empty(p->foot) && !has_foot(s, p->foot))
		*vec_push(p->pages->arena, &s->feet) = (struct page_foot){p->foot, 0};
}

void page_end_early(struct page_setter *p, struct page_end end)
{
	p->early = end;
	set_bottom(p, page_now(p));
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

	if (p->pages->all.n)
		page_now(p)->filled = page_filled(p);
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
	return p->height;
}

double page_filled(const struct page_setter *p)
{
	return (p->y - p->top) / p->height;
}

void page_break(struct page_setter *p)
{
	bool carry = p->glued && !page_is_fresh(p);
	struct pages_mark glue = p->glue;
	double height = p->y - glue.y, owed = p->owed;

	p->y = carry ? glue.y : p->y;
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

/* What is as high as a page has no room there for the headings that go with it. */
static bool is_too_high(const struct page_setter *p, double height)
{
	return p->glued && height <= p->height &&
	       p->y - p->glue.y + p->owed + height > p->height + slack;
}

static double place(struct page_setter *p, double height)
{
	if (height > page_room(p) && is_too_high(p, height))
		p->glued = false;
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
