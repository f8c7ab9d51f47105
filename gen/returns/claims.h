/* SPDX-License-Identifier: MIT
 *
 * Sent rows that several returned rows claim.
 */
#ifndef BUNKAI_RETURNS_CLAIMS_H
#define BUNKAI_RETURNS_CLAIMS_H

#include "returns/seen_rows.h"

/*
 * Of several that claim one row those are taken no more that were made of it: a copy without code and
 * key, or with another text, beside one that is as it was sent.
 */
void claims_contest(struct seen_rows *all);

/*
 * What still claims one row says the same (RETURNED_REPEATED, all but the first that says something), or
 * not (RETURNED_DOUBLED, `others`). The last one never wins.
 */
void claims_compare(struct arena *a, struct returned *r);

#endif
