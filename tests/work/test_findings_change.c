/* SPDX-License-Identifier: MIT
 *
 * Findings before and after a change: what comes, what goes, what merely moves.
 */
#include "work/findings_change.h"

#include <string.h>

#include "../support/suite.h"

DIAG_SUITE(findings_change, arena, before);

Test(findings_change, places_move_and_words_do_not)
{
	struct diag_list *after = diag_new(arena);

	diag_add(before, DIAG_UNUSED, "a", "bunkai.json:parties[1]", "a");
	diag_add(before, DIAG_UNUSED, "b", "bunkai.json:parties[2]", "b");
	diag_add(before, DIAG_UNUSED, "b", "bunkai.json:systems[2]", "b");
	diag_add(after, DIAG_UNUSED, "b", "bunkai.json:parties[1]", "b");
	diag_add(after, DIAG_CONTACT_WITHOUT_PHONE, "it", "contacts.json:contacts[0]");
	struct findings_change c = findings_compare(arena, before, after);

	cr_assert_eq(c.gone->all.n, 2); /* a, and one of the two b */
	cr_expect_str_eq(c.gone->all.at[0].subject, "a");
	cr_expect_str_eq(c.gone->all.at[1].subject, "b");
	cr_assert_eq(c.made->all.n, 1);
	cr_expect_str_eq(c.made->all.at[0].subject, "it");
}

Test(findings_change, of_the_same_findings_there_is_none)
{
	diag_add(before, DIAG_UNUSED, "a", "x", "a");
	struct findings_change c = findings_compare(arena, before, before);

	cr_expect_eq(c.gone->all.n + c.made->all.n, 0);
}
