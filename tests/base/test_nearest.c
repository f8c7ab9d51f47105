/* SPDX-License-Identifier: MIT
 *
 * Which word somebody meant: what counts as near, which of several wins, and that nothing is
 * offered where nothing is near.
 */
#include "base/nearest.h"

#include <stdlib.h>

#include "../support/suite.h"
#include "base/text.h"

ARENA_SUITE(nearest, a);

static const char *nearest(const char *wanted, const char *list)
{
	struct known known = known_parse(a, list);

	return nearest_word(a, wanted, &known);
}

#define expect_nearest(wanted, list, expected)                                                     \
	cr_expect(text_equal(nearest(wanted, list), expected), "%s in %s: %s", wanted, list,       \
		  nearest(wanted, list))

Test(nearest, one_change)
{
	expect_nearest("agree", "open, agreed, rejected", "agreed");
	expect_nearest("acountable", "does, accountable", "accountable");
	expect_nearest("anenx", "boundary, annex", "annex");
	expect_nearest("anneex", "boundary, annex", "annex");
	expect_nearest("botndary", "annex, boundary", "boundary");
}

Test(nearest, kinds_of_letters_are_the_same)
{
	expect_nearest("R40/2-2", "R40/①-2, R40/②-2, R4/②-2", "R40/②-2");
	expect_nearest("Ｒ４０", "R4, R40", "R40");
	expect_nearest("Annex", "boundary, annex", "annex");
	expect_nearest("remote_maintenance", "remote-maintenance, remote", "remote-maintenance");
	/* what is told apart by its kind alone still finds itself */
	expect_nearest("①-1", "1-1, ①-1", "①-1");
}

/* Each of two digits that are swapped weighs more than may be wrong; the swap does not. */
Test(nearest, a_swap_counts_once)
{
	expect_nearest("R42/①-1", "R24/①-1", "R24/①-1");
	expect_nearest("R42/①-1", "R35/①-1, R24/①-1, R24/②-1", "R24/①-1");
	expect_nearest("①-1/R42", "①-1/R24", "①-1/R24");
}

static const char *random_word(int length)
{
	static const char *const letters[] = {"R", "1", "2", "/", "①", "-", "a", "あ"};
	const char *word = "";

	for (; length > 0; length--)
		word = arena_concat(a, word, letters[(size_t)rand() % ARRAY_LEN(letters)],
				    (char *)NULL);
	return word;
}

static bool is_near(const char *wanted, const char *word)
{
	return nearest_word(a, wanted, &(struct known){.all = {&word, 1, 1}}) != NULL;
}

/* Words are given up early, but not those that are near. */
Test(nearest, a_list_has_one_if_a_word_alone_is_near)
{
	srand(20261129);
	for (int n = 0; n < 500; n++) {
		struct known known = {0};
		const char *wanted = random_word(6), *best;
		bool near = false;

		for (int i = 0; i < 20; i++) {
			const char *word = *vec_push(a, &known.all) = random_word(rand() % 9);

			near = near || is_near(wanted, word);
		}
		best = nearest_word(a, wanted, &known);
		cr_assert_eq(best != NULL, near, "%s: %s", wanted, best ? best : "none");
		cr_assert(!best || is_near(wanted, best), "%s: %s", wanted, best);
	}
}

Test(nearest, characters_and_not_bytes)
{
	expect_nearest("遠隔保守", "遠隔保寺, 院内作業", "遠隔保寺");
	expect_nearest("保守", "写し", NULL);
	expect_nearest("遠保隔守", "遠隔保守", "遠隔保守");
}

Test(nearest, nothing_is_near)
{
	expect_nearest("x", "y", NULL);
	expect_nearest("R1", "R2, R3", NULL);
	expect_nearest("R40/②-2", "R140/②-2", NULL);
	expect_nearest("R9/①-1", "R1/①-1", NULL);
	expect_nearest("backup", "annex, boundary", NULL);
	expect_nearest("", "annex", NULL);
	expect_nearest("annex", "", NULL);
}

/* What keyboards give for R40/②-2, R9/⑩-1 and device/gw-vpn. */
Test(nearest, signs_that_hold_a_number)
{
	expect_nearest("R40/2-2", "R40/②-2, R140/②-2", "R40/②-2");
	expect_nearest("Ｒ４０／②ー２", "R40/②-1, R40/②-2", "R40/②-2");
	expect_nearest("R40/⑵-2", "R40/②-1, R40/②-2", "R40/②-2");
	expect_nearest("R9/10-1", "R9/①-1, R9/⑩-1", "R9/⑩-1");
	expect_nearest("R9/❿-1", "R9/①-1, R9/⑩-1", "R9/⑩-1");
	expect_nearest("R9/⑪-1", "R9/①-1, R9/⑩-1", NULL);
}

Test(nearest, what_it_begins_with)
{
	expect_nearest("karte", "rm-2026, karte-2026", "karte-2026");
	expect_nearest("metimic", "metimic-1.1, metimic-2", "metimic-2");
	expect_nearest("ka", "karte-2026", NULL);
}

Test(nearest, of_equal_ones_the_first)
{
	expect_nearest("anne", "annex, anner", "annex");
	expect_nearest("karte-2025", "karte-2026, karte-2024", "karte-2026");
}

Test(nearest, lists)
{
	struct known known = known_parse(a, "annex, boundary");

	cr_assert_eq(known.all.n, 2);
	cr_expect_str_eq(known.all.at[1], "boundary");
	cr_expect_str_eq(known_list(a, &known), "annex, boundary");
	cr_expect_eq(known_parse(a, "").all.n, 0);
}
