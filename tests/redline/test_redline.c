/* SPDX-License-Identifier: MIT
 *
 * Whoever rejects all changes has the old body, who accepts them the new one; and what a reader
 * sees is few changes of whole words, where they were made.
 */
#include "redline/redline.h"

#include <criterion/criterion.h>
#include <string.h>

#include "base/strbuf.h"
#include "bodies.h"

static struct arena *arena;
static struct breaker *words;

static void open_words(void)
{
	arena = arena_new();
	words = breaker_open_words();
	cr_assert_not_null(words);
}

static void close_words(void)
{
	breaker_close(words);
	arena_free(arena);
}

TestSuite(redline, .init = open_words, .fini = close_words);

/* Of both bodies, which have to be there again. */
static const char *shown(const char *before, const char *after)
{
	const struct docx_body *x = body_of(arena, before), *y = body_of(arena, after),
			       *both = redline_of(arena, words, x, y);

	cr_expect_str_eq(body_text(arena, redline_without(arena, both, DOCX_INSERTED)),
			 body_text(arena, x));
	cr_expect_str_eq(body_text(arena, redline_without(arena, both, DOCX_DELETED)),
			 body_text(arena, y));
	cr_expect_eq(redline_is_same(both), strcmp(before, after) == 0);
	return body_shown(arena, both);
}

Test(redline, of_the_same_body_is_that_body)
{
	const char *same = "= 別紙\n# a 第1条 目的\n. a_1 1 乙は作業をする。\n| R1 甲 | 乙";

	cr_expect_str_eq(shown(same, same), "=\n別紙\n第1条 目的\n1 乙は作業をする。\n|甲|乙\n");
}

Test(redline, changes_words_where_they_stand)
{
	cr_expect_str_eq(shown("作業の5日前までに申請する。", "作業の7日前までに申請する。"),
			 "作業の[-5-]{+7+}日前までに申請する。\n");
}

Test(redline, keeps_articles_that_have_other_numbers)
{
	cr_expect_str_eq(
		shown("# a 第1条 目的\n. a1 1 定める。\n# b 第2条 保守\n. b1 1 保守をする。",
		      "# a 第1条 目的\n. a1 1 定める。\n# n 第2条 監視\n. n1 1 監視を行う。\n"
		      "# b 第3条 保守\n. b1 1 保守をする。"),
		"第1条 目的\n1 定める。\n{+第2条+}{+ 監視+}{+¶+}\n{+1+}{+ 監視を行う。+}{+¶+}\n"
		"第[-2-]{+3+}条 保守\n1 保守をする。\n");
}

Test(redline, finds_paragraphs_behind_one_that_came)
{
	cr_expect_str_eq(
		shown("# a 第1条 目的\n. a_1 1 乙は、記録を残す。\n. a_2 2 甲は、記録を確かめる。",
		      "# a 第1条 目的\n. a_1 1 乙は、記録を残す。\n. a_2 2 乙は、媒体を鍵のある棚に置く。\n"
		      ". a_3 3 甲は、記録を確かめる。"),
		"第1条 目的\n1 乙は、記録を残す。\n{+2+}{+ 乙は、媒体を鍵のある棚に置く。+}{+¶+}\n"
		"[-2-]{+3+} 甲は、記録を確かめる。\n");
}

Test(redline, an_article_that_moved_went_and_came)
{
	cr_expect_str_eq(
		shown("# a 第1条 甲\n. a1 1 あ。\n# b 第2条 乙\n. b1 1 い。\n. b2 2 う。",
		      "# b 第1条 乙\n. b1 1 い。\n. b2 2 う。\n# a 第2条 甲\n. a1 1 あ。"),
		"[-第1条-][- 甲-][-¶-]\n[-1-][- あ。-][-¶-]\n第[-2-]{+1+}条 乙\n1 い。\n2 う。{+¶+}\n"
		"{+第2条+}{+ 甲+}{+¶+}\n{+1+}{+ あ。+}\n");
}

Test(redline, the_last_end_stays)
{
	cr_expect_str_eq(shown("一つ目の文。\n二つ目。", "一つ目の文。"),
			 "一つ目の文。[-¶-]\n[-二つ目。-]\n");
	cr_expect_str_eq(shown("一つ目の文。", "一つ目の文。\n二つ目。"),
			 "一つ目の文。{+¶+}\n{+二つ目。+}\n");
}

Test(redline, a_paragraph_with_other_words_is_another_one)
{
	cr_expect_str_eq(
		shown("前\n乙は、機器の鍵を保管し、年に一度、鍵の数を確かめて甲に知らせるものとし、"
		      "その費用を負担する。\n後",
		      "前\n電算室への入室は、事前に届け出た作業者であって、身分証の写しを"
		      "提出した者に限る。\n後"),
		"前\n[-乙は、機器の鍵を保管し、年に一度、鍵の数を確かめて甲に知らせるものとし、その費用を"
		"負担する。-][-¶-]\n{+電算室への入室は、事前に届け出た作業者であって、身分証の写しを"
		"提出した者に限る。+}{+¶+}\n後\n");
}

