/* SPDX-License-Identifier: MIT
 *
 * clauses/duty-words.json: the words by which statements and prose are held together. A member of
 * the project's own file takes the place of the installed one as a whole.
 */
#include "base/text.h"
#include "load/readers.h"

#define STRINGS(kind, member)                                                                      \
	{                                                                                          \
		.name = #member, .type = FIELD_STRINGS, .offset = offsetof(struct kind, member)     \
	}

static const struct field file_fields[] = {
	{.name = "schema", .type = FIELD_ANY},
	{.name = "note", .type = FIELD_ANY},
	{.name = "events", .type = FIELD_ARRAY},
	{.name = "occasions", .type = FIELD_ARRAY},
	{.name = "told", .type = FIELD_ARRAY},
	{.name = "joins", .type = FIELD_ARRAY},
	STRINGS(duty_words, offices),
	STRINGS(duty_words, units),
	STRINGS(duty_words, times),
	STRINGS(duty_words, time_forms),
	STRINGS(duty_words, verbs),
	STRINGS(duty_words, no_verbs),
	STRINGS(duty_words, act_endings),
	STRINGS(duty_words, native_endings),
	STRINGS(duty_words, links),
	STRINGS(duty_words, subject_marks),
	STRINGS(duty_words, topic_marks),
	STRINGS(duty_words, mutual),
	STRINGS(duty_words, efforts),
	STRINGS(duty_words, limits),
	{.name = "actors", .type = FIELD_ARRAY},
	{.name = "kinds", .type = FIELD_ARRAY},
	{.name = "hows", .type = FIELD_ARRAY},
	{.name = "clocks", .type = FIELD_ARRAY},
};

static const struct field word_fields[] = {
	{.name = "id",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct duty_word, id),
	 .required = true},
	{.name = "name",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct duty_word, name),
	 .required = true},
	{.name = "means", .type = FIELD_ANY}, /* in English, for who writes statements */
};

static const struct field actor_fields[] = {
	{.name = "who",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct duty_actor, who),
	 .required = true},
	STRINGS(duty_actor, names),
};

static const struct field kind_fields[] = {
	{.name = "id",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct duty_kind, id),
	 .required = true},
	STRINGS(duty_kind, words),
	STRINGS(duty_kind, acts),
	STRINGS(duty_kind, not_acts),
	STRINGS(duty_kind, bound_acts),
	STRINGS(duty_kind, other_acts),
	STRINGS(duty_kind, whens),
	STRINGS(duty_kind, sentences),
};

static const struct field how_fields[] = {
	{.name = "id",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct duty_how, id),
	 .required = true},
	STRINGS(duty_how, words),
	STRINGS(duty_how, plain),
	STRINGS(duty_how, acts),
	{.name = "named", .type = FIELD_BOOL, .offset = offsetof(struct duty_how, named)},
};

static const struct field clock_fields[] = {
	{.name = "id",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct duty_clock, id),
	 .required = true},
	{.name = "name",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct duty_clock, name)},
	{.name = "papers_name",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct duty_clock, papers_name)},
	{.name = "units", .type = FIELD_OBJECT},
	{.name = "words", .type = FIELD_OBJECT},
	STRINGS(duty_clock, papers),
	{.name = "papers_by",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct duty_clock, papers_by)},
	STRINGS(duty_clock, back),
};

static bool read_word(struct list_reader *r, const struct json *j, const struct where *w)
{
	struct duty_word_list *list = r->owner;
	struct duty_word word = {0};

	if (!fields_read(r->a, j, w, word_fields, ARRAY_LEN(word_fields), &word, NULL, r->dl))
		return false;
	for (size_t i = 0; i < list->n; i++)
		if (text_equal(list->at[i].id, word.id)) {
			const struct where other = {.up = w->up, .index = i};

			diag_add(r->dl, DIAG_DUPLICATE_ID, word.id, where_print(r->a, w), word.id,
				 where_print(r->a, &other));
			return false;
		}
	*vec_push(r->a, list) = word;
	return true;
}

static bool read_actor(struct list_reader *r, const struct json *j, const struct where *w)
{
	return fields_read(r->a, j, w, actor_fields, ARRAY_LEN(actor_fields),
			   vec_push(r->a, &r->library->duty_words.actors), NULL, r->dl);
}

static bool read_kind(struct list_reader *r, const struct json *j, const struct where *w)
{
	return fields_read(r->a, j, w, kind_fields, ARRAY_LEN(kind_fields),
			   vec_push(r->a, &r->library->duty_words.kinds), NULL, r->dl);
}

