/* SPDX-License-Identifier: MIT
 *
 * A map by name, edition and date. What is noted outlives the paper that printed it, so its texts
 * are copied.
 */
#include "work/noted.h"

#include "base/hash.h"

struct noted {
	struct arena *a;
	struct map *papers;
};

struct noted *noted_new(struct arena *a)
{
	struct noted *n = arena_alloc(a, sizeof *n);

	*n = (struct noted){a, map_new(a)};
	return n;
}

static const char *paper_key(struct arena *a, const char *paper, const struct imprint *imprint)
{
	return arena_concat(a, paper, "\n", imprint->edition ? imprint->edition : "", "\n",
			    imprint->date ? imprint->date : "", (char *)NULL);
}

static const char *copy_or_null(struct arena *a, const char *s)
{
	return s ? arena_strdup(a, s) : NULL;
}

void noted_add(struct noted *n, const char *paper, const struct imprint *imprint,
	       const struct blanks *found)
{
	struct blanks *copy = arena_alloc(n->a, sizeof *copy);

	for (size_t i = 0; i < found->all.n; i++) {
		const struct blank *b = &found->all.at[i];

		*vec_push(n->a, &copy->all) = (struct blank){copy_or_null(n->a, b->subject),
							     arena_strdup(n->a, b->place),
							     arena_strdup(n->a, b->member)};
	}
	map_set(n->papers, paper_key(n->a, paper, imprint), copy);
}

const struct blanks *noted_find(const struct noted *n, const char *paper,
				const struct imprint *imprint)
{
	return map_get(n->papers, paper_key(n->a, paper, imprint));
}
