/* SPDX-License-Identifier: MIT
 *
 * Which sending a returned file answers, by what it says of itself: ids in its cells, codes of rows.
 */
#ifndef BUNKAI_RETURNS_SENDING_FOUND_H
#define BUNKAI_RETURNS_SENDING_FOUND_H

#include "base/hash.h"
#include "returns/forms.h"
#include "returns/returned_row.h"

struct sending_found {
	const struct sending_record *record; /* NULL: nothing says so */
	const char *other_id;                /* an id in the file that is none of those asked */
	struct map *codes; /* form of a code -> the record that gave it; of two: the latest */
};

/*
 * Most codes decide, then an id; what somebody said before the file was opened decides first, unless the
 * file names another sending and nothing of that one.
 */
void sending_found_in(struct arena *a, struct forms *forms, const struct grid *grid,
		      const struct returned_sent *sent, struct sending_found *out);

#endif
