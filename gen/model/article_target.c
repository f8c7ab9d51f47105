/* SPDX-License-Identifier: MIT
 *
 * Ids have letters, and a 項 is a number: what stands behind the first stroke says whether a
 * document stands before it.
 */
#include "model/article_target.h"

#include <string.h>

#include "base/text.h"

static bool is_number(const char *text)
{
	return *text && strspn(text, "0123456789") == strlen(text);
}

struct article_target article_target_read(struct arena *a, const char *target)
{
	struct article_target t = {.clause = target};
	const char *stroke = strchr(target, '/');

	if (stroke && !is_number(stroke + 1)) {
		t.paper = arena_strndup(a, target, (size_t)(stroke - target));
		t.clause = stroke + 1;
		stroke = strchr(t.clause, '/');
	}
	if (stroke) {
		t.clause = arena_strndup(a, t.clause, (size_t)(stroke - t.clause));
		t.paragraph = stroke + 1;
	}
	return t;
}

struct article_target article_target_of(struct arena *a, const char *name)
{
	if (!text_starts(name, REF_PREFIX))
		return (struct article_target){0};
	return article_target_read(a, name + strlen(REF_PREFIX));
}
