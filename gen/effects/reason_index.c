/* SPDX-License-Identifier: MIT
 *
 * One map from names to the changes that left them.
 */
#include "effects/reason_index.h"

#include <string.h>

#include "base/hash.h"

void marked_add(struct arena *a, struct marked_changes *m, const struct change *c)
{
	for (size_t i = m->all.n; i > 0; i--)
		if (m->all.at[i - 1] == c)
			return;
	*vec_push(a, &m->all) = c;
}

static const char *name_of(struct arena *a, const char *kind, const char *key)
{
	return arena_concat(a, kind, ":", key, (char *)NULL);
}

void reason_mark(struct reason_index *l, const char *kind, const char *key, const struct change *c)
{
	if (!key || !*key)
		return;
	const char *name = name_of(l->a, kind, key);
	struct marked_changes *m = map_get(l->marks, name);

	if (!m) {
		m = arena_alloc(l->a, sizeof *m);
		map_set(l->marks, name, m);
	}
	marked_add(l->a, m, c);
}

void reason_take(const struct reason_index *l, const char *kind, const char *key,
		 struct marked_changes *found)
{
	const struct marked_changes *m =
		key ? map_get(l->marks, name_of(l->a, kind, key)) : NULL;

	for (size_t i = 0; m && i < m->all.n; i++)
		marked_add(l->a, found, m->all.at[i]);
}

const void *change_object(const struct change *c, int side)
{
	return side ? c->after.object : c->before.object;
}

bool change_is_end(const struct change *c)
{
	const struct contract *now = strcmp(c->kind, "contract") == 0 ? c->after.object : NULL;

	return now && now->ended && c->field && strcmp(c->field, "ended") == 0;
}
