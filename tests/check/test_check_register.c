/* SPDX-License-Identifier: MIT
 *
 * The rules about a register, each with a register that breaks it and one that does not; and the
 * counts on the real one.
 */
#include "check/check_register.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../support/suite.h"
#include "base/file.h"
#include "base/strbuf.h"
#include "import/import.h"
#include "model/register_json.h"
#include "../support/paths.h"
#include "../support/scratch.h"

DIAG_SUITE(check_register, arena, dl);

/* Members of a register, without braces; checks it. */
static void check_text(const char *members)
{
	char path[] = SCRATCH "/bunkai-check-XXXXXX";
	const char *text = arena_concat(arena, "{\"schema\": \"bunkai/register/1\", ", members, "}",
					(char *)NULL);
	int fd = mkstemp(path);

	dl = diag_new(arena);
	cr_assert(fd >= 0 && write(fd, text, strlen(text)) == (ssize_t)strlen(text) &&
		  close(fd) == 0);
	struct risk_register *reg = register_read(arena, path, "register", dl);

	unlink(path);
	cr_assert_not_null(reg, "%s: %s", text, dl->all.n ? dl->all.at[0].message : "");
	reg->file = "register.json";
	check_register(arena, reg, NULL, dl);
	diag_sort(dl);
}

static size_t count(enum diag_code code)
{
	size_t n = 0;

	for (size_t i = 0; i < dl->all.n; i++)
		n += dl->all.at[i].code == code;
	return n;
}

/* The only finding of that code. */
static const struct diag *only(enum diag_code code)
{
	const struct diag *found = NULL;

	cr_assert_eq(count(code), 1, "%s: %zu", diag_code_name(code), count(code));
	for (size_t i = 0; i < dl->all.n; i++)
		if (dl->all.at[i].code == code)
			found = &dl->all.at[i];
	return found;
}

static const char *requirement(const char *no, const char *text, const char *more)
{
	return arena_printf(arena,
			    "{\"risk\": \"R1\", \"no\": \"%s\", \"viewpoint\": \"技術的対策\", "
			    "\"applies\": \"対象\", \"text\": \"%s\"%s}",
			    no, text, more);
}

/* Requirements of one risk with these texts, numbered ①-1 … */
static void check_requirements(const char *const *texts, size_t n)
{
	struct strbuf sb = strbuf_new(arena);

	for (size_t i = 0; i < n; i++)
		strbuf_join(&sb, ", ",
			    requirement(arena_printf(arena, "①-%zu", i + 1), texts[i], ""));
	check_text(arena_printf(arena, "\"risks\": [{\"id\": \"R1\"}], \"requirements\": [%s]",
				sb.text));
}

#define CHECK_REQUIREMENTS(...) check_requirements((const char *const[]){__VA_ARGS__}, ARRAY_LEN(((const char *const[]){__VA_ARGS__})))

Test(check_register, a_sound_register_gives_nothing)
{
	check_text("\"scoring\": {\"matrix\": [{\"severity\": 1, \"frequency\": 1, \"level\": "
		   "\"Low\"}],"
		   "  \"levels\": [{\"id\": \"Low\", \"response\": \"No\"}]},"
		   "\"flows\": [{\"id\": \"AD01\"}, {\"id\": \"AD02\"}], \"threats\": [{\"id\": "
		   "\"T1\"}],"
		   "\"risks\": [{\"id\": \"R1\", \"scenario\": \"破られる。\", \"threat\": \"T1\", "
		   "\"level\": \"Low\"}],"
		   "\"assessments\": [{\"flow\": \"AD01\", \"threat\": \"T1\", \"situation\": "
		   "\"端末で\", \"risk\": \"R1\", \"severity\": 1,"
		   "  \"frequency\": 1, \"level\": \"Low\", \"response\": \"No\"}, {\"flow\": "
		   "\"AD02\", \"threat\": \"T1\", \"risk\": null}],"
		   "\"requirements\": [{\"risk\": \"R1\", \"no\": \"①-1\", \"viewpoint\": "
		   "\"技術的対策\", \"applies\": \"対象外\", \"text\": \"①-1を守る。\"},"
		   "  {\"risk\": \"R1\", \"no\": null, \"viewpoint\": \"物理的対策\", \"applies\": "
		   "null}]");
	cr_assert_eq(dl->all.n, 0, "%s", dl->all.n ? dl->all.at[0].message : "");
	check_text("\"notes\": []");
	cr_assert_eq(dl->all.n, 0);
}

