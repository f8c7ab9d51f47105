/* SPDX-License-Identifier: MIT
 *
 * Decisions that may speak of a risk: by its key, by a list that names it, by a wildcard; in the
 * order in which they were written, and of the contract alone.
 */
#include "derive/decision_index.h"

#include <criterion/criterion.h>

#include "../support/fixture.h"
#include "../support/suite.h"
#include "base/strbuf.h"

FIXTURE_SUITE(decision_index, f);

static const char *ids(const struct decision_list *list)
{
	struct strbuf sb = strbuf_new(f->a);

	for (size_t i = 0; i < list->all.n; i++)
		strbuf_join(&sb, " ", list->all.at[i]->id);
	return sb.text;
}

Test(decision_index, keeps_the_order_over_keys_and_wildcards)
{
	fixture_decisions(f, "{'id': 'D1', 'requirement': 'R*/①-1', 'fee': 'extra'},"
			     "{'id': 'D2', 'requirement': 'R1', 'fee': 'extra'},"
			     "{'id': 'D3', 'topic': 'remote', 'fee': 'extra'},"
			     "{'id': 'D4', 'requirements': ['R2/②-1', 'R1/①-1', 'R?/*'], "
			     "'fee': 'extra'},"
			     "{'id': 'D5', 'requirement': 'R2/②-1', 'fee': 'extra'},"
			     "{'id': 'D6', 'requirement': 'R1/①-1', 'contract': 'gone'},"
			     "{'id': 'D7', 'clause': 'backup-a', 'position': '標準案'},"
			     "{'id': 'D8', 'requirement': 'register:R1/①-1', 'fee': 'extra'}");
	fixture_load(f);
	const struct project *p = f->run.project;
	struct decision_index *x = decision_index_new(f->a, p, &p->contracts.at[0]);

	cr_expect_str_eq(ids(decision_index_of_risk(x, "R1")), "D1 D2 D4 D8");
	cr_expect_str_eq(ids(decision_index_of_risk(x, "R2")), "D1 D4 D5");
	cr_expect_str_eq(ids(decision_index_of_risk(x, "R1")), "D1 D2 D4 D8", "asked again");
	cr_expect_str_eq(ids(decision_index_of_risk(x, "R7")), "D1 D4", "the wide ones");
	cr_expect_str_eq(ids(decision_index_of_topic(x, "remote")), "D3");
	cr_expect_str_eq(ids(decision_index_of_topic(x, NULL)), "");
}
