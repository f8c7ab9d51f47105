/* SPDX-License-Identifier: MIT
 *
 * A small sending and the sheets that come back of it, written as lines of cells parted by |.
 */
#ifndef BUNKAI_TESTS_WITNESSES_SHEETS_H
#define BUNKAI_TESTS_WITNESSES_SHEETS_H

#include "base/arena.h"
#include "returns/returned.h"

/*
 * 回答 with eight rows (R1/1 of two phases, R2/1 and R2/2 of one text), 条項 with four 項, 連絡先 with two
 * contacts. Codes are AAAAA1 to AAAAA8, CCCCC1 to CCCCC4, DDDDD1 and DDDDD2, with `sign` in place of the
 * first letter; the id is tele-2026.PARTY.1.7K3F9Q with it too.
 */
struct sending_record *sheets_sending(struct arena *a, const char *party, char sign);

/* Adds rows R101/1, R102/1 … of one topic per ten rows, with codes MAA001, MAA002 …; at most 999. */
void sheets_grow(struct arena *a, struct sending_record *r, size_t n);

/* The words of templates/answer-words.json. */
const struct answer_words *sheets_words(struct arena *a);

/*
 * A sheet of lines; cells are parted by |, an empty one is empty, `~` is a line break. The head and rows
 * of a sending as it went out come from sheets_sent.
 */
struct grid_sheet *sheets_add(struct arena *a, struct grid *grid, const char *name,
			      const char *const *lines, size_t n);

#define SHEET(a, grid, name, ...)                                                                  \
	sheets_add((a), (grid), (name), (const char *const[]){__VA_ARGS__},                        \
		   sizeof((const char *const[]){__VA_ARGS__}) / sizeof(const char *))

/* The sheet of the sending as it went out, with its head; cells may be written by sheets_put. */
struct grid_sheet *sheets_sent(struct arena *a, struct grid *grid, const struct sending_record *r,
			       size_t sheet);

/* Writes into the cell of a row (by its place in the sheet, 1 behind the head) under a head. */
void sheets_put(struct arena *a, struct grid_sheet *sheet, size_t row, const char *head,
		const char *text);

/* Sorts the rows behind the head by the cells under a head; `but` (NULL: none) stays where it is. */
void sheets_sort(struct grid_sheet *sheet, const char *head, const char *but);

struct returned *sheets_read(struct arena *a, const struct grid *grid,
			     const struct sending_record *first,
			     const struct sending_record *second);

/* The row of a number in the sheet; fails where there is none. */
const struct returned_row *sheets_row(const struct returned *r, size_t number);

#endif
