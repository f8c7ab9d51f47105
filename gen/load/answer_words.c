/* SPDX-License-Identifier: MIT
 *
 * templates/answer-words.json. Each member lists words under the value that they mean; the project's
 * own file adds to it, and does not take words away: a word that stands under two values is refused
 * there and then, since it would be understood by chance.
 */
#include "load/answer_words.h"

#include "base/file.h"
#include "base/text.h"
#include "base/unicode.h"
#include "load/readers.h"

static const struct field file_fields[] = {
	{.name = "schema", .type = FIELD_ANY},
	{.name = "note", .type = FIELD_ANY},
	{.name = "fields", .type = FIELD_ARRAY},
	{.name = "eras", .type = FIELD_ARRAY},
	{.name = "ditto", .type = FIELD_STRINGS, .offset = offsetof(struct answer_words, ditto)},
	{.name = "none", .type = FIELD_STRINGS, .offset = offsetof(struct answer_words, none)},
};

static const struct field field_fields[] = {
	{.name = "field",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct answer_field, field),
	 .required = true},
	{.name = "meanings", .type = FIELD_ARRAY},
};

static const struct field meaning_fields[] = {
	{.name = "value",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct answer_meaning, value),
	 .required = true},
	{.name = "words", .type = FIELD_STRINGS, .offset = offsetof(struct answer_meaning, words)},
};

static const struct field era_fields[] = {
	{.name = "word",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct answer_era, word),
	 .required = true},
	{.name = "before",
	 .type = FIELD_INT,
	 .offset = offsetof(struct answer_era, before),
	 .required = true},
};

static bool read_meaning(struct list_reader *r, const struct json *j, const struct where *w)
{
	struct answer_field *f = r->owner;

	return fields_read(r->a, j, w, meaning_fields, ARRAY_LEN(meaning_fields),
			   vec_push(r->a, &f->meanings), NULL, r->dl);
}

static bool read_field(struct list_reader *r, const struct json *j, const struct where *w)
{
	struct answer_words *words = r->owner;
	struct answer_field *f = vec_push(r->a, &words->fields);
	struct list_reader inner = *r;

	if (!fields_read(r->a, j, w, field_fields, ARRAY_LEN(field_fields), f, NULL, r->dl))
		return false;
	inner.owner = f;
	return load_list(&inner, j, "meanings", true, w, read_meaning);
}

static bool read_era(struct list_reader *r, const struct json *j, const struct where *w)
{
	struct answer_words *words = r->owner;
	struct answer_era *era = vec_push(r->a, &words->eras);

	if (!fields_read(r->a, j, w, era_fields, ARRAY_LEN(era_fields), era, NULL, r->dl))
		return false;
	era->form = unicode_fold(r->a, era->word);
	return true;
}

/* The value of another meaning that has the word too; NULL: none. */
static const char *other_value(struct arena *a, const struct answer_words *words, const char *field,
			       const char *value, const char *form)
{
	for (size_t i = 0; i < words->fields.n; i++) {
		const struct answer_field *f = &words->fields.at[i];

		for (size_t k = 0; text_equal(f->field, field) && k < f->meanings.n; k++) {
			const struct answer_meaning *m = &f->meanings.at[k];

			for (size_t n = 0; !text_equal(m->value, value) && n < m->words.n; n++)
				if (text_equal(text_squash(a, unicode_fold(a, m->words.at[n])),
					       form))
					return m->value;
		}
	}
	return NULL;
}

static bool check_words(struct arena *a, const struct answer_words *words, const char *path,
			struct diag_list *dl)
{
	bool ok = true;

	for (size_t i = 0; i < words->fields.n; i++) {
		const struct answer_field *f = &words->fields.at[i];

		for (size_t k = 0; k < f->meanings.n; k++)
			for (size_t n = 0; n < f->meanings.at[k].words.n; n++) {
				const struct answer_meaning *m = &f->meanings.at[k];
				const char *word = m->words.at[n];
				const char *form = text_squash(a, unicode_fold(a, word));
				const char *other = other_value(a, words, f->field, m->value, form);

				if (!other)
					continue;
				diag_add(dl, DIAG_ANSWER_WORD_TWICE, f->field, path, word,
					 m->value, other);
				ok = false;
			}
	}
	return ok;
}

static bool read_file(struct arena *a, const char *path, struct answer_words *words,
		      struct diag_list *dl)
{
	struct list_reader r = {.a = a, .dl = dl, .owner = words};
	const struct json *root = load_open(a, path, "answer-words", dl);
	struct where top = {.file = path};

	if (!root)
		return false;
	bool ok = fields_read(a, root, &top, file_fields, ARRAY_LEN(file_fields), words, NULL, dl);

	ok = load_list(&r, root, "fields", false, &top, read_field) && ok;
	ok = load_list(&r, root, "eras", false, &top, read_era) && ok;
	return check_words(a, words, path, dl) && ok;
}

struct answer_words *answer_words_load(struct arena *a, const char *data,
				       const char *project_folder, struct diag_list *dl)
{
	struct answer_words *words = arena_alloc(a, sizeof *words);
	const char *own = project_folder ? file_join(a, project_folder, ANSWER_WORDS_FILE) : NULL;
	size_t errors = dl->count[LEVEL_ERROR];

	if (!read_file(a, file_join(a, data, ANSWER_WORDS_FILE), words, dl))
		return NULL;
	if (own && file_stands(a, own, dl) && !read_file(a, own, words, dl))
		return NULL;
	return dl->count[LEVEL_ERROR] == errors ? words : NULL;
}
