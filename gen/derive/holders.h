/* SPDX-License-Identifier: MIT
 *
 * Which of the hospital's contacts holds an office that texts name: by his role, desk or name, in
 * the words of clauses/wording.json.
 */
#ifndef BUNKAI_DERIVE_HOLDERS_H
#define BUNKAI_DERIVE_HOLDERS_H

#include "base/arena.h"
#include "model/library.h"
#include "model/project.h"

bool office_is_held_by(const struct library *l, const char *office, const struct contact *c);

/* The first of those in force; whose role is the office itself comes before who is called so
 * somehow. NULL: nobody holds it. */
const struct contact *office_holder(const struct project *p, const struct library *l,
				    const char *office);

#endif
