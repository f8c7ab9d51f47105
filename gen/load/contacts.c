/* SPDX-License-Identifier: MIT
 *
 * contacts.json: whom to call, in which order, and the hospital's own data on public desks.
 */
#include "base/file.h"
#include "load/readers.h"
#include "model/tables.h"

static const char *const kinds[] = {"hospital", "vendor", "authority", "other", NULL};

static const struct field contact_fields[] = {
	{.name = "id",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct contact, id),
	 .required = true},
	{.name = "kind",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct contact, kind),
	 .required = true,
	 .choices = kinds},
	{.name = "party",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct contact, party),
	 .keep_null = true},
	{.name = "desk",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct contact, desk),
	 .keep_null = true},
	{.name = "name",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct contact, name),
	 .keep_null = true},
	{.name = "role",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct contact, role),
	 .keep_null = true},
	{.name = "phone",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct contact, phone),
	 .keep_null = true},
	{.name = "phone_off",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct contact, phone_off),
	 .keep_null = true},
	{.name = "extension",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct contact, extension),
	 .keep_null = true},
	{.name = "fax",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct contact, fax),
	 .keep_null = true},
	{.name = "email",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct contact, email),
	 .keep_null = true},
	{.name = "hours",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct contact, hours),
	 .keep_null = true},
	{.name = "deputy",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct contact, deputy),
	 .keep_null = true},
	{.name = "deputies",
	 .type = FIELD_STRINGS,
	 .offset = offsetof(struct contact, deputies)},
	{.name = "systems",
	 .type = FIELD_STRINGS,
	 .offset = offsetof(struct contact, systems),
	 .keep_null = true},
	{.name = "confirmed",
	 .type = FIELD_DATE,
	 .offset = offsetof(struct contact, confirmed),
	 .keep_null = true},
	{.name = "note",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct contact, note),
	 .keep_null = true},
};

const struct field_table contact_table = FIELD_TABLE(contact_fields);

static const char *const called[] = {"vendors", "desks", NULL};

static const struct field escalation_fields[] = {
	{.name = "step",
	 .type = FIELD_INT,
	 .offset = offsetof(struct escalation, step),
	 .required = true},
	{.name = "contact",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct escalation, contact),
	 .required = true},
	{.name = "chain", .type = FIELD_STRING, .offset = offsetof(struct escalation, chain)},
	{.name = "within", .type = FIELD_STRING, .offset = offsetof(struct escalation, within)},
	{.name = "what", .type = FIELD_STRING, .offset = offsetof(struct escalation, what)},
	{.name = "calls",
	 .type = FIELD_STRINGS,
	 .offset = offsetof(struct escalation, calls),
	 .choices = called},
};

const struct field_table escalation_table = FIELD_TABLE(escalation_fields);

static const struct field desk_fields[] = {
	{.name = "desk",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct desk_override, desk),
	 .required = true},
	{.name = "name", .type = FIELD_STRING, .offset = offsetof(struct desk_override, name)},
	{.name = "phone",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct desk_override, phone),
	 .keep_null = true},
	{.name = "fax", .type = FIELD_STRING, .offset = offsetof(struct desk_override, fax)},
	{.name = "email", .type = FIELD_STRING, .offset = offsetof(struct desk_override, email)},
	{.name = "hours", .type = FIELD_STRING, .offset = offsetof(struct desk_override, hours)},
	{.name = "confirmed",
	 .type = FIELD_DATE,
	 .offset = offsetof(struct desk_override, confirmed),
	 .keep_null = true},
};

const struct field_table desk_override_table = FIELD_TABLE(desk_fields);

static const struct field file_fields[] = {
	{.name = "schema", .type = FIELD_ANY},
	{.name = "contacts", .type = FIELD_ARRAY},
	{.name = "escalation", .type = FIELD_ARRAY},
	{.name = "desks", .type = FIELD_ARRAY},
};

static bool read_contact(struct list_reader *r, const struct json *j, const struct where *w)
{
	struct contact *c = vec_push(r->a, &r->project->contacts);

	c->place = where_print(r->a, w);
	return fields_read(r->a, j, w, contact_fields, ARRAY_LEN(contact_fields), c, NULL, r->dl);
}

static bool read_escalation(struct list_reader *r, const struct json *j, const struct where *w)
{
	struct escalation *e = vec_push(r->a, &r->project->escalation);

	e->place = where_print(r->a, w);
	return fields_read(r->a, j, w, escalation_fields, ARRAY_LEN(escalation_fields), e, NULL,
			   r->dl);
}

static bool read_desk(struct list_reader *r, const struct json *j, const struct where *w)
{
	struct desk_override *d = vec_push(r->a, &r->project->desks);

	d->place = where_print(r->a, w);
	return fields_read(r->a, j, w, desk_fields, ARRAY_LEN(desk_fields), d, NULL, r->dl);
}

bool load_contacts(struct arena *a, struct project *p, struct diag_list *dl)
{
	const char *path = file_join(a, p->folder, "contacts.json");
	struct list_reader r = {.a = a, .dl = dl, .project = p};
	struct where top = {.file = path};

	if (file_look(a, path, dl) == FILE_ABSENT)
		return true;
	const struct json *root = load_open(a, path, "contacts", dl);

	if (!root)
		return false;
	bool ok = fields_read(a, root, &top, file_fields, ARRAY_LEN(file_fields), NULL, NULL, dl);

	ok = load_list(&r, root, "contacts", true, &top, read_contact) && ok;
	ok = load_list(&r, root, "escalation", false, &top, read_escalation) && ok;
	return load_list(&r, root, "desks", false, &top, read_desk) && ok;
}
