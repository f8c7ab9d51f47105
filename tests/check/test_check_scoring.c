/* SPDX-License-Identifier: MIT
 *
 * Ratings against scoring models: each finding by one change to a sound register, and changes that
 * come near and are none.
 */
#include "check/check_scoring.h"

#include <criterion/criterion.h>
#include <string.h>

#include "../support/fixture.h"
#include "base/text.h"

#define REGISTER "project/register.json"

/* The fixture's three risks, rated by importance, threat and vulnerability. */
static const char sound[] =
	"{'schema': 'bunkai/register/1', 'scoring': {'model': 'three-factor'},\n"
	" 'flows': [{'id': 'F1'}], 'threats': [{'id': 'T1'}],\n"
	" 'risks': [\n"
	"  {'id': 'R1', 'topic': 'remote', 'scenario': '回線から入られる。', 'threat': 'T1', "
	"'level': '要対策', 'response': 'Yes', 'duty': '閉じてください。',\n"
	"   'factors': {'confidentiality': 3, 'integrity': 1, 'availability': 2, 'threat': 2, "
	"'vulnerability': 3}},\n"
	"  {'id': 'R2', 'topic': 'backup', 'scenario': '写しが無い。', 'threat': 'T1', 'level': "
	"'要対策', 'response': 'Yes', 'factors': {'importance': 3, 'threat': 3, 'vulnerability': "
	"2, 'value': 18},\n"
	"   'residual': [{'scenario': '写しも壊れる。', 'level': '経過観察', 'factors': "
	"{'importance': 3, 'threat': 3, 'vulnerability': 0}}]},\n"
	"  {'id': 'R3', 'topic': 'logging', 'scenario': '記録が読まれる。', 'threat': 'T1', "
	"'level': '経過観察', 'response': 'No', 'factors': {'importance': 1, 'threat': 1, "
	"'vulnerability': 1}}],\n"
	" 'assessments': [\n"
	"  {'flow': 'F1', 'threat': 'T1', 'situation': '電算室で', 'risk': 'R1', 'level': "
	"'要対策', 'response': 'Yes',\n"
	"   'factors': {'confidentiality': 3, 'integrity': 1, 'availability': 2, 'threat': 2, "
	"'vulnerability': 3}},\n"
	"  {'flow': 'F1', 'threat': 'T1', 'situation': '電算室で', 'risk': 'R2', 'level': "
	"'要対策', 'factors': {'value': 18}},\n"
	"  {'flow': 'F1', 'threat': 'T1', 'situation': '電算室で', 'risk': 'R3', 'level': "
	"'経過観察', 'factors': {'value': 1}}],\n"
	" 'requirements': [\n"
	"  {'risk': 'R1', 'no': '①-1', 'viewpoint': '技術的対策', 'applies': '対象', 'response': "
	"'Yes', 'text': '作業を申請する。'},\n"
	"  {'risk': 'R2', 'no': '②-1', 'viewpoint': '技術的対策', 'applies': '対象', 'response': "
	"'Yes', 'text': '写しを取る。'},\n"
	"  {'risk': 'R3', 'no': '③-1', 'viewpoint': '技術的対策', 'applies': '対象外', 'response': "
	"'No', 'text': '記録を隠す。'}]}";

static struct fixture *new_project(void)
{
	struct fixture *f = fixture_new();

	fixture_link(f, "templates/scoring");
	fixture_write(f, REGISTER, sound);
	fixture_replace(f, "data/clauses/not-covered.json",
			"{'key': 'R1/①-2', 'reason': '期限は契約書で定める。'},", "");
	return f;
}

Test(check_scoring, a_sound_register_gives_nothing)
{
	struct fixture *f = new_project();

	fixture_check(f);
	cr_assert_eq(f->run.findings->all.n, 0, "%s", found_all(f->a, f->run.findings));
	fixture_free(f);
}

#define LAST_OF_R1 "'vulnerability': 3}},\n  {'flow': 'F1', 'threat': 'T1', 'situation': '電算室で', 'risk': 'R2'"
#define REST_OF_R1 "}},\n  {'flow': 'F1', 'threat': 'T1', 'situation': '電算室で', 'risk': 'R2'"

