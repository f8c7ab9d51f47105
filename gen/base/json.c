/* SPDX-License-Identifier: MIT
 *
 * Strict JSON over cJSON. A scanner of our own walks the text first: it refuses what cJSON lets
 * pass and notes where each name and value begins; cJSON then parses; both are walked in the same
 * order, so that every node gets its line and column. Names are compared only then, because escapes
 * have to be resolved first.
 */
#include "base/json.h"

#include <cjson/cJSON.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/hash.h"
#include "base/intl.h"
#include "base/memory.h"
#include "base/strbuf.h"
#include "base/text.h"

enum { MAX_DEPTH = 64, SMALL_OBJECT = 24 };

struct json_scan {
	struct arena *arena;
	const char *at;
	const char *problem; /* translated, NULL while all is well */
	VEC(const char *) begins; /* of names and values */
};

static bool scan_value(struct json_scan *s, int depth);

static bool refuse(struct json_scan *s, const char *problem)
{
	if (!s->problem)
		s->problem = problem;
	return false;
}

static void skip_space(struct json_scan *s)
{
	s->at += strspn(s->at, " \t\r\n");
}

static bool is_hex(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/* Four hexadecimal digits behind \u; -1 when they are not there. */
static long hex4(const char *p)
{
	char digits[5] = {0};

	for (int i = 0; i < 4; i++) {
		if (!is_hex(p[i]))
			return -1;
		digits[i] = p[i];
	}
	return strtol(digits, NULL, 16);
}

static bool scan_unicode_escape(struct json_scan *s)
{
	long unit = hex4(s->at + 1);

	if (unit < 0)
		return refuse(s, _("\\u needs four hexadecimal digits"));
	if (unit == 0)
		return refuse(s, _("\\u0000 is not allowed in a text"));
	s->at += 5;
	if (unit >= 0xD800 && unit <= 0xDBFF) {
		long low = s->at[0] == '\\' && s->at[1] == 'u' ? hex4(s->at + 2) : -1;

		if (low < 0xDC00 || low > 0xDFFF)
			return refuse(s, _("half of a surrogate pair"));
		s->at += 6;
	} else if (unit >= 0xDC00 && unit <= 0xDFFF) {
		return refuse(s, _("half of a surrogate pair"));
	}
	return true;
}

static bool scan_string(struct json_scan *s)
{
	s->at++;
	while (*s->at != '"') {
		unsigned char c = (unsigned char)*s->at;

		if (c == '\0')
			return refuse(s, _("a text has no closing quotation mark"));
		if (c < 0x20)
			return refuse(
				s,
				_("a control character stands in a text; write it as \\n or \\t"));
		if (c != '\\') {
			s->at++;
		} else if (*++s->at == 'u') {
			if (!scan_unicode_escape(s))
				return false;
		} else if (*s->at && strchr("\"\\/bfnrt", *s->at)) {
			s->at++;
		} else {
			return refuse(s, _("unknown escape in a text"));
		}
	}
	s->at++;
	return true;
}

static size_t digits(const char *p)
{
	return strspn(p, "0123456789");
}

static bool scan_number(struct json_scan *s)
{
	const char *begin = s->at, *p = s->at + (*s->at == '-');
	size_t n = digits(p);

	if (!n || (n > 1 && *p == '0'))
		return refuse(s, _("a number is malformed"));
	p += n;
	if (*p == '.') {
		n = digits(p + 1);
		if (!n)
			return refuse(s, _("a number is malformed"));
		p += n + 1;
	}
	if (*p == 'e' || *p == 'E') {
		p += 1 + (p[1] == '+' || p[1] == '-');
		n = digits(p);
		if (!n)
			return refuse(s, _("a number is malformed"));
		p += n;
	}
	if (!isfinite(strtod(begin, NULL)))
		return refuse(s, _("a number is too large"));
	s->at = p;
	return true;
}

static bool scan_word(struct json_scan *s)
{
	static const char *const words[] = {"true", "false", "null"};

	for (size_t i = 0; i < ARRAY_LEN(words); i++) {
		if (text_starts(s->at, words[i])) {
			s->at += strlen(words[i]);
			return true;
		}
	}
	return refuse(s, *s->at ? _("unexpected character") : _("the file ends too early"));
}

static bool scan_member(struct json_scan *s, int depth)
{
	if (*s->at != '"')
		return refuse(s, _("a member's name in quotation marks was expected"));
	*vec_push_alone(s->arena, &s->begins) = s->at;
	if (!scan_string(s))
		return false;
	skip_space(s);
	if (*s->at != ':')
		return refuse(s, _("':' was expected"));
	s->at++;
	return scan_value(s, depth);
}

/* An array or an object; both are lists with commas. */
static bool scan_list(struct json_scan *s, char close, int depth)
{
	s->at++;
	skip_space(s);
	if (*s->at == close) {
		s->at++;
		return true;
	}
	for (;;) {
		skip_space(s);
		if (!(close == '}' ? scan_member(s, depth + 1) : scan_value(s, depth + 1)))
			return false;
		skip_space(s);
		if (*s->at == close)
			break;
		if (*s->at != ',')
			return refuse(s, close == ']' ? _("',' or ']' was expected")
						      : _("',' or '}' was expected"));
		s->at++;
	}
	s->at++;
	return true;
}

static bool scan_value(struct json_scan *s, int depth)
{
	skip_space(s);
	if (depth > MAX_DEPTH)
		return refuse(s, _("nested too deeply"));
	*vec_push_alone(s->arena, &s->begins) = s->at;
	switch (*s->at) {
	case '{':
		return scan_list(s, '}', depth);
	case '[':
		return scan_list(s, ']', depth);
	case '"':
		return scan_string(s);
	case '-':
	case '0':
	case '1':
	case '2':
	case '3':
	case '4':
	case '5':
	case '6':
	case '7':
	case '8':
	case '9':
		return scan_number(s);
	default:
		return scan_word(s);
	}
}

static bool scan_text(struct json_scan *s)
{
	if (!scan_value(s, 0))
		return false;
	skip_space(s);
	return *s->at == '\0' || refuse(s, _("something stands behind the end of the value"));
}

struct json_position {
	const char *at;
	int line, column; /* of `at`, 1-based */
};

/* Offsets come in rising order, so lines and columns are counted once. */
static void advance(struct json_position *p, const char *to)
{
	for (; p->at < to; p->at++) {
		if (*p->at == '\n') {
			p->line++;
			p->column = 1;
		} else if (((unsigned char)*p->at & 0xC0) != 0x80) {
			p->column++;
		}
	}
}

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

/*
 * True when an earlier member of the object has this name; a map takes over where objects are
 * large.
 */
static bool is_twice(struct arena *a, const struct json *object, const char *name,
		     struct map **names)
{
	if (object->n < SMALL_OBJECT) {
		for (const struct json *j = object->first; j; j = j->next)
			if (strcmp(j->name, name) == 0)
				return true;
		return false;
	}
	if (!*names) {
		*names = map_new(a);
		for (struct json *j = object->first; j; j = j->next)
			map_set(*names, j->name, j);
	}
	bool twice = map_get(*names, name);

	map_set(*names, name, *names);
	return twice;
}

struct conversion {
	struct arena *arena, *scratch;
	struct map *names; /* of members, each kept once */
	const char *const *begins;
	struct json_position at;
	bool name_twice; /* at `at` */
};

static struct json *convert(struct conversion *v, const cJSON *c);

static const char *keep_name(struct conversion *v, const char *name)
{
	char *kept = map_get(v->names, name);

	if (!kept) {
		kept = arena_strdup(v->arena, name);
		map_set(v->names, kept, kept);
	}
	return kept;
}

static void convert_children(struct conversion *v, const cJSON *c, struct json *parent)
{
	struct map *names = NULL;

	for (const cJSON *child = c->child; child && !v->name_twice; child = child->next) {
		const char *name = NULL;

		if (parent->kind == JSON_OBJECT) {
			name = keep_name(v, child->string);
			advance(&v->at, *v->begins++);
			v->name_twice = is_twice(v->scratch, parent, name, &names);
			if (v->name_twice)
				return;
		}
		struct json *node = convert(v, child);

		node->name = name;
		append(parent, node);
	}
}

static struct json *convert(struct conversion *v, const cJSON *c)
{
	struct json *j = new_node(v->arena, JSON_NULL);

	advance(&v->at, *v->begins++);
	j->line = v->at.line;
	j->column = v->at.column;
	if (cJSON_IsBool(c) || cJSON_IsNumber(c)) {
		j->kind = cJSON_IsBool(c) ? JSON_BOOL : JSON_NUMBER;
		j->number = cJSON_IsBool(c) ? cJSON_IsTrue(c) : c->valuedouble;
	} else if (cJSON_IsString(c)) {
		j->kind = JSON_STRING;
		j->string = arena_strdup(v->arena, c->valuestring);
	} else if (cJSON_IsArray(c) || cJSON_IsObject(c)) {
		j->kind = cJSON_IsArray(c) ? JSON_ARRAY : JSON_OBJECT;
		convert_children(v, c, j);
	}
	return j;
}

static void *report(struct arena *a, const char *path, struct json_position at, const char *problem,
		    struct diag_list *dl)
{
	diag_add(dl, DIAG_BAD_JSON, NULL, arena_printf(a, "%s:%d:%d", path, at.line, at.column),
		 problem);
	return NULL;
}

static struct json *parse(struct arena *a, struct arena *scratch, const char *text,
			  const char *path, struct diag_list *dl)
{
	struct json_scan s = {.arena = scratch, .at = text};
	struct json_position begin = {text, 1, 1};
	cJSON *c = scan_text(&s) ? cJSON_Parse(text) : NULL;

	if (!c) {
		advance(&begin, s.at);
		return report(a, path, begin, s.problem ? s.problem : _("the parser refuses it"),
			      dl);
	}
	struct conversion v = {.arena = a,
			       .scratch = scratch,
			       .names = map_new(scratch),
			       .begins = s.begins.at,
			       .at = begin};
	struct json *j = convert(&v, c);

	cJSON_Delete(c);
	return v.name_twice ? report(a, path, v.at,
				     _("this member's name stands twice in one object"), dl)
			    : j;
}

struct json *json_parse(struct arena *a, const char *text, const char *path, struct diag_list *dl)
{
	struct arena *scratch = arena_new();
	struct json *j = parse(a, scratch, text, path, dl);

	arena_free(scratch);
	return j;
}

struct json *json_read(struct arena *a, const char *path, struct diag_list *dl)
{
	struct arena *scratch = arena_new_below(a);
	const char *text = file_read_text(scratch, path, dl);
	struct json *j = text ? parse(a, scratch, text, path, dl) : NULL;

	arena_free(scratch);
	return j;
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
