/* SPDX-License-Identifier: MIT
 *
 * A format is made once for each combination of look, alignment, frame and use, and looked for in a
 * list: a workbook has some dozens. Each carries in xf_id the number of its named style, which
 * styles.c turns into styles once the library has written its part.
 */
#include "xlsx/format.h"

#include <strings.h>
#include <xlsxwriter.h>

#include "base/text.h"

static void set_font(const struct formats *fs, lxw_format *f, const struct look *look)
{
	enum { ROMAN = 1, MODERN = 3 }; /* ECMA-376 part 1, 18.8.18; Latin letters are half as wide */
	bool mincho = look->face == FACE_MINCHO || look->face == FACE_FALLBACK_MINCHO;

	format_set_font_name(f, fs->style->font_names[look->face]);
	format_set_font_size(f, look->size);
	format_set_font_color(f, look->color);
	format_set_font_family(f, mincho ? ROMAN : MODERN);
	if (look->bold || look->face == FACE_GOTHIC_BOLD)
		format_set_bold(f);
}

static void set_alignment(lxw_format *f, const struct format_entry *e)
{
	static const uint8_t aligns[] = {
		[ALIGN_START] = LXW_ALIGN_LEFT,
		[ALIGN_CENTER] = LXW_ALIGN_CENTER,
		[ALIGN_END] = LXW_ALIGN_RIGHT,
	};

	format_set_align(f, aligns[e->align]);
	format_set_align(f, e->flags & CELL_MIDDLE   ? LXW_ALIGN_VERTICAL_CENTER
			    : e->flags & CELL_LOW    ? LXW_ALIGN_VERTICAL_BOTTOM
			    : e->flags & CELL_SPREAD ? LXW_ALIGN_VERTICAL_JUSTIFY
						     : LXW_ALIGN_VERTICAL_TOP);
	if (e->flags & CELL_SHRINK)
		format_set_shrink(f);
	else if (!(e->flags & CELL_SPILL))
		format_set_text_wrap(f);
}

/* The sides of a figure's cell, each with its own line. */
static void set_edges(lxw_format *f, const struct sheet_edge *edges)
{
	static const uint8_t borders[BORDER__MAX] = {
		[BORDER_THIN] = LXW_BORDER_THIN,
		[BORDER_THICK] = LXW_BORDER_MEDIUM,
		[BORDER_DASHED] = LXW_BORDER_DASHED,
		[BORDER_THICK_DASHED] = LXW_BORDER_MEDIUM_DASHED,
		[BORDER_DOUBLE] = LXW_BORDER_DOUBLE,
	};
	static const struct {
		void (*line)(lxw_format *, uint8_t);
		void (*color)(lxw_format *, lxw_color_t);
	} sides[SIDE__MAX] = {
		[SIDE_TOP] = {format_set_top, format_set_top_color},
		[SIDE_BOTTOM] = {format_set_bottom, format_set_bottom_color},
		[SIDE_LEFT] = {format_set_left, format_set_left_color},
		[SIDE_RIGHT] = {format_set_right, format_set_right_color},
	};

	for (int i = 0; i < SIDE__MAX; i++) {
		if (!edges[i].drawn || edges[i].border == BORDER_NONE)
			continue;
		sides[i].line(f, borders[edges[i].border]);
		sides[i].color(f, edges[i].color);
	}
}

static bool same_edges(const struct sheet_edge *a, const struct sheet_edge *b)
{
	if (!a || !b)
		return a == b;
	for (int i = 0; i < SIDE__MAX; i++)
		if (a[i].drawn != b[i].drawn || a[i].border != b[i].border ||
		    a[i].color != b[i].color)
			return false;
	return true;
}

static void set_frame(const struct formats *fs, lxw_format *f, const struct format_entry *e)
{
	if (e->edges) {
		set_edges(f, e->edges);
	} else if (e->flags & CELL_BORDER) {
		format_set_border(f, LXW_BORDER_THIN);
		format_set_border_color(f, style_look(fs->style, "border")->color);
	} else if (e->flags & CELL_LINE) {
		format_set_bottom(f, LXW_BORDER_THIN);
		format_set_bottom_color(f, e->look->color);
	} else if (e->flags & CELL_VEIL) {
		format_set_right(f, LXW_BORDER_THIN);
		format_set_right_color(f, e->look->has_fill ? e->look->fill : LXW_COLOR_WHITE);
	}
}

