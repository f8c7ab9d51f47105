/* SPDX-License-Identifier: MIT
 *
 * Counts are taken from the register, not from the rows that were read: what the report says is
 * what the project gets. What was passed over comes from the source's tables, which bunkai's own
 * JSON does not have.
 */
#include "import/report.h"

#include <string.h>

#include "base/file.h"
#include "base/stage.h"
#include "base/intl.h"
#include "base/names.h"
#include "base/text.h"
#include "model/register_json.h"

const struct import_count *import_count_rows(struct arena *a, const struct risk_register *reg,
					     size_t *n)
{
	size_t rated = 0, requirements = 0, agreements = 0, duties = 0;

	for (size_t i = 0; i < reg->assessments.n; i++)
		rated += reg->assessments.at[i].risk != NULL;
	for (size_t i = 0; i < reg->requirements.n; i++) {
		requirements += reg->requirements.at[i].no != NULL;
		agreements += reg->requirements.at[i].agreement;
	}
	for (size_t i = 0; i < reg->risks.n; i++)
		duties += reg->risks.at[i].duty != NULL;
	const struct import_count counts[] = {
		{N_("flows"), reg->flows.n},
		{N_("threats"), reg->threats.n},
		{N_("matrix cells"), reg->matrix.n},
		{N_("levels"), reg->levels.n},
		{N_("risks"), reg->risks.n},
		{N_("assessments"), reg->assessments.n},
		{N_("assessments without a risk"), reg->assessments.n - rated},
		{N_("requirements"), requirements},
		{N_("placeholder rows"), reg->requirements.n - requirements},
		{N_("agreement points"), agreements},
		{N_("hospital duties"), duties},
	};

	*n = ARRAY_LEN(counts);
	struct import_count *copy = arena_alloc(a, sizeof counts);

	memcpy(copy, counts, sizeof counts);
	return copy;
}

static bool is_register_id(const char *id)
{
	return name_is_portable(id) &&
	       !id[strspn(id, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_")];
}

const char *import_target(struct arena *a, const char *project, const char *id,
			  struct diag_list *dl)
{
	if (!id || strcmp(id, "register") == 0)
		return file_join(a, project, "register.json");
	if (is_register_id(id))
		return file_join(a, project,
				 arena_concat(a, "registers/", id, ".json", (char *)NULL));
	diag_add(dl, DIAG_BAD_REGISTER_ID, NULL, "--register", id);
	return NULL;
}

static struct json *strings_to_json(struct arena *a, const char *const *strings, size_t n)
{
	struct json *list = json_new_array(a);

	for (size_t i = 0; i < n; i++)
		json_append(list, json_new_string(a, strings[i]));
	return list;
}

static struct json *tables_to_json(struct arena *a, const struct source_tables *source)
{
	struct json *list = json_new_array(a);

	for (size_t i = 0; source && i < source->tables.n; i++) {
		const struct source_table *t = &source->tables.at[i];
		struct json *j = json_append(list, json_new_object(a));

		json_set_string(a, j, "kind", t->kind);
		json_set_string(a, j, "where", t->source);
		json_set(j, "rows", json_new_number(a, (double)t->rows.n));
		json_set(j, "skipped", strings_to_json(a, t->skipped.at, t->skipped.n));
	}
	return list;
}

static struct json *source_to_json(struct arena *a, const struct risk_register *reg)
{
	struct json *j = json_new_object(a);

	json_set_string(a, j, "file", reg->source.file);
	json_set_string(a, j, "sha256", reg->source.sha256);
	json_set_string(a, j, "profile", reg->source.profile);
	return j;
}

static struct json *counts_of(struct arena *a, const struct import_count *counts, size_t n)
{
	struct json *j = json_new_object(a);

	for (size_t i = 0; i < n; i++)
		json_set(j, text_replace(a, counts[i].name, " ", "_"),
			 json_new_number(a, (double)counts[i].value));
	return j;
}

/* What both reports begin with. */
static struct json *report_head(struct arena *a, struct json *source, const char *target,
				bool written, const struct source_tables *tables)
{
	struct json *root = json_new_object(a);

	json_set_string(a, root, "schema", "bunkai/import-report/1");
	json_set(root, "source", source);
	json_set_string(a, root, "target", target);
	json_set(root, "written", json_new_bool(a, written));
	json_set(root, "tables", tables_to_json(a, tables));
	return root;
}

struct json *import_report_to_json(struct arena *a, const struct import *import, const char *target,
				   bool written, struct json *findings)
{
	const struct risk_register *reg = import->reg;
	size_t n;
	const struct import_count *counts = import_count_rows(a, reg, &n);
	struct json *root =
		report_head(a, source_to_json(a, reg), target, written, import->source);

	json_set(root, "counts", counts_of(a, counts, n));
	json_set(root, "notes", strings_to_json(a, reg->notes.at, reg->notes.n));
	json_set(root, "findings", findings);
	return root;
}

struct json *import_report_of(struct arena *a, const struct import *import,
			      const struct import_told *told, const char *target, bool written,
			      struct json *findings)
{
	struct json *source = json_new_object(a), *changes = json_new_object(a);

	json_set_string(a, source, "file", import->name);
	json_set_string(a, source, "sha256", import->sha256);
	json_set_string(a, source, "profile", import->profile ? import->profile->id : NULL);
	struct json *root = report_head(a, source, target, written, import->source);

	for (size_t i = 0; i < told->lists_n; i++)
		json_set(changes, told->lists[i].name,
			 strings_to_json(a, told->lists[i].at, told->lists[i].n));
	json_set(root, "counts", counts_of(a, told->counts, told->n));
	json_set(root, "changes", changes);
	json_set(root, "notes", strings_to_json(a, told->notes, told->notes_n));
	json_set(root, "findings", findings);
	return root;
}

static bool write_json(struct arena *a, struct stage *st, const char *path, const struct json *j,
		       struct diag_list *dl)
{
	const char *text = json_print(a, j);

	return stage_write(st, path, text, strlen(text), dl);
}

bool import_write_json(struct arena *a, const char *project, const struct json *what,
		       const char *target, const struct json *report, const char *report_path,
		       struct diag_list *dl)
{
	struct stage *st = stage_new(a, project);

	if ((!what || write_json(a, st, target, what, dl)) &&
	    (!report_path || write_json(a, st, report_path, report, dl)))
		return stage_commit(st, dl);
	stage_abort(st);
	return false;
}

bool import_write(struct arena *a, const struct import *import, const char *project,
		  const char *target, const struct json *report, const char *report_path,
		  struct diag_list *dl)
{
	return import_write_json(a, project, target ? register_to_json(a, import->reg) : NULL,
				 target, report, report_path, dl);
}
