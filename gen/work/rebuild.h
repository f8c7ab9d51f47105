/* SPDX-License-Identifier: MIT
 *
 * Whether the program still makes the bytes of an edition from the inputs that were frozen with it.
 */
#ifndef BUNKAI_WORK_REBUILD_H
#define BUNKAI_WORK_REBUILD_H

#include "base/diag.h"
#include "model/edition.h"

/*
 * Makes all files of a sound edition anew, one at a time in a temporary folder, and compares them.
 * False when one differs or cannot be made: rebuild-differs, or rebuild-fonts where fonts that are
 * others now explain it.
 */
bool rebuild_edition(struct arena *a, const struct manifest *m, struct diag_list *dl);

#endif
