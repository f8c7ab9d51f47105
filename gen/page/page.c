/* SPDX-License-Identifier: MIT
 *
 * Pages and their running lines; see the header.
 */
#include "page/page.h"

#include <math.h>
#include <string.h>

#include "base/text.h"
#include "page/para.h"

#define MM (72 / 25.4)

static const double slack = 0.01; /* points lost to rounding */
static const double foot_gap = 5;  /* points between the type area and the foot */

static const struct {
	const char *name;
	double width, height;
} papers[] = {{"A4", 210 * MM, 297 * MM}, {"A3", 297 * MM, 420 * MM}};

static struct lines break_foot(struct press *p, const char *foot, double width)
{
	const struct look *look = style_look(p->style, "foot");
	struct lines lines = {0};

	lines_break(&p->setter, foot, look->face, look->size, width, LINE_END_HALF, &lines);
	return lines;
}

static double foot_height(struct press *p)
{
	if (text_empty(p->foot))
		return 0;
	return foot_gap + (double)break_foot(p, p->foot, p->right - p->left).all.n *
				  para_pitch(style_look(p->style, "foot"));
}

/* The foot of the moment takes its room from the page. */
static double bottom_of(struct press *p, const struct sheet *s)
{
	return s->height - p->style->margin * MM - 4 - foot_height(p);
}

static void set_bottom(struct press *p, struct sheet *s)
{
	p->bottom = bottom_of(p, s);
	s->bottom = p->bottom;
	s->foot = text_empty(p->foot) ? NULL : p->foot;
}

void press_new_page(struct press *p, bool landscape)
{
	const char *paper = p->paper_name ? p->paper_name : p->doc->paper;
	size_t i = text_equal(paper, papers[1].name);
	double width = landscape ? papers[i].height : papers[i].width,
	       height = landscape ? papers[i].width : papers[i].height;
	double margin = p->style->margin * MM;

	struct sheet *s = paper_add(p->paper, width, height);

	p->page = p->paper->sheets.n - 1;
	p->landscape = landscape;
	p->left = margin;
	p->right = width - margin;
	p->top = margin + 6;
	set_bottom(p, s);
	p->y = p->top;
	p->owed = 0;
	p->glued = false;
}

bool press_go_on(struct press *p, double least)
{
	double bottom = bottom_of(p, press_sheet(p));

	if (bottom - p->y < least * (bottom - p->top))
		return false;
	set_bottom(p, press_sheet(p));
	return true;
}

struct sheet *press_sheet(const struct press *p)
{
	return &p->paper->sheets.at[p->page];
}

void press_owe(struct press *p, double white)
{
	p->owed = fmax(p->owed, white);
}

static bool at_top(const struct press *p)
{
	return p->y <= p->top + slack;
}

bool press_fresh(const struct press *p)
{
	return at_top(p) || (p->glued && p->glue.y <= p->top + slack);
}

double press_room(const struct press *p)
{
	return p->bottom - p->y - (at_top(p) ? 0 : p->owed) + slack;
}

double press_height(const struct press *p)
{
	return p->bottom - p->top;
}

void press_break(struct press *p)
{
	bool carry = p->glued && !press_fresh(p);
	struct paper_mark glue = p->glue;
	double height = p->y - glue.y, owed = p->owed;

	press_new_page(p, p->landscape);
	if (!carry)
		return;
	paper_carry_over(p->paper, &glue, p->top);
	p->y = p->top + height;
	p->owed = owed;
	p->glued = true;
	p->glue = (struct paper_mark){
		.bookmarks = glue.bookmarks, .anchored = glue.anchored, .y = p->top};
}

static double place(struct press *p, double height)
{
	if (height > press_room(p) && !press_fresh(p))
		press_break(p);
	double y = p->y + (at_top(p) ? 0 : p->owed);

	p->y = y + height;
	p->owed = 0;
	return y;
}

double press_take(struct press *p, double height)
{
	double y = place(p, height);

	p->glued = false;
	return y;
}

double press_take_heading(struct press *p, double height)
{
	double y = place(p, height);

	if (!p->glued)
		p->glue = paper_mark(p->paper, y);
	p->glued = true;
	return y;
}

void press_at(struct press *p, const struct doc_node *around, const struct doc_node *node)
{
	faces_set_origin(p->faces, node->origin ? node->origin : around->origin);
}

/* Read aloud once per part, where it ends. */
static void set_foot(struct press *p, const struct sheet *s, double margin)
{
	const struct look *look = style_look(p->style, "foot");
	double width = s->width - 2 * margin, y = s->bottom + foot_gap + para_base(look);
	struct lines lines = break_foot(p, s->foot, width);

	p->again = !s->foot_tag;
	for (size_t i = 0; i < lines.all.n; i++)
		para_set_line(p, &lines.all.at[i], look,
			      &(struct para_place){.x = margin,
						   .width = width,
						   .y = y + (double)i * para_pitch(look),
						   .tag = s->foot_tag});
	p->again = true;
}

/*
 * Lines above or below the type area; the last line of a header and the first of a footer stand at
 * `y`.
 */
static void set_running(struct press *p, const char *text, double left, double right, double y,
			enum doc_align align, bool upwards)
{
	const struct look *look = style_look(p->style, "running");
	struct lines lines = {0};
	double pitch = look->size * 1.25;

	if (!text || !*text)
		return;
	lines_break(&p->setter, text, look->face, look->size, right - left, LINE_END_HALF, &lines);
	for (size_t i = 0; i < lines.all.n; i++) {
		double up = upwards ? (double)(lines.all.n - 1 - i) * pitch : -(double)i * pitch;

		para_set_line(p, &lines.all.at[i], look,
			      &(struct para_place){left, right - left, y - up, .align = align});
	}
}

static void set_header(struct press *p, const struct sheet *s, double margin)
{
	const struct look *look = style_look(p->style, "running");
	double y = margin - 6, right = s->width - margin, beside = 0;

	if (p->doc->confidentiality) {
		beside = fmin(para_width(p, p->doc->confidentiality, look) + 12,
			      (right - margin) / 2);
		set_running(p, p->doc->confidentiality, right - beside, right, y, ALIGN_END, true);
	}
	set_running(p, p->doc->title, margin, right - beside, y, ALIGN_START, true);
	para_set_rule(p, margin, y + 4, right - margin);
}

static void set_footer(struct press *p, const struct sheet *s, double margin, size_t n)
{
	const char *date = p->doc->shown_date ? p->doc->shown_date
			   : p->doc->date     ? p->doc->date
					      : "";
	const char *edition = p->doc->edition ? p->doc->edition : "",
		   *between = *date && *edition ? "　" : "";
	double y = s->height - margin + 11, right = s->width - margin;

	set_running(p, arena_concat(p->arena, date, between, edition, (char *)NULL), margin,
		    right - 60, y, ALIGN_START, false);
	set_running(p, arena_printf(p->arena, "%zu / %zu", n, p->paper->sheets.n), right - 60,
		    right, y, ALIGN_END, false);
}

void press_run(struct press *p)
{
	double margin = p->style->margin * MM;

	faces_set_origin(p->faces, NULL);
	p->again = true;
	for (p->page = 0; p->page < p->paper->sheets.n; p->page++) {
		if (press_sheet(p)->foot)
			set_foot(p, press_sheet(p), margin);
		set_header(p, press_sheet(p), margin);
		set_footer(p, press_sheet(p), margin, p->page + 1);
	}
}
