/* SPDX-License-Identifier: MIT
 *
 * bunkai import: another vendor's register becomes register.json of a project, with a report of
 * what was read, passed over and found.
 */
#include <stdio.h>
#include <string.h>

#include "base/data.h"
#include "base/file.h"
#include "base/intl.h"
#include "base/json.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "check/check_register.h"
#include "cmd/command.h"
#include "cmd/options.h"
#include "cmd/report.h"
#include "import/import.h"
#include "model/register_json.h"

/* lines of a kind on the terminal, and characters of one; the report has all */
enum { SHOWN = 3, SHOWN_LENGTH = 150 };

struct import_options {
	const char *source, *to, *profile, *report, *id;
	bool dry_run, json, strict;
};

static bool read_options(struct import_options *o, int argc, char **argv)
{
	const struct option_word words[] = {OPTION("to", &o->to),
					    OPTION("profile", &o->profile),
					    OPTION("report", &o->report),
					    OPTION("register", &o->id),
					    FLAG("dry-run", &o->dry_run),
					    FLAG("json", &o->json),
					    FLAG("strict", &o->strict),
					    {0}};

	return options_read(argc, argv, words, OPERANDS(&o->source)) && o->to;
}

/*
 * Adds the profiles of a folder, unless one of the same name is there already: a project's own come
 * first.
 */
static void list_profiles(struct arena *a, const char *folder, struct json *paths)
{
	size_t n;
	const char **names = file_list(a, folder, &n);

	for (size_t i = 0; i < n; i++)
		if (strcmp(file_ending(names[i]), "json") == 0 &&
		    !json_get(paths, file_stem(a, names[i])))
			json_set_string(a, paths, file_stem(a, names[i]),
					file_join(a, folder, names[i]));
}

static char *join_names(struct arena *a, const struct json *paths)
{
	struct strbuf sb = strbuf_new(a);

	for (const struct json *j = paths->first; j; j = j->next)
		strbuf_join(&sb, ", ", j->name);
	return sb.text;
}

static bool add_profile(struct arena *a, const char *path, struct import_profiles *out,
			struct diag_list *dl)
{
	const struct profile *p = profile_read(a, path, dl);

	if (p)
		*vec_push(a, &out->all) = p;
	return p != NULL;
}

/* The one that was asked for, by id or path, or all there are. */
static bool find_profiles(struct arena *a, const struct import_options *o,
			  struct import_profiles *out, struct diag_list *dl)
{
	struct json *paths = json_new_object(a);
	bool ok = true;

	list_profiles(a, file_join(a, o->to, "templates/import"), paths);
	list_profiles(a, file_join(a, data_folder(a), "templates/import"), paths);
	if (o->profile && (strchr(o->profile, '/') || text_ends(o->profile, ".json")))
		return add_profile(a, o->profile, out, dl);
	if (!paths->n) {
		diag_add(dl, DIAG_CANNOT_READ, NULL,
			 file_join(a, data_folder(a), "templates/import"),
			 _("no import profile stands there"));
		return false;
	}
	if (o->profile && !json_get(paths, o->profile)) {
		diag_add(dl, DIAG_NO_PROFILE, NULL, o->source, o->profile, join_names(a, paths));
		return false;
	}
	for (const struct json *j = paths->first; j; j = j->next)
		if (!o->profile || strcmp(j->name, o->profile) == 0)
			ok = add_profile(a, j->string, out, dl) && ok;
	return ok;
}