Test(check_register, texts_that_stop)
{
	CHECK_REQUIREMENTS("記録を残す。", "手順を定める（付録を見ること。）", "方針を「定める」",
			   "期限を決めて更新を行", "鍵を替える。");
	cr_assert_str_eq(only(DIAG_TEXT_CLIPPED)->subject, "R1/①-4");
	cr_assert_str_eq(only(DIAG_TEXT_CLIPPED)->place, "register.json:requirements[3].text");
	CHECK_REQUIREMENTS("記録を残す。", "次を守る。\\n・一つ目\\n・二つ目、",
			   "次を守る。\\n・開く。\\n・閉じる際に確認",
			   "次を守る。\\n・開閉に対する");
	cr_assert_eq(count(DIAG_TEXT_CLIPPED), 3);
	cr_assert_eq(count(DIAG_LIST_CLIPPED), 0);
	CHECK_REQUIREMENTS("記録を残す。", "停止の手順（夜間を含む", "鍵を替える。");
	cr_assert_eq(count(DIAG_TEXT_CLIPPED), 1);
}

Test(check_register, lists_of_nouns_are_whole_from_two_items_on)
{
	CHECK_REQUIREMENTS("次を守る。\\n・開ける手順", "次を守る。\\n・開ける手順\\n・閉じる手順",
			   "次を守る。\\n・開ける手順。", "残す。");
	cr_assert_str_eq(only(DIAG_LIST_CLIPPED)->subject, "R1/①-1");
	cr_assert_eq(count(DIAG_TEXT_CLIPPED), 0);
}

Test(check_register, headings_need_no_full_stop)
{
	CHECK_REQUIREMENTS("記録の保存", "手順の整備", "鍵の更新（年1回）", "点検すること");
	cr_assert_eq(count(DIAG_TEXT_CLIPPED), 0);
	CHECK_REQUIREMENTS("記録の保存", "手順の整備", "鍵の更新及び鍵の");
	cr_assert_eq(count(DIAG_TEXT_CLIPPED), 1);
}

Test(check_register, duties_and_scenarios_that_stop)
{
	check_text("\"risks\": [{\"id\": \"R1\", \"scenario\": \"破られる。\", \"duty\": "
		   "\"見てください。\"},"
		   "{\"id\": \"R2\", \"scenario\": \"漏れる。\", \"duty\": \"替えてくださ\"},"
		   "{\"id\": \"R3\", \"scenario\": \"止ま\", \"duty\": \"止めてください。\"},"
		   "{\"id\": \"R4\", \"scenario\": \"止まる。\", \"duty\": \"報じてください。\", "
		   "\"duty_clipped\": true}]");
	cr_assert_eq(count(DIAG_DUTY_CLIPPED), 2);
	cr_assert_str_eq(only(DIAG_SCENARIO_CLIPPED)->subject, "R3");
}

Test(check_register, same_words_judged_differently)
{
	check_text(arena_printf(arena,
				"\"risks\": [{\"id\": \"R1\"}, {\"id\": \"R2\"}], "
				"\"requirements\": [%s, %s, %s, %s]",
				requirement("①-1", "同じ文。", ""),
				"{\"risk\": \"R1\", \"no\": \"①-2\", \"applies\": \"対象外\", "
				"\"text\": \"同じ 文。\"}",
				requirement("①-3", "同じ文。", ""),
				"{\"risk\": \"R2\", \"no\": \"①-1\", \"applies\": \"対象外\", "
				"\"text\": \"同じ文。\"}"));
	cr_assert_str_eq(only(DIAG_OPPOSITE_JUDGEMENT)->subject, "R1/①-2");
}

