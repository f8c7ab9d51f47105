/* SPDX-License-Identifier: MIT
 *
 * topics.json, the families' tables and the keyword rules: how rows of a register find their topic.
 */
#include <string.h>

#include "base/file.h"
#include "base/intl.h"
#include "load/readers.h"
#include "model/tables.h"

static const char *const phases[] = {"normal", "maintenance", "emergency", "end", NULL};

static const struct field topics_fields[] = {
	{.name = "schema", .type = FIELD_ANY},
	{.name = "chapters", .type = FIELD_OBJECT},
	{.name = "topics", .type = FIELD_ARRAY},
};

static const struct field chapter_fields[] = {
	{.name = "id",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct chapter, id),
	 .required = true},
	{.name = "title",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct chapter, title),
	 .required = true},
};

static const char *const levels[] = {"least", "recommended", NULL};

static const struct field topic_fields[] = {
	{.name = "id",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct topic, id),
	 .required = true},
	{.name = "name",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct topic, name),
	 .required = true},
	{.name = "phase",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct topic, phase),
	 .required = true,
	 .choices = phases},
	{.name = "chapter", .type = FIELD_OBJECT, .required = true},
	{.name = "timing", .type = FIELD_STRING, .offset = offsetof(struct topic, timing)},
	{.name = "record", .type = FIELD_STRING, .offset = offsetof(struct topic, record)},
	{.name = "role", .type = FIELD_STRING, .offset = offsetof(struct topic, role)},
	{.name = "refs", .type = FIELD_STRINGS, .offset = offsetof(struct topic, refs)},
	{.name = "level",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct topic, level),
	 .choices = levels},
};

const struct field_table topic_table = FIELD_TABLE(topic_fields);

static const struct field family_fields[] = {
	{.name = "schema", .type = FIELD_ANY},
	{.name = "id",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct family, id),
	 .required = true},
	{.name = "title", .type = FIELD_STRING, .offset = offsetof(struct family, title)},
	{.name = "topics", .type = FIELD_OBJECT},
	{.name = "requirements", .type = FIELD_OBJECT},
	{.name = "phases", .type = FIELD_OBJECT},
	{.name = "texts", .type = FIELD_OBJECT},
	{.name = "measures", .type = FIELD_OBJECT},
	{.name = "share", .type = FIELD_NUMBER, .offset = offsetof(struct family, share)},
	{.name = "least", .type = FIELD_INT, .offset = offsetof(struct family, least)},
};

/* Where a family's file says nothing: two thirds of the texts, and more than a chance hit. */
#define FAMILY_SHARE (2.0 / 3)
enum { FAMILY_LEAST = 3 };

static const struct field keywords_fields[] = {
	{.name = "schema", .type = FIELD_ANY},
	{.name = "rules", .type = FIELD_ARRAY},
};

static const struct field rule_fields[] = {
	{.name = "topic",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct keyword_rule, topic),
	 .required = true},
	{.name = "any",
	 .type = FIELD_STRINGS,
	 .offset = offsetof(struct keyword_rule, any),
	 .required = true},
	{.name = "none", .type = FIELD_STRINGS, .offset = offsetof(struct keyword_rule, none)},
};

const struct field_table keyword_rule_table = FIELD_TABLE(rule_fields);

static struct chapter *place_for_chapter(struct arena *a, struct library *l,
					 const struct chapter *c)
{
	for (size_t i = 0; i < l->chapters.n; i++)
		if (strcmp(l->chapters.at[i].document, c->document) == 0 &&
		    strcmp(l->chapters.at[i].id, c->id) == 0)
			return &l->chapters.at[i];
	return vec_push(a, &l->chapters);
}

static bool read_chapter(struct list_reader *r, const struct json *j, const struct where *w)
{
	struct chapter c = {.document = r->owner};

	if (!fields_read(r->a, j, w, chapter_fields, ARRAY_LEN(chapter_fields), &c, NULL, r->dl))
		return false;
	*place_for_chapter(r->a, r->library, &c) = c;
	return true;
}

static struct topic *place_for_topic(struct arena *a, struct library *l, const char *id)
{
	for (size_t i = 0; i < l->topics.n; i++)
		if (strcmp(l->topics.at[i].id, id) == 0)
			return &l->topics.at[i];
	struct topic *t = vec_push(a, &l->topics);

	t->order = l->topics.n - 1;
	return t;
}

static bool read_topic(struct list_reader *r, const struct json *j, const struct where *w)
{
	struct topic t = {.place = where_print(r->a, w)};
	struct where chapter = {.up = w, .name = "chapter"};

	if (!fields_read(r->a, j, w, topic_fields, ARRAY_LEN(topic_fields), &t, NULL, r->dl) ||
	    !load_settings(r->a, json_get(j, "chapter"), &chapter, &t.chapter, r->dl))
		return false;
	struct topic *place = place_for_topic(r->a, r->library, t.id);

	t.order = place->order;
	*place = t;
	return true;
}

