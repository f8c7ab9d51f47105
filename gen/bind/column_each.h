/* SPDX-License-Identifier: MIT
 *
 * "each": a column of a template that is as many columns as there are parties in the contract,
 * roles in the library, or papers that vendors hand in.
 */
#ifndef BUNKAI_BIND_COLUMN_EACH_H
#define BUNKAI_BIND_COLUMN_EACH_H

#include "bind/view.h"

/* One column of the table: what stands above, the field of its cells; label: in a stack, or NULL. */
typedef void take_column(void *context, const struct column *c, const char *head, const char *field,
			 const char *label);

/* A column without `each` is taken once, as it stands. */
void column_each(struct binding *b, const struct column *c, take_column *take, void *context);

#endif
