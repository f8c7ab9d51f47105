/* SPDX-License-Identifier: MIT
 *
 * The project's own file is read first: of two meanings of one word the one that stands first is
 * taken.
 */
#include "load/mark_words.h"

#include "base/file.h"
#include "load/readers.h"

static const char *const ranks[] = {"main",    "act",      "second", "shared",
				    "support", "informed", "none",   "both", "other", NULL};

static const struct field file_fields[] = {
	{.name = "schema", .type = FIELD_ANY},
	{.name = "note", .type = FIELD_ANY},
	{.name = "words", .type = FIELD_ARRAY},
};

static const struct field word_fields[] = {
	{.name = "as",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct mark_word, as),
	 .required = true,
	 .choices = ranks},
	{.name = "then",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct mark_word, then),
	 .choices = ranks},
	{.name = "words",
	 .type = FIELD_STRINGS,
	 .offset = offsetof(struct mark_word, words),
	 .required = true},
	{.name = "beside", .type = FIELD_STRINGS, .offset = offsetof(struct mark_word, beside)},
	{.name = "text", .type = FIELD_BOOL, .offset = offsetof(struct mark_word, text)},
};

static bool read_word(struct list_reader *r, const struct json *j, const struct where *w)
{
	struct mark_words *words = r->owner;
	struct mark_word *x = vec_push(r->a, &words->all);

	*x = (struct mark_word){.place = where_print(r->a, w)};
	return fields_read(r->a, j, w, word_fields, ARRAY_LEN(word_fields), x, NULL, r->dl);
}

static bool read_file(struct arena *a, const char *path, struct mark_words *words,
		      struct diag_list *dl)
{
	struct list_reader r = {.a = a, .dl = dl, .owner = words};
	const struct json *root = load_open(a, path, "share-words", dl);
	struct where top = {.file = path};

	return root &&
	       fields_read(a, root, &top, file_fields, ARRAY_LEN(file_fields), words, NULL, dl) &&
	       load_list(&r, root, "words", true, &top, read_word);
}

struct mark_words *mark_words_load(struct arena *a, const char *data, const char *project_folder,
				     struct diag_list *dl)
{
	struct mark_words *words = arena_alloc(a, sizeof *words);
	const char *own = file_join(a, project_folder, MARK_WORDS_FILE);
	size_t errors = dl->count[LEVEL_ERROR];

	if (file_stands(a, own, dl) && !read_file(a, own, words, dl))
		return NULL;
	if (!read_file(a, file_join(a, data, MARK_WORDS_FILE), words, dl))
		return NULL;
	return dl->count[LEVEL_ERROR] == errors ? words : NULL;
}
