/* SPDX-License-Identifier: MIT
 *
 * Answers that were sorted by their verdict and put back beside rows that were not.
 */
#ifndef BUNKAI_RETURNS_GROUPED_H
#define BUNKAI_RETURNS_GROUPED_H

#include "returns/seen_rows.h"

/*
 * Where the rows of a table stand as they were sent and its verdicts stand in one group each, which
 * people do not write so, no row of the table is taken any more.
 */
void grouped_settle(struct seen_rows *all);

#endif
