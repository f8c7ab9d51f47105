/* SPDX-License-Identifier: MIT
 *
 * Which documents a project makes, in which order, which of them lie beside each other, and whose
 * edition each is.
 */
#include "work/documents.h"

#include "../support/fixture.h"
#include "../support/suite.h"
#include "base/strbuf.h"

FIXTURE_SUITE(documents, f);

static const char *names(const struct planned_list *plan)
{
	struct strbuf sb = strbuf_new(f->a);

	for (size_t i = 0; i < plan->all.n; i++)
		strbuf_join(&sb, " ", plan->all.at[i].name);
	return sb.text;
}

#define expect_plan(expected, ...)                                                                 \
	do {                                                                                       \
		struct planned_list plan_ = documents_plan(&f->run, __VA_ARGS__);                  \
		cr_expect_str_eq(names(&plan_), expected);                                         \
	} while (0)

Test(documents, planned_in_the_projects_order)
{
	fixture_check(f);
	expect_plan("c1/annex c1/boundary hospital/rules hospital/contacts", NULL, NULL);
	expect_plan("c1/annex c1/boundary", "c1", NULL);
	expect_plan("hospital/rules", NULL, "rules");
	expect_plan("", "c1", "rules");
	expect_plan("", "nobody", NULL);
	expect_plan("", NULL, "nothing");
}

Test(documents, one_of_no_list_is_made_when_it_is_asked_for)
{
	fixture_replace(f, "project/bunkai.json", "['annex', 'boundary', 'rules', 'contacts']",
			"['rules']");
	fixture_check(f);
	expect_plan("hospital/rules", NULL, NULL);
	expect_plan("c1/annex", NULL, "annex");
}

Test(documents, of_a_scope_know_only_each_other)
{
	fixture_check(f);
	struct planned_list plan = documents_plan_scope(&f->run, SCOPE_HOSPITAL);

	cr_expect_str_eq(names(&plan), "hospital/rules hospital/contacts");
	cr_expect_eq(plan.all.at[0].n_together, 2);
	cr_expect_null(plan.all.at[0].contract);
}

Test(documents, drafts_only_when_asked_before_the_first_edition)
{
	fixture_check(f);
	struct planned_list plan = documents_plan(&f->run, "c1", "annex");
	struct planned_now now;

	cr_assert(documents_bind_now(&f->run, &plan.all.at[0], false, &now, f->dl));
	cr_expect_not(now.doc->draft);
	cr_expect_not(now.is_issued);
	cr_assert(documents_bind_now(&f->run, &plan.all.at[0], true, &now, f->dl));
	cr_expect(now.doc->draft);
}
