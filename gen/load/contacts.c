/* SPDX-License-Identifier: MIT
 *
 * contacts.json: whom to call, in which order, and the hospital's own data on public desks.
 */
#include "base/file.h"
#include "load/parts.h"

static const char *const kinds[] = {"hospital", "vendor", "authority", "other", NULL};

static const struct field contact_fields[] = {
	{"id", FIELD_STRING, offsetof(struct contact, id), .required = true},
	{"kind", FIELD_STRING, offsetof(struct contact, kind), .required = true, .choices = kinds},
	{"party", FIELD_STRING, offsetof(struct contact, party)},
	{"desk", FIELD_STRING, offsetof(struct contact, desk)},
	{"name", FIELD_STRING, offsetof(struct contact, name)},
	{"role", FIELD_STRING, offsetof(struct contact, role)},
	{"phone", FIELD_STRING, offsetof(struct contact, phone)},
	{"phone_off", FIELD_STRING, offsetof(struct contact, phone_off)},
	{"email", FIELD_STRING, offsetof(struct contact, email)},
	{"hours", FIELD_STRING, offsetof(struct contact, hours)},
	{"deputy", FIELD_STRING, offsetof(struct contact, deputy)},
	{"systems", FIELD_STRINGS, offsetof(struct contact, systems)},
	{"confirmed", FIELD_DATE, offsetof(struct contact, confirmed)},
	{"note", FIELD_STRING, offsetof(struct contact, note)},
};

static const struct field escalation_fields[] = {
	{"step", FIELD_INT, offsetof(struct escalation, step), .required = true},
	{"contact", FIELD_STRING, offsetof(struct escalation, contact), .required = true},
	{"within", FIELD_STRING, offsetof(struct escalation, within)},
	{"what", FIELD_STRING, offsetof(struct escalation, what)},
};

static const struct field desk_fields[] = {
	{"desk", FIELD_STRING, offsetof(struct desk_override, desk), .required = true},
	{"phone", FIELD_STRING, offsetof(struct desk_override, phone)},
	{"confirmed", FIELD_DATE, offsetof(struct desk_override, confirmed)},
};

static const struct field file_fields[] = {
	{"schema", FIELD_STRING, 0, .required = true},
	{"contacts", FIELD_ARRAY, 0},
	{"escalation", FIELD_ARRAY, 0},
	{"desks", FIELD_ARRAY, 0},
};

static bool read_contact(struct reader *r, const struct json *j, const struct where *w)
{
	struct contact *c = vec_push(r->a, &r->project->contacts);

	c->place = where_print(r->a, w);
	return fields_read(r->a, j, w, contact_fields, ARRAY_LEN(contact_fields), c, NULL, r->dl);
}

static bool read_escalation(struct reader *r, const struct json *j, const struct where *w)
{
	struct escalation *e = vec_push(r->a, &r->project->escalation);

	e->place = where_print(r->a, w);
	return fields_read(r->a, j, w, escalation_fields, ARRAY_LEN(escalation_fields), e, NULL, r->dl);
}

static bool read_desk(struct reader *r, const struct json *j, const struct where *w)
{
	struct desk_override *d = vec_push(r->a, &r->project->desks);

	d->place = where_print(r->a, w);
	return fields_read(r->a, j, w, desk_fields, ARRAY_LEN(desk_fields), d, NULL, r->dl);
}

bool load_contacts(struct arena *a, struct project *p, struct diag_list *dl)
{
	const char *path = file_join(a, p->folder, "contacts.json");
	struct reader r = {.a = a, .dl = dl, .project = p};
	struct where top = {.file = path};

	if (!file_exists(path))
		return true;
	const struct json *root = fields_open(a, path, "contacts", dl);

	if (!root)
		return false;
	bool ok = fields_read(a, root, &top, file_fields, ARRAY_LEN(file_fields), NULL, NULL, dl);

	ok = load_list(&r, root, "contacts", true, &top, read_contact) && ok;
	ok = load_list(&r, root, "escalation", false, &top, read_escalation) && ok;
	return load_list(&r, root, "desks", false, &top, read_desk) && ok;
}
