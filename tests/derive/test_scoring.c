/* SPDX-License-Identifier: MIT
 *
 * The scoring models that come along: what each computes, what a register may put in its place, and
 * how ratings are printed.
 */
#include "derive/scoring.h"

#include <criterion/criterion.h>
#include <string.h>

#include "load/readers.h"

static struct arena *arena;
static struct diag_list *dl;
static struct library library;
static struct risk_register reg;

static void set_up(void)
{
	static const char *const models[] = {"matrix-5x5", "three-factor", "maturity-0-3",
					     "cvss-v3"};

	arena = arena_new();
	dl = diag_new(arena);
	library = (struct library){0};
	reg = (struct risk_register){.id = "register"};
	for (size_t i = 0; i < ARRAY_LEN(models); i++)
		cr_assert(load_scoring(arena, &library,
				       arena_printf(arena, "templates/scoring/%s.json", models[i]),
				       dl),
			  "%s", models[i]);
	cr_assert(load_words(arena, &library, "templates/words.json", dl));
	cr_assert_eq(dl->all.n, 0);
}

static void tear_down(void)
{
	arena_free(arena);
}

TestSuite(scoring, .init = set_up, .fini = tear_down);

static struct scale scale_for(const char *model)
{
	reg.model = model;
	return scale_of(&library, &reg);
}

/* A rating by these factors; a NULL name ends the list. */
static struct rating rate(const struct factor *list)
{
	struct factors *factors = arena_alloc(arena, sizeof *factors);

	for (; list->name; list++)
		*vec_push(arena, factors) = *list;
	return (struct rating){.factors = factors};
}

#define RATE(...) rate((const struct factor[]){__VA_ARGS__, {0}})

static const char *level_of(const char *model, struct rating r)
{
	struct scale s = scale_for(model);

	return scale_level(&s, &r);
}

static struct rating three(double c, double i, double a, double threat, double vulnerability)
{
	return RATE({"confidentiality", c, true}, {"integrity", i, true}, {"availability", a, true},
		    {"threat", threat, true}, {"vulnerability", vulnerability, true});
}

Test(scoring, importance_is_the_highest_and_the_value_a_product)
{
	static const struct {
		double c, i, a, threat, vulnerability, importance, value;
		const char *level;
	} cases[] = {
		{1, 2, 1, 3, 3, 2, 18, "要対策"},  {3, 1, 1, 2, 3, 3, 18, "要対策"},
		{3, 2, 2, 3, 3, 3, 27, "要対策"},  {1, 1, 2, 2, 3, 2, 12, "経過観察"},
		{3, 2, 2, 3, 1, 3, 9, "経過観察"}, {3, 2, 2, 3, 0, 3, 0, "経過観察"},
	};

	for (size_t k = 0; k < ARRAY_LEN(cases); k++) {
		struct rating r = three(cases[k].c, cases[k].i, cases[k].a, cases[k].threat,
					cases[k].vulnerability);
		struct scale s = scale_for("three-factor");
		double importance, value;

		cr_assert(scale_value(&s, &r, "importance", &importance) &&
			  scale_value(&s, &r, "value", &value));
		cr_expect(importance == cases[k].importance && value == cases[k].value,
			  "case %zu: %g, %g", k, importance, value);
		cr_expect_str_eq(scale_level(&s, &r), cases[k].level, "case %zu", k);
	}
}

Test(scoring, a_part_that_is_missing_leaves_the_level_open)
{
	struct scale s = scale_for("three-factor");
	struct rating r = RATE({"confidentiality", 3, true}, {"integrity", 1, true},
			       {"availability", 1, true}, {"threat", 2, true});
	struct rating null =
		RATE({"importance", 3, true}, {"threat", 2, true}, {"vulnerability", 0, false});
	struct rating given =
		RATE({"importance", 3, true}, {"threat", 3, true}, {"vulnerability", 2, true});

	cr_assert_not(scale_is_rated(&s, &r));
	cr_assert_null(scale_level(&s, &r));
	cr_assert_not(scale_is_rated(&s, &null));
	cr_assert(scale_is_rated(&s, &given), "an importance that is printed needs no parts");
	cr_assert_str_eq(scale_level(&s, &given), "要対策");
}

Test(scoring, bands_of_cvss)
{
	static const struct {
		double base;
		const char *level;
	} cases[] = {{10.0, "緊急"}, {9.0, "緊急"}, {8.9, "重要"}, {7.0, "重要"}, {6.9, "警告"},
		     {4.0, "警告"},  {3.9, "注意"}, {0.1, "注意"}, {0, "なし"}};

	for (size_t i = 0; i < ARRAY_LEN(cases); i++)
		cr_expect_str_eq(level_of("cvss-v3", RATE({"base", cases[i].base, true})),
				 cases[i].level, "%g", cases[i].base);
}

Test(scoring, maturity_has_a_level_per_value)
{
	static const char *const levels[] = {"未着手", "着手", "記録不足", "実施済み"};

	for (size_t i = 0; i < ARRAY_LEN(levels); i++)
		cr_expect_str_eq(level_of("maturity-0-3", RATE({"maturity", (double)i, true})),
				 levels[i]);
}

