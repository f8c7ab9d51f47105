/* SPDX-License-Identifier: MIT
 *
 * Glyph widths and subsets of the fonts that the install script brings.
 */
#include "type/font_program.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "../support/scratch.h"

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
	char path[] = SCRATCH "/bunkai-font-XXXXXX";
	int fd = mkstemp(path);

	cr_assert_eq(write(fd, cut->bytes, cut->len), (ssize_t)cut->len);
	close(fd);
	struct font *f = font_open(arena, path, PACKAGE, dl);

	unlink(path);
	cr_assert_not_null(f);
	return f;
}

Test(font, cut_holds_what_was_asked_for)
{
	static const uint32_t chars[] = {'A', 0x533B, 0x3001, 0x1F600};
	struct font *f = open_gothic();
	struct font_cut cut;

	cr_assert(font_cut(f, arena, chars, ARRAY_LEN(chars), &cut));
	cr_expect_lt(cut.len, 40000);
	cr_expect_eq(cut.n_glyphs, 4, "three and the one for what is missing");
	cr_expect_eq(cut.codes[3], 0, "no glyph for what the font lacks");
	struct font *small = open_cut(&cut);

	for (size_t i = 0; i < 3; i++) {
		cr_expect(cut.codes[i] >= 1 && cut.codes[i] <= 3);
		cr_expect_eq(font_advance(small, chars[i]), font_advance(f, chars[i]));
	}
	cr_expect_not(font_has(small, 'B'));
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
	struct font *f = font_open(arena, "/usr/share/fonts/opentype/ipaexfont-mincho/ipaexm.ttf",
				   "fonts-ipaexfont-mincho", dl);
	struct font_cut cut;

	cr_assert_not_null(f);
	cr_assert(font_cut(f, arena, chars, 1, &cut));
	cr_expect_eq(cut.codes[0], 1);
	font_close(f);
}

static size_t number_at(const char *at, size_t bytes)
{
	size_t n = 0;

	for (size_t i = 0; i < bytes; i++)
		n = n << 8 | (unsigned char)at[i];
	return n;
}

/* A table of a font file by its directory; NULL when it has none of the name. */
static const char *table_of(const struct font_program *program, const char *tag)
{
	for (size_t i = 0, n = number_at(program->bytes + 4, 2); i < n; i++)
		if (memcmp(program->bytes + 12 + 16 * i, tag, 4) == 0)
			return program->bytes + number_at(program->bytes + 12 + 16 * i + 8, 4);
	return NULL;
}

Test(font, a_program_has_a_glyph_of_its_own_for_each_code)
{
	static const uint32_t chars[] = {'A', 0x533B, 0x3001};
	struct font *f = open_gothic();
	struct font_cut cut;
	struct font_program program;

	cr_assert(font_cut(f, arena, chars, ARRAY_LEN(chars), &cut));
	struct font_code codes[5] = {[4] = {.glyph = cut.codes[1], .advance = 1250}};

	cr_assert(font_program_make(arena, &cut, codes, 5, &program));
	const char *loca = table_of(&program, "loca"), *glyf = table_of(&program, "glyf"),
		   *hmtx = table_of(&program, "hmtx");
	size_t upem = number_at(table_of(&program, "head") + 18, 2),
	       first = number_at(loca + 4 * cut.codes[1], 4);
	size_t second = number_at(loca + 16, 4), len = number_at(loca + 20, 4) - second;

	cr_expect_str_eq(program.name, "BIZUDGothic-Regular");
	cr_expect_eq(number_at(table_of(&program, "maxp") + 4, 2), 5);
	cr_expect_eq(number_at(hmtx + 4 * cut.codes[1], 2), upem, "as wide as it was");
	cr_expect_eq(number_at(hmtx + 16, 2), upem * 5 / 4, "wider");
	cr_expect_gt(len, 20);
	cr_expect_neq(first, second);
	cr_expect_eq(memcmp(glyf + first, glyf + second, len), 0, "of the same shape");
	cr_expect_null(table_of(&program, "cmap"), "codes are glyphs");
	font_close(f);
}

Test(font, a_program_of_a_broken_cut_is_refused)
{
	static const uint32_t chars[] = {'A', 0x533B};
	struct font *f = open_gothic();
	struct font_cut cut;
	struct font_program program;

	cr_assert(font_cut(f, arena, chars, ARRAY_LEN(chars), &cut));
	struct font_code codes[3] = {{0}};
	size_t len = cut.len, made = 0;

	for (cut.len = 0; cut.len < len; cut.len += 7)
		/* must not read beyond its end */
		made += font_program_make(arena, &cut, codes, 3, &program);
	cr_expect_lt(made, len / 7);
	cut.len = len / 4;
	cr_expect_not(font_program_make(arena, &cut, codes, 3, &program));
	font_close(f);
}

Test(font, a_file_without_outlines_is_named)
{
	char path[] = SCRATCH "/bunkai-font-XXXXXX";
	/* two glyphs, no shapes */
	static const char empty[] =
		"\0\1\0\0\0\1\0\0\0\0\0\0maxp\0\0\0\0\0\0\0\x1c\0\0\0\6\0\0P\0\0\2";
	int fd = mkstemp(path);

	cr_assert_eq(write(fd, empty, sizeof empty), (ssize_t)sizeof empty);
	close(fd);
	cr_expect_null(font_open(arena, path, PACKAGE, dl));
	unlink(path);
	cr_assert_eq(dl->all.n, 1);
	cr_expect_eq(dl->all.at[0].code, DIAG_FONT_OUTLINES);
}

/* What is left when a copy to a USB stick was broken off. */
Test(font, a_file_that_ends_too_early_is_named)
{
	char path[] = SCRATCH "/bunkai-font-XXXXXX";
	int fd = mkstemp(path);
	size_t len;
	const char *bytes = file_read(arena, GOTHIC, &len, dl);

	cr_assert_not_null(bytes);
	cr_assert_eq(write(fd, bytes, len / 2), (ssize_t)(len / 2));
	close(fd);
	cr_expect_null(font_open(arena, path, PACKAGE, dl));
	unlink(path);
	cr_assert_eq(dl->all.n, 1);
	cr_expect_eq(dl->all.at[0].code, DIAG_FONT_DAMAGED);
}
