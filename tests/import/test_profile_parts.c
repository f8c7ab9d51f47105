/* SPDX-License-Identifier: MIT
 *
 * What a profile says of cells: parts, days, marks, lines, made fields; and the installed profiles
 * of answers.
 */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../support/scratch.h"
#include "../support/suite.h"
#include "base/file.h"
#include "import/around.h"
#include "import/day_text.h"
#include "import/import.h"

DIAG_SUITE(test_profile_parts, a, dl);

static struct import done;

static const char *write_text(const char *ending, const char *text)
{
	char *path = arena_concat(a, SCRATCH "/bunkai-parts-XXXXXX", ending, (char *)NULL);
	int fd = mkstemps(path, (int)strlen(ending));

	cr_assert(write(fd, text, strlen(text)) == (ssize_t)strlen(text));
	close(fd);
	return path;
}

static bool read_as(const char *profile, const char *path, const char *date)
{
	struct import_profiles profiles = {.date = date};

	*vec_push(a, &profiles.all) = profile_read(a, profile, dl);
	cr_assert_not_null(profiles.all.at[0], "%s", dl->all.n ? dl->all.at[0].message : "");
	done = (struct import){0};
	return import_tables(a, path, &profiles, &done, dl);
}

/* By what the profile says beside its table. */
static void read_form(const char *around, const char *columns, const char *csv)
{
	const char *profile = write_text(
		".json",
		arena_concat(a,
			     "{\"schema\":\"bunkai/import-profile/1\",\"id\":\"x\",\"title\":\"x\",",
			     around,
			     "\"for\":\"answers\",\"tables\":[{\"kind\":\"answers\",\"columns\":[",
			     columns, "}]}", (char *)NULL));
	const char *list = write_text(".csv", csv);
	bool ok = read_as(profile, list, NULL);

	unlink(profile);
	unlink(list);
	cr_assert(ok, "%s", dl->all.n ? dl->all.at[0].message : "");
}

/* A list of questions, by columns and what else the table says. */
static void read_list(const char *columns, const char *csv)
{
	read_form("", columns, csv);
}

static const struct source_row *row(size_t i)
{
	cr_assert_eq(done.source->tables.n, 1);
	cr_assert_lt(i, done.source->tables.at[0].rows.n);
	return &done.source->tables.at[0].rows.at[i];
}

static const char *get(size_t i, const char *field)
{
	const char *s = source_row_get(row(i), field);

	return s ? s : "(none)";
}

static const char *extra(size_t i, const char *name)
{
	for (size_t f = 0; f < row(i)->fields.n; f++)
		if (row(i)->fields.at[f].extra && strcmp(row(i)->fields.at[f].name, name) == 0)
			return row(i)->fields.at[f].value;
	return "(none)";
}

static bool says(const char *code, const char *text)
{
	for (size_t i = 0; i < dl->all.n; i++)
		if (strcmp(diag_code_name(dl->all.at[i].code), code) == 0 &&
		    strstr(dl->all.at[i].message, text))
			return true;
	return false;
}

Test(test_profile_parts, days_in_every_spelling)
{
	static const struct {
		const char *text, *iso;
	} days[] = {
		{"令和8年6月10日", "2026-06-10"},    {"R8.6.10", "2026-06-10"},
		{"はい(R8.6.10)", "2026-06-10"},     {"2026/6/10", "2026-06-10"},
		{"2026年6月10日", "2026-06-10"},     {"２０２６－６－１０", "2026-06-10"},
		{"20260610", "2026-06-10"},          {"いいえ\n(6/10)", "2026-06-10"},
		{"はい（１２/ １）", "2026-12-01"},  {"6月10日", "2026-06-10"},
		{"2026年2月末", "2026-02-28"},       {"H31.4.30", "2019-04-30"},
		{"令和元年5月1日", "2019-05-01"},    {"R08-06-10", "2026-06-10"},
	};
	static const char *const none[] = {"はい", "13/40", "2026/13/1", "2月30日", "1.2.3", "A4/5", "3-1",
					   "26/6/10", "R8年度", "192.168.1.1", "6.10", "123456789"};
	struct day_text day;

	for (size_t i = 0; i < ARRAY_LEN(days); i++) {
		cr_assert(day_text_find(a, days[i].text, "2026-04-01", &day), "%s", days[i].text);
		cr_expect_str_eq(day.iso ? day.iso : "", days[i].iso, "%s", days[i].text);
	}
	for (size_t i = 0; i < ARRAY_LEN(none); i++)
		cr_expect_not(day_text_find(a, none[i], "2026-04-01", &day), "%s: %s", none[i],
			      day.printed);
	cr_expect(day_text_find(a, "はい (6/10)", NULL, &day) && !day.iso);
	cr_expect_str_eq(day.printed, "6/10");
	cr_expect(day_text_is(a, "2026/12/1まで", NULL, &day));
	cr_expect(day_text_is(a, "12/1(火)", "2026-04-01", &day));
	cr_expect_not(day_text_is(a, "2026/12/1以降に検討", NULL, &day));
}

