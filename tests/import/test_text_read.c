/* SPDX-License-Identifier: MIT
 *
 * Flattened texts: the real one against what was read from it by hand, some hundred of the tests' own, and bad ones.
 */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/text.h"
#include "import/grid.h"
#include "import/text_read.h"
#include "layout.h"

static struct arena *a;
static struct diag_list *dl;
static struct records records;

static void start(void)
{
	a = arena_new();
	dl = diag_new(a);
	records = (struct records){0};
}

static void stop(void)
{
	arena_free(a);
}

TestSuite(test_text_read, .init = start, .fini = stop);

static bool read_text(const char *text, size_t len, const struct profile *p)
{
	char path[] = "/tmp/bunkai-text-XXXXXX";
	int fd = mkstemp(path);

	cr_assert(write(fd, text, len) == (ssize_t)len);
	close(fd);
	bool ok = text_read(a, path, p, &records, dl);

	unlink(path);
	return ok;
}

static const struct record_table *find_table(const struct records *r, const char *kind)
{
	for (size_t i = 0; i < r->tables.n; i++)
		if (strcmp(r->tables.at[i].kind, kind) == 0)
			return &r->tables.at[i];
	return NULL;
}

static const struct diag *find_diag(const char *code)
{
	for (size_t i = 0; i < dl->all.n; i++)
		if (strcmp(diag_code_name(dl->all.at[i].code), code) == 0)
			return &dl->all.at[i];
	return NULL;
}

/* The real register */

static const char real_text[] = "../shared/seeds/000_eca356f8c5a67ac7.txt";
static const char truth[] = "../shared/register/truth";

struct truth_table {
	const char *kind;
	const char *pairs[16][2]; /* field, column of the truth */
};

static const struct truth_table truth_tables[] = {
	{"flows", {{"id", "flow_id"}, {"form", "provision_form"}, {"phase", "phase"}, {"content", "content"}, {"classification", "classification"}}},
	{"threats", {{"id", "threat_id"}, {"name", "item"}, {"detail", "detail"}}},
	{"matrix", {{"severity", "severity"}, {"frequency", "frequency"}, {"level", "level"}}},
	{"levels", {{"id", "level"}, {"name", "name"}, {"detail", "description"}, {"response", "response_required"}}},
	{"assessments",
	 {{"form", "provision_form"}, {"phase", "phase"}, {"flow", "flow_id"}, {"content", "flow_content"}, {"classification", "classification"},
	  {"threat", "threat_id"}, {"threat_name", "threat_item"}, {"situation", "situation"}, {"risk", "risk_id"}, {"scenario", "scenario"},
	  {"severity", "severity"}, {"frequency", "frequency"}, {"level", "level"}, {"response", "response_needed"}}},
	{"treatments",
	 {{"risk", "risk_id"}, {"scenario", "scenario"}, {"option", "option"}, {"viewpoint", "viewpoint"}, {"response", "response_needed"},
	  {"applies", "applicability"}, {"no", "requirement_no"}, {"text", "requirement_text"}, {"duty", "hospital_duty"},
	  {"residual_scenario", "residual_scenario"}, {"residual_severity", "residual_severity"}, {"residual_frequency", "residual_frequency"},
	  {"residual_level", "residual_level"}, {"residual_policy", "residual_basic_policy"}, {"residual_action", "residual_action"}}},
};

static size_t find_head(const struct grid_sheet *sheet, const char *head)
{
	const struct grid_row *heads = &sheet->rows.at[0];

	for (size_t c = 0; c < heads->n; c++)
		if (text_equal(heads->cells[c], head))
			return c;
	return SIZE_MAX;
}

static const char *truth_cell(const struct grid_sheet *sheet, size_t row, const char *head)
{
	size_t c = find_head(sheet, head);
	const char *cell = c == SIZE_MAX ? NULL : grid_cell(&sheet->rows.at[row], c);

	return cell ? cell : "";
}

