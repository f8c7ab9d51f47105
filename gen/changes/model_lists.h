/* SPDX-License-Identifier: MIT
 *
 * What a project and its library consist of, as data for the comparison: lists of objects, each
 * with its field table, its key, and what hangs below it. A new list of the model is one entry
 * here.
 */
#ifndef BUNKAI_CHANGES_MODEL_LISTS_H
#define BUNKAI_CHANGES_MODEL_LISTS_H

#include <stdint.h>

#include "base/fields.h"
#include "base/json.h"
#include "changes/change.h"
#include "model/project.h"

#define MODEL_NOWHERE SIZE_MAX

/* A member of free names and values. */
struct model_settings {
	const char *name; /* 'params'; "" when the names stand beside the other members */
	size_t offset;    /* of the struct settings */
};

/* Whether another order of a list's elements is a change, and of what. */
enum model_order {
	ORDER_FREE,  /* nobody sees it, or a member of the elements gives it */
	ORDER_SHOWS, /* papers show it: a change of how they look */
	ORDER_COUNTS /* it says something itself: which device stands next to the system */
};

struct model_list {
	const char *kind;
	enum change_cause cause;
	size_t offset, size;             /* of the VEC in its owner; of an element */
	/* offset of a pointer in the owner to the struct that has the list; 0: the owner has it */
	size_t through;
	/* offset of the element's place, file or line; MODEL_NOWHERE: it has none */
	size_t place;
	const struct field_table *table;
	/* fields whose values together name an element, NULL-ended; NULL: by its position */
	const char *const *key;
	/* fields whose words tell that an element of another key is the same one; NULL: never */
	const char *const *moved;
	const struct model_settings *settings; /* ended by a NULL name; NULL: none */
	const struct model_list *below; /* lists in an element, ended by a NULL kind; NULL: none */
	/* Whether an element has taken in one of that key; NULL: none ever does. */
	bool (*replaces)(const void *element, const char *key);
	/* What an element says, where no table has it; NULL: by `moved`, or by its fields. */
	const char *(*says)(const void *element);
	/* What an element was read from, which is compared instead of fields; NULL: nothing. */
	const struct json *(*json)(const void *element);
	/* Words that no table has (the text of a clause); NULL: none. */
	void (*words)(struct arena *a, const void *element, struct settings *out);
	enum model_order order;
	bool has_file; /* `place` is the path of a file, not a place in one */
	bool is_file;  /* that file is compared member by member, and no table is */
	/* `place` is a line, an int, in the file whose name the owner has at offset `file` */
	bool has_line;
	size_t file;
	bool is_of_core;   /* what clauses/core.json says: the same */
	bool is_of_duties; /* statements, and what they refer to: editions of before have none */
};

extern const struct model_list register_itself; /* what a register says of itself */
extern const struct model_list register_lists[]; /* of a struct risk_register */
extern const struct model_list project_lists[]; /* of a struct project */
extern const struct model_list library_lists[]; /* of a struct library */

/* The elements of a list. */
struct model_elements {
	const char *at;
	size_t n, cap;
};

/* The list of a kind, wherever it stands; NULL: no list has it (project, inspection). */
const struct model_list *model_list_of(const char *kind);

/* What a kind's objects have, as their file names it; NULL: no table says it. */
const struct field_table *model_fields_of(const char *kind);

struct model_elements model_list_elements(const struct model_list *list, const void *owner);

/* The struct that has the list, in an element of the list above; NULL: there is none. */
const void *model_list_owner(const struct model_list *list, const void *element);

/* True when the library has statements, or anything that they refer to. */
bool model_knows_duties(const struct library *l);

#endif
