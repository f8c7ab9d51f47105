/* SPDX-License-Identifier: MIT
 *
 * A cell tells something where the two rows were filled in differently, and words where they are like
 * one text and unlike the other.
 */
#include "returns/filled_cells.h"

#include <string.h>

#include "base/text.h"

static const double LIKE = 0.5, UNLIKE = 0.3;

const char *filled_cells_sent(const struct sent_index *x, size_t row, size_t column)
{
	const char *value = x->rows.at[row].values[column];

	return value && *value && x->sheet->columns.at[column].choices.all.n ? value : NULL;
}

const char *filled_cells_came(struct seen_rows *all, const struct seen_row *s, size_t column)
{
	enum returned_unclear why;

	if (s->columns[column] == COLUMN_ABSENT)
		return NULL;
	return meaning_of(all->meanings, &s->sheet->columns.at[column],
			  grid_cell(s->row, s->columns[column]), s->index->record->date, &why);
}

const char *filled_cells_words(const struct seen_row *s)
{
	for (size_t i = 0; i < s->sheet->columns.n; i++)
		if (strcmp(s->sheet->columns.at[i].field, "words") == 0)
			return s->forms.cells[i];
	return NULL;
}

void filled_cells_ask(struct seen_rows *all, const struct seen_row *s, size_t one, size_t other,
		      size_t *first, size_t *second)
{
	const char *words = filled_cells_words(s);

	for (size_t i = 0; i < s->sheet->columns.n; i++) {
		const char *x = filled_cells_sent(s->index, one, i);
		const char *y = filled_cells_sent(s->index, other, i);
		const char *came = x && y && strcmp(x, y) != 0 ? filled_cells_came(all, s, i) : NULL;

		*first += came && strcmp(came, x) == 0;
		*second += came && strcmp(came, y) == 0;
	}
	if (!words)
		return;
	struct grams grams = grams_of(all->arena, words);
	struct indexed_row *x = &s->index->rows.at[one], *y = &s->index->rows.at[other];
	double like_x = grams_alike(&grams, witness_grams(all->arena, &x->forms));
	double like_y = grams_alike(&grams, witness_grams(all->arena, &y->forms));

	*first += like_x > LIKE && like_y < UNLIKE;
	*second += like_y > LIKE && like_x < UNLIKE;
}
