/* SPDX-License-Identifier: MIT
 *
 * What is the printed number of a paragraph, and which words are the same.
 */
#include <criterion/criterion.h>
#include <string.h>

#include "returns/redlined_parts.h"
#include "returns/redlined_words.h"

static struct arena *a;

static void start(void)
{
	a = arena_new();
}

static void stop(void)
{
	arena_free(a);
}

TestSuite(redlined_words, .init = start, .fini = stop);

Test(redlined_words, blanks_dashes_and_quotes_are_no_change)
{
	cr_expect_str_eq(redlined_plain(a, " 甲は、\t乙に　通知\n する。"), "甲は、乙に通知する。");
	cr_expect_str_eq(redlined_plain(a, "A\u2013B"), redlined_plain(a, "A-B"));
	cr_expect_str_eq(redlined_plain(a, "\u201C案\u201D"), "\"案\"");
	cr_expect(strcmp(redlined_plain(a, "１０日"), redlined_plain(a, "10日")) != 0);
}

Test(redlined_words, numbers_are_told_from_words)
{
	cr_expect_eq(redlined_label("2\t甲は", NULL), 2);
	cr_expect_eq(redlined_label("２　甲は", NULL), 6);
	cr_expect_eq(redlined_label("(1)\t記録", NULL), 4);
	cr_expect_eq(redlined_label("ア　記録", NULL), 6);
	cr_expect_eq(redlined_label("10日以内に", NULL), 0);
	cr_expect_eq(redlined_label("アカウントを", NULL), 0);
	cr_expect_eq(redlined_label("2甲は", "2"), 1);
	cr_expect_eq(redlined_label("", NULL), 0);
}

Test(redlined_words, keys_say_which_number_is_printed)
{
	cr_expect_null(redlined_label_of(a, "backup/1"));
	cr_expect_null(redlined_label_of(a, NULL));
	cr_expect_str_eq(redlined_label_of(a, "backup/2"), "2");
	cr_expect_str_eq(redlined_label_of(a, "backup/2(3)"), "(3)");
	cr_expect_str_eq(redlined_label_of(a, "backup/2(3)イ"), "イ");
}
