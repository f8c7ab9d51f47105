/* SPDX-License-Identifier: MIT
 *
 * The field tables that read a line write it.
 */
#include "work/talks_file.h"

#include "model/tables.h"

void talks_file_add(struct arena *a, struct json_edit *e, const char *list,
		    const struct json *element)
{
	const struct json *there = json_get(json_edit_root(e), list);
	struct json *made;

	if (there && there->kind == JSON_ARRAY) {
		json_edit_append(e, there, element);
		return;
	}
	made = json_new_array(a);
	json_edit_set(e, json_edit_root(e), list, made);
	json_edit_append(e, json_get(json_edit_root(e), list), element);
}

struct json *talks_file_sending(struct arena *a, const struct sending *s)
{
	struct json *line = json_new_object(a);

	fields_write(a, line, sending_table.at, sending_table.n, s);
	return line;
}