#define ANSWER                                                                                     \
	"{\"field\":\"no\",\"heads\":[\"番号\"],\"required\":true},"                               \
	"{\"field\":\"text\",\"heads\":[\"問い\"],\"required\":true},"                             \
	"{\"heads\":[\"答え\"],\"parts\":[{\"field\":\"answer\",\"take\":\"word\",\"values\":"     \
	"[\"はい\",\"いいえ\"],\"map\":{\"○\":\"はい\"}},{\"field\":\"date\",\"take\":\"date\"}]}"

Test(test_profile_parts, a_word_and_a_day_of_one_cell)
{
	read_list(ANSWER "]", "番号,問い,答え\n1,甲,はい (2026/6/10)\n2,乙,○R8.6.10\n3,丙,いいえ(6/10)\n"
			      "4,丁,検討中（2026年6月10日）\n5,戊,はい。夜間のみ\n6,己,-\n7,庚,はいる\n");
	cr_expect_str_eq(get(0, "answer"), "はい");
	cr_expect_str_eq(get(0, "date"), "2026-06-10");
	cr_expect_str_eq(get(1, "answer"), "はい");
	cr_expect_str_eq(get(1, "date"), "2026-06-10");
	cr_expect_str_eq(get(2, "date"), "6/10");
	cr_expect(says("day-without-year", "'6/10'"));
	cr_expect_str_eq(get(3, "answer"), "検討中");
	cr_expect_str_eq(get(3, "date"), "2026-06-10");
	cr_expect(says("odd-word", "'検討中' on 1 rows"));
	cr_expect_str_eq(get(4, "answer"), "はい");
	cr_expect_str_eq(extra(4, "答え"), "。夜間のみ", "no text is lost");
	cr_expect(says("cell-left", "夜間のみ"));
	cr_expect_str_eq(get(5, "answer"), "-");
	cr_expect_str_eq(get(6, "answer"), "はいる", "no word of it");
}

Test(test_profile_parts, numbers_before_texts_and_their_parents)
{
	read_list("{\"heads\":[\"項目\"],\"required\":true,\"parts\":[{\"field\":\"no\",\"take\":\"id\","
		  "\"form\":\"number\"},{\"field\":\"text\",\"take\":\"rest\"}]},{\"field\":"
		  "\"answer\",\"heads\":[\"答え\"]}],\"made\":[{\"field\":\"parent\",\"from\":[\"no\"]"
		  ",\"by\":\"parent\"}]",
		  "項目,答え\n2 記録する,はい\n2.1 提出する,はい\n2(1) 示す,はい\n21. 消す,はい\n2-1-1 残す,はい\n");
	cr_expect_str_eq(get(0, "no"), "2");
	cr_expect_str_eq(get(0, "text"), "記録する");
	cr_expect_str_eq(get(0, "parent"), "(none)");
	cr_expect_str_eq(get(1, "parent"), "2");
	cr_expect_str_eq(get(2, "parent"), "2");
	cr_expect_str_eq(get(3, "no"), "21");
	cr_expect_str_eq(get(3, "parent"), "(none)", "2 is no part of 21");
	cr_expect_str_eq(get(4, "parent"), "2");
}