Test(check_register, odd_values)
{
	struct strbuf sb = strbuf_new(arena);

	for (int i = 1; i <= 60; i++)
		strbuf_join(
			&sb, ",",
			requirement(arena_printf(arena, "①-%d", i),
				    arena_printf(arena, "記録%dを残す。", i),
				    i == 7 ? ", \"option\": \"移転\"" : ", \"option\": \"低減\""));
	strbuf_add(&sb, ", {\"risk\": \"R1\", \"no\": \"①-61\", \"viewpoint\": \"0\", \"applies\": "
			"\"対象\", \"text\": \"残す。\"}");
	strbuf_add(&sb, ", {\"risk\": \"R1\", \"no\": \"①-62\", \"viewpoint\": \"技術対策\", "
			"\"applies\": null, \"text\": \"消す。\"}");
	check_text(arena_printf(arena, "\"risks\": [{\"id\": \"R1\"}], \"requirements\": [%s]",
				sb.text));
	cr_assert_eq(count(DIAG_ODD_VALUE), 2, "a rare option is no odd one");
	cr_assert_str_eq(only(DIAG_NO_JUDGEMENT)->subject, "R1/①-62");
}

Test(check_register, few_rows_are_no_vocabulary)
{
	check_text("\"risks\": [{\"id\": \"R1\"}], \"requirements\": ["
		   "{\"risk\": \"R1\", \"no\": \"1\", \"viewpoint\": \"1\", \"applies\": \"○\", "
		   "\"text\": \"残す。\"},"
		   "{\"risk\": \"R1\", \"no\": \"2\", \"viewpoint\": \"2\", \"applies\": \"×\", "
		   "\"text\": \"消す。\"}]");
	cr_assert_eq(count(DIAG_ODD_VALUE), 0);
}

static const char scoring[] =
	"\"scoring\": {\"matrix\": [{\"severity\": 1, \"frequency\": 1, \"level\": \"Low\"}, "
	"{\"severity\": 2, \"frequency\": 1, \"level\": \"High\"},"
	"{\"severity\": 1, \"frequency\": 2, \"level\": \"Low\"}%s], \"levels\": [{\"id\": "
	"\"Low\", \"response\": \"No\"}, {\"id\": \"High\", \"response\": \"Yes\"}]},"
	"\"flows\": [{\"id\": \"F1\"}, {\"id\": \"F2\"}], \"risks\": [{\"id\": \"R1\"}],"
	"\"assessments\": [{\"flow\": \"F1\", \"risk\": \"R1\", \"severity\": %s, \"frequency\": "
	"1, \"level\": \"%s\", \"response\": \"%s\"},"
	"{\"flow\": \"F2\", \"risk\": \"R1\", \"severity\": %s, \"frequency\": 1, \"level\": "
	"\"%s\", \"response\": \"%s\"}]";

static void check_scores(const char *cell, const char *severity, const char *level,
			 const char *response)
{
	char text[2000];

	snprintf(text, sizeof text, scoring, cell, severity, level, response, severity, level,
		 response);
	check_text(arena_strdup(arena, text));
}

