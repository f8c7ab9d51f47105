/* SPDX-License-Identifier: MIT
 *
 * Parts that are made for each record with a sheet ("each": "record"), and the block record-sheet
 * in them: the blank sheet itself.
 */
#ifndef BUNKAI_BIND_RECORD_SHEET_H
#define BUNKAI_BIND_RECORD_SHEET_H

#include "bind/view.h"

typedef bool bind_record_part(struct binding *b, const struct template_block *part);

/*
 * Calls `bind` for each record with a sheet that the document's papers name, in the library's
 * order; meanwhile b->record is that record and {{record_name}} its name. False when one call
 * was.
 */
bool record_parts(struct binding *b, const struct template_block *part, bind_record_part *bind);

/* False, and record-outside, in a part that is not made for records. */
bool bind_record_sheet(struct binding *b, struct doc_node *parent,
		       const struct template_block *block);

#endif
