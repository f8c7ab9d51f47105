/* SPDX-License-Identifier: MIT
 *
 * One map from each word of `of` to the records that have it; a statement asks it for its own
 * place, its clause with the name, and the name.
 */
#include "derive/record_index.h"

#include <string.h>

#include "base/hash.h"

struct record_index {
	struct map *by_word; /* word of `of` -> struct record_list */
};

static void add_word(struct arena *a, struct record_index *x, const char *word,
		     const struct record_form *form)
{
	struct record_list *list = map_get(x->by_word, word);

	if (!list) {
		list = arena_alloc(a, sizeof *list);
		map_set(x->by_word, word, list);
	}
	*vec_push(a, &list->all) = form;
}

struct record_index *record_index_new(struct arena *a, const struct library *l)
{
	struct record_index *x = arena_alloc(a, sizeof *x);

	x->by_word = map_new(a);
	for (size_t i = 0; i < l->records.n; i++)
		for (size_t k = 0; k < l->records.at[i].of.n; k++)
			add_word(a, x, l->records.at[i].of.at[k], &l->records.at[i]);
	return x;
}

/* From what says most to what says least. */
enum { WORD_FORMS = 3 };

static const char *word_of_form(struct arena *a, int form, const char *clause,
				const char *statement, const char *name)
{
	if (form == 0)
		return arena_concat(a, clause, "#", statement, (char *)NULL);
	return form == 1 ? arena_concat(a, clause, "/", name, (char *)NULL) : name;
}

const struct record_list *record_index_find(struct arena *a, const struct record_index *x,
					    const char *clause, const char *statement,
					    const char *name)
{
	static const struct record_list none;

	for (int form = 0; form < WORD_FORMS; form++) {
		const struct record_list *list = map_get(
			x->by_word, word_of_form(a, form, clause, statement, name));

		if (list)
			return list;
	}
	return &none;
}

static bool has_word(struct arena *a, const struct clause *c, const struct statement *s,
		     const char *word)
{
	for (size_t i = 0; i < s->forms.n; i++)
		for (int form = 0; s->forms.at[i].record && form < WORD_FORMS; form++)
			if (strcmp(word, word_of_form(a, form, c->id, s->id,
						      s->forms.at[i].record)) == 0)
				return true;
	return false;
}

bool record_word_is_used(struct arena *a, const struct library *l, const char *word)
{
	for (size_t i = 0; i < l->clauses.n; i++) {
		const struct duties *d = l->clauses.at[i].duties;

		for (size_t k = 0; d && k < d->statements.n; k++)
			if (has_word(a, &l->clauses.at[i], &d->statements.at[k], word))
				return true;
	}
	return false;
}
