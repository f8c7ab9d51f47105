/* SPDX-License-Identifier: MIT
 *
 * Where a part may have its last page to itself, it is set on trial first, on pages that nobody
 * gets. When the last of them stays nearly empty, the page before it is made to end early, so that
 * the rows or lines of both are shared out; that is tried before it counts.
 *
 * Feet are said where a part's first page ends, but belong to the part's element as its last
 * words: they get theirs once it is known whether the next part shares the page and says the same.
 */
#include "page/parts.h"

#include <math.h>
#include <string.h>

#include "base/text.h"
#include "page/blocks.h"
#include "page/columns.h"
#include "page/tags.h"

/* share of its last page that contents leave for the first part to begin there */
static const double worth = 0.5;

/* The same for a part that follows another, and the white between them in points. */
static const double worth_following = 0.2, white_between = 24;

/*
 * A page that is filled less than this is nearly empty; what is tried aims a little higher, and is
 * taken as long as two fifths of the page are used.
 */
static const double least_filled = 0.42, wanted = 0.47, enough = 0.404;

enum { MANY_ROWS = 9 };

/* The share of a page that a line takes at most. */
static const double a_line = 0.02;

/* A part that is set: what its foot needs to know. */
struct part_set {
	const struct doc_node *part;
	size_t section, page; /* its element, and the page on which it begins */
};

/* The paper that a part takes: its tables are measured once. */
struct part_paper {
	const struct doc_node *part;
	const char *paper;
};

struct parts_setting {
	struct page_setter *p;
	VEC(struct part_paper) papers; /* of the parts so far, and of the next one */
	struct part_set before;
	bool first_below;
};

const char *parts_choose_paper(struct page_setter *p, const struct doc_node *part)
{
	double width = page_width(p, part->paper, part->landscape);

	for (const struct doc_node *node = part->first; node && !part->paper; node = node->next)
		if (node->kind == DOC_TABLE && !columns_have_room(p, node, width))
			return "A3";
	return part->paper;
}

static const char *paper_of_part(struct parts_setting *s, const struct doc_node *part)
{
	for (size_t i = s->papers.n; i-- > 0;)
		if (s->papers.at[i].part == part)
			return s->papers.at[i].paper;
	const char *paper = parts_choose_paper(s->p, part);

	*vec_push(s->p->pages->arena, &s->papers) = (struct part_paper){part, paper};
	return paper;
}

static bool is_same_paper(const struct page_setter *p, const char *one, const char *other)
{
	return text_equal(one ? one : p->doc->paper, other ? other : p->doc->paper);
}

/* On the same paper, lying the same way, and it asks for no page of its own. */
static bool may_share(const struct page_setter *p, const struct doc_node *part, const char *paper)
{
	return !doc_part_breaks(part) && part->landscape == p->landscape &&
	       is_same_paper(p, p->paper, paper);
}

/* A figure is as large as its page lets it: it is not set below a part that ends. */
static bool begins_with_figure(const struct doc_node *part)
{
	return part->first && part->first->kind == DOC_FIGURE;
}

/* The share of the page that must be free for the part to begin there; above 1: it never may. */
static double share_needed(const struct parts_setting *s, const struct doc_node *part)
{
	if (part == s->p->doc->first)
		return worth;
	if (part->follows)
		return worth_following;
	return page_filled(s->p) < least_filled && !begins_with_figure(part) ? worth : 2;
}

/*
 * A part starts a page, but for one that goes on below another, and for the first where there is
 * room for it below the title or the contents.
 */
static bool goes_on(const struct parts_setting *s, const struct doc_node *part, const char *paper)
{
	struct page_setter *p = s->p;

	if (part == p->doc->first && s->first_below)
		return part->landscape == p->landscape;
	if (!may_share(p, part, paper) || !page_go_on(p, share_needed(s, part)))
		return false;
	if (part != p->doc->first)
		page_owe(p, white_between);
	return true;
}

static void drop_page(void *context, struct page_setter *p, size_t page)
{
	(void)context;
	(void)p;
	(void)page;
}

