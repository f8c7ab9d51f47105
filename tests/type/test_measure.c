/* SPDX-License-Identifier: MIT
 *
 * Widths and lines: exact where a line fits, never fewer lines than ICU's line breaks give.
 */
#include "type/measure.h"

#include <criterion/criterion.h>

#include "base/unicode.h"
#include "../support/trees.h"

static struct run *run;
static struct measurer *m;
static const struct look *look;

static void start(void)
{
	run = run_start();
	m = measure_open(run->arena, run->rc.style, run->dl);
	cr_assert(m);
	look = style_look(run->rc.style, "cell");
}

static void stop(void)
{
	measure_close(m);
	run_stop(run);
}

TestSuite(measure, .init = start, .fini = stop);

static size_t bad_breaks(const char *text, double width)
{
	const struct measure_pieces pieces = measure_pieces(m, run->arena, look, text);

	return measure_bad_breaks(&pieces, width);
}

Test(measure, wide_characters_take_an_em_and_latin_ones_half)
{
	cr_expect_float_eq(measure_width(m, look, "分界"), 2 * look->size, 0.01);
	cr_expect_float_eq(measure_width(m, look, "AD01"), 2 * look->size, 0.01);
	cr_expect_float_eq(measure_width(m, look, "一\n三つの"), 3 * look->size, 0.01);
	cr_expect_eq(measure_width(m, look, ""), 0);
}

Test(measure, pieces_are_latin_runs_and_what_kinsoku_keeps_together)
{
	cr_expect_float_eq(measure_widest_piece(m, look, "保守R24/④-11の"), 4.5 * look->size, 0.01);
	cr_expect_float_eq(measure_widest_piece(m, look, "一二三"), look->size, 0.01);
	cr_expect_float_eq(measure_widest_piece(m, look, "二「三」、"), 4 * look->size, 0.01);
}

Test(measure, lines_are_counted_with_line_feeds_and_long_words)
{
	double em = look->size / 0.95; /* the safety for rounded advances */

	cr_expect_eq(measure_lines(m, look, "", 100), 1);
	cr_expect_eq(measure_lines(m, look, "a\n\nb", 100), 3);
	cr_expect_eq(measure_lines(m, look, "一二三四五六", 3.1 * em), 2);
	cr_expect_eq(measure_lines(m, look, "一二三。四五", 3.1 * em), 3);
	/* a letter may be a quarter wider in the font that stands in for a missing one */
	cr_expect_eq(measure_lines(m, look, tree_repeat(run->arena, "x", 60), 5.1 * em), 8);
	cr_expect_eq(measure_lines(m, look, "一二三", 0.5 * em), 3);
}

/* Twelve letters of half a kanji's width: with wider ones they take seven and a half. */
Test(measure, latin_letters_may_be_wider_elsewhere)
{
	double em = look->size / 0.95;

	cr_expect_eq(measure_lines(m, look, "一 03-1234-5678", 8.1 * em), 2);
	cr_expect_eq(measure_lines(m, look, "一 03-1234-5678", 9.2 * em), 1);
	/* a piece alone gets smaller in its cell, and takes one line */
	cr_expect_eq(measure_lines(m, look, "03-1234-5678", 6.1 * em), 1);
	cr_expect_eq(measure_lines(m, look, "03-1234-5678", 5.9 * em), 2);
	cr_expect_eq(measure_lines(m, look, "一二三四五六七八", 8.1 * em), 1);
}

Test(measure, bad_breaks_are_counted)
{
	double em = look->size;

	cr_expect_eq(bad_breaks("一二三。", 4.1 * em), 0);
	/* 。 begins a line, and is alone on it */
	cr_expect_eq(bad_breaks("一二三。", 3.1 * em), 3);
	cr_expect_eq(bad_breaks("一二三、四五六", 3.1 * em), 3);
	cr_expect_eq(bad_breaks("一二三、四五六七", 3.1 * em), 3);
	cr_expect_eq(bad_breaks("一二三四五六", 3.1 * em), 0);
	cr_expect_eq(bad_breaks("一二三四五", 3.1 * em), 2);
	/* a short line of its own is none that was broken; Latin words are whole */
	cr_expect_eq(bad_breaks("一二三\n四。", 3.1 * em), 0);
	cr_expect_eq(bad_breaks("一ab, cdef", 2.6 * em), 0);
}

/* A line filler of its own, by the breaks of ICU. */
static size_t count_by_icu(struct breaker *b, const char *text, double width)
{
	size_t n, lines = 1;
	const size_t *breaks = breaker_find(b, run->arena, text, &n);
	double used = 0;

	for (size_t i = 0, from = 0; i < n; from = breaks[i++]) {
		double piece = measure_width(
			m, look, arena_strndup(run->arena, text + from, breaks[i] - from));

		if (used + piece > width) {
			lines++;
			used = 0;
		}
		used += piece;
	}
	return lines;
}

Test(measure, never_fewer_lines_than_strict_japanese_breaking)
{
	static const char *const texts[] = {
		"TLS1.3及びIPsec/IKEv2による暗号化を「必須」とし、AD01/"
		"④-11に従うこと（再委託先を含む。）。",
		"保守用のIDは、作業者ごとに発行し、作業が終わったらすぐに無効にしてください。ログは"
		"１年間、消さずに残す。",
		"ネットワークのトラフィックをモニターし、サーバーのデータベースへのアクセスをチェッ"
		"クする・・・",
	};
	struct breaker *b = breaker_open();

	for (size_t i = 0; i < ARRAY_LEN(texts); i++)
		for (double width = 60; width < 400; width += 3.7)
			cr_expect_geq(measure_lines(m, look, texts[i], width),
				      count_by_icu(b, texts[i], width), "%s at %g", texts[i],
				      width);
	breaker_close(b);
}

Test(measure, without_any_font_the_package_is_named)
{
	struct style bare = *run->rc.style;

	for (int i = 0; i < FACE__MAX; i++)
		bare.font_files[i] = "/nowhere/font.ttf";
	cr_expect_null(measure_open(run->arena, &bare, run->dl));
	cr_expect_eq(run_count(run, DIAG_MISSING_FONT), 1);
}
