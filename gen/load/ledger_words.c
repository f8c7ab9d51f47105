/* SPDX-License-Identifier: MIT
 *
 * clauses/ledger-words.json: what words of lists of devices mean. The project's own stand in front,
 * so that they count first.
 */
#include <string.h>

#include "base/text.h"
#include "base/unicode.h"
#include "load/readers.h"

static const char *const askers[] = {"kind", "remote", "party", "any", NULL};

static const struct field file_fields[] = {
	{.name = "schema", .type = FIELD_ANY},
	{.name = "note", .type = FIELD_ANY},
	{.name = "words", .type = FIELD_ARRAY},
};

static const struct field word_fields[] = {
	{.name = "as",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct ledger_word, as),
	 .required = true},
	{.name = "of",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct ledger_word, of),
	 .required = true,
	 .choices = askers},
	{.name = "words",
	 .type = FIELD_STRINGS,
	 .offset = offsetof(struct ledger_word, words),
	 .required = true},
};

static bool read_word(struct list_reader *r, const struct json *j, const struct where *w)
{
	struct ledger_word x = {.place = where_print(r->a, w)};

	if (!fields_read(r->a, j, w, word_fields, ARRAY_LEN(word_fields), &x, NULL, r->dl))
		return false;
	for (size_t i = 0; i < x.words.n; i++)
		*vec_push(r->a, &x.forms) =
			text_squash(r->a, unicode_fold(r->a, x.words.at[i]));
	*vec_push(r->a, &r->library->ledger_words) = x;
	return true;
}

/* Those of the later file come first. */
static void turn(struct arena *a, struct library *l, size_t before)
{
	struct library turned = {0};

	for (size_t i = before; i < l->ledger_words.n; i++)
		*vec_push(a, &turned.ledger_words) = l->ledger_words.at[i];
	for (size_t i = 0; i < before; i++)
		*vec_push(a, &turned.ledger_words) = l->ledger_words.at[i];
	memcpy(&l->ledger_words, &turned.ledger_words, sizeof l->ledger_words);
}

bool load_ledger_words(struct arena *a, struct library *l, const char *path, struct diag_list *dl)
{
	struct list_reader r = {.a = a, .dl = dl, .library = l};
	const struct json *root = load_open(a, path, "ledger-words", dl);
	struct where top = {.file = path};
	size_t before = l->ledger_words.n;
	bool ok = root &&
		  fields_read(a, root, &top, file_fields, ARRAY_LEN(file_fields), NULL, NULL, dl) &&
		  load_list(&r, root, "words", true, &top, read_word);

	turn(a, l, before);
	return ok;
}
