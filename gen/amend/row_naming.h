/* SPDX-License-Identifier: MIT
 *
 * Which cells name a row of a table to its readers.
 */
#ifndef BUNKAI_AMEND_ROW_NAMING_H
#define BUNKAI_AMEND_ROW_NAMING_H

#include "changes/doc_units.h"

/* The cells that name a row; `alike`: another row of the table reads as this one in all its cells. */
struct row_naming {
	const bool *names; /* for each of its cells */
	bool alike;
};

struct row_naming row_naming_of(struct arena *a, const struct doc_unit *row);

/* Another row of the table has the same words in all cells: only the group that it stands in tells it apart. */
bool row_naming_has_twin(struct arena *a, const struct doc_unit *row);

/* What a reader finds a row by, in few words: 第10条4, R24/④-1, the risk that heads a group. */
const char *row_naming_key(struct arena *a, const struct doc_unit *row);

/* Words of a cell; of a list of lines, one below the other; "" for NULL. */
const char *row_naming_words(struct arena *a, const struct doc_node *cell);

#endif
