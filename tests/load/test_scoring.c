/* SPDX-License-Identifier: MIT
 *
 * Scoring models of a project: what is read, and what a model may not say.
 */
#include <criterion/criterion.h>
#include <string.h>

#include "../support/fixture.h"
#include "base/text.h"

#define MODEL "project/templates/scoring/mine.json"

static const char sound[] = "{'schema': 'bunkai/scoring/1', 'id': 'mine', 'title': '題', 'text': "
			    "'{{x}}', 'factors': [\n"
			    " {'id': 'x', 'name': '一', 'min': 0, 'max': 2, 'step': 0.5, 'values': "
			    "[{'value': 2, 'name': '多い'}]},\n"
			    " {'id': 'y', 'name': '二', 'min': 1, 'max': 3},\n"
			    " {'id': 'z', 'name': '積', 'by': 'product', 'of': ['x', 'y']}, {'id': "
			    "'w', 'name': '大', 'by': 'max', 'of': ['x', 'y', 'z']}],\n"
			    " 'score': 'z', 'levels': [{'id': '高', 'from': 4}, {'id': '低'}]}";

static const char table[] = "{'schema': 'bunkai/scoring/1', 'id': 'mine', 'title': '題', 'text': "
			    "'{{x}}', 'factors': [\n"
			    " {'id': 'x', 'name': '一', 'min': 1, 'max': 2}, {'id': 'y', 'name': "
			    "'二', 'min': 1, 'max': 3}],\n"
			    " 'table': {'of': ['x', 'y'], 'rows': [{'at': 2, 'levels': ['中', "
			    "'高', '高']}, {'at': 1, 'levels': ['低', '低', '中']}]},\n"
			    " 'levels': [{'id': '高'}, {'id': '中'}, {'id': '低'}]}";

Test(load_scoring, a_model_is_read_and_its_ranges_are_combined)
{
	struct fixture *f = fixture_new();

	fixture_write(f, MODEL, sound);
	fixture_load(f);
	const struct scoring *s = library_scoring(f->run.library, "mine");
	const struct scoring_factor *x = scoring_factor(s, "x"), *z = scoring_factor(s, "z"),
				    *w = scoring_factor(s, "w");

	cr_assert(x->step == 0.5 && x->values.n == 1 && scoring_factor(s, "y")->step == 1);
	cr_assert(z->min == 0 && z->max == 6 && z->step == 0.5);
	cr_assert(w->min == 1 && w->max == 6);
	cr_assert_null(scoring_factor(s, "v"));
	fixture_free(f);
}

Test(load_scoring, a_project_replaces_a_model_by_its_id)
{
	struct fixture *f = fixture_new();

	fixture_write(f, "data/templates/scoring/other.json", table);
	fixture_write(f, MODEL, sound);
	fixture_load(f);
	cr_assert_eq(f->run.library->scorings.n, 1);
	cr_assert_str_eq(library_scoring(f->run.library, "mine")->score, "z");
	fixture_free(f);
}

Test(load_scoring, what_is_malformed_is_named_with_its_place)
{
	static const struct {
		const char *base, *from, *to, *place;
		enum diag_code code;
	} cases[] = {
		{sound, "'by': 'max'", "'by': 'sum'", "factors[3].by", DIAG_UNKNOWN_VALUE},
		{sound, "'of': ['x', 'y']}", "'of': ['x', 'w']}", "factors[2].of",
		 DIAG_UNKNOWN_VALUE},
		{sound, "'of': ['x', 'y']}", "'of': ['z']}", "factors[2].of", DIAG_UNKNOWN_VALUE},
		{sound, ", 'of': ['x', 'y']}", "}", "factors[2]", DIAG_MISSING_MEMBER},
		{sound, "'min': 1, 'max': 3", "'min': 3, 'max': 3", "factors[1]",
		 DIAG_MISSING_MEMBER},
		{sound, "'min': 1, 'max': 3", "'min': -1, 'max': 3", "factors[1]",
		 DIAG_MISSING_MEMBER},
		{sound, "'step': 0.5", "'step': 0", "factors[0]", DIAG_MISSING_MEMBER},
		{sound, "'score': 'z'", "'score': 'q'", "mine.json:score", DIAG_UNKNOWN_VALUE},
		{sound, "'score': 'z', ", "", "mine.json", DIAG_MISSING_MEMBER},
		{sound, "{'value': 2, ", "{", "factors[0].values[0]", DIAG_MISSING_MEMBER},
		{sound, "'from': 4", "'from': '4'", "levels[0].from", DIAG_WRONG_TYPE},
		{table, "['中', '高', '高']", "['中', '高']", "table.rows[0].levels",
		 DIAG_WRONG_TYPE},
		{table, "'of': ['x', 'y']", "'of': ['x']", "table.of", DIAG_WRONG_TYPE},
		{table, "'of': ['x', 'y']", "'of': ['x', 'q']", "table.of", DIAG_UNKNOWN_VALUE},
	};

	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct fixture *f = fixture_new();

		fixture_write(f, MODEL, cases[i].base);
		fixture_load(f);
		fixture_replace(f, MODEL, cases[i].from, cases[i].to);
		cr_assert_not(fixture_try(f), "case %zu was taken: %s", i, cases[i].to);
		const struct diag *d = found(f->run.problems, cases[i].code, NULL);

		cr_assert(d && text_ends(d->place, cases[i].place), "case %zu: %s", i,
			  found_all(f->a, f->run.problems));
		fixture_free(f);
	}
}
