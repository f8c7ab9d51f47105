/* SPDX-License-Identifier: MIT
 *
 * Strict JSON (RFC 8259) with places, in an arena. cJSON prints, but would read too leniently:
 * refused here are invalid UTF-8, duplicate names, raw control characters, numbers such as 01 or
 * 1e400, \u0000, lone surrogates and nesting beyond 64.
 *
 * A file is read as a tree of nodes that know their line; values are built with json_new_* and
 * printed with json_print.
 */
#ifndef BUNKAI_BASE_JSON_H
#define BUNKAI_BASE_JSON_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"

enum json_kind { JSON_NULL, JSON_BOOL, JSON_NUMBER, JSON_STRING, JSON_ARRAY, JSON_OBJECT };

struct json {
	enum json_kind kind;
	int line, column;        /* 1-based place of the value in its file; 0 for a built value */
	const char *name;        /* in an object: the member's name */
	const char *string;      /* JSON_STRING */
	double number;           /* JSON_NUMBER; 0 or 1 for JSON_BOOL */
	struct json *first, *last, *next;
	size_t n;                /* children of an array or object */
};

/*
 * Reads a file; NULL and one finding (cannot-read, not-utf8, bad-json with line:column) on failure.
 */
struct json *json_read(struct arena *a, const char *path, struct diag_list *dl);

/* Parses a text; `path` is used in findings only. */
struct json *json_parse(struct arena *a, const char *text, const char *path, struct diag_list *dl);

/* The member of that name, case-sensitive; NULL when absent or when `object` is no object. */
const struct json *json_get(const struct json *object, const char *name);

/* The member's string; `otherwise` when absent, null or no string. */
const char *json_string(const struct json *object, const char *name, const char *otherwise);
double json_number(const struct json *object, const char *name, double otherwise);
bool json_true(const struct json *object, const char *name);

struct json *json_new_object(struct arena *a);
struct json *json_new_array(struct arena *a);
/* NULL gives null; the string is not copied */
struct json *json_new_string(struct arena *a, const char *s);
struct json *json_new_number(struct arena *a, double n);
struct json *json_new_bool(struct arena *a, bool b);
struct json *json_new_null(struct arena *a);

/* Both return `value`. A name that is there already must not be set again. */
struct json *json_set(struct json *object, const char *name, struct json *value);
struct json *json_append(struct json *array, struct json *value);
struct json *json_set_string(struct arena *a, struct json *object, const char *name, const char *s);

/* The text of a tree, indented, ended with a line feed. */
char *json_print(struct arena *a, const struct json *value);

/* The same in one line, as people write it: {"id": "D-01", "roles": {}}. */
char *json_print_line(struct arena *a, const struct json *value);

#endif
