/* SPDX-License-Identifier: MIT
 *
 * The heads of all clauses are turned into one map from 'family:key' to clauses, once per run. A
 * bare key in a head is meant for the default family; a row asks for its own key and for its
 * risk's.
 */
#include "derive/covers.h"

#include <string.h>

#include "base/hash.h"
#include "derive/keys.h"

struct covers {
	struct map *by_key; /* 'family:key' -> struct clause_list */
	const struct library *library;
};

static void add(struct arena *a, struct covers *c, const char *written, const struct clause *clause)
{
	const char *key = strchr(written, ':')
				  ? written
				  : arena_concat(a, KEY_DEFAULT_FAMILY, ":", written, (char *)NULL);
	struct clause_list *list = map_get(c->by_key, key);

	if (!list) {
		list = arena_alloc(a, sizeof *list);
		map_set(c->by_key, key, list);
	}
	*vec_push(a, &list->all) = clause;
}

struct covers *covers_new(struct arena *a, const struct library *l)
{
	struct covers *c = arena_alloc(a, sizeof *c);

	c->by_key = map_new(a);
	c->library = l;
	for (size_t i = 0; i < l->clauses.n; i++)
		for (size_t k = 0; k < l->clauses.at[i].covers.n; k++)
			add(a, c, l->clauses.at[i].covers.at[k], &l->clauses.at[i]);
	return c;
}

static void add_all(struct arena *a, struct clause_list *to, const struct clause_list *from)
{
	for (size_t i = 0; from && i < from->all.n; i++)
		*vec_push(a, &to->all) = from->all.at[i];
}

const struct clause_list *covers_of(struct arena *a, const struct covers *c,
				    const struct responsibility *r)
{
	struct clause_list *found = arena_alloc(a, sizeof *found);

	/* another text under the family's id is another risk */
	if (!r->reg->family || (!r->family && library_family(c->library, r->reg->family)))
		return found;
	const char *risk = arena_concat(a, r->reg->family, ":", r->risk->id, (char *)NULL);

	add_all(a, found, map_get(c->by_key, key_of(a, risk, responsibility_no(r))));
	add_all(a, found, map_get(c->by_key, risk));
	return found;
}
