/* SPDX-License-Identifier: MIT
 *
 * Which clauses name a row in their heads.
 */
#include "derive/covers.h"

#include <criterion/criterion.h>
#include <string.h>

#include "../support/fixture.h"
#include "../support/suite.h"

FIXTURE_SUITE(covers, f);

static void own_clause(const char *id, const char *covers)
{
	fixture_write(f, arena_concat(f->a, "project/clauses/", id, ".md", (char *)NULL),
		      arena_concat(f->a, "---\nid: ", id,
				   "\ntopic: backup\ntitle: 題\ndocuments: [annex]\ncovers: ",
				   covers, "\n---\n項。\n", (char *)NULL));
}

static void expect_covers(const char *key, const char *wanted)
{
	const struct clause_list *list = covers_of(f->a, f->run.covers, fixture_row(f, key));
	const char *got = "";

	for (size_t i = 0; i < list->all.n; i++)
		got = arena_concat(f->a, got, i ? " " : "", list->all.at[i]->id, (char *)NULL);
	cr_assert_str_eq(got, wanted, "%s: %s", key, got);
}

Test(covers, rows_risks_and_duties)
{
	own_clause("risk", "[R1]");
	own_clause("named", "[\"metimic-1.1:R1/①-1\", R2/②-1]");
	own_clause("other", "[\"other:R1/①-1\", \"other:R1\"]");
	fixture_load(f);
	expect_covers("R1/①-1", "remote-a named risk");
	expect_covers("R1/①-2", "risk");
	expect_covers("R1/duty", "remote-r risk");
	expect_covers("R2/②-1", "named");
	expect_covers("R3/③-1", "");
}

Test(covers, another_family_is_not_taken_for_this_one)
{
	own_clause("other", "[\"other:R1/①-1\"]");
	fixture_replace(f, "project/register.json", "'metimic-1.1'", "'other'");
	fixture_load(f);
	expect_covers("R1/①-1", "other");
	expect_covers("R1/duty", "");
	fixture_replace(f, "project/register.json", "'other'", "null");
	fixture_load(f);
	expect_covers("R1/①-1", "");
}
