/* SPDX-License-Identifier: MIT
 *
 * Line breaking: kinsoku, forced breaks, line ends, and that no character is lost.
 */
#include "type/lines.h"

#include <criterion/criterion.h>
#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "render/style_read.h"

static const double size = 10;

static struct arena *arena;
static struct diag_list *dl;
static struct line_setter setter;

static void start(void)
{
	arena = arena_new();
	dl = diag_new(arena);
	const struct style *s = style_read(arena, "templates/style.json", NULL, dl);

	cr_assert_not_null(s);
	setter = (struct line_setter){.arena = arena,
				      .faces = faces_open(arena, s, "test", dl),
				      .breaker = breaker_open()};
}

static void stop(void)
{
	breaker_close(setter.breaker);
	faces_close(setter.faces);
	arena_free(arena);
}

TestSuite(pdf_lines, .init = start, .fini = stop);

/* `em`: the measure in full-width characters. */
static struct lines break_at(const char *text, double em, enum line_kind kind)
{
	struct lines lines = {0};

	lines_break(&setter, text, FACE_GOTHIC, size, em * size, kind, &lines);
	return lines;
}

static const char *line_text(const struct lines *lines, size_t i)
{
	return arena_strndup(arena, lines->all.at[i].text, lines->all.at[i].len);
}

static void expect_lines(const struct lines *lines, const char *const *expected, size_t n)
{
	cr_assert_eq(lines->all.n, n, "%zu lines: %s", lines->all.n, line_text(lines, 0));
	for (size_t i = 0; i < n; i++)
		cr_expect_str_eq(line_text(lines, i), expected[i]);
}

#define expect(lines, ...)                                                                         \
	expect_lines(&(lines), (const char *const[]){__VA_ARGS__},                                 \
		     sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *))

static void expect_all_there(const struct lines *lines, const char *text)
{
	struct strbuf sb = strbuf_new(arena);

	for (size_t i = 0; i < lines->all.n; i++)
		strbuf_add_bytes(&sb, lines->all.at[i].text, lines->all.at[i].len);
	cr_expect_str_eq(text_squash(arena, sb.text), text_squash(arena, text));
}

Test(pdf_lines, no_text_ends_with_a_line_of_one_character)
{
	const char *text = "乙は、作業の記録を五年間保存し、甲の求めに応じて提出する。";
	struct lines prose = break_at(text, 27, LINE_PROSE),
		     cell = break_at(text, 27, LINE_CELL);

	expect(prose, "乙は、作業の記録を五年間保存し、甲の求めに応じて提出", "する。");
	expect(cell, "乙は、作業の記録を五年間保存し、甲の求めに応じて", "提出する。");
	cell = break_at("れんらくさきをしらせる。", 9.5, LINE_CELL);
	expect(cell, "れんらくさきをしら", "せる。");
	cell = break_at("連絡する。", 3, LINE_CELL);
	expect(cell, "連絡す", "る。"); /* too narrow to take from */
	cell = break_at("あいうえおか", 4, LINE_CELL);
	expect(cell, "あいうえ", "おか");
}

Test(pdf_lines, cells_keep_names_and_hours_whole)
{
	struct lines cell = break_at("医療情報室 仮名 梅子", 7, LINE_CELL),
		     prose = break_at("医療情報室 仮名 梅子", 7, LINE_PROSE);

	expect(cell, "医療情報室", "仮名 梅子");
	expect(prose, "医療情報室 仮", "名 梅子");
	cell = break_at("事務部 雛形 六郎", 6, LINE_CELL);
	expect(cell, "事務部", "雛形 六郎");
	cell = break_at("平日 8:00-20:00、土曜 8:00-13:00", 10, LINE_CELL);
	expect(cell, "平日 8:00-20:00、", "土曜 8:00-13:00");
	cell = break_at("仮名 梅子", 3, LINE_CELL); /* a measure that takes no name */
	expect(cell, "仮名", "梅子");
}

Test(pdf_lines, cells_keep_remarks_whole_where_that_costs_no_line)
{
	struct lines cell = break_at("Moderate（深刻度3、発生頻度1）", 11, LINE_CELL);

	expect(cell, "Moderate", "（深刻度3、発生頻度1）");
	cell = break_at("Middle（深刻度3、発生頻度1）", 9.5, LINE_CELL);
	expect(cell, "Middle（深刻度3、", "発生頻度1）");
	cell = break_at("電話番号（夜間）及び内線", 6, LINE_CELL);
	expect(cell, "電話番号（夜", "間）及び内線"); /* whole it would take a third line */
}

