/* SPDX-License-Identifier: MIT
 *
 * Columns of an import profile as they are read from its file: their fields, words, marks and
 * parts.
 */
#ifndef BUNKAI_IMPORT_PROFILE_COLUMNS_H
#define BUNKAI_IMPORT_PROFILE_COLUMNS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/fields.h"
#include "import/profile.h"

/*
 * Adds the column (several, where its field is said by marks; none, where it only has a value for
 * every row) to the table. False and findings for a field that the table's kind does not have or
 * that it has already, for a word that means none of the values, and for a column that is neither
 * field nor parts, or has no heads and no value.
 */
bool profile_read_column(struct arena *a, const struct json *object, const struct where *w,
			 struct profile_table *t, struct diag_list *dl);

/* False and a finding (unknown-value) when such a table has no field of that name. */
bool profile_check_field(struct arena *a, const struct profile_table *t, const char *field,
			 const char *place, struct diag_list *dl);

/* A NULL-ended copy of `n` texts. */
const char *const *profile_end_list(struct arena *a, const char *const *list, size_t n);

/* The place of a name in a NULL-ended list; 0 when there is no name. */
size_t profile_find_name(const char *const *names, const char *name);

#endif
