/* SPDX-License-Identifier: MIT
 *
 * Set-ups of pages, and the white that they leave on paper.
 */
#include "render/style_read.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "render/paper.h"
#include "../support/scratch.h"

static struct arena *arena;
static struct diag_list *dl;

static void start(void)
{
	arena = arena_new();
	dl = diag_new(arena);
}

static void stop(void)
{
	arena_free(arena);
}

TestSuite(style_pages, .init = start, .fini = stop);

static const char house_file[] = "templates/style.json";

/* The house's style with a project's members over it; NULL: the house's alone. */
static const struct style *read_with(const char *members)
{
	char folder[] = SCRATCH "/bunkai-style-XXXXXX";

	if (!members)
		return style_read(arena, house_file, NULL, dl);
	const char *path = file_join(arena, mkdtemp(folder), "style.json");
	FILE *f = fopen(path, "w");

	fprintf(f, "{\"schema\":\"bunkai/style/1\",%s}", members);
	fclose(f);
	const struct style *s = style_read(arena, house_file, path, dl);

	remove(path);
	rmdir(folder);
	return s;
}

/* Contracts are set at 10.5 points, with some 40 characters a line. */
Test(style_pages, what_is_bound_is_set_as_contracts_are)
{
	const struct style *house = read_with(NULL), *bound = style_for(house, "bound");

	cr_assert(house && bound != house);
	for (size_t i = 0; i < 5; i++) {
		static const char *const roles[] = {"body", "paragraph", "item", "closing",
						    "signature"};

		cr_expect_eq(style_look(bound, roles[i])->size, 10.5, "%s", roles[i]);
	}
	cr_expect_eq(bound->characters, 40);
	cr_expect_eq(style_look(bound, "cell")->size, style_look(house, "cell")->size);
	cr_expect_eq(style_look(bound, "cell")->fill, style_look(house, "cell")->fill);
	cr_expect_eq(bound->looks.n, house->looks.n);
	cr_expect_eq(style_look(style_for(house, "filed"), "body")->size, house->plain->size);
	cr_expect_eq(house->gutter, 0);
}

Test(style_pages, an_unknown_set_up_is_that_of_all_pages)
{
	const struct style *house = read_with(NULL);

	cr_expect_eq(style_for(house, "boud"), house);
	cr_expect_eq(style_for(house, NULL), house);
}

/* The holes' inner edge is 15 mm from the paper's; nothing is printed within 25. */
Test(style_pages, sheets_are_bound_along_their_edge_of_297_millimetres)
{
	static const char *const names[] = {"bound", "filed"};

	for (size_t i = 0; i < 2; i++) {
		const struct style *s = style_for(read_with(NULL), names[i]);
		const struct paper upright = paper_of(s, "A4", false), lying = paper_of(s, NULL, true),
				   large = paper_of(s, "A3", true),
				   tall = paper_of(s, "A3", false);

		cr_expect_eq(upright.width, 210);
		cr_expect_float_eq(upright.left - upright.right, s->gutter, 1e-9);
		cr_expect_float_eq(lying.top - lying.bottom, s->gutter, 1e-9);
		cr_expect_eq(lying.left, lying.right);
		cr_expect_eq(large.width, 420);
		cr_expect_float_eq(large.left - large.right, s->gutter, 1e-9);
		cr_expect_float_eq(tall.top - tall.bottom, s->gutter, 1e-9);
		cr_expect(upright.left >= 25 && lying.top >= 25 && large.left >= 25, "%s",
			  names[i]);
		cr_expect(lying.back_y == 0 && upright.back_x == 0);
	}
}

Test(style_pages, a_line_holds_the_characters_that_the_style_says)
{
	const struct style *s = style_for(read_with("\"setups\":{\"bound\":{\"characters\":36}}"),
					  "bound");
	const struct paper p = paper_of(s, "A4", false);

	cr_expect_float_eq((p.width - p.left - p.right) * paper_mm, 36 * 10.5, 1e-6);
	cr_expect_eq(paper_of(s, "A4", true).left, s->margin);
	cr_expect_eq(paper_of(s, "A3", false).left, s->margin);
}

