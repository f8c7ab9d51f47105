/* SPDX-License-Identifier: MIT
 *
 * The tree: look-ups, building, printing. How numbers and escaped texts look is cJSON's; trees are
 * laid out here, without a second tree. json_read.c makes trees of texts.
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

/* What a leaf looks like cJSON says; strings are lent to it, not copied. */
static cJSON *to_cjson(const struct json *leaf)
{
	return leaf->kind == JSON_BOOL	   ? cJSON_CreateBool(leaf->number != 0)
	       : leaf->kind == JSON_NUMBER ? cJSON_CreateNumber(leaf->number)
	       : leaf->kind == JSON_STRING ? cJSON_CreateStringReference(leaf->string)
					   : cJSON_CreateNull();
}

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

/* True of nearly all: nothing in it is written otherwise between quotation marks. */
static bool is_plain(const char *s)
{
	for (; *s; s++)
		if ((unsigned char)*s < ' ' || *s == '"' || *s == '\\')
			return false;
	return true;
}

static void print_string(struct strbuf *sb, const char *s)
{
	if (!is_plain(s)) {
		print_leaf(sb, &(struct json){.kind = JSON_STRING, .string = s});
		return;
	}
	strbuf_add_char(sb, '"');
	strbuf_add(sb, s);
	strbuf_add_char(sb, '"');
}

static void indent(struct strbuf *sb, int depth)
{
	while (depth-- > 0)
		strbuf_add_char(sb, '\t');
}

static void print_value(struct strbuf *sb, const struct json *value, int depth);

static void print_members(struct strbuf *sb, const struct json *object, int depth)
{
	strbuf_add(sb, "{\n");
	for (const struct json *k = object->first; k; k = k->next) {
		indent(sb, depth + 1);
		print_string(sb, k->name);
		strbuf_add(sb, ":\t");
		print_value(sb, k, depth + 1);
		strbuf_add(sb, k->next ? ",\n" : "\n");
	}
	indent(sb, depth);
	strbuf_add_char(sb, '}');
}

/* A member on each line, elements of an array behind each other, as cJSON_Print lays them out. */
static void print_value(struct strbuf *sb, const struct json *value, int depth)
{
	if (value->kind == JSON_STRING) {
		print_string(sb, value->string);
	} else if (value->kind == JSON_OBJECT) {
		print_members(sb, value, depth);
	} else if (value->kind == JSON_ARRAY) {
		strbuf_add_char(sb, '[');
		for (const struct json *k = value->first; k; k = k->next) {
			print_value(sb, k, depth + 1);
			strbuf_add(sb, k->next ? ", " : "");
		}
		strbuf_add_char(sb, ']');
	} else {
		print_leaf(sb, value);
	}
}

char *json_print(struct arena *a, const struct json *value)
{
	struct strbuf sb = strbuf_new(a);

	print_value(&sb, value, 0);
	strbuf_add_char(&sb, '\n');
	return sb.text;
}

static void print_line(struct strbuf *sb, const struct json *value);

static void print_children(struct strbuf *sb, const struct json *list, const char *ends)
{
	strbuf_add_char(sb, ends[0]);
	for (const struct json *k = list->first; k; k = k->next) {
		if (k != list->first)
			strbuf_add(sb, ", ");
		if (list->kind == JSON_OBJECT) {
			print_string(sb, k->name);
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
	else if (value->kind == JSON_STRING)
		print_string(sb, value->string);
	else
		print_leaf(sb, value);
}

char *json_print_line(struct arena *a, const struct json *value)
{
	struct strbuf sb = strbuf_new(a);

	print_line(&sb, value);
	return sb.text;
}
