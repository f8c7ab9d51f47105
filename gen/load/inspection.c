/* SPDX-License-Identifier: MIT
 *
 * inspection.json: the answers to the checklist and the papers that vendors were asked for. What
 * the words point to (items, systems, papers, editions) is looked up by check/.
 */
#include "base/file.h"
#include "load/readers.h"
#include "model/tables.h"

static const struct field file_fields[] = {
	{.name = "schema", .type = FIELD_ANY},
	{.name = "checklist", .type = FIELD_STRING, .offset = offsetof(struct inspection, checklist)},
	{.name = "answers", .type = FIELD_ARRAY},
	{.name = "disclosures", .type = FIELD_ARRAY},
};

const struct field_table inspection_table = FIELD_TABLE(file_fields);

static const char *const answers[] = {ANSWER_YES, ANSWER_NO, ANSWER_NOT_APPLICABLE, NULL};

/* What may be null, so that a list can be filled in later. */
#define OPEN_TEXT(row, member) \
	{.name = #member, .type = FIELD_STRING, .offset = offsetof(struct row, member), \
	 .keep_null = true}
#define OPEN_DATE(row, member) \
	{.name = #member, .type = FIELD_DATE, .offset = offsetof(struct row, member), \
	 .keep_null = true}

static const struct field answer_fields[] = {
	{.name = "item",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct checklist_answer, item),
	 .required = true},
	{.name = "answer",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct checklist_answer, answer),
	 .required = true,
	 .choices = answers},
	OPEN_TEXT(checklist_answer, evidence),
	OPEN_TEXT(checklist_answer, where),
	OPEN_TEXT(checklist_answer, by),
	OPEN_DATE(checklist_answer, date),
	{.name = "owner",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct checklist_answer, follow_up.owner),
	 .keep_null = true},
	{.name = "target",
	 .type = FIELD_DATE,
	 .offset = offsetof(struct checklist_answer, follow_up.due),
	 .keep_null = true},
	OPEN_TEXT(checklist_answer, note),
};

const struct field_table checklist_answer_table = FIELD_TABLE(answer_fields);

static const struct field disclosure_fields[] = {
	{.name = "id",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct disclosure, id),
	 .required = true},
	{.name = "system",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct disclosure, system),
	 .required = true},
	{.name = "paper",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct disclosure, paper),
	 .required = true},
	OPEN_TEXT(disclosure, product),
	OPEN_TEXT(disclosure, edition),
	OPEN_DATE(disclosure, asked),
	OPEN_DATE(disclosure, received),
	OPEN_TEXT(disclosure, where),
	OPEN_TEXT(disclosure, note),
};

const struct field_table disclosure_table = FIELD_TABLE(disclosure_fields);

static bool read_answer(struct list_reader *r, const struct json *j, const struct where *w)
{
	struct checklist_answer *x = vec_push(r->a, &r->project->inspection.answers);

	x->place = where_print(r->a, w);
	return fields_read(r->a, j, w, answer_fields, ARRAY_LEN(answer_fields), x, NULL, r->dl);
}

static bool read_disclosure(struct list_reader *r, const struct json *j, const struct where *w)
{
	struct disclosure *d = vec_push(r->a, &r->project->inspection.disclosures);

	d->place = where_print(r->a, w);
	return fields_read(r->a, j, w, disclosure_fields, ARRAY_LEN(disclosure_fields), d, NULL,
			   r->dl);
}

bool load_inspection(struct arena *a, struct project *p, struct diag_list *dl)
{
	const char *path = file_join(a, p->folder, "inspection.json");
	struct inspection *x = &p->inspection;
	struct list_reader r = {.a = a, .dl = dl, .project = p};
	struct where top = {.file = path};

	x->file = path;
	if (file_look(a, path, dl) == FILE_ABSENT)
		return true;
	const struct json *root = load_open(a, path, "inspection", dl);

	if (!root)
		return false;
	x->stands = true;
	bool ok = fields_read(a, root, &top, file_fields, ARRAY_LEN(file_fields), x, NULL, dl);

	ok = load_list(&r, root, "answers", false, &top, read_answer) && ok;
	return load_list(&r, root, "disclosures", false, &top, read_disclosure) && ok;
}
