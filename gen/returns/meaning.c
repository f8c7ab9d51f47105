/* SPDX-License-Identifier: MIT
 *
 * A column's printed choices come first, then the words for the same values; a word for a value that
 * the column does not offer is none. All of them stand in one map for each column.
 */
#include "returns/meaning.h"

#include <string.h>

#include "base/hash.h"
#include "base/text.h"

struct meanings {
	struct arena *arena;
	struct forms *forms;
	const struct answer_words *words;
	struct map *ditto, *none;
	/* of columns that were asked for already, by their address */
	VEC(struct column_words_map) columns;
};

struct column_words_map {
	const struct sent_column *column;
	struct map *values; /* form -> value */
};

static char marked[] = "";

struct meanings *meanings_new(struct arena *a, struct forms *forms, const struct answer_words *w)
{
	struct meanings *m = arena_alloc(a, sizeof *m);

	*m = (struct meanings){a, forms, w, map_new(a), map_new(a), {0}};
	for (size_t i = 0; i < w->ditto.n; i++)
		if (forms_of(forms, w->ditto.at[i]))
			map_set(m->ditto, forms_of(forms, w->ditto.at[i]), marked);
	for (size_t i = 0; i < w->none.n; i++)
		if (forms_of(forms, w->none.at[i]))
			map_set(m->none, forms_of(forms, w->none.at[i]), marked);
	return m;
}

static void add_word(struct meanings *m, struct map *values, const char *word, const char *value)
{
	const char *form = forms_of(m->forms, word);

	if (form && !map_get(values, form))
		map_set(values, form, (char *)value);
}

static bool is_offered(const struct sent_column *c, const char *value)
{
	for (size_t i = 0; i < c->choices.all.n; i++)
		if (text_equal(c->choices.all.at[i].value, value))
			return true;
	return false;
}

static struct map *make_values(struct meanings *m, const struct sent_column *c)
{
	const char *field = text_starts(c->field, "role:") ? "role" : c->field;
	struct map *values = map_new(m->arena);

	for (size_t i = 0; i < c->choices.all.n; i++)
		add_word(m, values, c->choices.all.at[i].name, c->choices.all.at[i].value);
	for (size_t i = 0; i < m->words->fields.n; i++) {
		const struct answer_field *f = &m->words->fields.at[i];

		for (size_t k = 0; text_equal(f->field, field) && k < f->meanings.n; k++) {
			const struct answer_meaning *meaning = &f->meanings.at[k];

			for (size_t n = 0; n < meaning->words.n; n++)
				if (is_offered(c, meaning->value))
					add_word(m, values, meaning->words.at[n], meaning->value);
		}
	}
	return values;
}

static struct map *values_of(struct meanings *m, const struct sent_column *c)
{
	for (size_t i = 0; i < m->columns.n; i++)
		if (m->columns.at[i].column == c)
			return m->columns.at[i].values;
	struct column_words_map *added = vec_push(m->arena, &m->columns);

	*added = (struct column_words_map){c, make_values(m, c)};
	return added->values;
}

const char *meaning_of(struct meanings *m, const struct sent_column *column, const char *raw,
		       const char *sent, enum returned_unclear *why)
{
	const char *form = forms_of(m->forms, raw), *value;

	*why = UNCLEAR_NOT;
	if (!form)
		return NULL;
	if (column->choices.all.n && (value = map_get(values_of(m, column), form)))
		return value;
	if (map_get(m->ditto, form)) {
		*why = UNCLEAR_DITTO;
		return NULL;
	}
	if (map_get(m->none, form) && (column->choices.all.n || strcmp(column->field, "date") == 0))
		return NULL;
	if (column->choices.all.n) {
		*why = UNCLEAR_WORD;
		return NULL;
	}
	if (strcmp(column->field, "date") != 0)
		return raw;
	value = date_words_read(m->arena, form, m->words, sent);
	*why = value ? UNCLEAR_NOT : UNCLEAR_DATE;
	return value;
}
