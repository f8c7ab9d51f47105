/* SPDX-License-Identifier: MIT
 *
 * A key takes rows of the risk before its slash, unless that has a wildcard: such decisions are
 * kept beside, and laid between the others of a risk when somebody asks for it first. All decisions
 * stand in one array, so that their places give the order.
 */
#include "derive/decision_index.h"

#include <string.h>

#include "base/hash.h"
#include "derive/keys.h"

struct decision_index {
	struct arena *a;
	struct map *topics, *risks; /* -> struct decision_list */
	struct map *merged;         /* risk -> the same, with the wide ones */
	struct decision_list wide;  /* a key has a wildcard before its slash */
};

static const struct decision_list no_decisions;

static void add_once(struct arena *a, struct decision_list *list, const struct decision *d)
{
	if (!list->all.n || list->all.at[list->all.n - 1] != d)
		*vec_push(a, &list->all) = d;
}

static void add_to(struct decision_index *x, struct map *lists, const char *name,
		   const struct decision *d)
{
	struct decision_list *list = map_get(lists, name);

	if (!list) {
		list = arena_alloc(x->a, sizeof *list);
		map_set(lists, name, list);
	}
	add_once(x->a, list, d);
}

static void add_key(struct decision_index *x, const struct project *p, const char *written,
		    const struct decision *d)
{
	const char *key = key_parse(p, written).key;
	const char *risk = arena_strndup(x->a, key, strcspn(key, "/"));

	if (strpbrk(risk, "*?"))
		add_once(x->a, &x->wide, d);
	else
		add_to(x, x->risks, risk, d);
}

struct decision_index *decision_index_new(struct arena *a, const struct project *p,
					  const struct contract *c)
{
	struct decision_index *x = arena_alloc(a, sizeof *x);

	*x = (struct decision_index){a, map_new(a), map_new(a), map_new(a), {{0}}};
	for (size_t i = 0; i < p->decisions.n; i++) {
		const struct decision *d = &p->decisions.at[i];
		size_t n;
		const char *const *keys = decision_keys(d, &n);

		if (d->clause || (d->contract && strcmp(d->contract, c->id) != 0))
			continue;
		if (d->topic)
			add_to(x, x->topics, d->topic, d);
		for (size_t k = 0; !d->topic && k < n; k++)
			add_key(x, p, keys[k], d);
	}
	return x;
}

const struct decision_list *decision_index_of_topic(const struct decision_index *x,
						    const char *topic)
{
	const struct decision_list *list = topic ? map_get(x->topics, topic) : NULL;

	return list ? list : &no_decisions;
}

static struct decision_list *merge(struct arena *a, const struct decision_list *own,
				   const struct decision_list *wide)
{
	struct decision_list *out = arena_alloc(a, sizeof *out);
	size_t i = 0, k = 0;

	while (i < own->all.n || k < wide->all.n) {
		bool first = k == wide->all.n ||
			     (i < own->all.n && own->all.at[i] <= wide->all.at[k]);

		add_once(a, out, first ? own->all.at[i++] : wide->all.at[k++]);
	}
	return out;
}

const struct decision_list *decision_index_of_risk(struct decision_index *x, const char *risk)
{
	const struct decision_list *known = map_get(x->merged, risk);
	const struct decision_list *own = known ? known : map_get(x->risks, risk);

	if (!known) {
		known = merge(x->a, own ? own : &no_decisions, &x->wide);
		map_set(x->merged, risk, (void *)known);
	}
	return known;
}
