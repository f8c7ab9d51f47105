/* SPDX-License-Identifier: MIT
 *
 * Cells of a responsibility table: the mark in a party's column, the names in a column of a role.
 */
#ifndef BUNKAI_WORK_SHARE_CELLS_H
#define BUNKAI_WORK_SHARE_CELLS_H

#include "import/import.h"
#include "work/share_row.h"

/* The words that one sheet uses, in the form in which they are compared. */
struct share_used {
	VEC(const char *) forms;
};

/* A column with marks whose head is no party's of the contract. */
struct share_stranger {
	const char *source;
	size_t column;
};

struct share_strangers {
	VEC(struct share_stranger) all;
};

/* Finds and tells them (share-head, share-head-unclear). */
void share_cells_find_strangers(const struct share_reading *r, const struct import *import,
				struct share_strangers *out);

/*
 * Fills the row's parts from its cells, and notes in `used` which words stand there. False when a
 * finding said that a cell is not understood (share-mark, share-party).
 */
bool share_cells_take(const struct share_reading *r, const struct share_strangers *strangers,
		      struct shared_row *row, struct share_used *used);

/* Words that mean something else beside others of their sheet get their meaning. */
void share_cells_settle(const struct share_reading *r, struct shared_row *row,
			const struct share_used *used);

/*
 * False, and a finding (share-against), when the row's columns of roles name others than its marks.
 * The row's roles are settled.
 */
bool share_cells_agree(const struct share_reading *r, const struct shared_row *row);

/* True when a text names two parties of the contract, and so may say who does what; of NULL not. */
bool share_cells_name_two(const struct share_reading *r, const char *text);

#endif
