/* SPDX-License-Identifier: MIT
 *
 * decisions.json: what the parties decided, who accepted which residual risk, who sees to what is
 * still to be done about one, and what is left open knowingly.
 */
#include "base/file.h"
#include "load/readers.h"
#include "model/tables.h"

static const char *const phases[] = {"normal", "maintenance", "emergency", "end", NULL};
static const char *const fees[] = {"included", "extra", "undecided", NULL};

static const struct field decision_fields[] = {
	{.name = "id",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct decision, id),
	 .required = true},
	{.name = "requirement",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct decision, requirement)},
	{.name = "requirements",
	 .type = FIELD_STRINGS,
	 .offset = offsetof(struct decision, requirements)},
	{.name = "topic", .type = FIELD_STRING, .offset = offsetof(struct decision, topic)},
	{.name = "clause", .type = FIELD_STRING, .offset = offsetof(struct decision, clause)},
	{.name = "position", .type = FIELD_STRING, .offset = offsetof(struct decision, position)},
	{.name = "contract", .type = FIELD_STRING, .offset = offsetof(struct decision, contract)},
	{.name = "phase",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct decision, phase),
	 .choices = phases},
	{.name = "roles", .type = FIELD_OBJECT},
	{.name = "status", .type = FIELD_STRING, .offset = offsetof(struct decision, status)},
	{.name = "text", .type = FIELD_STRING, .offset = offsetof(struct decision, text)},
	{.name = "fee",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct decision, fee),
	 .choices = fees},
	{.name = "when", .type = FIELD_STRING, .offset = offsetof(struct decision, when)},
	{.name = "by", .type = FIELD_STRING, .offset = offsetof(struct decision, by)},
	{.name = "date", .type = FIELD_DATE, .offset = offsetof(struct decision, date)},
	{.name = "reason", .type = FIELD_STRING, .offset = offsetof(struct decision, reason)},
	{.name = "public_reason",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct decision, public_reason)},
	{.name = "keep", .type = FIELD_BOOL, .offset = offsetof(struct decision, keep)},
	{.name = "with", .type = FIELD_STRING, .offset = offsetof(struct decision, with)},
	{.name = "answers",
	 .type = FIELD_STRINGS,
	 .offset = offsetof(struct decision, answers)},
	{.name = "given", .type = FIELD_OBJECT},
};

const struct field_table decision_table = FIELD_TABLE(decision_fields);

#define FOLLOW_UP(row) \
	{.name = "owner", .type = FIELD_STRING, .offset = offsetof(row, follow_up.owner)}, \
		{.name = "due", .type = FIELD_DATE, .offset = offsetof(row, follow_up.due)}, \
		{.name = "review", \
		 .type = FIELD_DATE, \
		 .offset = offsetof(row, follow_up.review)}, \
		{.name = "done", .type = FIELD_DATE, .offset = offsetof(row, follow_up.done)}

static const struct field acceptance_fields[] = {
	{.name = "id", .type = FIELD_STRING, .offset = offsetof(struct acceptance, id)},
	{.name = "risk",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct acceptance, risk),
	 .required = true},
	{.name = "register", .type = FIELD_STRING, .offset = offsetof(struct acceptance, reg)},
	{.name = "by",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct acceptance, by),
	 .required = true},
	{.name = "date", .type = FIELD_DATE, .offset = offsetof(struct acceptance, date)},
	{.name = "note",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct acceptance, note),
	 .keep_null = true},
	FOLLOW_UP(struct acceptance),
	{.name = "keep", .type = FIELD_BOOL, .offset = offsetof(struct acceptance, keep)},
	{.name = "with", .type = FIELD_STRING, .offset = offsetof(struct acceptance, with)},
};

const struct field_table acceptance_table = FIELD_TABLE(acceptance_fields);

static const struct field action_fields[] = {
	{.name = "risk",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct risk_action, risk),
	 .required = true},
	{.name = "register", .type = FIELD_STRING, .offset = offsetof(struct risk_action, reg)},
	{.name = "action", .type = FIELD_STRING, .offset = offsetof(struct risk_action, action)},
	{.name = "note",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct risk_action, note),
	 .keep_null = true},
	FOLLOW_UP(struct risk_action),
	{.name = "keep", .type = FIELD_BOOL, .offset = offsetof(struct risk_action, keep)},
};

