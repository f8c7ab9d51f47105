/* SPDX-License-Identifier: MIT
 *
 * A cell's text in pieces with fonts of their own: where words of it are marked.
 */
#ifndef BUNKAI_BOOK_PIECES_H
#define BUNKAI_BOOK_PIECES_H

#include "book/sheet.h"

/* A piece of a cell's text with a font of its own. */
struct cell_piece {
	const char *text;
	bool marked;
};

struct cell_pieces {
	VEC(struct cell_piece) all;
};

/*
 * Two pieces at least unless the text is one character: a text that is marked as a whole is cut
 * behind its first one.
 */
struct cell_pieces pieces_cut(struct arena *a, const struct sheet_cell *cell);

#endif
