/* SPDX-License-Identifier: MIT
 *
 * A cell's flags say what it may be, its text whether it is. Days are written as the tree has them:
 * 令和8年10月1日, 2026-10-01.
 */
#include "xlsx/cell_number.h"

#include <stdlib.h>
#include <string.h>

#include "base/days.h"
#include "book/ordinal.h"

/* Few digits, and a fraction that ends in none of 0: shown as a number it is the very text. */
static bool is_figure(const char *text)
{
	size_t n = strspn(text, "0123456789"),
	       end = n + (text[n] == '.' ? 1 + strspn(text + n + 1, "0123456789") : 0);

	return n > 0 && end <= 15 && !text[end] && (end == n || strchr("123456789", text[end - 1]));
}

static bool read_ordinal(struct arena *a, const char *text, struct cell_number *n)
{
	struct ordinal o;

	if (!ordinal_read(a, text, &o))
		return false;
	*n = (struct cell_number){o.value, o.format};
	return true;
}

/* A date is the days since the one before 1900 began; right from March 1900 on. */
bool cell_number_read(struct arena *a, const struct sheet_cell *cell, struct cell_number *n)
{
	if (cell->flags & CELL_ORDINAL)
		return read_ordinal(a, cell->text, n);
	if (cell->flags & CELL_DATE)
		*n = (struct cell_number){(double)days_between("1899-12-30", cell->day),
					  cell->flags & CELL_ISO ? "yyyy\\-mm\\-dd"
								 : "[$-411]ggge\"年\"m\"月\"d\"日\""};
	else if (cell->flags & CELL_NUMBER && is_figure(cell->text))
		*n = (struct cell_number){strtod(cell->text, NULL), NULL};
	else
		return false;
	return true;
}
