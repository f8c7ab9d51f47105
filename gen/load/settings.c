/* SPDX-License-Identifier: MIT
 *
 * Lists, and objects of free names: parameters, positions, roles.
 */
#include "load/readers.h"

bool load_list(struct list_reader *r, const struct json *object, const char *name, bool required,
	       const struct where *w, read_element *read)
{
	size_t errors = r->dl->count[LEVEL_ERROR];
	struct where list = {.up = w, .name = name}, element = {.up = &list};
	const struct json *j = fields_array(r->a, object, name, required, w, r->dl);
	/* the list itself may be missing, or be none */
	bool ok = r->dl->count[LEVEL_ERROR] == errors;

	for (; j; j = j->next, element.index++)
		ok = read(r, j, &element) && ok;
	return ok;
}

static const char *setting_value(struct arena *a, const struct json *j)
{
	switch (j->kind) {
	case JSON_STRING:
		return j->string;
	case JSON_NUMBER:
		return j->string ? j->string : arena_printf(a, "%.15g", j->number);
	case JSON_BOOL:
		return j->number != 0 ? "true" : "false";
	default:
		return NULL;
	}
}

bool load_settings(struct arena *a, const struct json *object, const struct where *w,
		   struct settings *out, struct diag_list *dl)
{
	bool ok = true;

	if (!object || object->kind == JSON_NULL)
		return true;
	if (object->kind != JSON_OBJECT) {
		diag_add(dl, DIAG_WRONG_TYPE, NULL, where_print(a, w), w->name, "an object");
		return false;
	}
	for (const struct json *j = object->first; j; j = j->next) {
		const char *value = setting_value(a, j);

		if (value) {
			settings_set(a, out, j->name, value);
		} else if (j->kind != JSON_NULL) {
			diag_add(dl, DIAG_WRONG_TYPE, NULL,
				 where_print(a, &(struct where){.up = w, .name = j->name}), j->name,
				 "a text or a number");
			ok = false;
		}
	}
	return ok;
}
