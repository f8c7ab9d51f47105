/* SPDX-License-Identifier: MIT
 *
 * Which rows of a view a block of a template shows: the conditions of its `where`.
 */
#include <string.h>

#include "base/text.h"
#include "bind/view.h"

static bool is_one_of(const char *s, const struct condition *c)
{
	for (size_t i = 0; i < c->values.n; i++)
		if (strcmp(s, c->values.at[i]) == 0)
			return true;
	return false;
}

static bool condition_holds(const struct view_row *row, const struct condition *c)
{
	const struct view_field *f = view_field(row, c->field);
	const char *text = f && f->text ? f->text : "";
	bool is_empty = text_empty(text) && (!f || !f->lines.n);

	if (strcmp(c->op, "empty") == 0)
		return is_empty;
	if (strcmp(c->op, "not-empty") == 0)
		return !is_empty;
	return is_one_of(text, c) == (strcmp(c->op, "eq") == 0 || strcmp(c->op, "in") == 0);
}

bool row_is_wanted(const struct view_row *row, const struct template_block *block)
{
	for (size_t i = 0; i < block->where.n; i++)
		if (!condition_holds(row, &block->where.at[i]))
			return false;
	return true;
}
