/* SPDX-License-Identifier: MIT
 *
 * One field table and one small reader per kind of thing; servers and devices, which are older,
 * stand in project.c.
 */
#include "load/objects.h"

#include "model/tables.h"

const char *const fee_choices[] = {"included", "extra", NULL};

#define ID_FIELD(object)                                                                           \
	{.name = "id",                                                                             \
	 .type = FIELD_STRING,                                                                     \
	 .offset = offsetof(struct object, id),                                                    \
	 .required = true}
#define NAME_FIELD(object)                                                                         \
	{.name = "name",                                                                           \
	 .type = FIELD_STRING,                                                                     \
	 .offset = offsetof(struct object, name),                                                  \
	 .required = true}

static const struct field line_fields[] = {
	ID_FIELD(line),
	NAME_FIELD(line),
	TEXT_FIELD(line, owner),
	TEXT_FIELD(line, carrier),
	TEXT_FIELD(line, terminal),
	TEXT_FIELD(line, monitors),
	TEXT_FIELD(line, level),
	TEXT_FIELD(line, desk),
	TEXT_FIELD(line, spare),
	TEXT_FIELD(line, number),
	FEE_FIELD(line),
	TEXT_FIELD(line, out_of_scope),
};

const struct field_table line_table = FIELD_TABLE(line_fields);

static const struct field backup_fields[] = {
	ID_FIELD(backup),
	NAME_FIELD(backup),
	TEXT_FIELD(backup, cycle),
	TEXT_FIELD(backup, generations),
	TEXT_FIELD(backup, method),
	TEXT_FIELD(backup, offline),
	TEXT_FIELD(backup, stored),
	TEXT_FIELD(backup, takes),
	TEXT_FIELD(backup, restores),
	TEXT_FIELD(backup, test),
	FEE_FIELD(backup),
	TEXT_FIELD(backup, out_of_scope),
};

const struct field_table backup_table = FIELD_TABLE(backup_fields);

static const struct field medium_fields[] = {
	ID_FIELD(medium),
	NAME_FIELD(medium),
	TEXT_FIELD(medium, from),
	TEXT_FIELD(medium, to),
	TEXT_FIELD(medium, medium),
	TEXT_FIELD(medium, checks),
	TEXT_FIELD(medium, cycle),
};

const struct field_table medium_table = FIELD_TABLE(medium_fields);

static const struct field flow_share_fields[] = {
	{.name = "flow",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct flow_share, flow),
	 .required = true},
	{.name = "register",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct flow_share, reg),
	 .keep_null = true},
	TEXT_FIELD(flow_share, handles),
	TEXT_FIELD(flow_share, stored),
	TEXT_FIELD(flow_share, returns),
	TEXT_FIELD(flow_share, erases),
	TEXT_FIELD(flow_share, out_of_scope),
};

const struct field_table flow_share_table = FIELD_TABLE(flow_share_fields);

static const struct field premise_fields[] = {
	{.name = "text",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct premise, text),
	 .required = true},
	{.name = "register",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct premise, reg),
	 .keep_null = true},
	TEXT_FIELD(premise, holds),
};

const struct field_table premise_table = FIELD_TABLE(premise_fields);

/* Reads one more element of `list`; false when something was reported. */
#define READ_ELEMENT(r, json, w, list, fields, element)                                            \
	((element) = vec_push((r)->a, &(list)), (element)->place = where_print((r)->a, (w)),       \
	 fields_read((r)->a, (json), (w), (fields), ARRAY_LEN(fields), (element), NULL, (r)->dl))

static bool read_line(struct list_reader *r, const struct json *j, const struct where *w)
{
	struct line *line;

	return READ_ELEMENT(r, j, w, ((struct system *)r->owner)->lines, line_fields, line);
}

static bool read_backup(struct list_reader *r, const struct json *j, const struct where *w)
{
	struct backup *backup;

	return READ_ELEMENT(r, j, w, ((struct system *)r->owner)->backups, backup_fields, backup);
}

static bool read_medium(struct list_reader *r, const struct json *j, const struct where *w)
{
	struct medium *medium;

	return READ_ELEMENT(r, j, w, ((struct system *)r->owner)->media, medium_fields, medium);
}

static bool read_flow_share(struct list_reader *r, const struct json *j, const struct where *w)
{
	struct flow_share *share;

	return READ_ELEMENT(r, j, w, ((struct contract *)r->owner)->flows, flow_share_fields,
			    share);
}

static bool read_premise(struct list_reader *r, const struct json *j, const struct where *w)
{
	struct premise *premise;

	return READ_ELEMENT(r, j, w, ((struct contract *)r->owner)->premises, premise_fields,
			    premise);
}

bool load_objects(struct list_reader *r, const struct json *system, const struct where *w)
{
	struct system *s = r->owner;
	bool ok = load_list(r, system, "lines", false, w, read_line);

	s->own_lines = json_get(system, "lines") != NULL;
	s->own_backups = json_get(system, "backups") != NULL;
	s->own_media = json_get(system, "media") != NULL;
	ok = load_list(r, system, "backups", false, w, read_backup) && ok;
	return load_list(r, system, "media", false, w, read_medium) && ok;
}

bool load_shares(struct list_reader *r, const struct json *contract, const struct where *w)
{
	struct contract *c = r->owner;
	struct where forms = {.up = w, .name = "forms"};
	bool ok = load_settings(r->a, json_get(contract, "forms"), &forms, &c->forms, r->dl);

	ok = load_list(r, contract, "flows", false, w, read_flow_share) && ok;
	return load_list(r, contract, "premises", false, w, read_premise) && ok;
}