Test(redline, a_look_is_replaced_and_a_link_is_not)
{
	cr_expect_str_eq(shown("これは*大切*である。", "これは大切である。"),
			 "これは[-大切-]{+大切+}である。\n");
	const struct docx_body *x = body_of(arena, "[a:第2条]による。"),
			       *y = body_of(arena, "[b:第2条]による。"),
			       *both = redline_of(arena, words, x, y);

	cr_expect_str_eq(body_shown(arena, both), "第2条による。\n");
	cr_expect_str_eq(both->all.at[0].paragraph.runs.at[0].link, "b");
}

Test(redline, rows_are_known_by_their_keys)
{
	cr_expect_str_eq(shown("^ 項番 | 事項\n| R1 1 | 鍵\n| R2 2 | 棚\n| R3 3 | 線",
			       "^ 項番 | 事項\n| R2 1 | 棚\n| R9 2 | 窓\n| R3 3 | 回線"),
			 "|項番|事項\n-|[-1-][-¶-]|[-鍵-][-¶-]\n|[-2-]{+1+}|棚\n"
			 "+|{+2+}{+¶+}|{+窓+}{+¶+}\n|3|[-線-]{+回線+}\n");
}

Test(redline, a_new_column_puts_new_rows_below_the_old_ones)
{
	const char *all = shown("前\n^ 項番 | 甲\n| R1 1 | ◎\n| R2 2 | ○\n後",
				"前\n^ 項番 | 甲 | 乙\n| R1 1 | ◎ | －\n| R2 2 | ○ | ◎\n後");

	cr_expect_str_eq(all,
			 "前\n-|[-項番-][-¶-]|[-甲-][-¶-]\n+|{+項番+}{+¶+}|{+甲+}{+¶+}|{+乙+}{+¶+}\n"
			 "-|[-1-][-¶-]|[-◎-][-¶-]\n+|{+1+}{+¶+}|{+◎+}{+¶+}|{+－+}{+¶+}\n"
			 "-|[-2-][-¶-]|[-○-][-¶-]\n+|{+2+}{+¶+}|{+○+}{+¶+}|{+◎+}{+¶+}\n後\n");
}

Test(redline, lines_of_a_cell_come_and_go)
{
	cr_expect_str_eq(shown("| R1 一\\\\二\\\\三 | 甲", "| R1 一\\\\三 | 甲\\\\乙"),
			 "|一\\[-二-][-¶-]\\三|甲{+¶+}\\{+乙+}\n");
	cr_expect_str_eq(shown("| R1 鍵を閉める | 甲", "| R1 窓\\\\棚 | 甲"),
			 "|{+窓+}{+¶+}\\[-鍵を閉める-]{+棚+}|甲\n");
}

Test(redline, a_changed_picture_is_another_one)
{
	cr_expect_str_eq(shown("前\n! 境界\n後", "前\n! 境界とVPN\n後"),
			 "前\n!境界[-¶-]\n!境界とVPN{+¶+}\n後\n");
}

Test(redline, parts_come_and_go_with_their_pages)
{
	cr_expect_str_eq(shown("= 一\n本文一。\n= 三\n本文三。",
			       "= 一\n本文一。\n= 二\n別の話である。\n= 三\n本文三。"),
			 "=\n一\n本文一。\n+=\n{+二+}{+¶+}\n{+別の話である。+}{+¶+}\n=\n三\n本文三。\n");
}

Test(redline, covered_cells_follow_their_rows)
{
	shown("| R1 甲 | 一\n| R2 \" | 二\n| R3 乙 | 三",
	      "| R1 甲 | 一\n| R9 \" | 新\n| R2 \" | 二\n| R3 乙 | 三");
	shown("| R1 甲 | 一\n| R2 \" | 二\n| R3 乙 | 三", "| R2 甲 | 二\n| R3 \" | 三");
}

Test(redline, no_bookmark_has_its_name_twice)
{
	const struct docx_body *x = body_of(arena, "# a 第1条 甲\n. a1 1 あ。\n# b 第2条 乙\n. b1 1 い。"),
			       *y = body_of(arena, "# b 第1条 乙\n. b1 1 い。"),
			       *both = redline_of(arena, words, x, y);
	const struct docx_paragraph *first = &both->all.at[0].paragraph;

	cr_expect_eq(first->marks.n, 1, "what went keeps its bookmark");
	y = body_of(arena, "# b 第1条 乙\n. b1 1 い。\n# a 第2条 甲\n. a1 1 あ。");
	both = redline_of(arena, words, x, y);
	cr_expect_eq(both->all.at[0].paragraph.marks.n, 0, "the new one has it");
}