static bool read_how(struct list_reader *r, const struct json *j, const struct where *w)
{
	return fields_read(r->a, j, w, how_fields, ARRAY_LEN(how_fields),
			   vec_push(r->a, &r->library->duty_words.hows), NULL, r->dl);
}

static bool read_clock(struct list_reader *r, const struct json *j, const struct where *w)
{
	struct duty_clock *clock = vec_push(r->a, &r->library->duty_words.clocks);
	struct where units = {.up = w, .name = "units"}, words = {.up = w, .name = "words"};

	*clock = (struct duty_clock){0};
	return fields_read(r->a, j, w, clock_fields, ARRAY_LEN(clock_fields), clock, NULL, r->dl) &&
	       load_settings(r->a, json_get(j, "units"), &units, &clock->units, r->dl) &&
	       load_settings(r->a, json_get(j, "words"), &words, &clock->words, r->dl);
}

/* Lists that the file gives are read afresh; the others stay. */
static void forget(const struct json *root, struct duty_words *words)
{
	struct duty_strings *const strings[] = {
		&words->offices, &words->units, &words->times, &words->time_forms, &words->verbs,
		&words->no_verbs, &words->act_endings, &words->subject_marks, &words->topic_marks,
		&words->mutual, &words->native_endings, &words->links, &words->efforts,
		&words->limits};
	static const char *const names[] = {"offices",	   "units", "times",
					    "time_forms",  "verbs", "no_verbs",
					    "act_endings", "subject_marks", "topic_marks",
					    "mutual", "native_endings", "links", "efforts",
					    "limits"};

	for (size_t i = 0; i < ARRAY_LEN(names); i++)
		if (json_get(root, names[i]))
			*strings[i] = (struct duty_strings){0};
	if (json_get(root, "events"))
		words->events = (struct duty_word_list){0};
	if (json_get(root, "occasions"))
		words->occasions = (struct duty_word_list){0};
	if (json_get(root, "told"))
		words->told = (struct duty_word_list){0};
	if (json_get(root, "joins"))
		words->joins = (struct duty_word_list){0};
	words->actors.n = json_get(root, "actors") ? 0 : words->actors.n;
	words->kinds.n = json_get(root, "kinds") ? 0 : words->kinds.n;
	words->hows.n = json_get(root, "hows") ? 0 : words->hows.n;
	words->clocks.n = json_get(root, "clocks") ? 0 : words->clocks.n;
}

/* Lists without which no statement could be held against its text; an empty one stands for a slip. */
static bool has_words(struct arena *a, const struct json *root, const struct where *w,
		      struct diag_list *dl)
{
	static const char *const needed[] = {"events", "occasions", "offices", "units", "times",
					     "time_forms", "verbs", "act_endings",
					     "subject_marks", "topic_marks", "mutual",
					     "actors", "hows"};
	bool ok = true;

	for (size_t i = 0; i < ARRAY_LEN(needed); i++) {
		const struct json *list = json_get(root, needed[i]);

		if (!list || list->kind != JSON_ARRAY || list->first)
			continue;
		diag_add(dl, DIAG_EMPTY_LIST, NULL,
			 where_print(a, &(struct where){.up = w, .name = needed[i]}), needed[i]);
		ok = false;
	}
	return ok;
}

bool load_duty_words(struct arena *a, struct library *l, const char *path, struct diag_list *dl)
{
	struct duty_words *words = &l->duty_words;
	struct list_reader r = {.a = a, .dl = dl, .library = l};
	const struct json *root = load_open(a, path, "duty-words", dl);
	struct where top = {.file = path};

	if (!root || !has_words(a, root, &top, dl))
		return false;
	forget(root, words);
	if (!fields_read(a, root, &top, file_fields, ARRAY_LEN(file_fields), words, NULL, dl))
		return false;
	r.owner = &words->events;
	bool ok = load_list(&r, root, "events", false, &top, read_word);

	r.owner = &words->occasions;
	ok = load_list(&r, root, "occasions", false, &top, read_word) && ok;
	r.owner = &words->told;
	ok = load_list(&r, root, "told", false, &top, read_word) && ok;
	r.owner = &words->joins;
	ok = load_list(&r, root, "joins", false, &top, read_word) && ok;
	ok = load_list(&r, root, "actors", false, &top, read_actor) && ok;
	ok = load_list(&r, root, "kinds", false, &top, read_kind) && ok;
	ok = load_list(&r, root, "clocks", false, &top, read_clock) && ok;
	return load_list(&r, root, "hows", false, &top, read_how) && ok;
}