Test(pdf_lines, cells_keep_items_whole_where_that_costs_no_line)
{
	struct lines cell = break_at("観点：技術的対策　必須　判断：対象", 14.5, LINE_CELL);

	expect(cell, "観点：技術的対策　必須　", "判断：対象");
	cell = break_at("甲：医療機関の医療情報システム安全管理責任者が開示書を読む", 14, LINE_CELL);
	cr_expect_eq(cell.all.n, 3, "%zu", cell.all.n);
	cell = break_at("判断を記載する欄　判断：対象", 5, LINE_CELL);
	expect(cell, "判断を記載", "する欄　", "判断：対象");
}

Test(pdf_lines, short_cells_part_no_word_where_that_costs_no_line)
{
	struct lines cell = break_at("見本メディカルネット株式会社", 11, LINE_CELL);

	expect(cell, "見本メディカルネット", "株式会社");
	cell = break_at("連絡先を知らせる。", 7, LINE_CELL);
	expect(cell, "連絡先を", "知らせる。");
	cell = break_at("通信回線の管理責任者", 5, LINE_CELL);
	expect(cell, "通信回線の", "管理責任者");
	cell = break_at("記録の保存を確認する", 5, LINE_CELL); /* whole words would take a third line */
	expect(cell, "記録の保存", "を確認する");
}

Test(pdf_lines, a_number_and_its_counter_are_not_parted)
{
	struct lines prose = break_at("乙は、保守契約書別紙第28条により", 11, LINE_PROSE),
		     cell = break_at("機器の点検は12か月に1回", 8, LINE_CELL);

	expect(prose, "乙は、保守契約書別紙", "第28条により");
	expect(cell, "機器の点検は", "12か月に1回");
	cell = break_at("停止の前の99.9時間以内に", 6.5, LINE_CELL);
	expect(cell, "停止の前の", "99.9時間以", "内に");
	prose = break_at("令和8年12月1日から", 5.5, LINE_PROSE);
	expect(prose, "令和8年", "12月1日", "から");
	cell = break_at("平日 17:15-翌8:30、土日祝及び年末年始 終日", 7.5, LINE_CELL);
	expect(cell, "平日", "17:15-翌8:30、", "土日祝及び年末", "年始 終日");
	cell = break_at("契約番号は第2026-041号", 8, LINE_CELL);
	expect(cell, "契約番号は", "第2026-041号");
	cell = break_at("第28条", 1.5, LINE_CELL); /* no room for it */
	expect(cell, "第", "28", "条");
}

/* In boxes of figures. */
Test(pdf_lines, figures_part_no_word)
{
	setter.names = true;
	struct lines lines = break_at("インターネット（TLS1.3、クライアント証明書）", 8, LINE_CELL);

	expect(lines, "インターネット", "（TLS1.3、", "クライアント", "証明書）");
	lines = break_at("夜間 0X0-XXXX-1003", 8.5, LINE_CELL);
	expect(lines, "夜間", "0X0-XXXX-1003");
	lines = break_at("システムを利用する者", 6.5, LINE_CELL);
	expect(lines, "システムを", "利用する者");
	lines = break_at("軽微(Negligible)", 7.5, LINE_CELL);
	expect(lines, "軽微", "(Negligible)");
	cr_expect_float_eq(
		lines_longest_name(&setter, "軽微(Negligible)", FACE_GOTHIC, size, LINE_CELL),
		lines_width(&setter, "(Negligible)", FACE_GOTHIC, size, LINE_CELL), 0.01,
		"with its brackets");
	lines = break_at("安全管理責任者", 4, LINE_CELL); /* no room for the word */
	expect(lines, "安全管理", "責任者");
}

Test(pdf_lines, short_text_is_one_line)
{
	struct lines lines = break_at("医療機関AB", 10, LINE_CELL);

	expect(lines, "医療機関AB");
	cr_expect_float_eq(lines.all.at[0].width,
			   42.5 + lines_width(&setter, "AB", FACE_GOTHIC, size, LINE_CELL), 0.01,
			   "a quarter em between Japanese and Latin");
	cr_expect_eq(lines.all.at[0].chars, 6);
	cr_expect(lines.all.at[0].ends);
}

Test(pdf_lines, blank_halves_side_by_side_are_one)
{
	cr_expect_float_eq(break_at("甲（「乙」）、", 10, LINE_CELL).all.at[0].width, 55, 0.01);
}

