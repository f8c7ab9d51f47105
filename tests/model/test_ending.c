/* SPDX-License-Identifier: MIT
 *
 * Telling a whole cell from a cut one: by its own end, and by how the other cells of its column
 * end.
 */
#include "model/ending.h"

#include <criterion/criterion.h>

#include "base/arena.h"

static const struct ending_style sentences = {10, 8}, headings = {10, 2};

struct ending_case {
	const char *text;
	enum ending among_sentences, among_headings;
};

static const struct ending_case cases[] = {
	{"", ENDING_WHOLE, ENDING_WHOLE},
	{" 　\n", ENDING_WHOLE, ENDING_WHOLE},
	{"鍵を替える。", ENDING_WHOLE, ENDING_WHOLE},
	{"鍵を替える。 \n", ENDING_WHOLE, ENDING_WHOLE},
	{"鍵を替える（毎年。）", ENDING_WHOLE, ENDING_WHOLE},
	{"鍵を替えるか？", ENDING_WHOLE, ENDING_WHOLE},
	{"Change the key.", ENDING_WHOLE, ENDING_WHOLE},
	{"鍵を替え、", ENDING_IN_SENTENCE, ENDING_IN_SENTENCE},
	{"手順（夜間を含む", ENDING_IN_SENTENCE, ENDING_IN_SENTENCE},
	{"手順（夜間を含む)", ENDING_WHOLE, ENDING_WHOLE},
	{"鍵の更新", ENDING_IN_SENTENCE, ENDING_WHOLE},
	{"鍵の更新及び鍵の", ENDING_IN_SENTENCE, ENDING_IN_SENTENCE},
	{"点検すること", ENDING_IN_SENTENCE, ENDING_WHOLE},
	{"次を守る。\n・開ける手順", ENDING_IN_LIST, ENDING_IN_LIST},
	{"次を守る。\n・開ける手順\n・閉じる手順", ENDING_WHOLE, ENDING_WHOLE},
	{"次を守る。\n・開ける。\n・閉じる際に確認", ENDING_IN_SENTENCE, ENDING_IN_SENTENCE},
	{"次を守る。\n・開閉に対する", ENDING_IN_SENTENCE, ENDING_IN_SENTENCE},
	{"次を守る。\n・開けるとき", ENDING_IN_LIST, ENDING_IN_LIST},
};

Test(ending, by_its_own_end_and_its_column)
{
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		cr_assert_eq(ending_of(cases[i].text, &sentences), cases[i].among_sentences, "%s",
			     cases[i].text);
		cr_assert_eq(ending_of(cases[i].text, &headings), cases[i].among_headings,
			     "among headings: %s", cases[i].text);
	}
}

Test(ending, learning_passes_over_what_is_empty)
{
	struct ending_style style = {0};

	ending_learn(&style, NULL);
	ending_learn(&style, " 　");
	ending_learn(&style, "鍵を替える。");
	ending_learn(&style, "鍵の更新");
	cr_assert_eq(style.texts, 2);
	cr_assert_eq(style.sentences, 1);
}
