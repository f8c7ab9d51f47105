/* SPDX-License-Identifier: MIT
 *
 * Whatever keeps an answer from being taken has words: in reports, in the hospital's own workbook and
 * in the papers for the meeting.
 */
#include "model/answer_doubts.h"

#include <criterion/criterion.h>
#include <string.h>

#include "../support/fixture.h"
#include "../support/suite.h"
#include "model/library.h"

FIXTURE_SUITE(answer_doubts, f);

static void expect_words(const char *room, const char *doubt)
{
	const char *name = arena_concat(f->a, room, doubt, (char *)NULL);

	cr_expect(strcmp(library_word(f->run.library, name), name) != 0, "no word %s", name);
}

/* What doubt_name makes of some of them. */
static void expect_both(const char *name)
{
	expect_words("doubt.", name);
	expect_words("talks.doubt.", name);
}

Test(answer_doubts, each_has_words_wherever_it_is_told)
{
	size_t n = 0;

	fixture_load(f);

	for (const char *doubt; (doubt = answer_doubt_nth(n)) != NULL; n++) {
		cr_expect(strcmp(answer_doubt_words(doubt), doubt) != 0, "no words for %s", doubt);
		expect_words("doubt.", doubt);
		expect_words("talks.doubt.", doubt);
	}
	cr_expect_eq(n, 14);
	expect_both("incomplete-article");
	expect_both("remark-deleted");
	expect_both("remark-alone");
	expect_both("new-paragraph");
}
