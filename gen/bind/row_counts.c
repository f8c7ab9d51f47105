/* SPDX-License-Identifier: MIT
 *
 * Every count asks the rows one by one, by the same functions that print them, so that a count and
 * the table that it is of cannot differ.
 */
#include "bind/row_counts.h"

#include <string.h>

#include "base/text.h"

static void count_one(struct row_counts *n, const struct responsibility *r)
{
	n->open += r->reg->made;
	n->requirements += !r->reg->made && r->requirement;
	n->duties += !r->reg->made && !r->requirement;
}

struct row_counts row_counts_of(struct binding *b, row_counted *counts, const void *what)
{
	const struct responsibilities *rows = contract_rows(b);
	struct row_counts n = {0};

	for (size_t i = 0; rows && i < rows->rows.n; i++)
		if (counts(b, &rows->rows.at[i], what))
			count_one(&n, &rows->rows.at[i]);
	return n;
}

size_t row_counts_total(const struct row_counts *n)
{
	return n->requirements + n->duties + n->open;
}

void row_counts_set(struct binding *b, struct view_row *row, const struct row_counts *n)
{
	view_set(b, row, "requirements", arena_printf(b->a, "%zu", n->requirements));
	view_set(b, row, "duties", arena_printf(b->a, "%zu", n->duties));
	view_set(b, row, "open", arena_printf(b->a, "%zu", n->open));
	view_set(b, row, "total", arena_printf(b->a, "%zu", row_counts_total(n)));
}

bool row_has_status(struct binding *b, const struct responsibility *r, const void *status)
{
	(void)b;
	return strcmp(r->status, status) == 0;
}

/* What is open asks who: a fee is told of it only where somebody said one. */
const char *printed_fee(const struct binding *b, const struct responsibility *r)
{
	const char *fee = r->fee ? r->fee : table_says(b, r)->fee;

	return fee ? fee : r->open ? NULL : "undecided";
}

bool row_has_fee(struct binding *b, const struct responsibility *r, const void *fee)
{
	return text_equal(printed_fee(b, r), fee);
}
