/* SPDX-License-Identifier: MIT
 *
 * Answers that were sorted or shifted alone: every row still has its own code, key and text, and somebody
 * else's answer.
 */
#ifndef BUNKAI_RETURNS_SWAPPED_H
#define BUNKAI_RETURNS_SWAPPED_H

#include "returns/seen_rows.h"

/*
 * Where roles changed places among many rows of a table, or wished words are mostly made of other rows'
 * texts, no row of the table is taken any more.
 */
void swapped_settle(struct seen_rows *all);

#endif
