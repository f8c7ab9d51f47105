/* SPDX-License-Identifier: MIT
 *
 * A profile made of another one: the same table, with the heads of a list.
 */
#ifndef BUNKAI_IMPORT_GUESS_PROFILE_H
#define BUNKAI_IMPORT_GUESS_PROFILE_H

#include "base/json.h"
#include "import/profile.h"

/*
 * `heads` has one for each column of the table, NULL where the list has none: such columns go, unless
 * they give every row a value. NULL and findings when the model's file cannot be read again.
 */
struct json *guess_profile(struct arena *a, const struct profile *model,
			   const struct profile_table *table, const char *const *heads,
			   const char *id, struct diag_list *dl);

#endif
