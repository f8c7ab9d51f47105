/* SPDX-License-Identifier: MIT
 *
 * The 新旧対照表 of the documents of one contract (or of the hospital): article by article and row
 * by row, new and old side by side with the changed words marked, and the change that is the
 * reason.
 */
#ifndef BUNKAI_AMEND_SHINKYU_H
#define BUNKAI_AMEND_SHINKYU_H

#include "amend/amendment.h"

/* NULL when nothing changed. */
struct doc *shinkyu_build(struct arena *a, const struct amendment *in);

#endif
