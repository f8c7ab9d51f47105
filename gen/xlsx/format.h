/* SPDX-License-Identifier: MIT
 *
 * From looks to libxlsxwriter's formats: one for each kind of cell that a workbook has, and the
 * named style that each belongs to.
 */
#ifndef BUNKAI_XLSX_FORMAT_H
#define BUNKAI_XLSX_FORMAT_H

#include "book/sheet.h"
#include "xlsx/styles.h"

struct lxw_format;
struct lxw_workbook;

struct format_entry {
	const struct look *look;
	enum doc_align align;
	unsigned flags;
	const struct sheet_edge *edges;
	const char *number; /* how a number is shown; NULL: as all are */
	bool link;
	struct lxw_format *format;
};

struct font_entry {
	const struct look *look;
	bool marked;
	struct lxw_format *format;
};

struct formats {
	struct arena *arena;
	const struct style *style;
	struct lxw_workbook *workbook;
	VEC(struct format_entry) cells;
	VEC(struct font_entry) fonts, overlays;
	VEC(const struct look *) named; /* the look of each named style */
};

/* `number`: how its number is shown (cell_number.h); NULL: as all are, or it is a text. */
struct lxw_format *format_of_cell(struct formats *f, const struct sheet_cell *cell,
				  const char *number);

/* The font of a look, for a piece of a text; marked or not. */
struct lxw_format *format_of_font(struct formats *f, const struct look *look, bool marked);

/*
 * What a condition lays over a cell's own format: colour, weight and fill of the look. A look
 * without fill lays white over one.
 */
struct lxw_format *format_of_overlay(struct formats *f, const struct look *look);

/* The names of the styles that cells use so far: a look's own, else 'bunkai ROLE'. */
struct style_names format_style_names(const struct formats *f);

#endif
