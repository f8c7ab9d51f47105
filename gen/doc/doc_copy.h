/* SPDX-License-Identifier: MIT
 *
 * A node stands in one tree. Whoever shows it in another paper too, such as a figure beside its
 * other state, takes a copy.
 */
#ifndef BUNKAI_DOC_DOC_COPY_H
#define BUNKAI_DOC_DOC_COPY_H

#include "doc/doc.h"

/*
 * Appends a copy of the node, and of all below it, to `parent`. Texts, columns and tracks are
 * shared with the original, which stays as it is; anchors and links are left out, because they are
 * those of the document that the original stands in.
 */
struct doc_node *doc_copy(struct arena *a, struct doc_node *parent, const struct doc_node *node);

#endif
