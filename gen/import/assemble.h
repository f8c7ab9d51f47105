/* SPDX-License-Identifier: MIT
 *
 * Rows as read -> a register. What the source repeats on many rows (a risk's scenario and duty, a
 * flow's content) is merged into one value; nothing is dropped: what has no field goes to the row's
 * `extra` under its printed head, what has no row to the notes.
 */
#ifndef BUNKAI_IMPORT_ASSEMBLE_H
#define BUNKAI_IMPORT_ASSEMBLE_H

#include "base/arena.h"
#include "base/diag.h"
#include "import/profile.h"
#include "import/source_rows.h"
#include "model/register.h"

/*
 * Never fails: what is odd about the content is a finding (printing-clipped, printing-blanks,
 * printings-differ, row-without-id …). `id`, `file` and `source` are left to the caller, except the
 * profile's id. Strings are lent from the records.
 */
struct risk_register *assemble_register(struct arena *a, const struct source_tables *source,
					const struct profile *profile, struct diag_list *dl);

#endif
