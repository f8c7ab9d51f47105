/* SPDX-License-Identifier: MIT
 *
 * What came of an import: the profiles it may choose from, the counts, the report, and that
 * register and report are written together.
 */
#include "import/report.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "import/profiles.h"
#include "model/register_json.h"
#include "../support/paths.h"
#include "../support/scratch.h"

static struct arena *arena;
static struct diag_list *dl;
static const char *folder;
static struct risk_register *reg;
static struct import import;

static const char *below(const char *name)
{
	return file_join(arena, folder, name);
}

static void write_file(const char *name, const char *text)
{
	file_make_folder(arena, file_folder(arena, below(name)));
	FILE *f = fopen(below(name), "w");

	cr_assert(f && fputs(text, f) >= 0 && fclose(f) == 0);
}

static void write_profile(const char *name, const char *id)
{
	write_file(name, arena_printf(arena,
				      "{\"schema\": \"bunkai/import-profile/1\", \"id\": \"%s\", "
				      "\"title\": \"t\", \"tables\": []}",
				      id));
}

static void set_up(void)
{
	char template[] = SCRATCH "/bunkai-report-XXXXXX";

	arena = arena_new();
	dl = diag_new(arena);
	folder = arena_strdup(arena, mkdtemp(template));
	reg = arena_alloc(arena, sizeof *reg);
	import = (struct import){.reg = reg};
}

static void tear_down(void)
{
	cr_assert_eq(system(arena_printf(arena, "rm -rf '%s'", folder)), 0);
	arena_free(arena);
}

TestSuite(import_report, .init = set_up, .fini = tear_down);

static size_t count(const char *name)
{
	size_t n;
	const struct import_count *counts = import_count_rows(arena, reg, &n);

	for (size_t i = 0; i < n; i++)
		if (strcmp(counts[i].name, name) == 0)
			return counts[i].value;
	cr_assert_fail("no count '%s'", name);
	return 0;
}

static void add_requirement(const char *no, bool agreement)
{
	*vec_push(arena, &reg->requirements) = (struct requirement){
		.risk = "R1", .no = no, .agreement = agreement};
}

Test(import_report, rows_are_counted_by_what_they_hold)
{
	add_requirement("1", true);
	add_requirement("2", false);
	add_requirement(NULL, false);
	*vec_push(arena, &reg->assessments) = (struct assessment){.flow = "F1", .risk = "R1"};
	*vec_push(arena, &reg->assessments) = (struct assessment){.flow = "F1"};
	*vec_push(arena, &reg->risks) = (struct risk){.id = "R1", .duty = "する"};
	*vec_push(arena, &reg->risks) = (struct risk){.id = "R2"};
	cr_assert_eq(count("requirements"), 2);
	cr_assert_eq(count("placeholder rows"), 1);
	cr_assert_eq(count("agreement points"), 1);
	cr_assert_eq(count("assessments"), 2);
	cr_assert_eq(count("assessments without a risk"), 1);
	cr_assert_eq(count("risks"), 2);
	cr_assert_eq(count("hospital duties"), 1);
	cr_assert_eq(count("flows"), 0);
}

Test(import_report, the_report_names_source_counts_and_what_was_passed_over)
{
	struct source_tables source = {0};
	struct source_table *t = vec_push(arena, &source.tables);

	*t = (struct source_table){.kind = "treatments", .source = "一覧"};
	*vec_push(arena, &t->rows) = (struct source_row){.place = "一覧 2行"};
	*vec_push(arena, &t->skipped) = "一覧 3行: 注";
	*vec_push(arena, &reg->notes) = "隠れた列";
	reg->source.file = "list.csv";
	import.source = &source;
	add_requirement("1", false);
	const struct json *j = import_report_to_json(arena, &import, "register.json", true,
						     json_new_array(arena)),
			  *table = json_get(j, "tables")->first;

	cr_assert_str_eq(json_get(j, "schema")->string, "bunkai/import-report/1");
	cr_assert_str_eq(json_get(json_get(j, "source"), "file")->string, "list.csv");
	cr_assert_str_eq(json_get(j, "target")->string, "register.json");
	cr_assert_str_eq(json_get(table, "where")->string, "一覧");
	cr_assert_str_eq(json_get(table, "skipped")->first->string, "一覧 3行: 注");
	cr_assert_eq(json_get(json_get(j, "counts"), "requirements")->number, 1);
	cr_assert_not_null(json_get(json_get(j, "counts"), "assessments_without_a_risk"));
	cr_assert_str_eq(json_get(j, "notes")->first->string, "隠れた列");
}

