/* SPDX-License-Identifier: MIT
 *
 * What explain says of a row of the responsibility table: its cells as they are printed, and where
 * each of them comes from.
 */
#ifndef BUNKAI_CMD_EXPLAIN_ROW_H
#define BUNKAI_CMD_EXPLAIN_ROW_H

#include <stdbool.h>

#include "derive/responsibility.h"
#include "derive/table_words.h"
#include "work/run.h"

/* Whether its contract has a paper that prints the row; if not, nothing is printed. */
bool explain_printed(const struct run *run, const struct responsibility *r);

/* What the table says of a row of the run. */
const struct table_row *explain_words(const struct run *run, const struct responsibility *r);

/* '  row: R1/①-1 (contract karte-2026, normal) 甲 ○, 乙 （◎）': its marks as printed. */
const char *explain_line(const struct run *run, const struct table_row *w);

/* A cell of a view as it is printed, on one line; "": nothing stands there. */
struct view_row;
const char *explain_cell(struct arena *a, const struct view_row *row, const char *field);

#endif