static void set_surface(const struct formats *fs, lxw_format *f, const struct format_entry *e)
{
	const struct look *look = e->look;

	if (e->flags & CELL_INPUT) {
		format_set_unlocked(f);
		look = look->has_fill ? look : style_look(fs->style, "input");
	}
	if (look->has_fill)
		format_set_bg_color(f, look->fill);
	if (e->link) {
		format_set_font_color(f, style_look(fs->style, "link")->color);
		format_set_underline(f, LXW_UNDERLINE_SINGLE);
	}
}

/*
 * What people fill in and what leads elsewhere have styles of their own, whatever they look like
 * besides.
 */
static const struct look *style_of(const struct formats *fs, const struct format_entry *e)
{
	if (e->link)
		return style_look_or(fs->style, "link", e->look->role);
	return e->flags & CELL_INPUT && !e->look->has_fill
		       ? style_look_or(fs->style, "input", e->look->role)
		       : e->look;
}

/*
 * The number of a named style, from 1. The library writes it into the cell's format, and knows
 * nothing else of it.
 */
static int32_t number_of_style(struct formats *fs, const struct look *look)
{
	for (size_t i = 0; i < fs->named.n; i++)
		if (fs->named.at[i] == look)
			return (int32_t)i + 1;
	*vec_push(fs->arena, &fs->named) = look;
	return (int32_t)fs->named.n;
}

struct lxw_format *format_of_cell(struct formats *fs, const struct sheet_cell *cell,
				  const char *number)
{
	bool link = cell->link != NULL;

	for (size_t i = 0; i < fs->cells.n; i++) {
		const struct format_entry *e = &fs->cells.at[i];

		if (e->look == cell->look && e->align == cell->align && e->flags == cell->flags &&
		    e->link == link && text_equal(e->number, number) &&
		    same_edges(e->edges, cell->edges))
			return e->format;
	}
	struct format_entry *e = vec_push(fs->arena, &fs->cells);

	*e = (struct format_entry){cell->look,
				   cell->align,
				   cell->flags,
				   cell->edges,
				   number,
				   link,
				   workbook_add_format(fs->workbook)};
	e->format->xf_id = number_of_style(fs, style_of(fs, e));
	set_font(fs, e->format, e->look);
	set_alignment(e->format, e);
	set_frame(fs, e->format, e);
	set_surface(fs, e->format, e);
	if (number || cell->flags & CELL_VERBATIM)
		format_set_num_format(e->format, number ? number : "@");
	return e->format;
}

struct lxw_format *format_of_font(struct formats *fs, const struct look *look, bool marked)
{
	for (size_t i = 0; i < fs->fonts.n; i++)
		if (fs->fonts.at[i].look == look && fs->fonts.at[i].marked == marked)
			return fs->fonts.at[i].format;
	struct font_entry *e = vec_push(fs->arena, &fs->fonts);

	*e = (struct font_entry){look, marked, workbook_add_format(fs->workbook)};
	set_font(fs, e->format, look);
	if (marked && style_look(fs->style, "changed")->underline)
		format_set_underline(e->format, LXW_UNDERLINE_SINGLE);
	return e->format;
}

struct lxw_format *format_of_overlay(struct formats *fs, const struct look *look)
{
	for (size_t i = 0; i < fs->overlays.n; i++)
		if (fs->overlays.at[i].look == look)
			return fs->overlays.at[i].format;
	struct font_entry *e = vec_push(fs->arena, &fs->overlays);

	*e = (struct font_entry){look, false, workbook_add_format(fs->workbook)};
	format_set_font_color(e->format, look->color);
	format_set_bg_color(e->format, look->has_fill ? look->fill : LXW_COLOR_WHITE);
	if (look->bold)
		format_set_bold(e->format);
	return e->format;
}

/* Excel does not tell names apart by case; a name that was given before gets its role beside it. */
static const char *name_of_style(const struct formats *fs, const char *const *names, size_t n)
{
	const struct look *look = fs->named.at[n];
	const char *name = look->name
				   ? look->name
				   : arena_concat(fs->arena, "bunkai ", look->role, (char *)NULL);

	bool taken = strcasecmp(name, "Normal") == 0; /* Excel's own */

	for (size_t i = 0; i < n; i++)
		taken = taken || strcasecmp(names[i], name) == 0;
	if (taken)
		return arena_printf(fs->arena, "%s (%s)", name, look->role);
	return name;
}

struct style_names format_style_names(const struct formats *fs)
{
	const char **names = arena_alloc(fs->arena, (fs->named.n + 1) * sizeof *names);

	for (size_t i = 0; i < fs->named.n; i++)
		names[i] = name_of_style(fs, names, i);
	return (struct style_names){names, fs->named.n};
}