bool load_topics(struct arena *a, struct library *l, const char *path, struct diag_list *dl)
{
	struct list_reader r = {.a = a, .dl = dl, .library = l};
	const struct json *root = load_open(a, path, "topics", dl),
			  *chapters = json_get(root, "chapters");
	struct where top = {.file = path}, w = {.up = &top, .name = "chapters"};

	if (!root ||
	    !fields_read(a, root, &top, topics_fields, ARRAY_LEN(topics_fields), NULL, NULL, dl))
		return false;
	bool ok = true;

	for (const struct json *j = chapters ? chapters->first : NULL; j; j = j->next) {
		r.owner = arena_strdup(a, j->name);
		ok = load_list(&r, chapters, j->name, true, &w, read_chapter) && ok;
	}
	return load_list(&r, root, "topics", true, &top, read_topic) && ok;
}

/* 'R24/④-1': ['remote-maintenance.request'] */
static bool read_row_measures(struct arena *a, const struct json *j, const struct where *w,
			      struct family *f, struct diag_list *dl)
{
	struct row_measures *row = vec_push(a, &f->measures);

	row->key = j->name;
	row->line = j->line;
	for (const struct json *id = j->first; id; id = id->next)
		if (id->kind == JSON_STRING)
			*vec_push(a, &row->ids) = id->string;
	if (j->kind == JSON_ARRAY && row->ids.n == j->n)
		return true;
	diag_add(dl, DIAG_WRONG_TYPE, f->id, where_print(a, w), j->name, _("a list of texts"));
	return false;
}

static bool read_measures(struct arena *a, const struct json *root, const struct where *top,
			  struct family *f, struct diag_list *dl)
{
	const struct json *rows = json_get(root, "measures");
	struct where list = {.up = top, .name = "measures"};
	bool ok = true;

	for (const struct json *j = rows ? rows->first : NULL; j; j = j->next)
		ok = read_row_measures(a, j, &(struct where){.up = &list, .name = j->name}, f,
				       dl) &&
		     ok;
	return ok;
}

/* A phase that nobody knows is refused where it stands, as the one of a topic is. */
static bool are_phases(struct arena *a, const struct settings *found, const struct where *w,
		       const char *id, struct diag_list *dl)
{
	bool ok = true;

	for (size_t i = 0; i < found->all.n; i++) {
		const struct where place = {.up = w, .name = found->all.at[i].name};
		size_t k = 0;

		while (phases[k] && strcmp(phases[k], found->all.at[i].value) != 0)
			k++;
		if (phases[k])
			continue;
		diag_add(dl, DIAG_UNKNOWN_VALUE, id, where_print(a, &place),
			 found->all.at[i].value, "normal, maintenance, emergency, end");
		ok = false;
	}
	return ok;
}

/* Above 0, and a share at most 1: else every register would be of the family, or none. */
static bool are_limits(struct arena *a, const struct where *top, const struct family *f,
		       struct diag_list *dl)
{
	const char *wrong = f->share <= 0 || f->share > 1 ? "share" : f->least < 1 ? "least" : NULL;

	if (wrong)
		diag_add(dl, DIAG_WRONG_TYPE, f->id,
			 where_print(a, &(struct where){.up = top, .name = wrong}), wrong,
			 strcmp(wrong, "share") == 0 ? _("above 0 and at most 1")
						     : _("a number above 0"));
	return !wrong;
}

bool load_family(struct arena *a, struct library *l, const char *path, struct diag_list *dl)
{
	const struct json *root = load_open(a, path, "family", dl);
	struct where top = {.file = path}, topics = {.up = &top, .name = "topics"},
		     rows = {.up = &top, .name = "requirements"},
		     when = {.up = &top, .name = "phases"},
		     texts = {.up = &top, .name = "texts"};
	struct family f = {.file = path, .share = FAMILY_SHARE, .least = FAMILY_LEAST};

	if (!root ||
	    !fields_read(a, root, &top, family_fields, ARRAY_LEN(family_fields), &f, NULL, dl) ||
	    !are_limits(a, &top, &f, dl) ||
	    !load_settings(a, json_get(root, "topics"), &topics, &f.topics, dl) ||
	    !load_settings(a, json_get(root, "requirements"), &rows, &f.requirements, dl) ||
	    !load_settings(a, json_get(root, "phases"), &when, &f.phases, dl) ||
	    !are_phases(a, &f.phases, &when, f.id, dl) ||
	    !load_settings(a, json_get(root, "texts"), &texts, &f.texts, dl) ||
	    !read_measures(a, root, &top, &f, dl))
		return false;
	for (size_t i = 0; i < l->families.n; i++) {
		if (strcmp(l->families.at[i].id, f.id) == 0) {
			l->families.at[i] = f;
			return true;
		}
	}
	*vec_push(a, &l->families) = f;
	return true;
}

static bool read_rule(struct list_reader *r, const struct json *j, const struct where *w)
{
	struct keyword_rule *rule = vec_push(r->a, &r->library->keywords);

	rule->place = where_print(r->a, w);
	return fields_read(r->a, j, w, rule_fields, ARRAY_LEN(rule_fields), rule, NULL, r->dl);
}

/*
 * The project's own rules, read last, take the place of the installed ones as a whole: their order
 * decides.
 */
bool load_keywords(struct arena *a, struct library *l, const char *path, struct diag_list *dl)
{
	struct list_reader r = {.a = a, .dl = dl, .library = l};
	const struct json *root = load_open(a, path, "keywords", dl);
	struct where top = {.file = path};

	if (!root || !fields_read(a, root, &top, keywords_fields, ARRAY_LEN(keywords_fields), NULL,
				  NULL, dl))
		return false;
	l->keywords.n = 0;
	return load_list(&r, root, "rules", true, &top, read_rule);
}
