/* SPDX-License-Identifier: MIT
 *
 * Looks that follow what people choose: which cells of a table or a figure change with which text,
 * as areas that a workbook's conditional formats can have. A cell's own format shows the same look
 * until somebody chooses another text: programs without them lose nothing.
 */
#ifndef BUNKAI_BOOK_SHEET_RULES_H
#define BUNKAI_BOOK_SHEET_RULES_H

#include "book/columns.h"

struct row_rules;

/* NULL when no column of the block has rules. */
struct row_rules *sheet_rules_open(struct book *b, struct sheet *s,
				   const struct columns_block *block);

/* A row of the table: its n cells, which begin at row y0 of the sheet and end with its last row. */
void sheet_rules_note(struct row_rules *r, const struct placed *cells, size_t n, size_t y0);

/* Adds the conditions. Nothing happens for NULL. */
void sheet_rules_close(struct row_rules *r);

/* The cells of a figure's boxes that have rules; those with the same ones are one rectangle. */
void sheet_rules_add_boxes(struct book *b, struct sheet *s, const struct doc_node *figure,
			   const struct columns_block *block, const size_t *rows);

/*
 * Bars in the columns of a table that hold parts of a whole. The table's data rows are y0 to y1 of
 * the sheet.
 */
void sheet_rules_add_bars(struct book *b, struct sheet *s, const struct columns_block *block,
			  size_t y0, size_t y1);

#endif
