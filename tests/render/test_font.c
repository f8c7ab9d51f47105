/* SPDX-License-Identifier: MIT
 *
 * Glyph widths and subsets of the fonts that the install script brings.
 */
#include "render/font.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>
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

/* The cut font is written out, because only a font file can be opened. */
static struct font *open_cut(const struct font_cut *cut)
{
	char path[] = "/tmp/bunkai-font-XXXXXX";
	int fd = mkstemp(path);

	cr_assert_eq(write(fd, cut->bytes, cut->len), (ssize_t)cut->len);
	close(fd);
	struct font *f = font_open(arena, path, PACKAGE, dl);

	unlink(path);
	cr_assert_not_null(f);
	return f;
}

Test(font, cut_is_numbered_by_glyph)
{
	static const uint32_t chars[] = {'A', 0x533B, 0x3001, 0x1F600};
	struct font *f = open_gothic();
	struct font_cut cut;

	cr_assert(font_cut(f, arena, chars, ARRAY_LEN(chars), &cut));
	cr_expect_lt(cut.len, 20000);
	cr_expect_eq(cut.n_glyphs, 4, "three and the one for what is missing");
	cr_expect_eq(cut.codes[3], 0, "no glyph for what the font lacks");
	struct font *small = open_cut(&cut);

	for (size_t i = 0; i < 3; i++) {
		cr_expect(cut.codes[i] >= 1 && cut.codes[i] <= 3);
		cr_expect_eq(font_advance(small, cut.codes[i]), font_advance(f, chars[i]));
	}
	cr_expect_not(font_has(small, 4));
	cr_expect_not(font_has(small, 0x533B));
	font_close(small);
	font_close(f);
}

Test(font, cutting_twice_gives_the_same_bytes)
{
	static const uint32_t chars[] = {'A', 0x533B, 0x7642, 0x3001};
	struct font *f = open_gothic();
	struct font_cut one, two;

	cr_assert(font_cut(f, arena, chars, ARRAY_LEN(chars), &one));
	cr_assert(font_cut(f, arena, chars, ARRAY_LEN(chars), &two));
	cr_assert_eq(one.len, two.len);
	cr_expect_eq(memcmp(one.bytes, two.bytes, one.len), 0);
	font_close(f);
}

Test(font, cut_reaches_beyond_the_basic_plane)
{
	static const uint32_t chars[] = {0x20B9F}; /* the kanji of JIS X 0213 in 𠮟る */
	struct font *f = font_open(arena, "/usr/share/fonts/opentype/ipaexfont-mincho/ipaexm.ttf", "fonts-ipaexfont-mincho", dl);
	struct font_cut cut;

	cr_assert_not_null(f);
	cr_assert(font_cut(f, arena, chars, 1, &cut));
	cr_expect_eq(cut.codes[0], 1);
	font_close(f);
}
