/* SPDX-License-Identifier: MIT
 *
 * Goes over all pages once the last one is set, because only then the number of pages is known.
 * Every line is set as one that was said before (p->again), so that a screen reader does not read
 * it on each page; the foot of a part is read once, where its first page ends.
 */
#include "page/running.h"

#include <math.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "page/para.h"

/* Points below the page's head, or another title there, in which nothing but a title stands. */
static const double heading_room = 34;

static const char *const between_titles = "　｜　";

/* Read aloud once per part, where it ends. Returns the base line of the next one. */
static double set_foot(struct page_setter *p, const struct page *s, const struct page_foot *foot,
		       double y)
{
	const struct look *look = style_look(p->style, "foot");
	double width = s->width - s->white.left - s->white.right;
	struct lines lines = page_break_foot(p, foot->text, width);

	p->again = !foot->tag;
	for (size_t i = 0; i < lines.all.n; i++)
		para_set_line(p, &lines.all.at[i], look,
			      &(struct para_place){.x = s->white.left,
						   .width = width,
						   .y = y + (double)i * look_pitch(look),
						   .tag = foot->tag});
	p->again = true;
	return y + (double)lines.all.n * look_pitch(look);
}

/* The page points to the words of the feet, not to what breaking them took. */
static void set_feet(struct page_setter *p)
{
	const struct page *s = page_now(p);
	struct arena *before = page_use_arena(p, arena_new());
	double y = s->bottom + page_foot_gap + look_base(style_look(p->style, "foot"));

	for (size_t i = 0; i < s->feet.n; i++)
		y = set_foot(p, s, &s->feet.at[i], y);
	arena_free(page_use_arena(p, before));
}

/*
 * Lines above or below the type area; the last line of a header and the first of a footer stand at
 * `y`.
 */
static void set_running(struct page_setter *p, const char *text, double left, double right,
			double y, enum doc_align align, bool upwards)
{
	const struct look *look = style_look(p->style, "running");
	struct lines lines = {0};
	double pitch = look->size * 1.25;

	if (!text || !*text)
		return;
	lines_break(&p->setter, text, look->face, look->size, right - left, LINE_LABEL, &lines);
	for (size_t i = 0; i < lines.all.n; i++) {
		double up = upwards ? (double)(lines.all.n - 1 - i) * pitch : -(double)i * pitch;

		para_set_line(p, &lines.all.at[i], look,
			      &(struct para_place){left, right - left, y - up, .align = align});
	}
}

/* The titles above a page's first block: of its part, and of the chapter or topic in it. */
enum { CHAPTER_LEVELS = 2 };

struct page_titles {
	const char *titles[CHAPTER_LEVELS]; /* NULL: none */
	size_t next;                        /* number of the first bookmark behind it */
};

static void enter_title(struct page_titles *c, const struct page_bookmark *b)
{
	for (int level = b->depth; level < CHAPTER_LEVELS; level++)
		c->titles[level] = level == b->depth ? b->title : NULL;
}

/*
 * On to the bookmarks above the first block of that page: all of the pages before it, and those
 * that stand at its head below each other.
 */
static void find_titles(const struct pages *pages, size_t page, double top, struct page_titles *c)
{
	for (; c->next < pages->bookmarks.n; c->next++) {
		const struct page_bookmark *b = &pages->bookmarks.at[c->next];

		if (b->at.page > page || (b->at.page == page && b->at.y > top + heading_room))
			break;
		top = b->at.page == page ? b->at.y : top;
		enter_title(c, b);
	}
}

/* As many titles behind the document's as the line has room for; the deeper one says more. */
static const char *head_of(struct page_setter *p, const struct page_titles *above, double width)
{
	const char *title = p->doc->title, *part = above->titles[0], *topic = above->titles[1];

	part = text_empty(part) || text_equal(part, title) ? NULL : part;
	const char *const heads[][3] = {
		{title, part, topic}, {title, topic, NULL}, {title, part, NULL}};

	for (size_t i = 0; i < ARRAY_LEN(heads); i++) {
		struct strbuf sb = strbuf_new(p->pages->arena);

		for (size_t k = 0; k < ARRAY_LEN(heads[i]); k++)
			if (!text_empty(heads[i][k]))
				strbuf_join(&sb, between_titles, heads[i][k]);
		if (para_width(p, sb.text, style_look(p->style, "running")) <= width)
			return sb.text;
	}
	return title;
}

static void set_header(struct page_setter *p, const struct page *s, const struct page_titles *above)
{
	const struct look *look = style_look(p->style, "running");
	double y = s->white.top - 6, left = s->white.left, right = s->width - s->white.right,
	       beside = 0;

	if (p->doc->confidentiality) {
		beside = fmin(para_width(p, p->doc->confidentiality, look) + 12,
			      (right - left) / 2);
		set_running(p, p->doc->confidentiality, right - beside, right, y, ALIGN_END, true);
	}
	set_running(p, head_of(p, above, right - beside - left), left, right - beside, y,
		    ALIGN_START, true);
	para_set_rule(p, left, y + 4, right - left);
}

static void set_footer(struct page_setter *p, const struct page *s, size_t n)
{
	const char *date = p->doc->shown_date ? p->doc->shown_date
			   : p->doc->date     ? p->doc->date
					      : "";
	const char *edition = p->doc->edition ? p->doc->edition : "",
		   *between = *date && *edition ? "　" : "";
	double y = s->height - s->white.bottom + 11, right = s->width - s->white.right;

	set_running(p, arena_concat(p->arena, date, between, edition, (char *)NULL),
		    s->white.left, right - 60, y, ALIGN_START, false);
	set_running(p, arena_printf(p->arena, "%zu / %zu", n, p->pages->all.n), right - 60, right,
		    y, ALIGN_END, false);
}

void running_set(struct page_setter *p)
{
	struct page_titles above = {0};

	faces_set_origin(p->faces, NULL);
	p->again = true;
	for (p->page = 0; p->page < p->pages->all.n; p->page++) {
		set_feet(p);
		find_titles(p->pages, p->page, page_now(p)->white.top + 6, &above);
		set_header(p, page_now(p), &above);
		set_footer(p, page_now(p), p->page + 1);
	}
}
