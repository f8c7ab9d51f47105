/* SPDX-License-Identifier: MIT
 *
 * What the responsibility table says rests on statements, on what they refer to and on who sees to
 * an object: here changes of those leave their marks at the rows that say something from them.
 */
#ifndef BUNKAI_EFFECTS_GOVERNED_ROWS_H
#define BUNKAI_EFFECTS_GOVERNED_ROWS_H

#include "effects/reason_index.h"

/* Rows whose statements, measures, terms or objects the change is of, in either state. */
void governed_rows_mark(struct reason_index *l, const struct change *c);

/* Rows that rest on a statement of the clause. */
void governed_rows_of_clause(struct reason_index *l, const char *clause, const struct change *c);

/*
 * True of a change of statements and what they refer to: its marks are all that it governs, and
 * words that it happens to share with a paper tell nothing.
 */
bool governed_wholly(const struct change *c);

/*
 * What changed rows that share a statement with the row `key`: an act that stands on many rows is
 * said by one of them, which may become another.
 */
void governed_rows_beside(const struct reason_index *l, const char *key,
			  struct marked_changes *found);

/*
 * The changes by which what is counted over the rows of a contract (NULL: of all) can differ; none
 * where changes of the register or decisions may be it as well.
 */
void governed_counts(const struct reason_index *l, const struct contract *contract,
		     struct marked_changes *found);

#endif
