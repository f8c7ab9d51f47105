/* SPDX-License-Identifier: MIT
 *
 * ledger.json of a project: the list of its devices. What the words point to (systems, parties,
 * objects) is looked up by check/.
 */
#include "base/file.h"
#include "load/readers.h"
#include "model/tables.h"

/* Left out where the list says nothing: it has thousands of rows. */
#define SAID(row, member) \
	{.name = #member, .type = FIELD_STRING, .offset = offsetof(struct row, member)}
#define DAY(row, member) \
	{.name = #member, .type = FIELD_DATE, .offset = offsetof(struct row, member)}

/* ids of clauses/ledger-words.json too */
static const char *const kinds[] = {"server",  "terminal", "network", "medical",
				    "storage", "other",    NULL};
static const char *const yes_no[] = {"yes", "no", NULL};

static const struct field file_fields[] = {
	{.name = "schema", .type = FIELD_ANY},
	{.name = "source", .type = FIELD_OBJECT},
	{.name = "entries", .type = FIELD_ARRAY, .required = true},
	{.name = "notes", .type = FIELD_STRINGS, .offset = offsetof(struct ledger, notes)},
};

static const struct field source_fields[] = {
	{.name = "file", .type = FIELD_STRING, .offset = offsetof(struct ledger, source.file),
	 .keep_null = true},
	{.name = "sha256", .type = FIELD_STRING, .offset = offsetof(struct ledger, source.sha256),
	 .keep_null = true},
	{.name = "profile", .type = FIELD_STRING, .offset = offsetof(struct ledger, source.profile),
	 .keep_null = true},
	{.name = "date", .type = FIELD_DATE, .offset = offsetof(struct ledger, source.date),
	 .keep_null = true},
};

static const struct field entry_fields[] = {
	{.name = "id",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct ledger_entry, id),
	 .required = true},
	{.name = "numbered", .type = FIELD_BOOL, .offset = offsetof(struct ledger_entry, numbered)},
	SAID(ledger_entry, name),
	SAID(ledger_entry, model),
	{.name = "kind",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct ledger_entry, kind),
	 .choices = kinds},
	SAID(ledger_entry, kind_said),
	SAID(ledger_entry, system),
	SAID(ledger_entry, system_said),
	SAID(ledger_entry, object),
	SAID(ledger_entry, os),
	DAY(ledger_entry, support_end),
	SAID(ledger_entry, mac),
	SAID(ledger_entry, ip),
	SAID(ledger_entry, outlet),
	SAID(ledger_entry, location),
	SAID(ledger_entry, applicant),
	SAID(ledger_entry, cost),
	DAY(ledger_entry, registered),
	SAID(ledger_entry, owner),
	SAID(ledger_entry, updates),
	SAID(ledger_entry, maintains),
	SAID(ledger_entry, owner_said),
	SAID(ledger_entry, updates_said),
	SAID(ledger_entry, maintains_said),
	{.name = "remote",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct ledger_entry, remote),
	 .choices = yes_no},
	SAID(ledger_entry, line),
	SAID(ledger_entry, note),
	{.name = "extra", .type = FIELD_OBJECT},
	SAID(ledger_entry, place),
};

const struct field_table ledger_entry_table = FIELD_TABLE(entry_fields);

/* What the list prints beside the members above, under the printed heads. */
static bool read_extra(struct list_reader *r, const struct json *entry, const struct where *w,
		       struct ledger_entry *out)
{
	const struct json *j = json_get(entry, "extra");
	struct settings all = {0};

	if (!load_settings(r->a, j, &(struct where){.up = w, .name = "extra"}, &all, r->dl))
		return false;
	for (size_t i = 0; i < all.all.n; i++)
		*vec_push(r->a, &out->extra) =
			(struct extra){all.all.at[i].name, all.all.at[i].value};
	return true;
}

static bool read_entry(struct list_reader *r, const struct json *j, const struct where *w)
{
	struct ledger_entry *e = vec_push(r->a, &r->project->ledger.entries);

	e->at = where_print(r->a, w);
	return fields_read(r->a, j, w, entry_fields, ARRAY_LEN(entry_fields), e, NULL, r->dl) &&
	       read_extra(r, j, w, e);
}

bool load_ledger(struct arena *a, struct project *p, struct diag_list *dl)
{
	const char *path = file_join(a, p->folder, "ledger.json");
	struct ledger *x = &p->ledger;
	struct list_reader r = {.a = a, .dl = dl, .project = p};
	struct where top = {.file = path};

	x->file = path;
	if (file_look(a, path, dl) == FILE_ABSENT)
		return true;
	const struct json *root = load_open(a, path, "ledger", dl);

	if (!root)
		return false;
	x->stands = true;
	bool ok = fields_read(a, root, &top, file_fields, ARRAY_LEN(file_fields), x, NULL, dl);
	const struct json *source = json_get(root, "source");

	ok = (!source || fields_read(a, source, &(struct where){.up = &top, .name = "source"},
				     source_fields, ARRAY_LEN(source_fields), x, NULL, dl)) &&
	     ok;
	return load_list(&r, root, "entries", true, &top, read_entry) && ok;
}
