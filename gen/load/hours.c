/* SPDX-License-Identifier: MIT
 *
 * clauses/hours.json: the words of hours. A day or a mark of the project's own takes the place of
 * the installed one of that name, so that adding 診療日 leaves the others as they are; any other
 * member takes the place as a whole.
 */
#include <string.h>

#include "base/text.h"
#include "base/unicode.h"
#include "load/readers.h"

static const struct field file_fields[] = {
	{.name = "schema", .type = FIELD_ANY},
	{.name = "note", .type = FIELD_ANY},
	{.name = "days", .type = FIELD_ARRAY},
	{.name = "marks", .type = FIELD_ARRAY},
	{.name = "examples",
	 .type = FIELD_STRINGS,
	 .offset = offsetof(struct hour_words, examples)},
	{.name = "day", .type = FIELD_STRING, .offset = offsetof(struct hour_words, day)},
	{.name = "otherwise",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct hour_words, otherwise)},
	{.name = "from", .type = FIELD_STRING, .offset = offsetof(struct hour_words, from)},
	{.name = "until", .type = FIELD_STRING, .offset = offsetof(struct hour_words, until)},
	{.name = "next", .type = FIELD_STRING, .offset = offsetof(struct hour_words, next)},
	{.name = "and", .type = FIELD_STRING, .offset = offsetof(struct hour_words, and)},
	{.name = "deputy_share",
	 .type = FIELD_INT,
	 .offset = offsetof(struct hour_words, deputy_share)},
};

static const struct field day_fields[] = {
	{.name = "name",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct day_word, name),
	 .required = true},
	{.name = "also", .type = FIELD_STRINGS, .offset = offsetof(struct day_word, also)},
	{.name = "days",
	 .type = FIELD_STRINGS,
	 .offset = offsetof(struct day_word, days),
	 .required = true,
	 .choices = day_kinds},
};

static const struct field mark_fields[] = {
	{.name = "as",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct hour_mark, as),
	 .required = true,
	 .choices = hour_mark_kinds},
	{.name = "words",
	 .type = FIELD_STRINGS,
	 .offset = offsetof(struct hour_mark, words),
	 .required = true},
};

static unsigned day_bit(const char *kind)
{
	for (unsigned i = 0; i < DAY__MAX; i++)
		if (strcmp(day_kinds[i], kind) == 0)
			return 1u << i;
	return 0;
}

static bool read_day(struct list_reader *r, const struct json *j, const struct where *w)
{
	struct hour_words *words = &r->library->hours;
	struct day_word day = {0};

	if (!fields_read(r->a, j, w, day_fields, ARRAY_LEN(day_fields), &day, NULL, r->dl))
		return false;
	*vec_push(r->a, &day.forms) = unicode_fold(r->a, day.name);
	for (size_t i = 0; i < day.also.n; i++)
		*vec_push(r->a, &day.forms) = unicode_fold(r->a, day.also.at[i]);
	for (size_t i = 0; i < day.days.n; i++)
		day.mask |= day_bit(day.days.at[i]);
	for (size_t i = 0; i < words->days.n; i++)
		if (strcmp(words->days.at[i].name, day.name) == 0) {
			words->days.at[i] = day;
			return true;
		}
	*vec_push(r->a, &words->days) = day;
	return true;
}

static bool read_mark(struct list_reader *r, const struct json *j, const struct where *w)
{
	struct hour_words *words = &r->library->hours;
	struct hour_mark mark = {0};

	if (!fields_read(r->a, j, w, mark_fields, ARRAY_LEN(mark_fields), &mark, NULL, r->dl))
		return false;
	for (size_t i = 0; i < mark.words.n; i++)
		*vec_push(r->a, &mark.forms) = unicode_fold(r->a, mark.words.at[i]);
	for (size_t i = 0; i < words->marks.n; i++)
		if (strcmp(words->marks.at[i].as, mark.as) == 0) {
			words->marks.at[i] = mark;
			return true;
		}
	*vec_push(r->a, &words->marks) = mark;
	return true;
}

bool load_hours(struct arena *a, struct library *l, const char *path, struct diag_list *dl)
{
	struct list_reader r = {.a = a, .dl = dl, .library = l};
	const struct json *root = load_open(a, path, "hours", dl);
	struct where top = {.file = path};

	if (!root)
		return false;
	if (json_get(root, "examples"))
		l->hours.examples.n = 0;
	bool ok = fields_read(a, root, &top, file_fields, ARRAY_LEN(file_fields), &l->hours, NULL,
			      dl);

	ok = load_list(&r, root, "days", false, &top, read_day) && ok;
	return load_list(&r, root, "marks", false, &top, read_mark) && ok;
}
