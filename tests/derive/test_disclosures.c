/* SPDX-License-Identifier: MIT
 *
 * System by paper: what is wanted, how far it has got, which entries of the file count.
 */
#include "derive/disclosures.h"

#include <criterion/criterion.h>
#include <string.h>

#include "../support/fixture.h"
#include "../support/inspection.h"
#include "../support/suite.h"
#include "base/strbuf.h"

FIXTURE_SUITE(disclosures, f);

/* 'karte mds received k-mds; karte sds late k-sds', as the file stands */
static const char *needs(void)
{
	fixture_load(f);
	struct disclosure_needs all =
		disclosure_needs_of(f->a, f->run.project, f->run.library);
	struct strbuf sb = strbuf_new(f->a);

	for (size_t i = 0; i < all.all.n; i++) {
		const struct disclosure_need *n = &all.all.at[i];

		strbuf_join(&sb, "; ", n->system->id);
		strbuf_join(&sb, " ", n->paper->id);
		strbuf_join(&sb, " ", disclosure_state_name(n->state));
		for (size_t k = 0; k < n->given.n; k++)
			strbuf_join(&sb, " ", n->given.at[k]->id);
	}
	return sb.text;
}

static void lay(const char *list)
{
	inspection_lay(f, "", list);
}

Test(disclosures, what_a_system_has_decides_what_is_wanted)
{
	lay("");
	cr_expect_str_eq(needs(), "karte mds not-asked; karte sds not-asked");
	fixture_replace(f, "project/bunkai.json", "'remote_maintenance': true", "'remote_maintenance': false");
	cr_expect_str_eq(needs(), "karte mds not-asked; karte sds not-wanted");
	fixture_replace(f, "project/bunkai.json", "'cloud': false", "'cloud': true");
	cr_expect_str_eq(needs(), "karte mds not-wanted; karte sds not-asked");
	fixture_replace(f, "project/bunkai.json", "'vendor': 'maker'", "'vendor': 'clinic'");
	cr_expect_str_eq(needs(), "", "what the hospital sees to itself is asked of nobody");
}

Test(disclosures, the_project_s_date_tells_what_is_late)
{
	lay("{'id': 'a', 'system': 'karte', 'paper': 'mds', 'asked': '2026-09-01'}, {'id': 'b', "
	    "'system': 'karte', 'paper': 'sds', 'asked': '2026-08-31'}");
	cr_expect_str_eq(needs(), "karte mds asked a; karte sds late b",
			 "the 30th day still counts as within them");
}

Test(disclosures, of_one_product_the_last_that_came_and_what_is_asked_for_since)
{
	lay("{'id': 'a', 'system': 'karte', 'paper': 'mds', 'edition': 'form-1', 'received': "
	    "'2024-07-01'}, {'id': 'b', 'system': 'karte', 'paper': 'mds', 'asked': '2026-09-01'}");
	cr_expect_str_eq(needs(), "karte mds asked a b; karte sds not-asked");
	fixture_replace(f, "project/inspection.json", "'asked': '2026-09-01'",
			"'edition': 'form-2', 'received': '2026-09-20'");
	cr_expect_str_eq(needs(), "karte mds received b; karte sds not-asked");
	fixture_replace(f, "project/inspection.json", "{'id': 'b'",
			"{'id': 'b', 'product': '主機'");
	cr_expect_str_eq(needs(), "karte mds old a b; karte sds not-asked",
			 "of several products the worst counts");
}

Test(disclosures, one_paper_may_be_for_all_systems_of_a_vendor)
{
	lay("{'id': 'a', 'system': 'karte', 'paper': 'mds', 'received': '2026-07-01'}");
	fixture_replace(f, "project/bunkai.json", "'systems': [{'id': 'karte'",
			"'systems': [{'id': 'lab', 'name': '検査', 'vendor': 'maker'}, {'id': 'karte'");
	cr_expect_str_eq(needs(), "lab mds not-asked; lab sds not-wanted; karte mds received a; "
				  "karte sds not-asked");
	fixture_replace(f, "data/clauses/disclosures.json", "'short': 'MDS',",
			"'short': 'MDS', 'of_vendor': true,");
	cr_expect_str_eq(needs(), "lab mds received a; lab sds not-wanted; karte mds received a; "
				  "karte sds not-asked");
}

/* Of the series of the project's own editions the one that it names counts. */
Test(disclosures, the_edition_that_the_project_names_counts)
{
	lay("{'id': 'a', 'system': 'karte', 'paper': 'mds', 'edition': 'cl-1', 'received': "
	    "'2026-07-01'}");
	fixture_replace(f, "data/clauses/disclosures.json", "'edition': 'form-2', 'when': 'not",
			"'edition': 'cl-1', 'when': 'not");
	cr_expect_str_eq(needs(), "karte mds old a; karte sds not-asked");
	fixture_replace(f, "project/bunkai.json", "'checklist': 'cl-2'", "'checklist': 'cl-1'");
	cr_expect_str_eq(needs(), "karte mds received a; karte sds not-asked");
}

Test(disclosures, a_contract_that_is_over_asks_nothing)
{
	lay("");
	fixture_replace(f, "project/bunkai.json", "'to': '2027-09-30'",
			"'to': '2027-09-30', 'ended': '2026-09-30'");
	cr_expect_str_eq(needs(), "");
}
