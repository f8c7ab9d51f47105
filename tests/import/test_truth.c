/* SPDX-License-Identifier: MIT
 *
 * One real register in three forms: the imports are equal, and equal to what people read from it
 * row by row (../shared/register/truth).
 */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/text.h"
#include "import/grid.h"
#include "import/import.h"
#include "model/register_json.h"
#include "../support/paths.h"

static struct arena *arena;
static struct diag_list *dl;
static struct import_profiles profiles;

static void set_up(void)
{
	arena = arena_new();
	dl = diag_new(arena);
	profiles = (struct import_profiles){0};
	if (!file_is_folder("../shared/register"))
		cr_skip_test("../shared is not there");
	*vec_push(arena, &profiles.all) =
		profile_read(arena, "templates/import/metimic-1.1.json", dl);
	cr_assert_not_null(profiles.all.at[0]);
}

static void tear_down(void)
{
	arena_free(arena);
}

TestSuite(truth, .init = set_up, .fini = tear_down);

static struct risk_register *import(const char *path)
{
	struct import result = {0};

	cr_assert(import_source(arena, path, &profiles, NULL, &result, dl), "%s: %s", path,
		  dl->all.n ? dl->all.at[0].message : "");
	cr_assert_not(diag_failed(dl));
	return result.reg;
}

/* A table of truth, with its columns by head. */
struct table {
	const struct grid_sheet *sheet;
};

static struct table read_truth(const char *name)
{
	struct grid *grid = arena_alloc(arena, sizeof *grid);

	cr_assert(
		grid_read_csv(arena, file_join(arena, "../shared/register/truth", name), grid, dl));
	return (struct table){&grid->sheets.at[0]};
}

static size_t rows_of(struct table t)
{
	return t.sheet->rows.n - 1;
}

/* NULL for a dash. */
static const char *cell(struct table t, size_t row, const char *head)
{
	for (size_t c = 0; c < t.sheet->rows.at[0].n; c++) {
		const char *s = grid_cell(&t.sheet->rows.at[row + 1], c);

		if (strcmp(grid_cell(&t.sheet->rows.at[0], c), head) == 0)
			return s && strcmp(s, "-") != 0 ? s : NULL;
	}
	cr_assert_fail("no column %s", head);
	return NULL;
}

static int number(struct table t, size_t row, const char *head)
{
	const char *s = cell(t, row, head);

	return s ? atoi(s) : 0;
}

static void same(const char *got, struct table t, size_t row, const char *head)
{
	const char *want = cell(t, row, head);

	cr_assert(text_equal(got, want), "row %zu %s: '%s', expected '%s'", row, head,
		  got ? got : "-", want ? want : "-");
}

static void same_number(int got, struct table t, size_t row, const char *head)
{
	cr_assert_eq(got, number(t, row, head), "row %zu %s: %d", row, head, got);
}

static const char *join_lines(const struct flow *f)
{
	const char *s = f->classification.n ? f->classification.at[0] : "";

	for (size_t i = 1; i < f->classification.n; i++)
		s = arena_concat(arena, s, "\n", f->classification.at[i], (char *)NULL);
	return s;
}

static void compare_lists(const struct risk_register *reg)
{
	struct table flows = read_truth("flows.csv"), threats = read_truth("threats.csv"),
		     levels = read_truth("levels.csv"), matrix = read_truth("matrix.csv");

	cr_assert_eq(reg->flows.n, rows_of(flows));
	cr_assert_eq(reg->threats.n, rows_of(threats));
	cr_assert_eq(reg->levels.n, rows_of(levels));
	cr_assert_eq(reg->matrix.n, rows_of(matrix));
	for (size_t i = 0; i < reg->flows.n; i++) {
		same(reg->flows.at[i].id, flows, i, "flow_id");
		same(reg->flows.at[i].form, flows, i, "provision_form");
		same(reg->flows.at[i].phase, flows, i, "phase");
		same(reg->flows.at[i].content, flows, i, "content");
		same(join_lines(&reg->flows.at[i]), flows, i, "classification");
	}
	for (size_t i = 0; i < reg->threats.n; i++) {
		same(reg->threats.at[i].id, threats, i, "threat_id");
		same(reg->threats.at[i].name, threats, i, "item");
		same(reg->threats.at[i].detail, threats, i, "detail");
	}
	for (size_t i = 0; i < reg->levels.n; i++) {
		same(reg->levels.at[i].id, levels, i, "level");
		same(reg->levels.at[i].name, levels, i, "name");
		same(reg->levels.at[i].detail, levels, i, "description");
		same(reg->levels.at[i].response, levels, i, "response_required");
	}
	for (size_t i = 0; i < reg->matrix.n; i++)
		same(register_matrix_level(reg, number(matrix, i, "severity"),
					   number(matrix, i, "frequency")),
		     matrix, i, "level");
}