/* In cells, headings and prose alike. */
Test(pdf_lines, lines_begin_and_end_with_ink)
{
	for (enum line_kind kind = LINE_CELL; kind <= LINE_PROSE; kind++) {
		struct lines lines = break_at("あいうえお「かきく」けこさしす", 5, kind);

		expect(lines, "あいうえお", "「かきく」", "けこさしす");
		cr_expect_float_eq(lines.all.at[1].lead, 5, 0.01);
		cr_expect_float_eq(
			lines.all.at[1].inked, 40, 0.01,
			"neither the left half of the opening nor the right one of the closing");
		lines = break_at("「かきく」", 5, kind);
		cr_expect_float_eq(lines.all.at[0].lead, 5, 0.01, "nor in what fits at once");
		cr_expect_float_eq(lines.all.at[0].inked, 40, 0.01);
	}
}

Test(pdf_lines, empty_text_is_an_empty_line)
{
	cr_expect_eq(break_at("", 10, LINE_CELL).all.n, 1);
	cr_expect_eq(break_at(NULL, 10, LINE_CELL).all.n, 1);
}

Test(pdf_lines, line_breaks_in_the_text_are_kept)
{
	struct lines lines = break_at("甲\n\n乙\n", 10, LINE_CELL);

	expect(lines, "甲", "", "乙", "");
	cr_expect(lines.all.at[0].ends);
}

Test(pdf_lines, comma_never_starts_a_line)
{
	struct lines lines = break_at("あいうえお、かきくけこ", 5, LINE_PROSE);

	expect(lines, "あいうえ", "お、かきく", "けこ");
}

Test(pdf_lines, closing_punctuation_may_give_up_its_blank_half)
{
	struct lines lines = break_at("あいう「え」かき", 5.5, LINE_CELL);

	expect(lines, "あいう「え」", "かき");
	cr_expect_float_eq(lines.all.at[0].inked, 55, 0.01);
	cr_expect_float_eq(lines.all.at[0].width, 60, 0.01);
}

/* Its blank half may stand beyond the measure, all of it in none. */
Test(pdf_lines, a_comma_ends_a_line_of_prose_as_one_of_a_cell)
{
	struct lines prose = break_at("あいうえお、かき", 5, LINE_PROSE);
	struct lines cell = break_at("あいうえお、かき", 5, LINE_CELL);

	expect(prose, "あいうえ", "お、かき");
	expect(cell, "あいうえ", "お、かき");
	prose = break_at("あいうえお、かき", 5.5, LINE_PROSE);
	cell = break_at("あいうえお、かき", 5.5, LINE_CELL);
	expect(prose, "あいうえお、", "かき");
	expect(cell, "あいうえお、", "かき");
}

Test(pdf_lines, words_are_as_wide_as_their_letters)
{
	double iii = break_at("III", 10, LINE_CELL).all.at[0].width,
	       mmm = break_at("MMM", 10, LINE_CELL).all.at[0].width;

	cr_expect_lt(iii, 15);
	cr_expect_gt(mmm, 20);
	cr_expect_float_eq(
		lines_longest_word(&setter, "三MMM、I", FACE_GOTHIC, size, LINE_CELL), mmm, 0.01);
	cr_expect_float_eq(lines_width(&setter, "MMM", FACE_GOTHIC, size, LINE_CELL), mmm, 0.01);
}

Test(pdf_lines, numbers_of_cells_stand_below_each_other)
{
	cr_expect_float_eq(break_at("11", 10, LINE_CELL).all.at[0].width, 10, 0.01);
	cr_expect_float_eq(break_at("88", 10, LINE_CELL).all.at[0].width, 10, 0.01);
	cr_expect_gt(break_at("88", 10, LINE_PROSE).all.at[0].width,
		     break_at("11", 10, LINE_PROSE).all.at[0].width);
}

/* A part of a line on the next one is drawn as it was measured. */
Test(pdf_lines, a_word_that_is_parted_stays_one)
{
	struct lines lines = break_at("分界の範囲はServer 2025", 6.2, LINE_CELL);

	expect(lines, "分界の範囲は", "Server", "2025");
	cr_assert(lines.all.at[2].latin);
	cr_expect(lines.all.at[2].latin[0]);
	cr_expect_float_eq(lines.all.at[2].width,
			   faces_width(setter.faces, FACE_GOTHIC, size, "2025", 4,
				       lines.all.at[2].latin),
			   0.01);
	cr_expect_gt(lines.all.at[2].width, 20, "wider than digits of one width");
}

Test(pdf_lines, words_are_not_stretched)
{
	struct lines lines = break_at("あいうえAB CDかきくけこ", 11.5, LINE_PROSE);

	expect(lines, "あいうえAB CDかきく", "けこ");
	cr_expect_eq(lines.all.at[0].gaps, 6, "behind four kana and two; none behind the last");
	cr_expect_eq(lines.all.at[1].gaps, 1);
	cr_expect_eq(break_at("AB", 10, LINE_PROSE).all.at[0].gaps, 0);
}