Test(import_report, a_target_is_a_file_of_the_project)
{
	cr_assert_str_eq(import_target(arena, "p", NULL, dl), "p/register.json");
	cr_assert_str_eq(import_target(arena, "p", "register", dl), "p/register.json");
	cr_assert_str_eq(import_target(arena, "p", "ehr-2", dl), "p/registers/ehr-2.json");
	cr_assert_eq(dl->all.n, 0);
	cr_assert_null(import_target(arena, "p", "../x", dl));
	cr_assert_null(import_target(arena, "p", "", dl));
	cr_assert_eq(dl->all.n, 2);
	cr_assert_eq(dl->all.at[0].code, DIAG_BAD_REGISTER_ID);
}

Test(import_report, register_and_report_are_written_together_or_not_at_all)
{
	const struct json *report = json_new_object(arena);

	reg->id = "register";
	write_file("in-the-way", "a file where a folder would have to be");
	cr_assert_not(import_write(arena, &import, below("."), below("register.json"), report,
				   below("in-the-way/report.json"), dl));
	cr_assert_not(file_exists(below("register.json")));
	cr_assert(import_write(arena, &import, below("."), below("register.json"), report,
			       below("report.json"), dl));
	cr_assert(file_exists(below("report.json")));
	cr_assert_not_null(register_read(arena, below("register.json"), "register", dl));
	cr_assert(import_write(arena, &import, below("."), NULL, report, below("dry.json"), dl));
	cr_assert(file_exists(below("dry.json")));
}

static bool find(const char *wanted, struct import_profiles *out)
{
	*out = (struct import_profiles){0};
	return profiles_find(arena, below("project"), below("data"), wanted, PROFILE_REGISTER,
			     "list.csv", out, dl);
}

Test(import_report, profiles_of_the_project_stand_before_the_installed_ones)
{
	struct import_profiles found;

	write_profile("data/templates/import/a.json", "installed-a");
	write_profile("data/templates/import/b.json", "installed-b");
	write_profile("project/templates/import/b.json", "own-b");
	cr_assert(find(NULL, &found));
	cr_assert_eq(found.all.n, 2);
	cr_assert_str_eq(found.all.at[0]->id, "own-b");
	cr_assert_str_eq(found.all.at[1]->id, "installed-a");
	cr_assert(find("a", &found));
	cr_assert_eq(found.all.n, 1);
	cr_assert_str_eq(found.all.at[0]->id, "installed-a");
	cr_assert(find(below("data/templates/import/b.json"), &found));
	cr_assert_str_eq(found.all.at[0]->id, "installed-b");
	cr_assert_eq(dl->all.n, 0);
}

Test(import_report, a_broken_profile_hinders_only_whoever_asks_for_it)
{
	struct import_profiles found;

	write_profile("data/templates/import/a.json", "a");
	write_file("project/templates/import/broken.json", "{");
	cr_assert(find("a", &found));
	cr_assert_not(find("broken", &found));
	cr_assert_not(find(NULL, &found));
}

Test(import_report, an_unknown_profile_is_answered_with_those_there_are)
{
	struct import_profiles found;

	cr_assert_not(find(NULL, &found));
	cr_assert_eq(dl->all.at[0].code, DIAG_CANNOT_READ);
	write_profile("data/templates/import/a.json", "a");
	cr_assert_not(find("c", &found));
	cr_assert_eq(dl->all.at[1].code, DIAG_NO_PROFILE);
	cr_assert_not_null(strstr(dl->all.at[1].message, "a"));
}