Test(test_profile_parts, lines_defaults_headings_and_blank_cells)
{
	read_list("{\"field\":\"no\",\"heads\":[\"番号\"],\"required\":true},{\"field\":\"text\",\"heads\":"
		  "[\"問い\"],\"each\":\"line\",\"required\":true},{\"field\":\"answer\",\"heads\":["
		  "\"答え\"],\"map\":{\"\":\"いいえ\"}},{\"field\":\"remark\",\"heads\":[\"備考\"],"
		  "\"default\":\"備考の欄はない\"}],\"headings\":\"section\"",
		  "番号,問い,答え\n体制,,\n1,\"甲\n乙\n\",はい\n運用,,\n2,丙,\n終わり,,\n");
	cr_expect_eq(done.source->tables.at[0].rows.n, 3);
	cr_expect_str_eq(get(0, "text"), "甲");
	cr_expect_str_eq(get(1, "text"), "乙");
	cr_expect_str_eq(get(1, "answer"), "はい");
	cr_expect_str_eq(get(1, "section"), "体制");
	cr_expect_str_eq(get(2, "section"), "運用");
	cr_expect_str_eq(get(2, "answer"), "いいえ");
	cr_expect_str_eq(get(2, "remark"), "備考の欄はない");
	cr_expect(says("row-passed", "終わり"), "a heading of nothing is told");
}

Test(test_profile_parts, a_disclosure_as_a_vendor_fills_it_in)
{
	cr_assert(read_as("templates/import/disclosure-answers.json", "tests/cases/shapes/C-mds.xlsx",
			  NULL));
	cr_expect_eq(done.source->tables.at[0].rows.n, 6);
	cr_expect_str_eq(around_get(done.source, "party"), "見本株式会社");
	cr_expect_str_eq(get(2, "no"), "2.1");
	cr_expect_str_eq(get(2, "parent"), "2");
	cr_expect_str_eq(get(2, "answer"), "いいえ");
	cr_expect_str_eq(get(2, "remark"), "契約後に協議");
	cr_expect_str_eq(get(4, "answer"), "対象外");
	cr_expect_str_eq(get(5, "parent"), "(none)");
}

/* Labels with blank lines at their right or below: none of them is another's value. */
Test(test_profile_parts, a_form_whose_head_was_left_blank)
{
	static const char *const csv[][3] = {
		{"宛先,見本株式会社\n製品名,\n版,\n記入者,\n\n番号,答え\n1,はい\n", NULL, NULL},
		{"製品名,版\n,\n\n番号,答え\n1,はい\n", NULL, NULL},
		{"製品名,版\n見本,2.0\n\n番号,答え\n1,はい\n", "見本", "2.0"},
		{"製品名\n見本\n\n番号,答え\n1,はい\n", "見本", NULL},
		{"製品名,見本\n版,\n記入者,例示\n\n番号,答え\n1,はい\n", "見本", NULL}};

	for (size_t i = 0; i < ARRAY_LEN(csv); i++) {
		read_form("\"around\":{\"product\":[\"製品名\"],\"version\":[\"版\"]},",
			  "{\"field\":\"no\",\"heads\":[\"番号\"],\"required\":true},"
			  "{\"field\":\"answer\",\"heads\":[\"答え\"],\"required\":true}]",
			  csv[i][0]);
		const char *product = around_get(done.source, "product");
		const char *version = around_get(done.source, "version");

		cr_expect_str_eq(product ? product : "-", csv[i][1] ? csv[i][1] : "-", "%zu", i);
		cr_expect_str_eq(version ? version : "-", csv[i][2] ? csv[i][2] : "-", "%zu", i);
	}
}

Test(test_profile_parts, a_checklist_with_two_rounds)
{
	cr_assert(read_as("templates/import/checklist-answers.json",
			  "tests/cases/shapes/D-checklist.xlsx", "2026-06-01"));
	cr_expect_eq(done.source->tables.at[0].rows.n, 4);
	cr_expect_str_eq(get(0, "answer"), "はい");
	cr_expect_str_eq(get(0, "date"), "2026-06-10");
	cr_expect_str_eq(get(1, "section"), "管理・運用");
	cr_expect_str_eq(get(2, "section"), "管理・運用");
	cr_expect_str_eq(get(1, "answer"), "いいえ");
	cr_expect_str_eq(get(1, "target"), "2026-12-01");
	cr_expect_str_eq(get(1, "again"), "はい");
	cr_expect_str_eq(get(1, "again_date"), "2026-12-01");
	cr_expect_str_eq(get(2, "remark"), "夜間に作業");
	cr_expect_str_eq(get(3, "date"), "(none)");
	cr_assert(read_as("templates/import/checklist-answers.json",
			  "tests/cases/shapes/D-checklist.xlsx", NULL));
	cr_expect_str_eq(get(0, "date"), "6/10", "no year was said, and none is made up");
	cr_expect(says("day-without-year", "'6/10'"));
}
