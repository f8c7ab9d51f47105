/* SPDX-License-Identifier: MIT
 *
 * Members are edited one by one, so that all else of the contact stays as it was written.
 */
#include "work/receive_contact.h"

#include <string.h>

#include "base/text.h"
#include "model/tables.h"

static const struct json *find_contact(const struct json_edit *e, const char *id)
{
	const struct json *list = json_get(json_edit_root(e), "contacts");

	for (const struct json *j = list ? list->first : NULL; j; j = j->next)
		if (text_equal(json_string(j, "id", NULL), id))
			return j;
	return NULL;
}

/* What says nothing any more is null where that may stand, and else taken out. */
static void empty_member(struct arena *a, struct json_edit *e, const struct json *contact,
			 const char *name)
{
	const struct json *there = json_get(contact, name);
	const struct field *f = field_find(&contact_table, name);

	if (!there || there->kind == JSON_NULL)
		return;
	if (f && f->keep_null)
		json_edit_set(e, contact, name, json_new_null(a));
	else
		json_edit_remove(e, contact, there);
}

static void write_member(struct arena *a, struct json_edit *e, const char *id, const char *name,
			 const char *value)
{
	const struct json *contact = find_contact(e, id);

	if (text_empty(value))
		empty_member(a, e, contact, name);
	else if (!text_equal(json_string(contact, name, NULL), value))
		json_edit_set(e, contact, name, json_new_string(a, value));
}

bool receive_contact_write(struct trial *t, const char *id, const struct settings *members,
			   const char *confirmed, struct diag_list *dl)
{
	struct json_edit *e = trial_edit(t, CONTACTS_FILE, NULL, dl);

	if (!e || !find_contact(e, id))
		return false;
	for (size_t i = 0; i < members->all.n; i++)
		write_member(t->arena, e, id, members->all.at[i].name, members->all.at[i].value);
	write_member(t->arena, e, id, "confirmed", confirmed);
	return true;
}
