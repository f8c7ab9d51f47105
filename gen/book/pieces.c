/* SPDX-License-Identifier: MIT
 *
 * The spans of a cell are in order and do not overlap: between them stands what is not marked.
 * Spans without a role are links and no marks.
 */
#include "book/pieces.h"

#include <string.h>

#include "base/text.h"

static void add_piece(struct arena *a, struct cell_pieces *p, const char *text, size_t from,
		      size_t to, bool marked)
{
	if (from < to)
		*vec_push(a, &p->all) =
			(struct cell_piece){arena_strndup(a, text + from, to - from), marked};
}

struct cell_pieces pieces_cut(struct arena *a, const struct sheet_cell *cell)
{
	const char *text = cell->text, *behind = text;
	struct cell_pieces p = {0};
	size_t at = 0, end = strlen(text);

	text_next(&behind);
	for (size_t i = 0; i < cell->n_spans; i++) {
		if (!cell->spans[i].role)
			continue;
		size_t from = cell->spans[i].from, to = cell->spans[i].to, middle = from;

		add_piece(a, &p, text, at, from, false);
		if (from == 0 && to == end) {
			middle = (size_t)(behind - text);
			add_piece(a, &p, text, 0, middle, true);
		}
		add_piece(a, &p, text, middle, to, true);
		at = to;
	}
	add_piece(a, &p, text, at, end, false);
	return p;
}
