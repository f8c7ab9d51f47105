/* SPDX-License-Identifier: MIT
 *
 * Parts, texts and articles that are made for each row of a view, what is made only where a view
 * has rows, and which rows a part or a party's copy of a document has.
 */
#ifndef BUNKAI_BIND_ROW_SCOPES_H
#define BUNKAI_BIND_ROW_SCOPES_H

#include "bind/view.h"

/*
 * True of a row that the part, and the copy, is made of: of the record, the month, the party (a
 * field `for`) and the rows that they are made for. Views without such a field have all their rows
 * everywhere.
 */
bool row_is_of_part(const struct binding *b, const struct view_row *row);

typedef bool bind_for_row(struct binding *b, struct doc_node *parent,
			  const struct template_block *block);

/*
 * Calls `bind` for each row of block->view that its conditions take; meanwhile placeholders name
 * the row's fields, and b->rows is that row. `by`: see struct row_scope; may be NULL. False when one
 * call was, or when there is no such view or field (reported).
 */
bool rows_each(struct binding *b, struct doc_node *parent, const struct template_block *block,
	       const char *by, bind_for_row *bind);

/*
 * Whether the block is made at all (template_block.when). False in *ok when there is no such view
 * or field (reported).
 */
bool rows_allow(struct binding *b, const struct template_block *block, bool *ok);

/* How many rows of the view are of the document's copy; SIZE_MAX, and unknown-view: no such view. */
size_t rows_count(struct binding *b, const char *view, const char *place);

#endif
