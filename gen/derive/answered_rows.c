/* SPDX-License-Identifier: MIT
 *
 * Each row is put under all names that it may have been sent by: its key, with the register where
 * several were in play, and with its register in any case.
 */
#include "derive/answered_rows.h"

#include "base/hash.h"
#include "base/text.h"
#include "derive/keys.h"

struct answered_rows {
	struct arena *a;
	struct map *rows; /* name, and name with its phase -> row; the first of two */
};

static const char *in_phase(struct arena *a, const char *name, const char *phase)
{
	return arena_concat(a, name, "\n", phase ? phase : "", (char *)NULL);
}

static void add_name(struct answered_rows *x, const char *name, const struct responsibility *r)
{
	const char *const names[] = {in_phase(x->a, name, r->phase), name};

	for (size_t i = 0; i < ARRAY_LEN(names); i++)
		if (!map_get(x->rows, names[i]))
			map_set(x->rows, names[i], (void *)r);
}

struct answered_rows *answered_rows_new(struct arena *a, const struct project *p,
					const struct responsibilities *rows)
{
	struct answered_rows *x = arena_alloc(a, sizeof *x);

	x->a = a;
	x->rows = map_new(a);
	for (size_t i = 0; i < rows->rows.n; i++)
		add_name(x, rows->rows.at[i].full_key, &rows->rows.at[i]);
	for (size_t i = 0; i < rows->rows.n; i++) {
		const struct responsibility *r = &rows->rows.at[i];
		const struct key key = key_parse(p, r->full_key);

		add_name(x, r->key, r);
		add_name(x, key_qualified(a, r->reg, key.key, true), r);
	}
	return x;
}

const struct responsibility *answered_row(const struct answered_rows *x,
					  const struct given_answer *answer)
{
	const struct responsibility *r;

	if (!text_equal(answer->asks, ASKS_ROW) || !answer->key)
		return NULL;
	r = map_get(x->rows, in_phase(x->a, answer->key, answer->phase));
	return r ? r : map_get(x->rows, answer->key);
}
