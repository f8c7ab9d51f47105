/* SPDX-License-Identifier: MIT
 *
 * Nodes of the tree as elements: each word of it once, in its order.
 */
#ifndef BUNKAI_HTML_NODES_H
#define BUNKAI_HTML_NODES_H

#include "html/page.h"

/* A part as a section, and all that stands in it. */
void html_part(struct html_page *p, const struct doc_node *part);

#endif
