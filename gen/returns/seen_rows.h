/* SPDX-License-Identifier: MIT
 *
 * All rows of a file that may answer something, with what their witnesses say, before it is asked what
 * they claim together.
 */
#ifndef BUNKAI_RETURNS_SEEN_ROWS_H
#define BUNKAI_RETURNS_SEEN_ROWS_H

#include "returns/answer_regions.h"
#include "returns/meaning.h"
#include "returns/sending_found.h"
#include "returns/witness.h"

struct seen_rows {
	struct arena *arena;
	struct forms *forms;
	struct meanings *meanings;
	const struct returned_sent *sent;
	struct sending_found found;
	const struct sending_record *record; /* found or guessed */
	bool guessed;
	VEC(const struct sending_record *) either; /* as of struct returned */
	struct answer_regions regions;
	VEC(struct sent_index *) indexes; /* those that some row needs */
	VEC(struct seen_row) rows;        /* in the order in which they came */
};

void seen_rows_find(struct arena *a, const struct returned_file *file,
		    const struct returned_sent *sent, const struct answer_words *words,
		    struct seen_rows *out);

#endif
