/* SPDX-License-Identifier: MIT
 *
 * What papers of a run were seen to print as 未記入. Binding a paper is most of what finding them
 * costs, and several ask: the findings, the sheets that count what is left, the points. A paper is
 * told apart by its name, and by the edition and date with which it was bound: both are printed.
 */
#ifndef BUNKAI_WORK_NOTED_H
#define BUNKAI_WORK_NOTED_H

#include "base/arena.h"
#include "bind/bind.h"
#include "derive/imprint.h"

struct noted;

/* Everything that is noted lives in the arena. */
struct noted *noted_new(struct arena *a);

/* `found` is copied. */
void noted_add(struct noted *n, const char *paper, const struct imprint *imprint,
	       const struct blanks *found);

/* NULL: nobody has bound that paper yet. */
const struct blanks *noted_find(const struct noted *n, const char *paper,
				const struct imprint *imprint);

#endif
