/* SPDX-License-Identifier: MIT
 *
 * A note is cut before each linked word and at each line's end, and the pieces are put together
 * again as far as a row of one line reaches. A piece longer than a line has a row of its own, which
 * is taller and has no link.
 */
#include "book/sheet_note.h"

#include <string.h>

#include "base/text.h"

static bool has_links(const struct doc_node *note)
{
	for (size_t i = 0; i < note->n_spans; i++)
		if (note->spans[i].link)
			return true;
	return false;
}

/* The first link of the words between two bytes. */
static const char *link_between(const struct doc_node *note, size_t from, size_t to)
{
	for (size_t i = 0; i < note->n_spans; i++)
		if (note->spans[i].link && note->spans[i].from >= from && note->spans[i].from < to)
			return note->spans[i].link;
	return NULL;
}

/* Where words may part: before a linked word, and at the line's end. */
static size_t next_joint(const struct doc_node *note, size_t at, size_t end)
{
	for (size_t i = 0; i < note->n_spans; i++)
		if (note->spans[i].from > at && note->spans[i].from < end)
			return note->spans[i].from;
	return end;
}

static bool is_one_line(const struct layout *l, const struct look *look, const char *text)
{
	return sheet_text_height(l->book, l->sheet, look, text, 0, l->sheet->widths.n) <=
	       sheet_text_height(l->book, l->sheet, look, "", 0, l->sheet->widths.n);
}

/* The end of the longest beginning that is one line; the first piece when that is longer. */
static size_t fill_row(const struct layout *l, const struct doc_node *note, const struct look *look,
		       size_t from, size_t end)
{
	size_t best = next_joint(note, from, end);

	for (size_t to = best; to < end;) {
		to = next_joint(note, to, end);
		if (!is_one_line(l, look,
				 arena_strndup(l->book->arena, note->text + from, to - from)))
			break;
		best = to;
	}
	return best;
}

static void add_row(struct layout *l, const struct doc_node *note, const struct look *look,
		    size_t from, size_t to)
{
	struct band_cell cell = {
		.columns = l->sheet->widths.n,
		.text = arena_strndup(l->book->arena, note->text + from, to - from),
		.look = look,
		.link = link_between(note, from, to),
	};

	sheet_add_band(l->book, l->sheet, &cell, 1, 0);
}

static void add_lines(struct layout *l, const struct doc_node *note, const struct look *look)
{
	size_t length = strlen(note->text);

	for (size_t from = 0; from < length;) {
		size_t end = from + strcspn(note->text + from, "\n");

		while (from < end) {
			size_t to = link_between(note, from, end)
					    ? fill_row(l, note, look, from, end)
					    : end;

			add_row(l, note, look, from, to);
			from = to;
		}
		from = end + 1;
	}
}

bool sheet_note_add(struct layout *l, const struct doc_node *note, const struct look *look)
{
	struct sheet *s = l->sheet;
	double before = s->heights.n ? look->before : 0;

	if (!has_links(note) || !text_empty(note->label))
		return false;
	sheet_take_gap(l->book, s, before);
	size_t y0 = s->heights.n;

	sheet_set_anchor(l->book, note->id, y0, 0);
	add_lines(l, note, look);
	if (s->heights.n > y0 && !sheet_widen_rows(s, y0, before, look->after))
		s->gap = look->after;
	return true;
}