static void check_real_table(const struct truth_table *t)
{
	struct grid grid = {0};
	const struct record_table *got = find_table(&records, t->kind);

	cr_assert(grid_read_csv(a, arena_printf(a, "%s/%s.csv", truth, t->kind), &grid, dl));
	const struct grid_sheet *sheet = &grid.sheets.at[0];

	cr_assert(got && got->rows.n == sheet->rows.n - 1, "%s: %zu rows instead of %zu", t->kind, got ? got->rows.n : 0, sheet->rows.n - 1);
	cr_assert_eq(got->skipped.n, 0);
	for (size_t i = 0; i < got->rows.n; i++) {
		const struct record *r = &got->rows.at[i];

		for (size_t k = 0; t->pairs[k][0]; k++) {
			const char *want = truth_cell(sheet, i + 1, t->pairs[k][1]);

			cr_assert_str_eq(record_get(r, t->pairs[k][0]), want, "%s %s %s", t->kind, r->place, t->pairs[k][0]);
		}
		if (find_head(sheet, "line_start") != SIZE_MAX)
			cr_assert_str_eq(r->place, arena_printf(a, "p.%s %s行", truth_cell(sheet, i + 1, "page"),
								 truth_cell(sheet, i + 1, "line_start")));
	}
}

Test(test_text_read, real_register_equals_the_truth)
{
	if (!file_exists(real_text))
		cr_skip("the real register is not there");
	const struct profile *p = profile_read(a, "templates/import/metimic-1.1.json", dl);

	cr_assert(p && text_read(a, real_text, p, &records, dl));
	for (size_t i = 0; i < ARRAY_LEN(truth_tables); i++)
		check_real_table(&truth_tables[i]);
	cr_assert_str_eq(record_get(&find_table(&records, "matrix")->rows.at[0], "severity_name"), "深刻(Severe)");
	cr_assert_str_eq(record_get(&find_table(&records, "matrix")->rows.at[24], "frequency_name"), "非常に低い(Improbable)");
	cr_assert_eq(records.notes.n, 1);
	cr_assert(text_starts(records.notes.at[0], "p.1 3行-p.2 360行: "));
	cr_assert_eq(dl->count[LEVEL_WARNING], 0);
	cr_assert_str_eq(find_diag("text-strange-word")->place, "p.88 45956行");
}

/* Registers of our own */

static void check_row(unsigned seed, const char *kind, const struct record *got, const struct record *want)
{
	cr_assert_str_eq(got->place, want->place, "seed %u %s", seed, kind);
	for (size_t f = 0; f < want->fields.n; f++) {
		const char *name = want->fields.at[f].name, *value = record_get(got, name);

		cr_assert(value && strcmp(value, want->fields.at[f].value) == 0, "seed %u %s %s %s: '%s' instead of '%s'", seed, kind,
			  want->place, name, value ? value : "(none)", want->fields.at[f].value);
	}
}

static void check_seed(unsigned seed)
{
	struct laid_out out;

	start();
	layout_register(a, seed, &out);
	cr_assert(read_text(out.text, strlen(out.text), out.profile), "seed %u", seed);
	for (size_t i = 0; i < out.records.tables.n; i++) {
		const struct record_table *want = &out.records.tables.at[i], *got = find_table(&records, want->kind);

		cr_assert(got && got->rows.n == want->rows.n, "seed %u %s: %zu rows instead of %zu", seed, want->kind,
			  got ? got->rows.n : 0, want->rows.n);
		cr_assert_eq(got->skipped.n, 0, "seed %u %s: %s", seed, want->kind, got->skipped.n ? got->skipped.at[0] : "");
		for (size_t r = 0; r < want->rows.n; r++)
			check_row(seed, want->kind, &got->rows.at[r], &want->rows.at[r]);
	}
	cr_assert_eq(records.notes.n, out.prose > 0, "seed %u", seed);
	stop();
}

enum { SEEDS = 300 };

Test(test_text_read, what_was_laid_out_comes_back)
{
	stop();
	for (unsigned seed = 0; seed < SEEDS; seed++)
		check_seed(seed);
	start();
}
