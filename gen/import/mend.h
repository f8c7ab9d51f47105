/* SPDX-License-Identifier: MIT
 *
 * Texts that were taken from a PDF hold radicals in place of kanji that look the same: no word of
 * them is found again. They are put right before rows become a register.
 */
#ifndef BUNKAI_IMPORT_MEND_H
#define BUNKAI_IMPORT_MEND_H

#include "base/arena.h"
#include "base/diag.h"
#include "import/source_rows.h"

/* Mends the values of all rows; one finding (radicals-mended) for each table that had any. */
void mend_radicals(struct arena *a, struct source_tables *source, struct diag_list *dl);

#endif
