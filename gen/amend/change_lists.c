/* SPDX-License-Identifier: MIT
 *
 * The owner of a list is found by its id among what may own one of that kind; elements that have no
 * name in their file are called by what they refer to.
 */
#include "amend/change_lists.h"

#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "changes/model_lists.h"

static bool is_kind_of(const struct model_list *lists, const char *kind)
{
	for (; lists->kind; lists++)
		if (strcmp(lists->kind, kind) == 0)
			return true;
	return false;
}

static const char *owner_words(const struct telling *t)
{
	const char *id = t->change->subject, *kind = t->change->kind;
	const struct contract *c = project_contract(t->project, id);
	const struct record_form *form = library_record(t->library, id);

	if (strcmp(kind, "residual") == 0)
		return telling_fill(t, "change.residual-of",
				    (struct telling_name[3]){{"risk", telling_key(t, id)}});
	if (is_kind_of(register_lists, kind))
		return telling_fill(t, "change.register-of",
				    (struct telling_name[3]){{"name", telling_register(t, id)}});
	if (project_system(t->project, id))
		return telling_system(t, id);
	if (library_desk(t->library, id))
		return telling_desk(t, id);
	return c ? c->title : form ? form->name : "";
}

const char *change_list_subject(const struct telling *t)
{
	const char *owner = owner_words(t),
		   *word = telling_word(t, "change.kind.", t->change->kind);

	return arena_concat(t->a, owner, *owner ? "の" : "", word ? word : "", (char *)NULL);
}

/* What names elements that have no name of their own, where it is one id. */
static const struct {
	const char *kind;
	telling_namer *name;
} namers[] = {{"desk", telling_desk},
	      {"keyword-rule", telling_topic},
	      {"flow-share", telling_key},
	      {"acceptance", telling_key},
	      {"action", telling_key}};

static const char *omission_words(const struct telling *t, const char *id)
{
	if (library_clause(t->library, id))
		return telling_clause(t, id);
	return library_topic(t->library, id) ? telling_topic(t, id) : telling_module(t, id);
}

/* '1/it': the step of the order of calls and who calls. */
static const char *step_words(const struct telling *t, const char *key)
{
	size_t n = strcspn(key, "/");

	return telling_fill(t, "change.step-of",
			    (struct telling_name[3]){
				    {"step", arena_strndup(t->a, key, n)},
				    {"contact", telling_contact(t, key[n] ? key + n + 1 : "")}});
}

/* Of a key with several parts the one that is an id: 'register/F1', 'password/words'. */
static const char *element_words(const struct telling *t, const char *key)
{
	const char *kind = t->change->kind, *slash = strchr(key, '/');
	bool last = strcmp(kind, "keyword-rule") != 0;

	if (strcmp(kind, "omission") == 0)
		return omission_words(t, key);
	if (strcmp(kind, "escalation") == 0)
		return step_words(t, key);
	for (size_t i = 0; i < ARRAY_LEN(namers); i++)
		if (strcmp(namers[i].kind, kind) == 0)
			return namers[i].name(t, !slash ? key
						 : last ? slash + 1
							: arena_strndup(t->a, key,
									(size_t)(slash - key)));
	return key;
}

static const char *order_words(const struct telling *t, const char *value)
{
	struct strbuf sb = strbuf_new(t->a);

	while (*value) {
		const char *end = strstr(value, ", ");
		size_t n = end ? (size_t)(end - value) : strlen(value);

		strbuf_join(&sb, "\n", element_words(t, arena_strndup(t->a, value, n)));
		value += n + (end ? 2 : 0);
	}
	return sb.text;
}

/* 'R12 p.7 - R40 p.9 (28)' */
static const char *place_words(const struct telling *t, const char *value)
{
	const char *middle = strstr(value, " - "), *open = strrchr(value, '(');

	if (!middle || !open || open < middle)
		return value;
	return telling_fill(
		t, "change.places-of-rows",
		(struct telling_name[3]){
			{"first", arena_strndup(t->a, value, (size_t)(middle - value))},
			{"last", text_trim(t->a, arena_strndup(t->a, middle + 3,
							       (size_t)(open - middle) - 3))},
			{"n", arena_strndup(t->a, open + 1, strcspn(open + 1, ")"))}});
}

const char *change_list_value(const struct telling *t)
{
	const struct change *c = t->change;
	bool after = t->project == t->in->after->own.project;
	const char *value = after ? c->after.value : c->before.value;

	if (!value)
		return NULL;
	return strcmp(c->field, "place") == 0 ? place_words(t, value) : order_words(t, value);
}
