/* SPDX-License-Identifier: MIT
 *
 * Roles are printed by their marks, which the library has; verdicts and fees by words that begin
 * with the list's name.
 */
#include "bind/choice_list.h"

#include <string.h>

#include "base/text.h"
#include "model/talks.h"

static const char *const verdicts[] = {VERDICT_ACCEPTED, VERDICT_WISH, VERDICT_REFUSED, NULL};
static const char *const fees[] = {"included", "extra", "undecided", NULL};

static const struct {
	const char *name;
	const char *const *ids;
} word_lists[] = {{"verdict", verdicts}, {"fee", fees}};

static void add_words(struct arena *a, const struct library *l, size_t list, struct settings *out)
{
	for (const char *const *id = word_lists[list].ids; *id; id++)
		settings_set(a, out,
			     library_word(l, arena_concat(a, word_lists[list].name, ".", *id,
							  (char *)NULL)),
			     *id);
}

struct settings choice_list(struct arena *a, const struct library *l, const char *name)
{
	struct settings out = {0};

	if (text_equal(name, "role"))
		for (size_t i = 0; i < l->roles.n; i++)
			settings_set(a, &out, l->roles.at[i].mark, l->roles.at[i].id);
	for (size_t i = 0; i < ARRAY_LEN(word_lists); i++)
		if (text_equal(name, word_lists[i].name))
			add_words(a, l, i, &out);
	return out;
}

const char *const *choices_of(struct arena *a, const struct library *l, const struct column *c)
{
	const struct settings list = choice_list(a, l, c->choose);
	size_t n = c->choices.n + list.all.n;
	const char **texts = arena_alloc(a, (n + 1) * sizeof *texts);

	for (size_t i = 0; i < c->choices.n; i++)
		texts[i] = c->choices.at[i];
	for (size_t i = 0; i < list.all.n; i++)
		texts[c->choices.n + i] = list.all.at[i].name;
	return n ? texts : NULL;
}
