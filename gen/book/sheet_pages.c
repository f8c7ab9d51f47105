/* SPDX-License-Identifier: MIT
 *
 * Rows are counted from the top, at the scale that fits the sheet's width to the paper; a page ends
 * before the row that does not fit any more, or further up, where rows stay together. What is
 * repeated on each page (the head's rows) takes its room.
 */
#include "book/sheet_pages.h"

#include <math.h>

/* Rows are rounded to pixels, scales to whole percents. */
static const double filled = 0.96;

enum { MOST_BREAKS = 1000 }; /* Excel takes 1,026 */

struct paging {
	struct book *book;
	struct sheet *sheet;
	VEC(size_t) breaks;
	double room, head; /* points of the sheet, not of the paper */
	size_t start;      /* the page under way begins at this row */
	double used;
};

static double sum_heights(const struct sheet *s, size_t from, size_t to)
{
	double sum = 0;

	for (size_t y = from; y < to; y++)
		sum += s->heights.at[y];
	return sum;
}

static void start_page(struct paging *p, size_t y)
{
	const struct sheet *s = p->sheet;

	*vec_push(p->book->arena, &p->breaks) = y;
	p->start = y;
	p->used = s->head_rows && y >= s->head_y + s->head_rows ? p->head : 0;
}

/* `mark`: behind the last mark above row y. */
static bool stays_with_next(const struct sheet *s, size_t y, size_t mark)
{
	while (mark > 0 && s->marks.at[mark - 1].y > y)
		mark--;
	return mark > 0 && s->marks.at[mark - 1].y == y && s->marks.at[mark - 1].keep;
}

/* The row that the next page begins with, when row y does not fit any more. */
static size_t find_end(const struct paging *p, size_t y, size_t mark)
{
	size_t end = y;

	while (end > p->start + 1 && stays_with_next(p->sheet, end - 1, mark))
		end--;
	return end > p->start + 1 ? end : y;
}

void sheet_pages_break(struct book *b, struct sheet *s, double width, double height)
{
	struct paging p = {.book = b, .sheet = s};
	size_t mark = 0, wanted = 0;
	double wide = 0;

	for (size_t x = 0; x < s->widths.n; x++)
		wide += s->widths.at[x];
	p.room = height * filled * fmax(1, wide / width);
	p.head = sum_heights(s, s->head_y, s->head_y + s->head_rows);
	for (size_t y = 0; y < s->heights.n && p.breaks.n < MOST_BREAKS; y++) {
		while (mark < s->marks.n && s->marks.at[mark].y < y)
			mark++;
		if (wanted < s->breaks.n && s->breaks.at[wanted] == y) {
			wanted++;
			start_page(&p, y);
		} else if (p.used + s->heights.at[y] > p.room && y > p.start) {
			size_t end = find_end(&p, y, mark);

			start_page(&p, end);
			p.used += sum_heights(s, end, y);
		}
		p.used += s->heights.at[y];
	}
	s->breaks.n = 0;
	for (size_t i = 0; i < p.breaks.n; i++)
		*vec_push(b->arena, &s->breaks) = p.breaks.at[i];
}
