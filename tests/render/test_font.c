/* SPDX-License-Identifier: MIT
 *
 * Glyph widths and subsets of the fonts that the install script brings.
 */
#include "render/font.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define GOTHIC "/usr/share/fonts/truetype/bizud-gothic/BIZUDGothic-Regular.ttf"
#define P_MINCHO "/usr/share/fonts/truetype/bizud-mincho/BIZUDPMincho-Regular.ttf"
#define PACKAGE "fonts-morisawa-bizud-gothic"

static struct arena *arena;
static struct diag_list *dl;

static void set_up(void)
{
	arena = arena_new();
	dl = diag_new(arena);
}

static void tear_down(void)
{
	arena_free(arena);
}

TestSuite(font, .init = set_up, .fini = tear_down);

static struct font *open_gothic(void)
{
	struct font *f = font_open(arena, GOTHIC, PACKAGE, dl);

	cr_assert_not_null(f);
	return f;
}

Test(font, measures_full_and_half_width)
{
	struct font *f = open_gothic();

	cr_expect_eq(font_advance(f, 0x533B), 1000); /* 医 */
	cr_expect_eq(font_advance(f, 'A'), 500);
	cr_expect_eq(font_advance(f, 'A'), 500, "the cache gives the same");
	cr_expect_eq(font_text_width(f, NULL, "医療AB"), 3000);
	cr_expect_eq(font_text_width(f, NULL, "医\n医療機関\nA"), 4000, "the longest line counts");
	cr_expect_eq(font_text_width(f, NULL, ""), 0);
	font_close(f);
}

Test(font, proportional_latin_is_narrower)
{
	struct font *f = font_open(arena, P_MINCHO, PACKAGE, dl);

	cr_assert_not_null(f);
	cr_expect_lt(font_advance(f, 'i'), font_advance(f, 'W'));
	cr_expect_eq(font_advance(f, 0x533B), 1000);
	font_close(f);
}

Test(font, knows_what_it_lacks)
{
	struct font *f = open_gothic();

	cr_expect(font_has(f, 0x3042));
	cr_expect_not(font_has(f, 0x1F600));
	cr_expect_eq(font_advance(f, 0x1F600), 1000);
	cr_expect_not(font_has(f, 0x110000), "beyond Unicode");
	font_close(f);
}

Test(font, names_the_package_of_a_missing_file)
{
	cr_assert_null(font_open(arena, "/nowhere/none.ttf", PACKAGE, dl));
	cr_assert_eq(dl->all.n, 1);
	cr_expect_eq(dl->all.at[0].code, DIAG_MISSING_FONT);
	cr_expect_str_eq(dl->all.at[0].place, "/nowhere/none.ttf");
	cr_expect_not_null(strstr(dl->all.at[0].message, PACKAGE));
}

Test(font, refuses_what_is_no_font)
{
	cr_assert_null(font_open(arena, __FILE__, PACKAGE, dl));
	cr_expect_eq(dl->all.n, 1);
}

Test(font, subset_holds_the_asked_characters_only)
{
	static const uint32_t chars[] = {'A', 0x533B, 0x3001};
	char path[] = "/tmp/bunkai-font-XXXXXX";
	struct stat st;
	struct font *f = open_gothic(), *cut;

	close(mkstemp(path));
	cr_assert(font_write_subset(f, chars, ARRAY_LEN(chars), path));
	cr_assert_eq(stat(path, &st), 0);
	cr_expect_lt(st.st_size, 20000);
	cut = font_open(arena, path, PACKAGE, dl);
	cr_assert_not_null(cut);
	cr_expect(font_has(cut, 0x533B));
	cr_expect_not(font_has(cut, 0x7642));
	cr_expect_eq(font_advance(cut, 'A'), font_advance(f, 'A'));
	font_close(cut);
	font_close(f);
	unlink(path);
}

Test(font, subset_tells_when_it_cannot_be_written)
{
	static const uint32_t chars[] = {'A'};
	struct font *f = open_gothic();

	cr_expect_not(font_write_subset(f, chars, 1, "/nowhere/cut.ttf"));
	cr_expect_not(font_write_subset(f, chars, 1, "/dev/full"));
	font_close(f);
}
