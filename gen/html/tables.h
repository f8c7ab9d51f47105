/* SPDX-License-Identifier: MIT
 *
 * Tables, pairs and signatures: heads with their scope, rows that a telephone shows as cards, cells
 * to write in, and what a script needs to choose rows by.
 */
#ifndef BUNKAI_HTML_TABLES_H
#define BUNKAI_HTML_TABLES_H

#include "html/page.h"

/* A table as it is laid out for reading (doc/laid_out.h). */
void html_table(struct html_page *p, const struct doc_node *table);

/* What and its value, or a signature: a party and what it signs with. */
void html_pairs(struct html_page *p, const struct doc_node *node);

#endif
