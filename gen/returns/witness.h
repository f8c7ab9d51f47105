/* SPDX-License-Identifier: MIT
 *
 * For each row that came, the sent rows that its witnesses speak for, each with a score.
 */
#ifndef BUNKAI_RETURNS_WITNESS_H
#define BUNKAI_RETURNS_WITNESS_H

#include "returns/answer_regions.h"
#include "returns/sent_index.h"

enum { MAYBE_MOST = 4 };

/* Witnesses that are not to be heard, since they belong to other rows (mixed.h). */
enum witness_mute { MUTE_CODE = 1 << 0, MUTE_KEY = 1 << 1, MUTE_TEXT = 1 << 2 };

#define NO_ROW SIZE_MAX

/* A row that came. Rows of an index are by their place in it; NO_ROW: none. */
struct seen_row {
	const struct answer_region *region;
	const struct grid_row *row;
	struct sent_index *index;   /* of the sending and sheet it belongs to; NULL: no such sending */
	const struct sent_sheet *sheet; /* the index's, or the region's where there is none */
	const size_t *columns;      /* as the region's, by the columns of `sheet` */
	bool above;                 /* it stands above the first heads */
	struct witness_forms forms; /* by the columns of `sheet` */
	bool code_repeats, key_repeats; /* other rows of the file have the same */

	size_t best;                /* taken, or the likeliest one */
	bool taken;                 /* beyond doubt */
	double score, lead;
	size_t by_code;             /* whose code it has, when nobody else has it too */
	size_t by_text;             /* the one row whose very text it has */
	bool has_code, has_key;     /* of `best`: these witnesses speak for it */
	double alike;               /* its text and that of `best`, 0 to 1; 1: the very same */
	size_t maybe[MAYBE_MOST], maybes;
	bool mixed;                 /* its cells come from several rows (mixed.h) */
};

/*
 * Sums up the witnesses of one row but those that are mute (enum witness_mute); `forms`, `index` and
 * what repeats are given. May be called again.
 */
void witness_hear(struct arena *a, struct seen_row *s, unsigned mute);

#endif
