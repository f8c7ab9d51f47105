/* SPDX-License-Identifier: MIT
 *
 * Choosing rows of a long table by what columns say that have doc_column.filter. The choices stand
 * hidden above the table, and each row says which of them it has; a script shows and counts them.
 */
#ifndef BUNKAI_HTML_FILTERS_H
#define BUNKAI_HTML_FILTERS_H

#include "html/page.h"

struct html_filters;

/* NULL: there is nothing to choose by. `table` has every value on every row. */
struct html_filters *html_filters_of(struct html_page *p, const struct doc_node *table);

/* The choices, for the table of that class. */
void html_filters_put(struct html_page *p, const struct html_filters *f, const char *table);

/* What the nth row below the head says: '0,3,1.2'; NULL of one that always stays. */
const char *html_filters_row(struct html_page *p, const struct html_filters *f, size_t nth);

#endif