/* One that stands where `p` does, on pages of its own that are forgotten once they are full. */
static struct page_setter open_trial(const struct page_setter *p, struct arena *a)
{
	static const struct page_sink nobody = {drop_page, NULL};
	struct page_setter t = *p;

	t.arena = t.setter.arena = a;
	t.pages = pages_new(a, true);
	t.sink = &nobody;
	t.held = t.sealed = t.tag = 0;
	memset(&t.headings, 0, sizeof t.headings);
	page_begin(&t, p->landscape);
	t.y = p->y;
	t.owed = p->owed;
	t.height = p->height;
	t.bottom = p->top + p->height;
	return t;
}

/* How a part ends: its pages, and how far the last two of them are filled. */
struct part_end {
	size_t pages;
	double last, before;
};

/* `early`: its page counts from the one under way, as those of the seams do (NULL: not asked). */
static struct part_end try_part(const struct page_setter *p, const struct doc_node *part,
				struct page_end early, struct page_seams *seams)
{
	struct arena *a = arena_new();
	struct page_setter t = open_trial(p, a);

	t.early = early;
	t.seams = seams;
	if (early.share > 0 && !early.page)
		t.bottom = t.top + early.share * t.height;
	blocks_set_part(&t, part);
	struct part_end end = {.pages = t.pages->all.n, .last = page_filled(&t)};

	end.before = end.pages > 1 ? t.pages->all.at[end.pages - 2].filled : 0;
	pages_close(t.pages);
	arena_free(a);
	return end;
}

/* True, and the page ends there, when both pages are filled then. */
static bool ends_well(struct page_setter *p, const struct doc_node *part, size_t pages,
		      double share)
{
	struct page_end early = {pages - 2, share};
	const struct part_end end = try_part(p, part, early, NULL);

	if (end.pages != pages || end.last < enough || end.before < least_filled)
		return false;
	early.page += p->page;
	page_end_early(p, early);
	return true;
}

/* Does it begin on the page before the last, and stay there? */
static bool is_before_last(const struct page_seam *seam, const struct part_end *all)
{
	return seam->at.page + 2 == all->pages && seam->at.share < all->before - a_line;
}

/* Where a block begins and both pages are filled by what stands above and below: the last such. */
static bool ends_at_seam(struct page_setter *p, const struct doc_node *part,
			 const struct part_end *all, const struct page_seams *seams)
{
	for (size_t i = seams->all.n; i-- > 0;) {
		const struct page_seam *seam = &seams->all.at[i];
		double share = seam->at.share, below = all->before + all->last - share;

		if (is_before_last(seam, all) && share >= least_filled && below >= enough &&
		    ends_well(p, part, all->pages, share))
			return true;
	}
	return false;
}

/* Articles are read on over pages, and so are the rows of a long list. */
static bool may_be_parted(const struct doc_node *block)
{
	while (block->kind == DOC_HEADING && block->next)
		block = block->next;
	return block->kind == DOC_ARTICLE || block->n >= MANY_ROWS;
}

/* What else is whole on its page stays so: the weeks of a month or the answers to a question. */
static bool parts_a_whole(const struct part_end *all, const struct page_seams *seams, double share)
{
	bool ends_here = false;

	for (size_t i = seams->all.n; i-- > 0;) {
		const struct page_seam *seam = &seams->all.at[i];

		if (!is_before_last(seam, all))
			continue;
		if (seam->at.share <= share)
			return ends_here && !may_be_parted(seam->block);
		ends_here = true;
	}
	return false;
}

/*
 * The page before the last ends so early that both are filled: where a block begins, else within
 * one, as far as the last one needs it, or both alike.
 */
static void share_out(struct page_setter *p, const struct doc_node *part)
{
	struct page_seams seams = {.arena = p->arena};
	const struct part_end all = try_part(p, part, (struct page_end){0}, &seams);
	double sum = all.before + all.last;
	const double shares[] = {sum - wanted, (sum - least_filled + wanted) / 2, sum / 2};

	if (all.pages < 2 || all.last >= least_filled || ends_at_seam(p, part, &all, &seams))
		return;
	for (size_t i = 0; i < ARRAY_LEN(shares); i++)
		if (!parts_a_whole(&all, &seams, shares[i]) &&
		    ends_well(p, part, all.pages, shares[i]))
			return;
}

