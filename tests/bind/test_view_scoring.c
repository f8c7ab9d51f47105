/* SPDX-License-Identifier: MIT
 *
 * The legend of ratings, and the ratings that tables print.
 */
#include <criterion/criterion.h>
#include <string.h>

#include "../support/fixture.h"

static struct fixture *f;

static void set_up(void)
{
	f = fixture_new();
	fixture_link(f, "templates/scoring");
	fixture_write(f, "project/templates/documents/legend.json",
		      "{'schema': 'bunkai/template/1', 'id': 'legend', 'title': '題', 'scope': "
		      "'contract', 'parts': [{'part': '一', 'body': [\n"
		      " {'block': 'table', 'view': 'scoring', 'group': ['register', 'note'], "
		      "'group_text': ['{{register}}/{{model}}', '{{note}}'], 'columns': [\n"
		      "  {'head': '区分', 'field': 'kind'}, {'head': '名', 'field': 'label'}, "
		      "{'head': '範囲', 'field': 'range'}, {'head': '意味', 'field': 'detail'}]},\n"
		      " {'block': 'table', 'view': 'residuals', 'columns': [{'head': '前', "
		      "'field': 'before'}, {'head': '後', 'field': 'rating'}]},\n"
		      " {'block': 'table', 'view': 'responsibilities', 'columns': [{'head': "
		      "'評価', 'field': 'risk.rating'}]}]}]}");
}

static void tear_down(void)
{
	fixture_free(f);
}

TestSuite(view_scoring, .init = set_up, .fini = tear_down);

static const char *legend(void)
{
	fixture_load(f);
	const struct doc *d = fixture_bind(f, "legend", "c1");

	cr_assert_not_null(d, "%s", found_all(f->a, f->dl));
	return doc_text(f->a, d);
}

#define EXPECT(text, wanted) cr_expect(strstr((text), (wanted)), "no %s in:\n%s", (wanted), (text))

Test(view_scoring, three_factors_before_and_after)
{
	fixture_replace(f, "project/register.json", "'family'", "'title': '評価表', 'family'");
	fixture_replace(f, "project/register.json",
			"'scoring': {'matrix': [{'severity': 2, 'frequency': 1, 'level': 'High'}, "
			"{'severity': 1, 'frequency': 1, 'level': 'Low'}],\n"
			"  'levels': [{'id': 'High', 'response': 'Yes'}, {'id': 'Low', 'response': "
			"'No'}]},",
			"'scoring': {'model': 'three-factor'},");
	fixture_replace(f, "project/register.json",
			"'severity': 2, 'frequency': 1, 'level': 'High', 'response': 'Yes',\n   "
			"'residual': [{'scenario': '写しも壊れる。', 'severity': 1, 'frequency': "
			"1, 'level': 'Low'}]",
			"'factors': {'importance': 3, 'threat': 2, 'vulnerability': 3}, 'level': "
			"'要対策', 'response': 'Yes',\n"
			"   'residual': [{'scenario': '写しも壊れる。', 'factors': {'importance': "
			"3, 'threat': 2, 'vulnerability': 1}, 'level': '経過観察'}]");
	const char *text = legend();

	EXPECT(text, "評価表/重要度×脅威×脆弱性\n");
	EXPECT(text, "評価の要素\n機密性\n1〜3\n3：患者の個人情報");
	EXPECT(text, "重要度\n1〜3\n機密性、完全性、可用性のうち最も大きい値\n");
	EXPECT(text, "リスク値\n0〜27\n重要度×脅威×脆弱性\n");
	EXPECT(text, "レベル\n要対策\n18〜27\n");
	EXPECT(text, "レベル\n経過観察\n0〜17\n");
	EXPECT(text, "要対策（重要度3×脅威2×脆弱性3＝18）\n経過観察（重要度3×脅威2×脆弱性1＝6）\n");
	cr_expect_eq(f->dl->all.n, 0);
}

Test(view_scoring, the_registers_own_matrix_and_levels)
{
	fixture_replace(f, "project/register.json",
			"'scoring': {'matrix': [{'severity': 2, 'frequency': 1, 'level': 'High'}",
			"'scoring': {'model': 'matrix-5x5', 'matrix': [{'severity': 2, "
			"'frequency': 1, 'level': 'High', 'severity_name': '痛い'}");
	fixture_replace(f, "project/register.json", "'levels': [{'id': 'High', ",
			"'levels': [{'id': 'High', 'name': '重い', 'detail': '直ちに。', ");
	const char *text = legend();

	EXPECT(text, "深刻度\n1〜5\n2：痛い\n");
	EXPECT(text, "High　重い\n深刻度2で発生頻度1\n直ちに。\n");
	EXPECT(text, "Low\n深刻度1で発生頻度1\n");
	EXPECT(text, "High（深刻度2、発生頻度1）\n");
}

Test(view_scoring, a_register_that_names_no_model_shows_its_levels)
{
	const char *text = legend();

	EXPECT(text, "登録簿の定めるレベルによる。\n");
	EXPECT(text, "レベル\nHigh\n");
	EXPECT(text, "High（深刻度2、発生頻度1）\n");
	cr_expect_null(strstr(text, "評価の要素"));
}
