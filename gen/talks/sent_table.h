/* SPDX-License-Identifier: MIT
 *
 * The rows of the responsibility table and the 項 of articles, as a sending shows them: views
 * without rows of their own, which fill the rows of `about` (struct sent_filling) while they are
 * bound for a paper.
 */
#ifndef BUNKAI_TALKS_SENT_TABLE_H
#define BUNKAI_TALKS_SENT_TABLE_H

#include "bind/view.h"
#include "talks/row_now.h"

struct sent_filling {
	struct sent_rows *rows;
	const struct coverage_paper *paper; /* whose articles are asked about; NULL: the table's rows */
	const char *main; /* the document whose articles are cited without its name */
};

fill_view sent_table_rows, sent_table_articles;

#endif
