/* SPDX-License-Identifier: MIT
 *
 * All testimonies of a project: every source is asked.
 */
#ifndef BUNKAI_DERIVE_TESTIMONIES_ALL_H
#define BUNKAI_DERIVE_TESTIMONIES_ALL_H

#include "derive/testimonies.h"

/* Source by source, each subject by subject. */
struct testimonies testimonies_of(struct arena *a, const struct testimony_sources *in);

#endif