const struct field_table action_table = FIELD_TABLE(action_fields);

static const struct field leaving_fields[] = {
	{.name = "contract",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct leaving, contract),
	 .required = true},
	{.name = "points",
	 .type = FIELD_STRINGS,
	 .offset = offsetof(struct leaving, points),
	 .required = true},
	{.name = "reason",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct leaving, reason),
	 .required = true},
	{.name = "by",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct leaving, by),
	 .required = true},
	{.name = "date", .type = FIELD_DATE, .offset = offsetof(struct leaving, date)},
};

const struct field_table leaving_table = FIELD_TABLE(leaving_fields);

static const struct field file_fields[] = {
	{.name = "schema", .type = FIELD_ANY},
	{.name = "decisions", .type = FIELD_ARRAY},
	{.name = "acceptances", .type = FIELD_ARRAY},
	{.name = "actions", .type = FIELD_ARRAY},
	{.name = "left", .type = FIELD_ARRAY},
};

static int count_subjects(const struct decision *d)
{
	return (d->requirement != NULL) + (d->requirements.n > 0) + (d->topic != NULL) +
	       (d->clause != NULL);
}

static bool read_decision(struct list_reader *r, const struct json *j, const struct where *w)
{
	struct decision *d = vec_push(r->a, &r->project->decisions);
	struct where roles = {.up = w, .name = "roles"}, given = {.up = w, .name = "given"};

	d->place = where_print(r->a, w);
	bool ok = fields_read(r->a, j, w, decision_fields, ARRAY_LEN(decision_fields), d, NULL,
			      r->dl);

	if (ok && count_subjects(d) != 1) {
		diag_add(r->dl, DIAG_DECISION_SUBJECT, d->id, d->place);
		ok = false;
	} else if (ok && !d->clause != !d->position) {
		diag_add(r->dl, DIAG_DECISION_POSITION, d->id, d->place);
		ok = false;
	}
	ok = load_settings(r->a, json_get(j, "given"), &given, &d->given, r->dl) && ok;
	return load_settings(r->a, json_get(j, "roles"), &roles, &d->roles, r->dl) && ok;
}

static bool read_acceptance(struct list_reader *r, const struct json *j, const struct where *w)
{
	struct acceptance *c = vec_push(r->a, &r->project->acceptances);

	c->place = where_print(r->a, w);
	return fields_read(r->a, j, w, acceptance_fields, ARRAY_LEN(acceptance_fields), c, NULL,
			   r->dl);
}

static bool read_action(struct list_reader *r, const struct json *j, const struct where *w)
{
	struct risk_action *x = vec_push(r->a, &r->project->actions);

	x->place = where_print(r->a, w);
	return fields_read(r->a, j, w, action_fields, ARRAY_LEN(action_fields), x, NULL, r->dl);
}

static bool read_leaving(struct list_reader *r, const struct json *j, const struct where *w)
{
	struct leaving *l = vec_push(r->a, &r->project->left);

	l->place = where_print(r->a, w);
	return fields_read(r->a, j, w, leaving_fields, ARRAY_LEN(leaving_fields), l, NULL, r->dl);
}

bool load_decisions(struct arena *a, struct project *p, struct diag_list *dl)
{
	const char *path = file_join(a, p->folder, "decisions.json");
	struct list_reader r = {.a = a, .dl = dl, .project = p};
	struct where top = {.file = path};

	if (file_look(a, path, dl) == FILE_ABSENT)
		return true;
	const struct json *root = load_open(a, path, "decisions", dl);

	if (!root)
		return false;
	bool ok = fields_read(a, root, &top, file_fields, ARRAY_LEN(file_fields), NULL, NULL, dl);

	ok = load_list(&r, root, "decisions", true, &top, read_decision) && ok;
	ok = load_list(&r, root, "acceptances", false, &top, read_acceptance) && ok;
	ok = load_list(&r, root, "actions", false, &top, read_action) && ok;
	return load_list(&r, root, "left", false, &top, read_leaving) && ok;
}
