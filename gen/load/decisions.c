/* SPDX-License-Identifier: MIT
 *
 * decisions.json: what the parties decided, and who accepted which residual risk.
 */
#include "base/file.h"
#include "load/parts.h"

static const char *const phases[] = {"normal", "maintenance", "emergency", "end", NULL};
static const char *const fees[] = {"included", "extra", "undecided", NULL};

static const struct field decision_fields[] = {
	{"id", FIELD_STRING, offsetof(struct decision, id), .required = true},
	{"requirement", FIELD_STRING, offsetof(struct decision, requirement)},
	{"topic", FIELD_STRING, offsetof(struct decision, topic)},
	{"contract", FIELD_STRING, offsetof(struct decision, contract)},
	{"phase", FIELD_STRING, offsetof(struct decision, phase), .choices = phases},
	{"roles", FIELD_OBJECT, 0},
	{"status", FIELD_STRING, offsetof(struct decision, status)},
	{"text", FIELD_STRING, offsetof(struct decision, text)},
	{"fee", FIELD_STRING, offsetof(struct decision, fee), .choices = fees},
	{"when", FIELD_STRING, offsetof(struct decision, when)},
	{"by", FIELD_STRING, offsetof(struct decision, by)},
	{"date", FIELD_DATE, offsetof(struct decision, date)},
	{"reason", FIELD_STRING, offsetof(struct decision, reason)},
};

static const struct field acceptance_fields[] = {
	{"risk", FIELD_STRING, offsetof(struct acceptance, risk), .required = true},
	{"register", FIELD_STRING, offsetof(struct acceptance, reg)},
	{"by", FIELD_STRING, offsetof(struct acceptance, by), .required = true},
	{"date", FIELD_DATE, offsetof(struct acceptance, date)},
	{"note", FIELD_STRING, offsetof(struct acceptance, note)},
};

static const struct field file_fields[] = {
	{"schema", FIELD_STRING, 0, .required = true},
	{"decisions", FIELD_ARRAY, 0},
	{"acceptances", FIELD_ARRAY, 0},
};

static bool read_decision(struct reader *r, const struct json *j, const struct where *w)
{
	struct decision *d = vec_push(r->a, &r->project->decisions);
	struct where roles = {.up = w, .name = "roles"};

	d->place = where_print(r->a, w);
	bool ok = fields_read(r->a, j, w, decision_fields, ARRAY_LEN(decision_fields), d, NULL, r->dl);

	if (ok && !d->requirement == !d->topic) {
		diag_add(r->dl, DIAG_DECISION_SUBJECT, d->id, d->place);
		ok = false;
	}
	return load_settings(r->a, json_get(j, "roles"), &roles, &d->roles, r->dl) && ok;
}

static bool read_acceptance(struct reader *r, const struct json *j, const struct where *w)
{
	struct acceptance *c = vec_push(r->a, &r->project->acceptances);

	c->place = where_print(r->a, w);
	return fields_read(r->a, j, w, acceptance_fields, ARRAY_LEN(acceptance_fields), c, NULL, r->dl);
}

bool load_decisions(struct arena *a, struct project *p, struct diag_list *dl)
{
	const char *path = file_join(a, p->folder, "decisions.json");
	struct reader r = {.a = a, .dl = dl, .project = p};
	struct where top = {.file = path};

	if (!file_exists(path))
		return true;
	const struct json *root = fields_open(a, path, "decisions", dl);

	if (!root)
		return false;
	bool ok = fields_read(a, root, &top, file_fields, ARRAY_LEN(file_fields), NULL, NULL, dl);

	ok = load_list(&r, root, "decisions", true, &top, read_decision) && ok;
	return load_list(&r, root, "acceptances", false, &top, read_acceptance) && ok;
}