static void compare_risks(const struct risk_register *reg)
{
	struct table risks = read_truth("scenarios.csv"), duties = read_truth("duties.csv");
	size_t with_duty = 0;

	cr_assert_eq(reg->risks.n, rows_of(risks));
	for (size_t i = 0; i < reg->risks.n; i++) {
		const struct risk *r = &reg->risks.at[i];

		same(r->id, risks, i, "risk_id");
		same(r->scenario, risks, i, "scenario");
		same(r->threat, risks, i, "threat_id");
		same_number(r->severity, risks, i, "severity");
		same_number(r->frequency, risks, i, "frequency");
		same(r->level, risks, i, "level");
		same(r->response, risks, i, "response_needed");
		cr_assert_eq(!r->scenario_clipped, number(risks, i, "complete"));
		cr_assert_eq(r->duty != NULL, number(risks, i, "has_hospital_duty"));
		cr_assert_eq(r->residual.n, (size_t)number(risks, i, "has_residual_risk"));
		if (!r->duty)
			continue;
		same(r->id, duties, with_duty, "risk_id");
		same(r->duty, duties, with_duty, "duty");
		cr_assert_eq(!r->duty_clipped, number(duties, with_duty, "ever_complete"), "%s",
			     r->id);
		with_duty++;
	}
	cr_assert_eq(with_duty, rows_of(duties));
}

static void compare_assessments(const struct risk_register *reg)
{
	struct table t = read_truth("assessments.csv");

	cr_assert_eq(reg->assessments.n, rows_of(t));
	for (size_t i = 0; i < reg->assessments.n; i++) {
		const struct assessment *x = &reg->assessments.at[i];

		same(x->flow, t, i, "flow_id");
		same(x->threat, t, i, "threat_id");
		same(x->situation, t, i, "situation");
		same(x->risk, t, i, "risk_id");
		same_number(x->severity, t, i, "severity");
		same_number(x->frequency, t, i, "frequency");
		same(x->level, t, i, "level");
		same(x->response, t, i, "response_needed");
	}
}

/* The residual cells of a row are the risk's; the action stands with the rows that print it. */
static void compare_residual(const struct risk_register *reg, struct table t, size_t row)
{
	const struct requirement *x = &reg->requirements.at[row];
	const struct risk *r = register_risk(reg, x->risk);
	bool printed = false;

	if (!cell(t, row, "residual_scenario"))
		return;
	same(r->residual.at[0].scenario, t, row, "residual_scenario");
	same_number(r->residual.at[0].severity, t, row, "residual_severity");
	same_number(r->residual.at[0].frequency, t, row, "residual_frequency");
	same(r->residual.at[0].level, t, row, "residual_level");
	same(r->residual.at[0].policy, t, row, "residual_basic_policy");
	for (size_t i = 0; i < r->residual.at[0].requirements.n; i++)
		printed |= text_equal(r->residual.at[0].requirements.at[i], x->no);
	same(printed ? r->residual.at[0].action : NULL, t, row, "residual_action");
}

static void compare_requirements(const struct risk_register *reg)
{
	struct table t = read_truth("treatments.csv");
	size_t agreements = 0;

	cr_assert_eq(reg->requirements.n, rows_of(t));
	for (size_t i = 0; i < reg->requirements.n; i++) {
		const struct requirement *x = &reg->requirements.at[i];

		same(x->risk, t, i, "risk_id");
		same(x->no, t, i, "requirement_no");
		same(x->viewpoint, t, i, "viewpoint");
		same(x->response, t, i, "response_needed");
		same(x->applies, t, i, "applicability");
		same(x->option, t, i, "option");
		same(x->text, t, i, "requirement_text");
		cr_assert_eq(x->agreement, number(t, i, "asks_agreement"), "%s %s", x->risk, x->no);
		agreements += x->agreement;
		compare_residual(reg, t, i);
	}
	cr_assert_eq(agreements, 70);
}

static void compare_all(const char *path)
{
	const struct risk_register *reg = import(path);

	compare_lists(reg);
	compare_risks(reg);
	compare_assessments(reg);
	compare_requirements(reg);
}

Test(truth, of_the_workbook)
{
	compare_all("../shared/register/telehealth.xlsx");
}

Test(truth, of_the_cp932_folder)
{
	compare_all("../shared/register/telehealth-cp932");
}

Test(truth, of_the_text)
{
	compare_all("../shared/seeds/000_eca356f8c5a67ac7.txt");
}

#define FORGET_PLACES(list) \
	for (size_t i_ = 0; i_ < (list).n; i_++) \
		(list).at[i_].at.place = NULL

/* The register's JSON without what may differ between forms of one source. */
static const char *print_comparable(const char *path)
{
	struct risk_register *reg = import(path);

	FORGET_PLACES(reg->flows);
	FORGET_PLACES(reg->threats);
	FORGET_PLACES(reg->matrix);
	FORGET_PLACES(reg->levels);
	FORGET_PLACES(reg->risks);
	FORGET_PLACES(reg->assessments);
	FORGET_PLACES(reg->requirements);
	for (size_t i = 0; i < reg->risks.n; i++)
		FORGET_PLACES(reg->risks.at[i].residual);
	reg->source.file = reg->source.sha256 = NULL;
	reg->notes.n = 0;
	return json_print(arena, register_to_json(arena, reg));
}

Test(truth, of_one_register_in_three_forms)
{
	const char *workbook = print_comparable("../shared/register/telehealth.xlsx");

	cr_assert_str_eq(print_comparable("../shared/register/telehealth-cp932"), workbook);
	cr_assert_str_eq(print_comparable("../shared/seeds/000_eca356f8c5a67ac7.txt"), workbook);
}