Test(check_register, ratings_against_the_tables)
{
	static const char full[] = ", {\"severity\": 2, \"frequency\": 2, \"level\": \"High\"}";

	check_scores(full, "2", "High", "Yes");
	cr_assert_eq(count(DIAG_LEVEL_AGAINST_MODEL) + count(DIAG_RESPONSE_AGAINST_LEVEL) +
			     count(DIAG_MATRIX_HOLE),
		     0);
	check_scores(full, "1", "High", "Yes");
	cr_assert_str_eq(only(DIAG_LEVEL_AGAINST_MODEL)->subject, "R1");
	cr_assert_not_null(strstr(only(DIAG_LEVEL_AGAINST_MODEL)->message, "rows: 2"));
	check_scores(full, "2", "High", "No");
	cr_assert_not_null(strstr(only(DIAG_RESPONSE_AGAINST_LEVEL)->message, "rows: 2"));
	check_scores(full, "null", "High", "Yes");
	cr_assert_str_eq(only(DIAG_RATING_MISSING)->subject, "R1");
	check_scores("", "2", "High", "Yes");
	cr_assert_str_eq(only(DIAG_MATRIX_HOLE)->subject, "2/2");
	check_scores(", {\"severity\": 2, \"frequency\": 2, \"level\": \"High\"}, {\"severity\": "
		     "2, \"frequency\": 1, \"level\": \"Low\"}",
		     "2", "High", "Yes");
	cr_assert_str_eq(only(DIAG_MATRIX_TWICE)->subject, "2/1");
}

Test(check_register, residual_ratings_obey_the_matrix)
{
	check_text("\"scoring\": {\"matrix\": [{\"severity\": 1, \"frequency\": 1, \"level\": "
		   "\"Low\"}]}, \"risks\": [{\"id\": \"R1\","
		   "\"residual\": [{\"severity\": 1, \"frequency\": 1, \"level\": \"High\"}, "
		   "{\"severity\": 1, \"frequency\": 1, \"level\": \"Low\"}]}]");
	cr_assert_not_null(strstr(only(DIAG_LEVEL_AGAINST_MODEL)->place, "risks[0].residual[0]"));
}

Test(check_register, flows_missing_from_a_run)
{
	check_text("\"flows\": [{\"id\": \"AO04\"}, {\"id\": \"AO01\"}, {\"id\": \"AD07\"}, "
		   "{\"id\": \"AO05\"}, {\"id\": \"X\"}, {\"id\": \"AO99\"}]");
	cr_assert_str_eq(only(DIAG_FLOW_MISSING)->subject, "AO02, AO03");
}

Test(check_register, situations_are_places)
{
	check_text("\"flows\": [{\"id\": \"F1\"}, {\"id\": \"F2\"}], \"assessments\": [{\"flow\": "
		   "\"F1\", \"situation\": \"設定情報を\"},"
		   "{\"flow\": \"F1\", \"situation\": \"設定情報を\"}, {\"flow\": \"F2\", "
		   "\"situation\": \"サーバ で \"}, {\"flow\": \"F2\", \"situation\": \"病院\"}]");
	cr_assert_str_eq(only(DIAG_SITUATION_NOT_PLACE)->subject, "F1");
	cr_assert_not_null(strstr(only(DIAG_SITUATION_NOT_PLACE)->message, "rows: 2"));
}

Test(check_register, references)
{
	check_text("\"scoring\": {\"levels\": [{\"id\": \"Low\"}, {\"id\": \"Low\"}]}, \"flows\": "
		   "[{\"id\": \"F1\"}, {\"id\": \"F1\"}, {\"id\": \"F3\"}],"
		   "\"threats\": [{\"id\": \"T1\"}, {\"id\": \"T2\"}], \"risks\": [{\"id\": "
		   "\"R1\", \"threat\": \"T9\", \"level\": \"Low\"}, {\"id\": \"R2\"}],"
		   "\"assessments\": [{\"flow\": \"F1\", \"threat\": \"T1\", \"risk\": \"R1\"}, "
		   "{\"flow\": \"F1\", \"threat\": \"T1\", \"risk\": \"R1\"},"
		   "{\"flow\": \"F9\", \"threat\": \"T8\", \"risk\": \"R9\", \"level\": \"Huge\"}],"
		   "\"requirements\": [{\"risk\": \"R1\", \"no\": \"①-1\", \"applies\": \"○\"}, "
		   "{\"risk\": \"R1\", \"no\": \"①-1\", \"applies\": \"○\"},"
		   "{\"risk\": \"R8\", \"no\": null}, {\"risk\": \"R8\", \"no\": null}]");
	cr_assert_eq(count(DIAG_ROW_TWICE), 4); /* Low, F1, R1/①-1, F1/R1 */
	cr_assert_eq(count(DIAG_UNKNOWN_ROW), 6); /* T9, F9, T8, R9, Huge, R8 */
	cr_assert_eq(count(DIAG_NOT_ASSESSED), 2); /* F3, R2 */
	cr_assert_str_eq(only(DIAG_NOT_TREATED)->subject, "R2");
	cr_assert_str_eq(only(DIAG_THREAT_UNUSED)->subject, "T2");
}

