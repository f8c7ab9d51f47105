/* SPDX-License-Identifier: MIT
 *
 * templates/questionnaires/ID.json: the forms with questions. A project's own takes the place of the
 * installed one of that id, whole.
 */
#include <string.h>

#include "load/readers.h"
#include "model/tables.h"

#define WORD(row, member) {.name = #member, .type = FIELD_STRING, .offset = offsetof(struct row, member)}
#define NEEDED(row, member) \
	{.name = #member, .type = FIELD_STRING, .offset = offsetof(struct row, member), .required = true}
#define WORDS(row, member) {.name = #member, .type = FIELD_STRINGS, .offset = offsetof(struct row, member)}

static const char *const answerers[] = {"vendor", "hospital", NULL};
static const char *const subjects[] = {"party", "system", "product", NULL};
static const char *const repeats[] = {"month", NULL};

static const struct field file_fields[] = {
	{.name = "schema", .type = FIELD_ANY},
	NEEDED(questionnaire, id),
	NEEDED(questionnaire, title),
	{.name = "short", .type = FIELD_STRING, .offset = offsetof(struct questionnaire, shown)},
	WORD(questionnaire, edition),
	WORD(questionnaire, guideline),
	{.name = "by", .type = FIELD_STRING, .offset = offsetof(struct questionnaire, by),
	 .required = true, .choices = answerers},
	{.name = "of", .type = FIELD_STRING, .offset = offsetof(struct questionnaire, of),
	 .required = true, .choices = subjects},
	{.name = "rounds", .type = FIELD_BOOL, .offset = offsetof(struct questionnaire, rounds)},
	{.name = "repeat", .type = FIELD_STRING, .offset = offsetof(struct questionnaire, repeat),
	 .choices = repeats},
	WORD(questionnaire, target),
	WORD(questionnaire, status),
	WORD(questionnaire, as_of),
	WORD(questionnaire, note),
	{.name = "sections", .type = FIELD_ARRAY},
	{.name = "choices", .type = FIELD_ARRAY, .required = true},
	{.name = "questions", .type = FIELD_ARRAY, .required = true},
};

static const struct field section_fields[] = {
	NEEDED(question_section, id),
	NEEDED(question_section, title),
};

static const struct field choices_fields[] = {
	NEEDED(answer_choices, id),
	{.name = "presence", .type = FIELD_BOOL, .offset = offsetof(struct answer_choices, presence)},
	{.name = "choices", .type = FIELD_ARRAY, .required = true},
};

static const struct field choice_fields[] = {
	NEEDED(answer_choice, id),
	NEEDED(answer_choice, word),
	WORD(answer_choice, meaning),
	WORDS(answer_choice, also),
};

static const struct field question_fields[] = {
	NEEDED(question, id),
	WORD(question, no),
	WORD(question, parent),
	WORD(question, section),
	NEEDED(question, text),
	WORD(question, choices),
	{.name = "heading", .type = FIELD_BOOL, .offset = offsetof(struct question, heading)},
	WORDS(question, measures),
	WORD(question, topic),
	WORDS(question, refs),
	WORD(question, status),
	WORD(question, note),
};

const struct field_table questionnaire_table = FIELD_TABLE(file_fields);
const struct field_table question_table = FIELD_TABLE(question_fields);

static bool read_section(struct list_reader *r, const struct json *j, const struct where *w)
{
	struct questionnaire *q = r->owner;

	return fields_read(r->a, j, w, section_fields, ARRAY_LEN(section_fields),
			   vec_push(r->a, &q->sections), NULL, r->dl);
}

static bool read_choice(struct list_reader *r, const struct json *j, const struct where *w)
{
	struct questionnaire *q = r->owner;
	struct answer_choices *set = &q->choices.at[q->choices.n - 1];

	return fields_read(r->a, j, w, choice_fields, ARRAY_LEN(choice_fields),
			   vec_push(r->a, &set->all), NULL, r->dl);
}

static bool read_choices(struct list_reader *r, const struct json *j, const struct where *w)
{
	struct questionnaire *q = r->owner;

	return fields_read(r->a, j, w, choices_fields, ARRAY_LEN(choices_fields),
			   vec_push(r->a, &q->choices), NULL, r->dl) &&
	       load_list(r, j, "choices", true, w, read_choice);
}

/* An id stands once; who is above it stands before it. */
static bool read_question(struct list_reader *r, const struct json *j, const struct where *w)
{
	struct questionnaire *q = r->owner;
	struct question x = {.place = where_print(r->a, w)};

	if (!fields_read(r->a, j, w, question_fields, ARRAY_LEN(question_fields), &x, NULL, r->dl))
		return false;
	const struct question *known = questionnaire_question(q, x.id);

	if (known) {
		diag_add(r->dl, DIAG_DUPLICATE_ID, x.id, x.place, x.id, known->place);
		return false;
	}
	*vec_push(r->a, &q->questions) = x;
	return true;
}

static void put(struct arena *a, struct library *l, const struct questionnaire *q)
{
	for (size_t i = 0; i < l->questionnaires.n; i++)
		if (strcmp(l->questionnaires.at[i].id, q->id) == 0) {
			l->questionnaires.at[i] = *q;
			return;
		}
	*vec_push(a, &l->questionnaires) = *q;
}

bool load_questionnaire(struct arena *a, struct library *l, const char *path, struct diag_list *dl)
{
	struct questionnaire q = {.file = path};
	struct list_reader r = {.a = a, .dl = dl, .library = l, .owner = &q};
	const struct json *root = load_open(a, path, "questionnaire", dl);
	struct where top = {.file = path};

	if (!root || !fields_read(a, root, &top, file_fields, ARRAY_LEN(file_fields), &q, NULL, dl))
		return false;
	bool ok = load_list(&r, root, "sections", false, &top, read_section);

	ok = load_list(&r, root, "choices", true, &top, read_choices) && ok;
	ok = load_list(&r, root, "questions", true, &top, read_question) && ok;
	if (ok)
		put(a, l, &q);
	return ok;
}
