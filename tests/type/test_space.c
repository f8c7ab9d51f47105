/* SPDX-License-Identifier: MIT
 *
 * White between two characters.
 */
#include "type/space.h"

#include <criterion/criterion.h>

static int between(uint32_t before, uint32_t after)
{
	return space_between(space_kind(before, before >= 0x2000),
			     space_kind(after, after >= 0x2000));
}

Test(pdf_space, japanese_and_latin_stand_a_quarter_apart)
{
	cr_expect_eq(between(U'第', '1'), 250);
	cr_expect_eq(between('N', U'の'), 250);
	cr_expect_eq(between(U'第', U'条'), 0);
	cr_expect_eq(between('R', '1'), 0);
	cr_expect_eq(between(U'甲', '/'), 0, "punctuation has its own white");
	cr_expect_eq(between('4', U'④'), 0, "keys such as R24/④-1 stay together");
}

Test(pdf_space, blank_halves_side_by_side_are_one)
{
	cr_expect_eq(between(U'」', U'「'), -500);
	cr_expect_eq(between(U'」', U'）'), -500);
	cr_expect_eq(between(U'。', U'）'), -500);
	cr_expect_eq(between(U'（', U'「'), -500);
	cr_expect_eq(between(U'、', U'（'), -500);
	cr_expect_eq(between(U'」', U'・'), -500);
	cr_expect_eq(between(U'・', U'「'), -500);
	cr_expect_eq(between(U'「', U'」'), 0, "an empty pair keeps its ink apart");
	cr_expect_eq(between(U'甲', U'、'), 0);
}

Test(pdf_space, a_narrow_bracket_has_no_blank_half)
{
	cr_expect_eq(space_kind(U'（', false), SPACE_OTHER);
	cr_expect_eq(space_kind(U'漢', false), SPACE_OTHER);
	cr_expect_eq(space_kind('a', false), SPACE_LATIN);
}