Test(pdf_lines, small_kana_never_starts_a_line)
{
	struct lines lines = break_at("ああああっていた", 4, LINE_CELL);

	expect(lines, "あああ", "あってい", "た");
}

Test(pdf_lines, latin_words_stay_whole)
{
	struct lines lines = break_at("MDS firewall log", 5, LINE_CELL);

	expect(lines, "MDS", "firewall", "log");
}

Test(pdf_lines, long_key_is_broken_anywhere)
{
	const char *key = "ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJKLMNOPQRSTUVWXYZ12345678";
	struct lines lines = break_at(key, 5, LINE_CELL);

	cr_expect_eq(lines.all.n, 10, "45.5 em, and at each end room for no further letter");
	for (size_t i = 0; i < lines.all.n; i++)
		cr_expect_leq(lines.all.at[i].inked, 50.01);
	expect_all_there(&lines, key);
}

Test(pdf_lines, forced_break_leaves_no_comma_at_the_start)
{
	struct breaker *breaker = setter.breaker;

	setter.breaker = NULL; /* then every break is a forced one */
	struct lines lines = break_at("あいうえお、かきくけこ", 5, LINE_CELL);

	setter.breaker = breaker;
	expect(lines, "あいうえ", "お、かきく", "けこ");
}

/*
 * Whatever the measure: nothing wider than it, nothing lost, no line that starts with what must
 * not.
 */
Test(pdf_lines, every_measure_holds)
{
	static const char text[] = "乙は、「リモート保守」を行うときは、実施日の5日前までに、申請書"
				   "（様式第1号。電磁的記録を含む。）を甲に提出し、R24/④-1の"
				   "とおり、甲の承認を得なければならない。もっとも、緊急を要する場"
				   "合は、この限りでない。";

	for (double em = 3; em < 40; em += 0.7) {
		struct lines lines = break_at(text, em, LINE_CELL);

		expect_all_there(&lines, text);
		for (size_t i = 0; i < lines.all.n; i++) {
			const char *p = line_text(&lines, i);
			uint32_t first = text_next(&p);

			cr_expect_leq(lines.all.at[i].inked, em * size + 0.02);
			cr_expect_neq(first, 0x3001, "measure %.1f line %zu starts with a comma",
				      em, i);
			cr_expect_neq(first, 0x3002);
			cr_expect_neq(first, 0xFF09);
			cr_expect_neq(first, 0x3063);
		}
	}
}

Test(pdf_lines, a_measure_of_nothing_still_ends)
{
	struct lines lines = break_at("医療、AB", 0, LINE_CELL);

	expect_all_there(&lines, "医療、AB");
}

Test(pdf_lines, unknown_characters_are_named_once)
{
	break_at("😀田と😀野", 20, LINE_CELL);
	cr_assert_eq(dl->all.n, 1);
	cr_expect_eq(dl->all.at[0].code, DIAG_MISSING_GLYPH);
	cr_expect_not_null(strstr(dl->all.at[0].message, "U+1F600"));
	cr_expect_str_eq(dl->all.at[0].place, "test");
}

Test(pdf_lines, fallback_face_is_found)
{
	const struct glyph *g = faces_glyph(setter.faces, FACE_GOTHIC_BOLD, 0x20B9F);

	cr_expect(g->shape);
	cr_expect_eq(g->drawn, 0x20B9F);
	cr_expect_eq(dl->all.n, 0);
}

Test(pdf_lines, longest_word)
{
	cr_expect_float_eq(
		lines_longest_word(&setter, "医療 firewall、R24-1", FACE_GOTHIC, size, LINE_CELL),
		lines_width(&setter, "firewall", FACE_GOTHIC, size, LINE_CELL), 0.01);
	cr_expect_float_eq(
		lines_longest_word(&setter, "医療 8:30-17:15、24", FACE_GOTHIC, size, LINE_CELL),
		50, 0.01);
	cr_expect_float_eq(
		lines_longest_word(&setter, "平日 17:15-翌8:30、休日", FACE_GOTHIC, size,
				   LINE_CELL),
		lines_width(&setter, "17:15-翌8:30", FACE_GOTHIC, size, LINE_CELL), 0.01);
	cr_expect_float_eq(lines_longest_word(&setter, NULL, FACE_GOTHIC, size, LINE_CELL), 0,
			   0.01);
}
