/* SPDX-License-Identifier: MIT
 *
 * How a workbook wants its words: escapes, running titles, names of columns, lists to choose from, and texts with marked words.
 */
#ifndef BUNKAI_RENDER_SHEET_TEXT_H
#define BUNKAI_RENDER_SHEET_TEXT_H

#include "render/sheet.h"

/* '_x0041_' in a text would be read as an escape for A (ECMA-376 22.4.2.4): its first underscore is escaped itself. */
const char *sheet_text_escape(struct arena *a, const char *text);

/* 0 is A, 26 is AA. */
char *sheet_text_column(struct arena *a, size_t x);

/* A comma ends a value and a quotation mark ends the list; there is no escape for either. */
bool sheet_text_fits_list(const char *const *values);

/* A running title: in one line, '&' doubled, and short, because a header holds 255 characters; the full one stands on the sheet. */
const char *sheet_text_running(struct arena *a, const char *text);

/* A piece of a cell's text with a font of its own; escaped. */
struct piece {
	const char *text;
	bool marked;
};

struct pieces {
	VEC(struct piece) all;
};

/* Two pieces at least unless the text is one character: a text that is marked as a whole is cut behind its first one. */
struct pieces pieces_cut(struct arena *a, const struct sheet_cell *cell);

#endif
