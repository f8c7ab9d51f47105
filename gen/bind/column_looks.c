/* SPDX-License-Identifier: MIT
 *
 * Words of verdicts and statuses are the library's, so that a look follows them whatever a hospital
 * calls them.
 */
#include "bind/column_looks.h"

#include <string.h>

#include "base/text.h"
#include "bind/view.h"
#include "model/talks.h"

/* What people choose where they answer is seen without reading it. */
static const struct doc_rule *verdict_rules(struct binding *b)
{
	static const char *const looks[][2] = {
		{VERDICT_ACCEPTED, "agreed"}, {VERDICT_WISH, "open"}, {VERDICT_REFUSED, "gap"}};
	struct doc_rule *rules = arena_alloc(b->a, (ARRAY_LEN(looks) + 1) * sizeof *rules);

	for (size_t i = 0; i < ARRAY_LEN(looks); i++)
		rules[i] = (struct doc_rule){word_of(b, "verdict", looks[i][0]), looks[i][1]};
	return rules;
}

const struct doc_rule *rules_of(struct binding *b, const struct column *c)
{
	const struct library *l = b->in->library;

	if (text_equal(c->choose, "verdict"))
		return verdict_rules(b);
	struct doc_rule *rules = arena_alloc(b->a, (c->choices.n + 1) * sizeof *rules);
	size_t n = 0;

	for (size_t i = 0; c->role_field && i < c->choices.n; i++)
		for (size_t k = 0; k < l->statuses.n; k++)
			if (strcmp(l->statuses.at[k].name, c->choices.at[i]) == 0)
				rules[n++] =
					(struct doc_rule){c->choices.at[i], l->statuses.at[k].id};
	return n ? rules : NULL;
}

const char *const *column_wanted(struct binding *b, const struct column *c)
{
	const char **texts = arena_alloc(b->a, (c->wanted.n + 1) * sizeof *texts);

	for (size_t i = 0; i < c->wanted.n; i++)
		texts[i] = word_of(b, "verdict", c->wanted.at[i]);
	return c->wanted.n ? texts : NULL;
}

unsigned column_tap(const char *name)
{
	static const char *const names[] = {"phone", "mail", "web", "time"};

	for (size_t i = 0; name && i < ARRAY_LEN(names); i++)
		if (strcmp(names[i], name) == 0)
			return 1u << i;
	return 0;
}
