/* SPDX-License-Identifier: MIT
 *
 * The field table of entries drives the writing, as it drives the reading. Of two columns with one
 * head the second gets a number, since a JSON object has a name once.
 */
#include "model/ledger_json.h"

#include "model/tables.h"

static const char *free_name(struct arena *a, const struct json *object, const char *head)
{
	const char *name = head;

	for (int n = 2; json_get(object, name); n++)
		name = arena_printf(a, "%s (%d)", head, n);
	return name;
}

static struct json *entry_to_json(struct arena *a, const struct ledger_entry *e)
{
	struct json *j = json_new_object(a);
	struct json *extra = json_new_object(a);

	fields_write(a, j, ledger_entry_table.at, ledger_entry_table.n, e);
	for (size_t i = 0; i < e->extra.n; i++)
		json_set_string(a, extra, free_name(a, extra, e->extra.at[i].head),
				e->extra.at[i].value);
	if (e->extra.n)
		json_set(j, "extra", extra);
	return j;
}

static struct json *source_to_json(struct arena *a, const struct ledger *x)
{
	struct json *j = json_new_object(a);

	json_set_string(a, j, "file", x->source.file);
	json_set_string(a, j, "sha256", x->source.sha256);
	json_set_string(a, j, "profile", x->source.profile);
	if (x->source.date)
		json_set_string(a, j, "date", x->source.date);
	return j;
}

struct json *ledger_to_json(struct arena *a, const struct ledger *x)
{
	struct json *root = json_new_object(a), *entries = json_new_array(a);
	struct json *notes = json_new_array(a);

	for (size_t i = 0; i < x->entries.n; i++)
		json_append(entries, entry_to_json(a, &x->entries.at[i]));
	for (size_t i = 0; i < x->notes.n; i++)
		json_append(notes, json_new_string(a, x->notes.at[i]));
	json_set_string(a, root, "schema", "bunkai/ledger/1");
	json_set(root, "source", source_to_json(a, x));
	json_set(root, "entries", entries);
	if (x->notes.n)
		json_set(root, "notes", notes);
	return root;
}
