/* SPDX-License-Identifier: MIT
 *
 * Field tables: one table per kind of object drives reading from JSON, checking of names and types,
 * and writing back.
 *
 *     static const struct field threat_fields[] = {
 *         {.name = "id", .type = FIELD_STRING, .offset = offsetof(struct threat, id), .required =
 *         true},
 *         {.name = "name", .type = FIELD_STRING, .offset = offsetof(struct threat, name)},
 *     };
 *     ok = fields_read(a, json, &where, threat_fields, ARRAY_LEN(threat_fields), &threat, NULL,
 *     dl);
 *
 * FIELD_ARRAY and FIELD_OBJECT members are only allowed, not read: the caller takes them with
 * json_get.
 */
#ifndef BUNKAI_BASE_FIELDS_H
#define BUNKAI_BASE_FIELDS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/json.h"

enum field_type {
	FIELD_STRING,  /* const char *; null and absent give NULL */
	FIELD_DATE,    /* const char *, 2026-04-01 */
	FIELD_INT,     /* int; null and absent give 0 */
	FIELD_NUMBER,  /* double */
	FIELD_BOOL,    /* bool; absent gives false */
	FIELD_STRINGS, /* VEC(const char *) */
	FIELD_ARRAY,
	FIELD_OBJECT,
	FIELD_ANY
};

struct field {
	const char *name;
	enum field_type type;
	size_t offset;
	bool required;                /* must be there and, for strings, not empty */
	/* written as null when NULL or 0, instead of being left out: its schema knows null */
	bool keep_null;
	bool blank; /* of FIELD_STRINGS: a text may be empty, since its place counts */
	/* closed list, NULL-ended; NULL: open. Of FIELD_STRINGS every text must be one of them */
	const char *const *choices;
};

/* All fields of one kind of object. */
struct field_table {
	const struct field *at;
	size_t n;
};

#define FIELD_TABLE(fields) {(fields), ARRAY_LEN(fields)}

/* NULL when there is none of that name */
const struct field *field_find(const struct field_table *table, const char *name);

/*
 * Whether two objects agree in a field; FIELD_ARRAY, FIELD_OBJECT and FIELD_ANY are never told
 * apart.
 */
bool field_equal(const struct field *f, const void *x, const void *y);

/* The value for a reader: numbers as printed, lists joined with ', '; NULL when there is none. */
const char *field_text(struct arena *a, const struct field *f, const void *in);

/*
 * The value that a word of a command line is for the field: numbers, true and false, and lists with
 * commas between. A word that is none of the field's type stays a text: field_check refuses it.
 * `text` is lent.
 */
struct json *field_parse(struct arena *a, const struct field *f, const char *text);

/* The same where no field says the type: true, false and numbers are those, all else is a text. */
struct json *field_guess(struct arena *a, const char *text);

/* A place in a JSON file, as a chain on the stack: only a finding spells it out. */
struct where {
	const char *file;          /* set in the outermost */
	const struct where *up;
	const char *name;          /* member name, or NULL for an element */
	size_t index;
};

/* 'bunkai.json:parties[1].term' */
char *where_print(struct arena *a, const struct where *w);

/*
 * Fills `out` from the object. Wrong types, missing required members, values outside `choices` and
 * malformed dates are findings of level error; a member that the table does not have is the warning
 * unknown-member, unless `extra` is given: then it is called for each (it may return false to ask
 * for the warning). False when an error was reported.
 */
typedef bool fields_extra(struct arena *a, const struct json *member, void *out);
bool fields_read(struct arena *a, const struct json *object, const struct where *w,
		 const struct field *fields, size_t n, void *out, fields_extra *extra,
		 struct diag_list *dl);

/* One value, by the same rules; `w` is the object it would stand in. */
bool field_check(struct arena *a, const struct field *f, const struct json *value,
		 const struct where *w, struct diag_list *dl);

/*
 * Adds the members of `in` to `object`, in the table's order; FIELD_ARRAY and FIELD_OBJECT are left
 * to the caller.
 */
void fields_write(struct arena *a, struct json *object, const struct field *fields, size_t n,
		  const void *in);

/*
 * The children of the array `name` of `object`, or NULL when absent (missing-member when
 * `required`) or no array (wrong-type). Loop with ->next.
 */
const struct json *fields_array(struct arena *a, const struct json *object, const char *name,
				bool required, const struct where *w, struct diag_list *dl);

/*
 * Reads a file whose "schema" must be 'bunkai/<kind>/1', or 'bunkai/duties/4' for "duties/4"; NULL
 * and a finding otherwise.
 */
const struct json *fields_open(struct arena *a, const char *path, const char *kind,
			       struct diag_list *dl);

bool fields_is_date(const char *s); /* a day that exists, as 2026-04-01 */

#endif