Test(scoring, the_matrix_reads_severity_and_frequency)
{
	static const struct factors none;
	struct rating r = {.factors = &none, .severity = 5, .frequency = 1};

	cr_assert_str_eq(level_of("matrix-5x5", r), "Moderate");
	r = (struct rating){.factors = &none, .severity = 1, .frequency = 5};
	cr_assert_str_eq(level_of("matrix-5x5", r), "Low");
	cr_assert_str_eq(
		level_of("matrix-5x5", RATE({"severity", 4, true}, {"frequency", 5, true})), "High",
		"also as factors");
	r = (struct rating){.factors = &none, .severity = 6, .frequency = 1};
	cr_assert_null(level_of("matrix-5x5", r));
	r = (struct rating){.factors = &none, .severity = 5};
	cr_assert_null(level_of("matrix-5x5", r));
}

/* The real register's matrix, which the model follows (register/README.md of ../shared). */
Test(scoring, the_matrix_is_full)
{
	struct scale s = scale_for("matrix-5x5");
	size_t n[4] = {0};
	static const char *const levels[] = {"High", "Moderate", "Middle", "Low"};

	for (int x = 1; x <= 5; x++)
		for (int y = 1; y <= 5; y++)
			for (size_t i = 0; i < ARRAY_LEN(levels); i++)
				n[i] += strcmp(scale_cell(&s, x, y), levels[i]) == 0;
	cr_assert(n[0] == 4 && n[1] == 7 && n[2] == 6 && n[3] == 8, "%zu %zu %zu %zu", n[0], n[1],
		  n[2], n[3]);
}

Test(scoring, the_registers_own_matrix_wins)
{
	static const struct factors none;
	struct rating r = {.factors = &none, .severity = 5, .frequency = 1};

	*vec_push(arena, &reg.matrix) =
		(struct matrix_cell){.severity = 5, .frequency = 1, .level = "赤"};
	cr_assert_str_eq(level_of("matrix-5x5", r), "赤");
	cr_assert_str_eq(level_of("three-factor", r), "赤");
	cr_assert_str_eq(level_of(NULL, r), "赤");
	cr_assert_eq(scale_for("matrix-5x5").n_levels, 0,
		     "the model's levels do not speak of another matrix");
}

Test(scoring, the_registers_levels_move_the_line)
{
	struct rating twelve = three(3, 1, 1, 2, 2);

	cr_assert_str_eq(level_of("three-factor", twelve), "経過観察");
	*vec_push(arena, &reg.levels) = (struct level){.id = "要対策", .from = 12};
	*vec_push(arena, &reg.levels) = (struct level){.id = "経過観察"};
	cr_assert_str_eq(level_of("three-factor", twelve), "要対策");
	reg.levels.at[0] = (struct level){.id = "要対策", .upper = 2};
	cr_assert_str_eq(level_of("three-factor", twelve), "経過観察",
			 "the upper half begins at 13.5");
	reg.levels.at[0] = (struct level){.id = "要対策", .name = "名だけ"};
	cr_assert_str_eq(level_of("three-factor", three(3, 1, 1, 2, 3)), "要対策",
			 "levels without a line leave the model's");
}

Test(scoring, bands_are_closed_ranges_on_the_factors_steps)
{
	static const struct {
		const char *model;
		size_t level;
		double from, to;
	} cases[] = {{"three-factor", 0, 18, 27}, {"three-factor", 1, 0, 17},
		     {"cvss-v3", 0, 9, 10},       {"cvss-v3", 1, 7, 8.9},
		     {"cvss-v3", 4, 0, 0},        {"maturity-0-3", 1, 2, 2}};
	double from, to;

	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct scale s = scale_for(cases[i].model);

		cr_assert(scale_band(&s, &s.levels[cases[i].level], &from, &to));
		cr_expect(from - cases[i].from < 1e-9 && cases[i].from - from < 1e-9 &&
				  to - cases[i].to < 1e-9 && cases[i].to - to < 1e-9,
			  "case %zu: %g to %g", i, from, to);
	}
	struct scale s = scale_for("matrix-5x5");

	cr_assert_not(scale_band(&s, &s.levels[0], &from, &to));
}

static const char *text_of(const char *model, struct rating r)
{
	struct scale s = scale_for(model);

	return scale_text(arena, &library, &s, &r, dl);
}

Test(scoring, ratings_are_printed_as_the_model_says)
{
	static const struct factors none;

	cr_expect_str_eq(text_of("three-factor", three(3, 1, 1, 2, 3)),
			 "重要度3×脅威2×脆弱性3＝18");
	cr_expect_str_eq(text_of("three-factor", RATE({"threat", 2, true})),
			 "重要度−×脅威2×脆弱性−＝−");
	cr_expect_str_eq(text_of("three-factor", (struct rating){.factors = &none}), "");
	cr_expect_str_eq(text_of("cvss-v3", RATE({"base", 9, true})), "CVSS基本値9.0");
	cr_expect_str_eq(text_of("maturity-0-3", RATE({"maturity", 0, true})), "実施度0");
	cr_expect_str_eq(
		text_of(NULL, (struct rating){.factors = &none, .severity = 5, .frequency = 3}),
		"深刻度5、発生頻度3");
	cr_expect_eq(dl->all.n, 0);
}
