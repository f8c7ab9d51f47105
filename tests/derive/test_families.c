/* SPDX-License-Identifier: MIT
 *
 * A family is known by the texts of its risks: in any order, with some missing, folded or clipped;
 * not by ids.
 */
#include "derive/families.h"

#include <criterion/criterion.h>
#include <string.h>

#include "../support/suite.h"
#include "base/text.h"

ARENA_SUITE(families, a);

enum { RISKS = 30 };

static const char *text_of(int i)
{
	return arena_printf(
		a, "見本の事象その%d：保守の窓口が%d日のあいだ連絡を受けられず、復旧が遅れる。", i,
		i + 2);
}

static struct library *library(void)
{
	struct library *l = arena_alloc(a, sizeof *l);
	struct family *f = vec_push(a, &l->families);

	*f = (struct family){.id = "mihon-1", .share = 0.67, .least = 3};
	for (int i = 0; i < RISKS; i++)
		settings_set(a, &f->texts, arena_printf(a, "R%02d", i), family_mark(a, text_of(i)));
	return l;
}

static struct risk_register *empty_register(void)
{
	struct risk_register *reg = arena_alloc(a, sizeof *reg);

	reg->id = "register";
	reg->file = "register.json";
	return reg;
}

static void add(struct risk_register *reg, int id, const char *text)
{
	*vec_push(a, &reg->risks) = (struct risk){.id = arena_printf(a, "R%02d", id),
						  .scenario = text};
}

static const char *recognised(const struct risk_register *reg)
{
	const struct family *f = family_recognise(a, library(), reg);

	return f ? f->id : "none";
}

Test(families, in_any_order_with_a_tenth_missing)
{
	struct risk_register *reg = empty_register();

	for (int i = 0; i < RISKS; i++)
		if (i % 10 != 3)
			add(reg, i * 7 % RISKS, text_of(i * 7 % RISKS));
	cr_expect_str_eq(recognised(reg), "mihon-1");
}

Test(families, folded_by_a_pdf_and_clipped)
{
	struct risk_register *reg = empty_register();

	for (int i = 0; i < RISKS; i++) {
		const char *text = text_replace(a, text_of(i), "の", " の\n");

		add(reg, i, text_replace(a, text, "復旧が遅れる。", ""));
	}
	cr_expect_str_eq(recognised(reg), "mihon-1");
}

Test(families, widths_and_look_alike_characters_are_folded)
{
	cr_expect_str_eq(family_mark(a, "ＩＤを⽤いる"), family_mark(a, "id を用いる"));
	cr_expect_null(family_mark(a, NULL));
	cr_expect_null(family_mark(a, " \n"));
}

Test(families, other_texts_under_the_same_ids_are_another_list)
{
	struct risk_register *reg = empty_register();

	for (int i = 0; i < RISKS; i++)
		add(reg, i, arena_printf(a, "別の事象%d", i));
	cr_expect_str_eq(recognised(reg), "none");
}

Test(families, the_same_texts_under_other_ids_do_not_take_its_table)
{
	struct risk_register *reg = empty_register();

	for (int i = 0; i < RISKS; i++)
		add(reg, (i + 1) % RISKS, text_of(i));
	cr_expect_str_eq(recognised(reg), "none");
}

Test(families, the_share_and_the_least_number_decide)
{
	struct risk_register *reg = empty_register();

	add(reg, 0, text_of(0));
	add(reg, 1, text_of(1));
	cr_expect_str_eq(recognised(reg), "none", "two may be chance");
	add(reg, 2, text_of(2));
	cr_expect_str_eq(recognised(reg), "mihon-1");
	add(reg, 91, "別の事象");
	cr_expect_str_eq(recognised(reg), "mihon-1", "three of four");
	add(reg, 92, "別の事象");
	cr_expect_str_eq(recognised(reg), "none", "three of five");
}

Test(families, what_a_profile_claims_is_put_right_and_said)
{
	struct diag_list *dl = diag_new(a);
	struct risk_register *reg = empty_register();

	reg->family = "mihon-1";
	for (int i = 0; i < 4; i++)
		add(reg, i, "別の事象");
	family_settle(a, library(), reg, dl);
	cr_expect_null(reg->family);
	cr_assert_eq(dl->all.n, 1);
	cr_expect_eq(dl->all.at[0].code, DIAG_NOT_ITS_FAMILY);
	reg = empty_register();
	for (int i = 0; i < RISKS; i++)
		add(reg, i, i == 7 ? "別の事象" : text_of(i));
	family_settle(a, library(), reg, dl);
	cr_expect_str_eq(reg->family, "mihon-1", "nobody claimed it");
	cr_assert_eq(dl->all.n, 2);
	cr_expect_eq(dl->all.at[1].code, DIAG_OTHER_TEXTS);
	cr_expect_not_null(strstr(dl->all.at[1].message, "R07"));
}

Test(families, one_without_marks_takes_whoever_names_it)
{
	struct library *l = arena_alloc(a, sizeof *l);
	struct diag_list *dl = diag_new(a);
	struct risk_register *reg = empty_register();

	*vec_push(a, &l->families) = (struct family){.id = "old", .share = 0.67, .least = 3};
	reg->family = "old";
	add(reg, 1, "別の事象");
	family_settle(a, l, reg, dl);
	cr_expect_str_eq(reg->family, "old");
	cr_expect(family_has_risk(a, &l->families.at[0], &reg->risks.at[0]));
	cr_expect_eq(dl->all.n, 0);
}
