/* SPDX-License-Identifier: MIT
 *
 * Cells, lines and pages of a flattened text; see the header.
 */
#include "layout.h"

#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "base/unicode.h"

unsigned dice_roll(struct dice *d, unsigned n)
{
	d->state ^= d->state << 13;
	d->state ^= d->state >> 7;
	d->state ^= d->state << 17;
	return (unsigned)(d->state >> 33) % n;
}

bool dice_chance(struct dice *d, unsigned percent)
{
	return dice_roll(d, 100) < percent;
}

/* What a line break does not divide: a Latin word, or a character and what clings to it. */
struct atom {
	const char *s;
	size_t len;
	int width;
	bool blank, paragraph; /* before it */
};

static bool clings(uint32_t c)
{
	static const char set[] = "、。）」・ーっゃゅょッャュョ";
	const char *p = set;
	uint32_t k;

	while ((k = text_next(&p)))
		if (k == c)
			return true;
	return false;
}

static bool is_latin(uint32_t c)
{
	return c > 0x20 && c < 0x7F;
}

static const char *read_atom(const char *s, struct atom *atom)
{
	*atom = (struct atom){.blank = *s == ' ', .paragraph = *s == '\n'};
	atom->s = s += atom->blank || atom->paragraph;
	for (bool latin = false, first = true;; first = false) {
		const char *next = s;
		uint32_t c = text_next(&next);

		if (!c || c == ' ' || c == '\n' ||
		    (!first && !clings(c) && !(latin && is_latin(c))))
			break;
		latin = is_latin(c);
		atom->width += unicode_is_wide(c) ? 2 : 1;
		s = next;
	}
	atom->len = (size_t)(s - atom->s);
	return s;
}

/* Sends a cell: its first line after what stands on the line already. */
static void add_cell(struct layout *l, const char *value, int width)
{
	struct strbuf sb = strbuf_new(l->arena);
	int used = 0;
	bool wrapped = false;

	strbuf_add(&sb, l->here ? l->here : "");
	strbuf_add(&sb, l->here ? " " : "");
	for (struct atom atom; *value;) {
		value = read_atom(value, &atom);
		if (used && (atom.paragraph || used + atom.blank + atom.width > width)) {
			layout_line(l, sb.text);
			sb = strbuf_new(l->arena);
			used = 0;
			wrapped = true;
		}
		strbuf_add(&sb, used && atom.blank ? " " : "");
		used += (used && atom.blank) + atom.width;
		strbuf_add_bytes(&sb, atom.s, atom.len);
	}
	l->here = sb.text;
	if (wrapped) {
		layout_line(l, sb.text);
		l->here = NULL;
	}
}

const char *layout_cells(struct layout *l, const char *const *cells, const int *widths, size_t n)
{
	size_t line = l->line;
	int page = l->page;

	for (size_t i = 0; i < n; i++)
		add_cell(l, cells[i], widths[i]);
	if (l->here)
		layout_line(l, l->here);
	l->here = NULL;
	return arena_printf(l->arena, "p.%d %zu行", page, line);
}

void layout_line(struct layout *l, const char *s)
{
	strbuf_printf(l->text, "%s%s\n", l->indent ? " " : "", s);
	l->indent = false;
	l->line++;
	if (dice_chance(l->dice, 70)) {
		strbuf_add(l->text, "\n");
		l->line++;
	}
}

void layout_new_page(struct layout *l)
{
	bool numbered = dice_chance(l->dice, 40);

	l->page++;
	l->indent = !numbered;
	if (numbered)
		layout_line(l, arena_printf(l->arena, "%d / 99 頁", l->page));
	if (dice_chance(l->dice, 50))
		layout_line(l, l->running_title);
}

void layout_title(struct layout *l, const char *title)
{
	layout_line(l, title);
}

/* Upper heads on a line of their own, then all lower ones; wrapped like cells. */
static void add_heads(struct layout *l, const struct layout_table *t)
{
	const char *upper[32], *lower[32];
	int widths[32];
	size_t n = 0, m = 0;

	for (size_t c = 0; c < t->profile->columns.n; c++) {
		const char *head = *t->profile->columns.at[c].heads, *slash = strchr(head, '/');

		if (slash)
			upper[n++] = arena_strndup(l->arena, head, (size_t)(slash - head));
		lower[m] = slash ? slash + 1 : head;
		widths[m++] = 8;
	}
	if (n)
		layout_cells(l, upper, widths, n);
	layout_cells(l, lower, widths, m);
}

/* A row across a page break: the break comes where the row's text has a line end. */
static void divide_row(struct layout *l, size_t start)
{
	const char *text = l->text->text;
	const char *hit = strchr(text + start, '\n');

	if (!hit || !hit[1] || hit[1] == '\n')
		return;
	char *rest = arena_strdup(l->arena, hit + 1);

	l->text->len = (size_t)(hit + 1 - text);
	l->text->text[l->text->len] = '\0';
	l->page++;
	strbuf_printf(l->text, "%d / 99 頁\n", l->page);
	strbuf_add(l->text, rest);
	l->line++;
}

void layout_table(struct layout *l, const struct layout_table *t)
{
	size_t n = t->profile->columns.n;

	layout_title(l, *t->profile->titles);
	add_heads(l, t);
	for (size_t i = 0; i < t->rows->rows.n; i++) {
		struct source_row *row = &t->rows->rows.at[i];
		const char *cells[32];
		size_t start = l->text->len;

		for (size_t c = 0; c < n; c++)
			cells[c] = row->fields.at[c].value;
		row->place = layout_cells(l, cells, t->widths, n);
		if (l->cross_pages && dice_chance(l->dice, 10))
			divide_row(l, start);
		if (dice_chance(l->dice, 12) && i + 1 < t->rows->rows.n) {
			layout_new_page(l);
			if (dice_chance(l->dice, 40))
				layout_title(l, *t->profile->titles);
			if (dice_chance(l->dice, 60))
				add_heads(l, t);
		}
	}
}
