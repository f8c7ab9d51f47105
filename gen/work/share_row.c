/* SPDX-License-Identifier: MIT
 *
 * The key of a row in its register, as decisions and findings write it.
 */
#include "work/share_row.h"

const char *share_row_name(struct arena *a, const struct shared_row *row)
{
	return arena_concat(a, row->risk, "/", row->no, (char *)NULL);
}