Test(style_pages, on_the_back_of_a_sheet_the_gutter_changes_sides)
{
	const struct style *s =
		style_for(read_with("\"setups\":{\"bound\":{\"mirror\":true,\"gutter\":12}}"),
			  "bound");

	cr_assert(s->mirror);
	cr_expect_eq(paper_of(s, "A4", false).back_x, -12);
	cr_expect_eq(paper_of(s, "A4", false).back_y, 0);
	cr_expect_eq(paper_of(s, "A4", true).back_y, -12);
	cr_expect_eq(paper_of(s, "A3", true).back_x, -12);
}

/* House's set-up < what the project says of all pages < what it says of the set-up. */
Test(style_pages, a_project_says_over_the_house_and_of_a_set_up_over_all_pages)
{
	const struct style *s = read_with(
		"\"margin\":25,\"looks\":[{\"role\":\"item\",\"size\":9},{\"role\":\"body\","
		"\"size\":11}],\"setups\":{\"bound\":{\"looks\":[{\"role\":\"item\",\"size\":12}]},"
		"\"letter\":{\"gutter\":5}}"),
			   *bound = style_for(s, "bound"), *letter = style_for(s, "letter");

	cr_assert(s && bound != s && letter != s);
	cr_expect_eq(dl->all.n, 0);
	cr_expect(s->margin == 25 && bound->margin == 25 && letter->margin == 25);
	cr_expect_eq(style_look(s, "item")->size, 9);
	cr_expect_eq(style_look(bound, "item")->size, 12);
	cr_expect_eq(style_look(bound, "body")->size, 11);
	cr_expect_eq(style_look(bound, "paragraph")->size, 10.5);
	cr_expect(letter->gutter == 5 && bound->gutter == 10 && s->gutter == 0);
}

static void expect_refused(const char *members, const char *place)
{
	size_t n = dl->all.n;

	cr_expect_null(read_with(members), "%s", members);
	cr_assert_eq(dl->all.n, n + 1, "%s: %zu", members, dl->all.n - n);
	cr_expect_eq(dl->all.at[n].code, DIAG_WRONG_TYPE, "%s", members);
	cr_expect(strstr(dl->all.at[n].place, place), "%s not in %s", place,
		  dl->all.at[n].place);
}

Test(style_pages, bad_values_are_refused_once_with_their_place)
{
	expect_refused("\"gutter\":41", "style.json:gutter");
	expect_refused("\"gutter\":\"10\"", "style.json:gutter");
	expect_refused("\"characters\":4", "style.json:characters");
	expect_refused("\"setups\":{\"bound\":{\"gutter\":-1}}", "style.json:setups.bound.gutter");
	expect_refused("\"setups\":{\"bound\":{\"mirror\":1}}", "style.json:setups.bound.mirror");
	expect_refused("\"setups\":{\"bound\":12}", "style.json:setups.bound");
	expect_refused("\"setups\":{\"ours\":{\"looks\":[{\"role\":\"item\",\"size\":900}]}}",
		       "style.json:setups.ours.looks[0].size");
	/* 60 characters of 10.5 points are 222 mm */
	expect_refused("\"setups\":{\"bound\":{\"characters\":60}}",
		       "style.json:setups.bound.characters");
}

/* What is wrong of all pages is not told again for each set-up. */
Test(style_pages, a_slip_is_told_once)
{
	cr_assert(read_with("\"looks\":[{\"role\":\"cell\",\"colour\":\"#000000\"}],"
			    "\"setups\":{\"bound\":{\"looks\":[{\"role\":\"itme\"}]}}"));
	cr_assert_eq(dl->all.n, 2);
	cr_expect_eq(dl->all.at[0].code, DIAG_UNKNOWN_MEMBER);
	cr_expect_eq(dl->all.at[1].code, DIAG_UNKNOWN_LOOK);
	cr_expect(strstr(dl->all.at[1].place, "setups.bound.looks[0]"), "%s",
		  dl->all.at[1].place);
}