static const struct {
	const char *from, *to;
	enum diag_code code;
	const char *subject, *place, *message;
} cases[] = {
	{"'model': 'three-factor'", "'model': 'four-factor'", DIAG_UNKNOWN_MODEL, "register",
	 "scoring.model", "three-factor"},
	{"'risk': 'R3', 'level': '経過観察'", "'risk': 'R3', 'level': '要対策'",
	 DIAG_LEVEL_AGAINST_MODEL, "R3", "assessments[2]", "'経過観察' for value 1"},
	{"'level': '経過観察', 'factors': {'importance': 3",
	 "'level': '要対策', 'factors': {'importance': 3", DIAG_LEVEL_AGAINST_MODEL, "R2",
	 "risks[1].residual[0]", "value 0"},
	{"'risk': 'R2', 'level': '要対策', 'factors': {'value': 18}",
	 "'risk': 'R2', 'level': '要対策', 'factors': {'value': 17}", DIAG_LEVEL_AGAINST_MODEL,
	 "R2", "assessments[1]", "value 17"},
	{LAST_OF_R1, "'vulnerability': 4" REST_OF_R1, DIAG_FACTOR_OUTSIDE, "R1", "assessments[0]",
	 "vulnerability 4"},
	{LAST_OF_R1, "'vulnerability': 2.5" REST_OF_R1, DIAG_FACTOR_OUTSIDE, "R1", "assessments[0]",
	 "0-3"},
	{LAST_OF_R1, "'weakness': 3" REST_OF_R1, DIAG_UNKNOWN_FACTOR, "R1", "assessments[0]",
	 "'weakness'"},
	{LAST_OF_R1, "'vulnerability': null" REST_OF_R1, DIAG_RATING_MISSING, "R1",
	 "assessments[0]", "confidentiality, integrity"},
	{LAST_OF_R1, "'vulnerability': 3, 'value': 27" REST_OF_R1, DIAG_FACTOR_AGAINST_MODEL, "R1",
	 "assessments[0]", "value 27, but the scoring model gives 18"},
	{LAST_OF_R1, "'vulnerability': 3, 'importance': 2" REST_OF_R1, DIAG_FACTOR_AGAINST_MODEL,
	 "R1", "assessments[0]", "importance 2"},
	{LAST_OF_R1, "'vulnerability': 3, 'value': 18" REST_OF_R1, DIAG__MAX, NULL, NULL, NULL},
	{LAST_OF_R1, "'vulnerability': 3, 'later': null" REST_OF_R1, DIAG_UNKNOWN_FACTOR, "R1",
	 "assessments[0]", "'later'"},
	{"'risk': 'R2', 'level': '要対策'", "'risk': 'R2', 'level': '赤'", DIAG_UNKNOWN_ROW, "赤",
	 "assessments[1].level", "no such row"},
	{"'model': 'three-factor'",
	 "'model': 'three-factor', 'levels': [{'id': '要対策', 'from': 19}, {'id': '経過観察'}]",
	 DIAG_LEVEL_AGAINST_MODEL, "R1", "assessments[0]", "value 18"},
	{"'model': 'three-factor'",
	 "'model': 'three-factor', 'levels': [{'id': '要対策', 'from': 2}, {'id': '経過観察', "
	 "'response': 'No'}]",
	 DIAG__MAX, NULL, NULL, NULL},
	{"'model': 'three-factor'",
	 "'model': 'three-factor', 'levels': [{'id': '要対策', 'from': 2, 'response': 'No'}, "
	 "{'id': '経過観察'}]",
	 DIAG_RESPONSE_AGAINST_LEVEL, "R1", "assessments[0]", "'Yes'"},
};

Test(check_scoring, one_change_one_finding)
{
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct fixture *f = new_project();

		fixture_replace(f, REGISTER, cases[i].from, cases[i].to);
		fixture_check(f);
		const struct diag *d =
			cases[i].subject ? found(f->run.findings, cases[i].code, cases[i].subject)
					 : NULL;

		if (cases[i].code == DIAG__MAX)
			cr_assert_eq(f->run.findings->all.n, 0, "case %zu: %s", i,
				     found_all(f->a, f->run.findings));
		else
			cr_assert(d && strstr(d->place, cases[i].place) &&
					  strstr(d->message, cases[i].message),
				  "case %zu: %s", i, found_all(f->a, f->run.findings));
		fixture_free(f);
	}
}

Test(check_scoring, rows_that_say_the_same_are_one_finding)
{
	struct fixture *f = new_project();

	fixture_replace(f, REGISTER, "'flows': [{'id': 'F1'}]",
			"'flows': [{'id': 'F1'}, {'id': 'F2'}]");
	fixture_replace(f, REGISTER, "'factors': {'value': 1}}]",
			"'factors': {'value': 20}}, {'flow': 'F2', 'threat': 'T1', 'risk': 'R3', "
			"'level': '経過観察', 'factors': {'value': 20}}]");
	fixture_check(f);
	cr_assert_eq(found_count(f->run.findings, DIAG_LEVEL_AGAINST_MODEL), 1);
	cr_assert_not_null(
		strstr(found(f->run.findings, DIAG_LEVEL_AGAINST_MODEL, "R3")->message, "rows: 2"));
	fixture_free(f);
}

/* A risk that no assessment repeats is verified itself; one that nobody rated is let alone. */
Test(check_scoring, risks_without_assessments)
{
	struct fixture *f = fixture_new();

	fixture_link(f, "templates/scoring");
	fixture_write(
		f, REGISTER,
		"{'schema': 'bunkai/register/1', 'scoring': {'model': 'maturity-0-3'}, 'risks': ["
		"{'id': 'Q1', 'scenario': '一。', 'level': '着手', 'factors': {'maturity': 1}}, "
		"{'id': 'Q2', 'scenario': '二。'},"
		"{'id': 'Q3', 'scenario': '三。', 'level': '着手'}, {'id': 'Q4', 'scenario': "
		"'四。', 'level': '着手', 'factors': {'maturity': 3}}]}");
	fixture_check(f);
	cr_assert_eq(found_count(f->run.findings, DIAG_RATING_MISSING), 1);
	cr_assert_not_null(found(f->run.findings, DIAG_RATING_MISSING, "Q3"));
	cr_assert_eq(found_count(f->run.findings, DIAG_LEVEL_AGAINST_MODEL), 1);
	cr_assert(text_ends(found(f->run.findings, DIAG_LEVEL_AGAINST_MODEL, "Q4")->place,
			    "risks[3]"));
	fixture_free(f);
}
