/* SPDX-License-Identifier: MIT
 *
 * A flat table (doc_column in doc.h) as a page shows it, and as people speak of its rows: what a
 * group of rows has in common stands on a line of its own above them, and stacked columns share
 * one. Every word of the flat table is there, those of groups once. The `text` of a group's row is
 * its name: what its first column says, with the next one where that is a number (第3条, 2⑩).
 */
#ifndef BUNKAI_DOC_LAID_OUT_H
#define BUNKAI_DOC_LAID_OUT_H

#include "base/arena.h"
#include "doc/doc.h"

/* The node itself when it is no flat table. Data rows keep their ids, roles and origins. */
const struct doc_node *table_laid_out(struct arena *a, const struct doc_node *table);

#endif