static bool is_register_id(const char *id)
{
	return *id &&
	       !id[strspn(id, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_")];
}

/*
 * DIR/register.json, or DIR/registers/ID.json. NULL and a finding when the id cannot name a file.
 */
static const char *target_path(struct arena *a, const struct import_options *o,
			       struct diag_list *dl)
{
	if (!o->id || strcmp(o->id, "register") == 0)
		return file_join(a, o->to, "register.json");
	if (is_register_id(o->id))
		return file_join(a, o->to,
				 arena_concat(a, "registers/", o->id, ".json", (char *)NULL));
	diag_add(dl, DIAG_BAD_REGISTER_ID, NULL, "--register", o->id);
	return NULL;
}

struct result {
	struct import import;
	const char *target;
	bool written;
	struct diag_list *findings;
};

struct figure {
	const char *name;
	size_t value;
};

static const struct figure *count_rows(struct arena *a, const struct risk_register *reg, size_t *n)
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
	const struct figure figures[] = {
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

	*n = ARRAY_LEN(figures);
	struct figure *copy = arena_alloc(a, sizeof figures);

	memcpy(copy, figures, sizeof figures);
	return copy;
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

static struct json *report_to_json(struct arena *a, const struct result *r)
{
	const struct risk_register *reg = r->import.reg;
	struct json *root = json_new_object(a), *source = json_new_object(a),
		    *counts = json_new_object(a);
	size_t n;
	const struct figure *figures = count_rows(a, reg, &n);

	json_set_string(a, root, "schema", "bunkai/import-report/1");
	json_set_string(a, source, "file", reg->source.file);
	json_set_string(a, source, "sha256", reg->source.sha256);
	json_set_string(a, source, "profile", reg->source.profile);
	json_set(root, "source", source);
	json_set_string(a, root, "target", r->target);
	json_set(root, "written", json_new_bool(a, r->written));
	json_set(root, "tables", tables_to_json(a, r->import.source));
	for (size_t i = 0; i < n; i++)
		json_set(counts, text_replace(a, figures[i].name, " ", "_"),
			 json_new_number(a, (double)figures[i].value));
	json_set(root, "counts", counts);
	json_set(root, "notes", strings_to_json(a, reg->notes.at, reg->notes.n));
	json_set(root, "findings", report_findings(a, r->findings));
	return root;
}

static void print_line(const char *line)
{
	const char *end = line;
	size_t n = 0;

	while (n < SHOWN_LENGTH && text_next(&end))
		n++;
	printf("    %.*s%s\n", (int)(end - line), line, *end ? "…" : "");
}

static void print_few(const char *const *lines, size_t n)
{
	for (size_t i = 0; i < n && i < SHOWN; i++)
		print_line(lines[i]);
	if (n > SHOWN)
		printf(_("    … and %zu more\n"), n - SHOWN);
}

static void print_tables(const struct source_tables *source)
{
	for (size_t i = 0; source && i < source->tables.n; i++) {
		const struct source_table *t = &source->tables.at[i];

		printf(_("  %s: %zu rows from %s\n"), t->kind, t->rows.n,
		       t->source ? t->source : "");
		if (t->skipped.n)
			printf(_("    passed over: %zu\n"), t->skipped.n);
		print_few(t->skipped.at, t->skipped.n);
	}
}

static void print_code(struct arena *a, const struct diag_list *dl, enum diag_code code)
{
	size_t n = 0;

	for (size_t i = 0; i < dl->all.n; i++)
		n += dl->all.at[i].code == code;
	if (!n)
		return;
	printf("  %s [%s] %zu\n", diag_level_name(diag_code_level(code)), diag_code_name(code), n);
	for (size_t i = 0, shown = 0; i < dl->all.n && shown < SHOWN; i++) {
		const struct diag *d = &dl->all.at[i];

		if (d->code != code)
			continue;
		print_line(arena_concat(a, d->subject, *d->subject ? ": " : "", d->message,
					(char *)NULL));
		shown++;
	}
}

static void print_summary(struct arena *a, const struct result *r)
{
	const struct risk_register *reg = r->import.reg;
	size_t n;
	const struct figure *figures = count_rows(a, reg, &n);

	printf("%s", reg->source.file ? reg->source.file : "");
	if (r->import.profile)
		printf(" (%s: %s)", r->import.profile->id, r->import.profile->title);
	printf("\n");
	print_tables(r->import.source);
	for (size_t i = 0; i < n; i++)
		printf("%s%s %zu", i ? ", " : "", _(figures[i].name), figures[i].value);
	printf("\n");
	if (reg->notes.n)
		printf(_("notes: %zu\n"), reg->notes.n);
	print_few(reg->notes.at, reg->notes.n);
	if (r->findings->all.n)
		printf(_("findings: %zu\n"), r->findings->all.n);
	for (int code = 0; code < DIAG__MAX; code++)
		print_code(a, r->findings, (enum diag_code)code);
	printf(r->written ? _("written: %s\n") : _("not written (dry run): %s\n"), r->target);
}

/* Register and report appear together or not at all. */
static bool write_files(struct arena *a, const struct import_options *o, struct result *r,
			struct diag_list *dl)
{
	struct stage *st = stage_new(a);
	const char *text = json_print(a, register_to_json(a, r->import.reg));
	bool ok = true;

	r->written = !o->dry_run;
	if (r->written)
		ok = stage_write(st, r->target, text, strlen(text), dl);
	if (ok && o->report) {
		text = json_print(a, report_to_json(a, r));
		ok = stage_write(st, o->report, text, strlen(text), dl);
	}
	if (ok)
		return stage_commit(st, dl);
	stage_abort(st);
	return false;
}

static bool import_register(struct arena *a, const struct import_options *o, struct result *r,
			    struct diag_list *dl)
{
	struct import_profiles profiles = {0};

	r->target = target_path(a, o, dl);
	if (!r->target || !find_profiles(a, o, &profiles, dl) ||
	    !import_source(a, o->source, &profiles, &r->import, dl))
		return false;
	r->import.reg->id = o->id ? o->id : "register";
	r->import.reg->file = r->target;
	check_register(a, r->import.reg, NULL, dl);
	diag_sort(dl);
	return true;
}

static int cmd_import(struct arena *a, int argc, char **argv)
{
	struct import_options o = {0};
	struct diag_list *problems = diag_new(a);
	struct result r = {.findings = diag_new(a)};

	if (!read_options(&o, argc, argv))
		return command_usage(&command_import);
	if (!import_register(a, &o, &r, r.findings))
		return report_print(r.findings);
	if (!write_files(a, &o, &r, problems))
		return report_print(problems);
	if (o.json)
		fputs(json_print(a, report_to_json(a, &r)), stdout);
	else
		print_summary(a, &r);
	return o.strict ? report_status(r.findings) : EXIT_FINE;
}

const struct command command_import = {
	.name = "import",
	.run = cmd_import,
	.usage = "SOURCE --to DIR [--profile P] [--register ID] [--report FILE] [--dry-run] "
		 "[--json] [--strict]",
	.what = N_("read a register from text, XLSX, CSV or JSON"),
};
