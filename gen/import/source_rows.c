/* SPDX-License-Identifier: MIT
 *
 * The field names of each kind of table, in one list that profiles are checked against, and the
 * look-up in a row: rows have a dozen fields, so it goes through them in order.
 */
#include "import/source_rows.h"

#include <string.h>

#include "import/sheet_view.h"

static const char *const flow_names[] = {"form", "phase", "id", "content", "classification", NULL};
static const char *const threat_names[] = {"id", "name", "detail", NULL};
static const char *const matrix_names[] = {"severity",      "frequency",      "level",
					   "severity_name", "frequency_name", NULL};
static const char *const level_names[] = {"id", "name", "detail", "response", NULL};
static const char *const assessment_names[] = {
	"form",     "phase",       "flow",      "content",  "classification",
	"threat",   "threat_name", "situation", "risk",     "scenario",
	"severity", "frequency",   "level",     "response", NULL};
static const char *const treatment_names[] = {"risk",
					      "scenario",
					      "threat",
					      "threat_name",
					      "severity",
					      "frequency",
					      "level",
					      "option",
					      "viewpoint",
					      "response",
					      "applies",
					      "obligation",
					      "no",
					      "text",
					      "duty",
					      "residual_scenario",
					      "residual_severity",
					      "residual_frequency",
					      "residual_level",
					      "residual_policy",
					      "residual_action",
					      NULL};

static const char *const answer_names[] = {"section", "no", "parent", "text", "answer", "date",
					   "target",  "again", "again_date", "remark", NULL};
static const char *const ledger_names[] = {
	"id",     "name",     "kind",      "system", "os",         "support_end", "mac",
	"ip",     "outlet",   "location",  "applicant", "cost",    "registered",  "owner",
	"updates", "maintains", "remote",  "line",   "note",       "model",       NULL};
static const char *const share_names[] = {
	"risk",   "section",  "subsection", "no",    "text",   "detail", "topic", "accountable", "does",
	"second", "supports", "informed",   "split", "status", "date",   "by",    "when",        "fee",
	"note",   NULL};

static const struct {
	const char *kind;
	const char *const *names;
} kinds[] = {
	{"flows", flow_names},   {"threats", threat_names},         {"matrix", matrix_names},
	{"levels", level_names}, {"assessments", assessment_names}, {"treatments", treatment_names},
	{"answers", answer_names}, {"ledger", ledger_names},	    {"shares", share_names},
};

static struct source_field *find_field(const struct source_row *r, const char *name)
{
	for (size_t i = 0; i < r->fields.n; i++)
		if (!r->fields.at[i].extra && strcmp(r->fields.at[i].name, name) == 0)
			return &r->fields.at[i];
	return NULL;
}

const struct source_field *source_row_field(const struct source_row *r, const char *name)
{
	return find_field(r, name);
}

const char *source_row_cell(struct arena *a, const struct source_row *r, size_t column)
{
	const char *source = r->source ? r->source : "";

	return column ? arena_printf(a, "%s %s%zu", source,
				     sheet_view_column_name(a, column - 1), r->number)
		      : arena_printf(a, "%s %zu行", source, r->number);
}

const char *source_row_get(const struct source_row *r, const char *name)
{
	const struct source_field *f = find_field(r, name);

	return f ? f->value : NULL;
}

void source_row_set(struct arena *a, struct source_row *r, const char *name, const char *value)
{
	struct source_field *f = find_field(r, name);

	f = f ? f : vec_push(a, &r->fields);
	*f = (struct source_field){.name = name, .value = value, .made = true};
}

bool source_row_made(const struct source_row *r, const char *name)
{
	const struct source_field *f = find_field(r, name);

	return f && f->made;
}

const char *const *source_fields(const char *kind)
{
	for (size_t i = 0; i < ARRAY_LEN(kinds); i++)
		if (strcmp(kinds[i].kind, kind) == 0)
			return kinds[i].names;
	return NULL;
}
