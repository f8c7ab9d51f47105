/* SPDX-License-Identifier: MIT
 *
 * Goes over all pages once the last one is set, because only then the number of pages is known.
 * Every line is set as one that was said before (p->again), so that a screen reader does not read
 * it on each page; the foot of a part is read once, where its first page ends.
 */
#include "page/running.h"

#include <math.h>

#include "base/text.h"
#include "page/para.h"

/* Read aloud once per part, where it ends. */
static void set_foot(struct page_setter *p, const struct page *s)
{
	const struct look *look = style_look(p->style, "foot");
	double width = s->width - s->white.left - s->white.right;
	double y = s->bottom + page_foot_gap + look_base(look);
	struct lines lines = page_break_foot(p, s->foot, width);

	p->again = !s->foot_tag;
	for (size_t i = 0; i < lines.all.n; i++)
		para_set_line(p, &lines.all.at[i], look,
			      &(struct para_place){.x = s->white.left,
						   .width = width,
						   .y = y + (double)i * look_pitch(look),
						   .tag = s->foot_tag});
	p->again = true;
}

/* The page points to the words of the foot, not to what breaking them took. */
static void set_foot_of_page(struct page_setter *p)
{
	struct arena *before = page_use_arena(p, arena_new());

	set_foot(p, page_now(p));
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

static void set_header(struct page_setter *p, const struct page *s)
{
	const struct look *look = style_look(p->style, "running");
	double y = s->white.top - 6, left = s->white.left, right = s->width - s->white.right,
	       beside = 0;

	if (p->doc->confidentiality) {
		beside = fmin(para_width(p, p->doc->confidentiality, look) + 12,
			      (right - left) / 2);
		set_running(p, p->doc->confidentiality, right - beside, right, y, ALIGN_END, true);
	}
	set_running(p, p->doc->title, left, right - beside, y, ALIGN_START, true);
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
	faces_set_origin(p->faces, NULL);
	p->again = true;
	for (p->page = 0; p->page < p->pages->all.n; p->page++) {
		if (page_now(p)->foot)
			set_foot_of_page(p);
		set_header(p, page_now(p));
		set_footer(p, page_now(p), p->page + 1);
	}
}
