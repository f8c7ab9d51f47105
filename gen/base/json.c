/* SPDX-License-Identifier: MIT
 *
 * The tree: look-ups, building, printing. cJSON prints what a tree has; json_read.c makes trees of
 * texts.
 */
#include "base/json.h"

#include <cjson/cJSON.h>
#include <string.h>

#include "base/memory.h"
#include "base/strbuf.h"

static struct json *new_node(struct arena *a, enum json_kind kind)
{
	struct json *j = arena_alloc(a, sizeof *j);

	j->kind = kind;
	return j;
}

static void append(struct json *parent, struct json *child)
{
	if (parent->last)
		parent->last->next = child;
	else
		parent->first = child;
	parent->last = child;
	parent->n++;
}

const struct json *json_get(const struct json *object, const char *name)
{
	if (!object || object->kind != JSON_OBJECT)
		return NULL;
	for (const struct json *j = object->first; j; j = j->next)
		if (strcmp(j->name, name) == 0)
			return j;
	return NULL;
}

const char *json_string(const struct json *object, const char *name, const char *otherwise)
{
	const struct json *j = json_get(object, name);

	return j && j->kind == JSON_STRING ? j->string : otherwise;
}

double json_number(const struct json *object, const char *name, double otherwise)
{
	const struct json *j = json_get(object, name);

	return j && j->kind == JSON_NUMBER ? j->number : otherwise;
}

bool json_true(const struct json *object, const char *name)
{
	const struct json *j = json_get(object, name);

	return j && j->kind == JSON_BOOL && j->number != 0;
}

struct json *json_new_object(struct arena *a)
{
	return new_node(a, JSON_OBJECT);
}

struct json *json_new_array(struct arena *a)
{
	return new_node(a, JSON_ARRAY);
}

struct json *json_new_string(struct arena *a, const char *s)
{
	struct json *j = new_node(a, s ? JSON_STRING : JSON_NULL);

	j->string = s;
	return j;
}

struct json *json_new_number(struct arena *a, double n)
{
	struct json *j = new_node(a, JSON_NUMBER);

	j->number = n;
	return j;
}

struct json *json_new_bool(struct arena *a, bool b)
{
	struct json *j = new_node(a, JSON_BOOL);

	j->number = b;
	return j;
}

struct json *json_new_null(struct arena *a)
{
	return new_node(a, JSON_NULL);
}

struct json *json_set(struct json *object, const char *name, struct json *value)
{
	value->name = name;
	append(object, value);
	return value;
}

struct json *json_append(struct json *array, struct json *value)
{
	append(array, value);
	return value;
}

struct json *json_set_string(struct arena *a, struct json *object, const char *name, const char *s)
{
	return json_set(object, name, json_new_string(a, s));
}

/* Strings and names are lent to cJSON, not copied. */
static cJSON *to_cjson(const struct json *j)
{
	cJSON *c;

	switch (j->kind) {
	case JSON_BOOL:
		return cJSON_CreateBool(j->number != 0);
	case JSON_NUMBER:
		return cJSON_CreateNumber(j->number);
	case JSON_STRING:
		return cJSON_CreateStringReference(j->string);
	case JSON_ARRAY:
		c = cJSON_CreateArray();
		for (const struct json *k = j->first; k; k = k->next)
			cJSON_AddItemToArray(c, to_cjson(k));
		return c;
	case JSON_OBJECT:
		c = cJSON_CreateObject();
		for (const struct json *k = j->first; k; k = k->next)
			cJSON_AddItemToObjectCS(c, k->name, to_cjson(k));
		return c;
	case JSON_NULL:
		break;
	}
	return cJSON_CreateNull();
}

char *json_print(struct arena *a, const struct json *value)
{
	cJSON *c = to_cjson(value);
	char *printed = cJSON_Print(c);

	if (!printed)
		memory_ended();
	char *text = arena_concat(a, printed, "\n", (char *)NULL);

	cJSON_free(printed);
	cJSON_Delete(c);
	return text;
}

static void print_line(struct strbuf *sb, const struct json *value);

static void print_leaf(struct strbuf *sb, const struct json *value)
{
	cJSON *c = to_cjson(value);
	char *printed = cJSON_PrintUnformatted(c);

	if (!printed)
		memory_ended();
	strbuf_add(sb, printed);
	cJSON_free(printed);
	cJSON_Delete(c);
}

static void print_children(struct strbuf *sb, const struct json *list, const char *ends)
{
	strbuf_add_char(sb, ends[0]);
	for (const struct json *k = list->first; k; k = k->next) {
		if (k != list->first)
			strbuf_add(sb, ", ");
		if (list->kind == JSON_OBJECT) {
			print_leaf(sb, &(struct json){.kind = JSON_STRING, .string = k->name});
			strbuf_add(sb, ": ");
		}
		print_line(sb, k);
	}
	strbuf_add_char(sb, ends[1]);
}

static void print_line(struct strbuf *sb, const struct json *value)
{
	if (value->kind == JSON_OBJECT || value->kind == JSON_ARRAY)
		print_children(sb, value, value->kind == JSON_OBJECT ? "{}" : "[]");
	else
		print_leaf(sb, value);
}

char *json_print_line(struct arena *a, const struct json *value)
{
	struct strbuf sb = strbuf_new(a);

	print_line(&sb, value);
	return sb.text;
}
