/* SPDX-License-Identifier: MIT
 *
 * disclosures/ID.json of a project: filled-in questionnaires. What the words point to (the form, its
 * questions, parties, systems) is looked up by check/.
 */
#include <string.h>

#include "base/file.h"
#include "base/text.h"
#include "load/readers.h"
#include "model/tables.h"

#define SAID(row, member) \
	{.name = #member, .type = FIELD_STRING, .offset = offsetof(struct row, member), \
	 .keep_null = true}
#define DAY(row, member) \
	{.name = #member, .type = FIELD_DATE, .offset = offsetof(struct row, member), \
	 .keep_null = true}

static const struct field file_fields[] = {
	{.name = "schema", .type = FIELD_ANY},
	{.name = "questionnaire",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct disclosed_sheet, questionnaire),
	 .required = true},
	{.name = "party",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct disclosed_sheet, party),
	 .required = true},
	SAID(disclosed_sheet, system),
	SAID(disclosed_sheet, product),
	SAID(disclosed_sheet, version),
	DAY(disclosed_sheet, date),
	DAY(disclosed_sheet, received),
	SAID(disclosed_sheet, month),
	SAID(disclosed_sheet, file),
	SAID(disclosed_sheet, sha256),
	{.name = "answers", .type = FIELD_ARRAY, .required = true},
	{.name = "notes", .type = FIELD_STRINGS, .offset = offsetof(struct disclosed_sheet, notes)},
};

const struct field_table disclosed_sheet_table = FIELD_TABLE(file_fields);

static const struct field answer_fields[] = {
	{.name = "item",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct disclosed_answer, item),
	 .required = true},
	SAID(disclosed_answer, answer),
	SAID(disclosed_answer, said),
	DAY(disclosed_answer, date),
	DAY(disclosed_answer, target),
	SAID(disclosed_answer, again),
	DAY(disclosed_answer, again_date),
	SAID(disclosed_answer, remark),
	SAID(disclosed_answer, place),
};

const struct field_table disclosed_answer_table = FIELD_TABLE(answer_fields);

static bool read_answer(struct list_reader *r, const struct json *j, const struct where *w)
{
	struct disclosed_sheet *s = r->owner;
	struct disclosed_answer *x = vec_push(r->a, &s->answers);

	x->at = where_print(r->a, w);
	return fields_read(r->a, j, w, answer_fields, ARRAY_LEN(answer_fields), x, NULL, r->dl);
}

static bool read_sheet(struct arena *a, struct project *p, const char *path, const char *name,
		       struct diag_list *dl)
{
	const struct json *root = load_open(a, path, "disclosure", dl);
	struct where top = {.file = path};

	if (!root)
		return false;
	struct disclosed_sheet *s = vec_push(a, &p->disclosed);
	struct list_reader r = {.a = a, .dl = dl, .project = p, .owner = s};

	s->id = arena_strndup(a, name, strlen(name) - strlen(".json"));
	s->place = path;
	bool ok = fields_read(a, root, &top, file_fields, ARRAY_LEN(file_fields), s, NULL, dl);

	return load_list(&r, root, "answers", true, &top, read_answer) && ok;
}

bool load_disclosed(struct arena *a, struct project *p, struct diag_list *dl)
{
	const char *folder = file_join(a, p->folder, FOLDER_DISCLOSED);
	struct file_names names;
	bool ok = file_list_optional(a, folder, &names, dl);

	for (size_t i = 0; i < names.all.n; i++)
		if (text_ends(names.all.at[i], ".json"))
			ok = read_sheet(a, p, file_join(a, folder, names.all.at[i]),
					names.all.at[i], dl) &&
			     ok;
	return ok;
}
