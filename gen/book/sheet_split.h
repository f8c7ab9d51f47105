/* SPDX-License-Identifier: MIT
 *
 * Which sheets a document's parts become. A list (doc_node.list) sorts and filters only where the
 * sheet's columns are its own: one that shares its part with other blocks, and stands below a
 * heading of its own there, gets a sheet of that name. A figure below the part's own list gets one,
 * too. Articles become a list (sheet_articles.h), and what follows them in their part has a sheet
 * behind it.
 */
#ifndef BUNKAI_BOOK_SHEET_SPLIT_H
#define BUNKAI_BOOK_SHEET_SPLIT_H

#include "base/arena.h"
#include "doc/doc.h"
#include "render/style.h"

struct sheet_plan {
	const struct doc_node *part; /* what stands on the sheet: a part, or a piece of one */
	const struct doc_node *of;   /* the document's part that it is a piece of; NULL: it is one */
	const char *name;            /* of its tab; NULL: the part's title */
	const char *anchor;          /* where links to the sheet as such lead */
};

struct sheet_plans {
	VEC(struct sheet_plan) all;
};

/*
 * In the order of the parts, each with its pieces behind it: in their place the part has their
 * headings, as links. The document stays as it is.
 */
struct sheet_plans sheet_split(struct arena *a, const struct style *style, const struct doc *d);

#endif
