/* SPDX-License-Identifier: MIT
 *
 * Which bytes of a text are of Latin words.
 */
#include "type/latin.h"

#include <criterion/criterion.h>
#include <string.h>

static struct arena *arena;

static void start(void)
{
	arena = arena_new();
}

static void stop(void)
{
	arena_free(arena);
}

TestSuite(latin, .init = start, .fini = stop);

/* `marks`: one character for each byte of the text, x where the companion draws it. */
static void expect_marks(const char *text, bool words, const char *marks)
{
	const bool *latin = latin_find(arena, text, words);

	cr_assert_eq(strlen(text), strlen(marks), "%s: %zu bytes", text, strlen(text));
	for (size_t i = 0; marks[i]; i++)
		cr_expect_eq(latin && latin[i], marks[i] == 'x', "%s, byte %zu", text, i);
	cr_expect_eq(latin != NULL, strchr(marks, 'x') != NULL, "%s", text);
}

Test(latin, words_and_their_numbers_are_marked)
{
	expect_marks("甲AD01乙", true, "---xxxx---");
	expect_marks("TLS 1.3を", true, "xxxxxxx---");
	expect_marks("（FortiGate 100F）", true, "---xxxxxxxxxxxxxx---");
	expect_marks("R24/④-1", true, "xxxx---xx");
	expect_marks("é×ß", true, "xx--xx");
}

Test(latin, in_cells_numbers_are_not)
{
	expect_marks("第12条3", true, "---------");
	expect_marks("03-5555-0000", true, "------------");
	expect_marks("平日 8:30-17:15", true, "-----------------");
	expect_marks("24h", true, "---");
	expect_marks("0X-XXXX-1003", true, "------------");
	expect_marks("第12条（VPN）", true, "-----------xxx---");
}

Test(latin, in_prose_they_are)
{
	expect_marks("第12条", false, "---xx---");
	expect_marks("24h", false, "xxx");
	expect_marks("甲/乙", false, "-------");
	expect_marks("令和8年10月", false, "------x---xx---");
}

Test(latin, a_word_ends_at_two_blanks_and_at_what_is_japanese)
{
	expect_marks("AB  12", true, "xx----");
	expect_marks("AB 甲", true, "xx----");
	expect_marks("AB、12", true, "xx-----");
	expect_marks("④-1", true, "-----");
	expect_marks("", true, "");
}

Test(latin, a_copy_has_what_is_asked_for)
{
	const bool *latin = latin_find(arena, "甲AD", true),
		   *copy = latin_copy(arena, latin + 2, 3);

	cr_assert(copy);
	cr_expect(!copy[0] && copy[1] && copy[2]);
	cr_expect_null(latin_copy(arena, latin, 3), "nothing is marked there");
	cr_expect_null(latin_copy(arena, NULL, 3));
}
