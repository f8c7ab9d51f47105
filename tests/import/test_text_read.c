/* SPDX-License-Identifier: MIT
 *
 * Flattened texts: the real one against what was read from it by hand, some hundred of the tests'
 * own, and bad ones.
 */
#include <criterion/criterion.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "../support/rounds.h"
#include "base/file.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "import/grid.h"
#include "import/text_read.h"
#include "layout.h"
#include "../support/paths.h"
#include "../support/scratch.h"

static struct arena *a;
static struct diag_list *dl;
static struct source_tables records;

static void start(void)
{
	a = arena_new();
	dl = diag_new(a);
	records = (struct source_tables){0};
}

static void stop(void)
{
	arena_free(a);
}

TestSuite(test_text_read, .init = start, .fini = stop);

static bool read_text(const char *text, size_t len, const struct profile *p)
{
	char path[] = SCRATCH "/bunkai-text-XXXXXX";
	int fd = mkstemp(path);

	cr_assert(write(fd, text, len) == (ssize_t)len);
	close(fd);
	bool ok = text_read(a, path, p, &records, dl);

	unlink(path);
	return ok;
}

static const struct source_table *find_table(const struct source_tables *r, const char *kind)
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
	{"flows",
	 {{"id", "flow_id"},
	  {"form", "provision_form"},
	  {"phase", "phase"},
	  {"content", "content"},
	  {"classification", "classification"}}},
	{"threats", {{"id", "threat_id"}, {"name", "item"}, {"detail", "detail"}}},
	{"matrix", {{"severity", "severity"}, {"frequency", "frequency"}, {"level", "level"}}},
	{"levels",
	 {{"id", "level"},
	  {"name", "name"},
	  {"detail", "description"},
	  {"response", "response_required"}}},
	{"assessments",
	 {{"form", "provision_form"},
	  {"phase", "phase"},
	  {"flow", "flow_id"},
	  {"content", "flow_content"},
	  {"classification", "classification"},
	  {"threat", "threat_id"},
	  {"threat_name", "threat_item"},
	  {"situation", "situation"},
	  {"risk", "risk_id"},
	  {"scenario", "scenario"},
	  {"severity", "severity"},
	  {"frequency", "frequency"},
	  {"level", "level"},
	  {"response", "response_needed"}}},
	{"treatments",
	 {{"risk", "risk_id"},
	  {"scenario", "scenario"},
	  {"option", "option"},
	  {"viewpoint", "viewpoint"},
	  {"response", "response_needed"},
	  {"applies", "applicability"},
	  {"no", "requirement_no"},
	  {"text", "requirement_text"},
	  {"duty", "hospital_duty"},
	  {"residual_scenario", "residual_scenario"},
	  {"residual_severity", "residual_severity"},
	  {"residual_frequency", "residual_frequency"},
	  {"residual_level", "residual_level"},
	  {"residual_policy", "residual_basic_policy"},
	  {"residual_action", "residual_action"}}},
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
	const struct source_table *got = find_table(&records, t->kind);

	cr_assert(grid_read_csv(a, arena_printf(a, "%s/%s.csv", truth, t->kind), &grid, dl));
	const struct grid_sheet *sheet = &grid.sheets.at[0];

	cr_assert(got && got->rows.n == sheet->rows.n - 1, "%s: %zu rows instead of %zu", t->kind,
		  got ? got->rows.n : 0, sheet->rows.n - 1);
	cr_assert_eq(got->skipped.n, 0);
	for (size_t i = 0; i < got->rows.n; i++) {
		const struct source_row *r = &got->rows.at[i];

		for (size_t k = 0; t->pairs[k][0]; k++) {
			const char *want = truth_cell(sheet, i + 1, t->pairs[k][1]);

			cr_assert_str_eq(source_row_get(r, t->pairs[k][0]), want, "%s %s %s",
					 t->kind, r->place, t->pairs[k][0]);
		}
		if (find_head(sheet, "line_start") != SIZE_MAX)
			cr_assert_str_eq(r->place,
					 arena_printf(a, "p.%s %s行",
						      truth_cell(sheet, i + 1, "page"),
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
	cr_assert_str_eq(
		source_row_get(&find_table(&records, "matrix")->rows.at[0], "severity_name"),
		"深刻(Severe)");
	cr_assert_str_eq(
		source_row_get(&find_table(&records, "matrix")->rows.at[24], "frequency_name"),
		"非常に低い(Improbable)");
	cr_assert_eq(records.notes.n, 1);
	cr_assert(text_starts(records.notes.at[0], "p.1 3行-p.2 360行: "));
	cr_assert_eq(dl->count[LEVEL_WARNING], 0);
	cr_assert_str_eq(find_diag("text-strange-word")->place, "p.88 45956行");
}

/* Registers of our own */

static void check_row(unsigned seed, const char *kind, const struct source_row *got,
		      const struct source_row *want)
{
	cr_assert_str_eq(got->place, want->place, "seed %u %s", seed, kind);
	for (size_t f = 0; f < want->fields.n; f++) {
		const char *name = want->fields.at[f].name, *value = source_row_get(got, name);

		cr_assert(value && strcmp(value, want->fields.at[f].value) == 0,
			  "seed %u %s %s %s: '%s' instead of '%s'", seed, kind, want->place, name,
			  value ? value : "(none)", want->fields.at[f].value);
	}
}

static void check_seed(unsigned seed)
{
	struct laid_out out;

	start();
	layout_register(a, seed, &out);
	cr_assert(read_text(out.text, strlen(out.text), out.profile), "seed %u", seed);
	for (size_t i = 0; i < out.records.tables.n; i++) {
		const struct source_table *want = &out.records.tables.at[i],
					  *got = find_table(&records, want->kind);

		cr_assert(got && got->rows.n == want->rows.n, "seed %u %s: %zu rows instead of %zu",
			  seed, want->kind, got ? got->rows.n : 0, want->rows.n);
		cr_assert_eq(got->skipped.n, 0, "seed %u %s: %s", seed, want->kind,
			     got->skipped.n ? got->skipped.at[0] : "");
		for (size_t r = 0; r < want->rows.n; r++)
			check_row(seed, want->kind, &got->rows.at[r], &want->rows.at[r]);
	}
	cr_assert_eq(records.notes.n, out.prose > 0, "seed %u", seed);
	stop();
}

Test(test_text_read, what_was_laid_out_comes_back)
{
	stop();
	for (unsigned seed = 0; seed < rounds(60, 300); seed++)
		check_seed(seed);
	start();
}

/*
 * A text that ends with a full line and a full stop, and another behind it: what other rows of the
 * risk say decides between the ways.
 */
Test(test_text_read, rows_of_one_risk_are_split_alike)
{
	static const unsigned seeds[] = {940, 1161, 5336};

	stop();
	for (size_t i = 0; i < ARRAY_LEN(seeds); i++)
		check_seed(seeds[i]);
	start();
}

/* Small texts under the shipped profile */

static const char threats_text[] =
	"特定した脅威の一覧\nID 脅威\n項目 詳細\n"
	"T01 のぞき見 鍵のない者が画面をのぞく。\nT02 持ち去り 機器が持ち去られる。\n";
static const char treatment_title[] = "リスク対応一覧\n";
static const char treatment_heads[] =
	"リスクID リスクシナリオ リスク対応の選択肢 リスク対応の観点\n";
static const char good_row[] =
	"R02 札が落ちる。 低減 技術的対策 Yes 対象 ①-1 札を付ける。 - - - - - - -\n";

static bool read_parts(const char *first, ...) __attribute__((sentinel));
static bool read_parts(const char *first, ...)
{
	struct strbuf sb = strbuf_new(a);
	va_list ap;

	va_start(ap, first);
	for (const char *s = first; s; s = va_arg(ap, const char *))
		strbuf_add(&sb, s);
	va_end(ap);
	const struct profile *p = profile_read(a, "templates/import/metimic-1.1.json", dl);

	cr_assert_not_null(p);
	return read_text(sb.text, sb.len, p);
}

static void check_diag(const char *code, const char *place)
{
	const struct diag *d = find_diag(code);

	cr_assert(d, "no finding %s", code);
	cr_assert_str_eq(d->place, place);
}

Test(test_text_read, row_that_cannot_be_divided_is_kept_as_skipped)
{
	cr_assert(read_parts(treatment_title, treatment_heads,
			     "R01 鍵が残る。 低減 物理的対策 Yes\n\n", good_row, NULL));
	const struct source_table *t = find_table(&records, "treatments");

	cr_assert_eq(t->rows.n, 1);
	cr_assert_str_eq(source_row_get(&t->rows.at[0], "risk"), "R02");
	cr_assert_str_eq(source_row_get(&t->rows.at[0], "text"), "札を付ける。");
	check_diag("text-row", "p.1 3行");
	cr_assert_null(find_diag("text-stray"));
	cr_assert_eq(t->skipped.n, 1);
	cr_assert_str_eq(t->skipped.at[0], "p.1 3行: R01 鍵が残る。 低減 物理的対策 Yes");
}

Test(test_text_read, rows_before_the_head_are_read_and_reported)
{
	cr_assert(read_parts(treatment_title, good_row, treatment_heads, NULL));
	const struct source_table *t = find_table(&records, "treatments");

	cr_assert_eq(t->rows.n, 1);
	cr_assert_eq(t->skipped.n, 0);
	check_diag("text-no-head", "p.1 2行");
}

/*
 * A row whose text happens to break into the title of another table, or a table without heads: in
 * both cases somebody is to look.
 */
Test(test_text_read, title_in_the_middle_of_a_table_is_reported)
{
	cr_assert(read_parts(threats_text, treatment_title, treatment_heads, good_row,
			     "特定した脅威の一覧\n", good_row, NULL));
	cr_assert_eq(find_table(&records, "threats")->rows.n, 2);
	cr_assert_eq(find_table(&records, "treatments")->rows.n, 2,
		     "the threats had their title: rows go on");
	check_diag("text-title", "p.1 9行");
	stop();
	start();
	cr_assert(read_parts(treatment_title, treatment_heads, good_row,
			     "特定した脅威の一覧\nT01 のぞき見 鍵のない者が画面をのぞく。\n",
			     NULL));
	cr_assert_eq(find_table(&records, "threats")->rows.n, 1, "the first title of the threats");
	cr_assert_eq(find_table(&records, "treatments")->rows.n, 1);
	check_diag("text-title", "p.1 4行");
	stop();
	start();
	cr_assert(read_parts(treatment_title, treatment_heads, good_row, threats_text,
			     treatment_title, treatment_heads, good_row, NULL));
	cr_assert_eq(find_table(&records, "treatments")->rows.n, 2);
	cr_assert_null(find_diag("text-title"));
}

Test(test_text_read, lines_that_are_no_row_are_reported)
{
	cr_assert(read_parts("前書き\n", threats_text, treatment_title, treatment_heads,
			     "見慣れない行\n", good_row, NULL));
	const struct source_table *t = find_table(&records, "treatments");

	cr_assert_eq(find_table(&records, "threats")->rows.n, 2);
	cr_assert_eq(t->rows.n, 1);
	cr_assert_eq(t->skipped.n, 1);
	cr_assert_str_eq(t->skipped.at[0], "p.1 9行: 見慣れない行");
	check_diag("text-stray", "p.1 9行");
	cr_assert_eq(records.notes.n, 1);
	cr_assert_str_eq(records.notes.at[0], "p.1 1行: 前書き");
	check_diag("text-outside", "p.1 1行");
}

Test(test_text_read, lines_behind_the_last_row_are_reported)
{
	cr_assert(read_parts("リスクアセスメント結果の一覧\n提供形態 フェーズ 情報流 "
			     "分類\nアプリケーション 開発 AD01 画面を見る 画面 T01 のぞき見 端末で "
			     "R01 鍵が残る。 5 1 High Yes\n\n注記は行ではない。\n",
			     NULL));
	const struct source_table *t = find_table(&records, "assessments");

	cr_assert_eq(t->rows.n, 1);
	cr_assert_str_eq(source_row_get(&t->rows.at[0], "response"), "Yes");
	cr_assert_str_eq(t->skipped.at[0], "p.1 5行: 注記は行ではない。");
}

Test(test_text_read, glued_id_is_cut_off)
{
	cr_assert(read_parts(threats_text,
			     "リスクアセスメント結果の一覧\n提供形態 フェーズ 情報流 "
			     "分類\nアプリケーション 開発 AD01 画面を見る "
			     "画面(番号)T02 持ち去り 端末で R01 鍵が残る。 5 1 High Yes\n",
			     NULL));
	const struct source_row *r = &find_table(&records, "assessments")->rows.at[0];

	cr_assert_str_eq(source_row_get(r, "classification"), "画面(番号)");
	cr_assert_str_eq(source_row_get(r, "threat"), "T02");
	cr_assert_str_eq(source_row_get(r, "threat_name"), "持ち去り");
}

Test(test_text_read, word_outside_the_list_is_kept_and_reported)
{
	cr_assert(read_parts(treatment_title, treatment_heads,
			     "R02 札が落ちる。 低減 0 Yes 対象 ①-1 札を付ける。 - - - - - - -\n",
			     NULL));
	cr_assert_str_eq(
		source_row_get(&find_table(&records, "treatments")->rows.at[0], "viewpoint"), "0");
	check_diag("text-strange-word", "p.1 3行");
}

Test(test_text_read, page_numbers_and_leading_blanks_turn_pages)
{
	cr_assert(read_parts("7 / 9 ページ\n", threats_text, " ", treatment_title, treatment_heads,
			     good_row, NULL));
	cr_assert_str_eq(find_table(&records, "threats")->rows.at[1].place, "p.7 6行");
	cr_assert_str_eq(find_table(&records, "treatments")->rows.at[0].place, "p.8 9行");
}

Test(test_text_read, text_without_a_known_table_is_refused)
{
	cr_assert_not(read_parts("", NULL));
	cr_assert_not_null(find_diag("text-no-table"));
	cr_assert_not(read_parts("ただの文章。\n\nもう一つ。\n", NULL));
	cr_assert_eq(records.tables.n, 0);
	cr_assert_eq(dl->count[LEVEL_ERROR], 2);
}

Test(test_text_read, what_is_not_utf8_is_refused)
{
	static const char bytes[] = "リスク\x83\x8A\n";
	const struct profile *p = profile_read(a, "templates/import/metimic-1.1.json", dl);

	cr_assert_not(read_text(bytes, sizeof bytes - 1, p));
	cr_assert_not_null(find_diag("not-utf8"));
	cr_assert_not(text_read(a, "/nonexistent/text.txt", p, &records, dl));
	cr_assert_not_null(find_diag("cannot-read"));
}

/*
 * A giant row must neither hang nor crash. The limit is of CPU time, which a busy machine does not
 * stretch.
 */
Test(test_text_read, row_of_too_many_words_is_no_row)
{
	const struct rlimit seconds = {20, 20};
	struct strbuf sb = strbuf_new(a);

	cr_assert_eq(setrlimit(RLIMIT_CPU, &seconds), 0);
	for (size_t i = 0; i < 20000; i++)
		strbuf_add(&sb, "語 word\n");
	cr_assert(read_parts(treatment_title, treatment_heads, "R01 ", sb.text, good_row, NULL));
	cr_assert_eq(find_table(&records, "treatments")->rows.n, 1);
	check_diag("text-row", "p.1 3行");
}