Test(check_register, requirement_numbers)
{
	CHECK_REQUIREMENTS("①-2と①-3を守る。", "残す。", "②-1と24-7は番号でない。");
	cr_assert_eq(count(DIAG_DANGLING_NUMBER), 0);
	CHECK_REQUIREMENTS("①-12を守る。", "残す。");
	cr_assert_not_null(strstr(only(DIAG_DANGLING_NUMBER)->message, "①-12"));
	check_text(arena_printf(arena,
				"\"risks\": [{\"id\": \"R1\"}], \"requirements\": [%s, %s, %s]",
				requirement("①-4", "残す。", ""), requirement("①-1", "消す。", ""),
				requirement("③-9", "見る。", "")));
	cr_assert_str_eq(only(DIAG_NUMBER_GAP)->subject, "R1/①-4");
}

static size_t rows_in(enum diag_code code)
{
	size_t rows = 0;

	for (size_t i = 0; i < dl->all.n; i++) {
		const char *hit =
			dl->all.at[i].code == code ? strstr(dl->all.at[i].message, "rows: ") : NULL;

		rows += hit ? strtoul(hit + strlen("rows: "), NULL, 10) : 0;
	}
	return rows;
}

/* The counts that people found in the real register: register/README.md, sections 4 and 5. */
Test(check_register, the_real_register)
{
	struct import_profiles profiles = {0};
	struct import result;

	if (!file_exists("../shared/register/telehealth.xlsx"))
		cr_skip_test("../shared is not there");
	*vec_push(arena, &profiles.all) =
		profile_read(arena, "templates/import/metimic-1.1.json", dl);
	cr_assert(import_source(arena, "../shared/register/telehealth.xlsx", &profiles, NULL,
				&result, dl));
	dl = diag_new(arena);
	check_register(arena, result.reg, NULL, dl);
	diag_sort(dl);
	cr_assert_eq(count(DIAG_TEXT_CLIPPED), 26);
	cr_assert_str_eq(only(DIAG_LIST_CLIPPED)->subject, "R46/①-1");
	cr_assert_eq(count(DIAG_DUTY_CLIPPED), 4);
	cr_assert_eq(count(DIAG_SCENARIO_CLIPPED), 0);
	cr_assert_str_eq(only(DIAG_ODD_VALUE)->subject, "R47/①-4");
	cr_assert_eq(count(DIAG_OPPOSITE_JUDGEMENT), 3);
	cr_assert_eq(count(DIAG_RESPONSE_AGAINST_LEVEL), 7);
	cr_assert_eq(rows_in(DIAG_RESPONSE_AGAINST_LEVEL), 212);
	cr_assert_eq(count(DIAG_SITUATION_NOT_PLACE), 10);
	cr_assert_str_eq(only(DIAG_FLOW_MISSING)->subject, "AO02, AO03");
	cr_assert_eq(dl->all.n, 26 + 1 + 4 + 1 + 3 + 7 + 10 + 1, "nothing else is wrong with it");
}