static size_t body_rows(const struct doc_node *part)
{
	size_t n = 0;

	for (const struct doc_node *node = part->first; node; node = node->next)
		if (node->kind == DOC_TABLE || node->kind == DOC_KEY_VALUE)
			n += node->n - (node->head_rows < node->n ? node->head_rows : node->n);
	return n;
}

/* The rows of a part that fills its page share out what white is left there. */
static void fill_page(struct page_setter *p, const struct doc_node *part)
{
	size_t rows = part->fills ? body_rows(part) : 0;
	const struct part_end all =
		rows ? try_part(p, part, (struct page_end){0}, NULL) : (struct part_end){0};

	if (all.pages != 1)
		return;
	p->air = fmax(0, (1 - all.last) * p->height - a_line * p->height) / (double)rows;
	if (try_part(p, part, (struct page_end){0}, NULL).pages > 1)
		p->air = 0;
}

static void tag_foot(struct page_setter *p, const struct part_set *set)
{
	struct page *s = &p->pages->all.at[set->page];

	for (size_t i = 0; i < s->feet.n; i++)
		if (text_equal(s->feet.at[i].text, set->part->foot))
			s->feet.at[i].tag = tag_add_below(p, set->section, TAG_PARAGRAPH);
}

/* When both begin on one page and say the same there, the second says it for both. */
static void finish_foot(struct page_setter *p, const struct part_set *set,
			const struct part_set *next)
{
	bool said = set->part && next && set->page == next->page &&
		    text_equal(set->part->foot, next->part->foot);

	if (set->part && !text_empty(set->part->foot) && !said)
		tag_foot(p, set);
}

/* The page on which its title stands: it moves on when nothing of the part fits below it. */
static size_t first_page(const struct page_setter *p, size_t page, size_t bookmark)
{
	return bookmark < p->pages->bookmarks.n ? p->pages->bookmarks.at[bookmark].at.page : page;
}

/* A page that has nothing of the part has no foot of it. */
static void take_foot_back(struct page_setter *p, size_t page, size_t feet)
{
	p->pages->all.at[page].feet.n = feet;
}

static void set_part(struct parts_setting *s, const struct doc_node *part, bool alone)
{
	struct page_setter *p = s->p;
	const char *paper = p->paper;
	size_t start = p->page, feet = page_now(p)->feet.n;

	p->foot = part->foot;
	if (part != p->doc->first || !s->first_below)
		p->paper = paper_of_part(s, part);
	const char *own = p->paper;

	p->paper = paper;
	bool below = goes_on(s, part, own);

	p->paper = own;
	if (!below)
		page_begin(p, part->landscape);
	if (alone)
		share_out(p, part);
	fill_page(p, part);
	size_t bookmark = p->pages->bookmarks.n, page = p->page,
	       section = blocks_set_part(p, part);
	const struct part_set set = {part, section, first_page(p, page, bookmark)};

	if (below && set.page != start)
		take_foot_back(p, start, feet);
	finish_foot(p, &s->before, &set);
	s->before = set;
	p->early.share = p->air = 0;
}

/* No part goes on on its last page: the next one is of another make, or there for itself. */
static bool ends_alone(struct parts_setting *s, const struct doc_node *part)
{
	const struct doc_node *next = part->next;

	return next && (doc_part_breaks(next) || next->landscape != part->landscape ||
			begins_with_figure(next) ||
			!is_same_paper(s->p, paper_of_part(s, part), paper_of_part(s, next)));
}

void parts_set(struct page_setter *p, bool first_below)
{
	struct parts_setting s = {.p = p, .first_below = first_below};

	for (const struct doc_node *part = p->doc->first; part; part = part->next)
		set_part(&s, part, ends_alone(&s, part));
	finish_foot(p, &s.before, NULL);
}
