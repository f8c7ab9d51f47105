/* SPDX-License-Identifier: MIT
 *
 * Which documents a project makes, in which order, which of them lie beside each other, and whose
 * edition each is.
 */
#include "work/documents.h"

#include <string.h>

#include "../support/fixture.h"
#include "../support/suite.h"
#include "base/strbuf.h"
#include "work/readiness.h"

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

/* Two more contracts of the same vendor; the third has a list of its own. */
static void add_contracts(const char *own)
{
	static const char parties[] = "'parties': [{'party': 'clinic', 'label': '甲', 'role': "
				      "'hospital'}, {'party': 'maker', 'label': '乙', 'role': "
				      "'vendor'}], 'systems': ['karte'], 'params': {}";

	fixture_replace(f, "project/bunkai.json", "'positions': {}, 'omit': []}",
			arena_concat(f->a, "'positions': {}, 'omit': []}, {'id': 'c2', 'title': "
					   "'二', ",
				     parties, "}, {'id': 'c3', 'title': '三', ", parties,
				     ", 'documents': ", own, "}", (char *)NULL));
	fixture_check(f);
}

Test(documents, of_a_contract_that_says_which_are_its_own)
{
	add_contracts("['boundary']");
	expect_plan("c1/annex c2/annex c1/boundary c2/boundary c3/boundary hospital/rules "
		    "hospital/contacts",
		    NULL, NULL);
	expect_plan("c3/boundary", "c3", NULL);
	expect_plan("c1/annex c2/annex", NULL, "annex");
	expect_plan("c3/annex", "c3", "annex");
	cr_expect_eq(documents_plan_edition(&f->run, "c3", NULL).all.n, 1);
	cr_expect_eq(found_count(f->run.findings, DIAG_EMPTY_DOCUMENT), 0, "%s",
		     found_all(f->a, f->run.findings));
	cr_expect_eq(f->run.coverage->papers.n, 3, "the annex of two, and the rules");
}

Test(documents, that_contracts_alone_have_stand_behind_the_projects)
{
	fixture_replace(f, "project/bunkai.json", "['annex', 'boundary', 'rules', 'contacts']",
			"['rules']");
	add_contracts("['boundary', 'annex', 'boundary', 'contacts']");
	expect_plan("hospital/rules c3/boundary c3/annex", NULL, NULL);
	cr_expect_not_null(found(f->run.findings, DIAG_DOCUMENT_OF_HOSPITAL, "c3"));
}

Test(documents, none_of_a_contract_that_says_so)
{
	add_contracts("[]");
	expect_plan("", "c3", NULL);
	cr_expect_not_null(found(f->run.findings, DIAG_NO_DOCUMENTS, "c3"));
	cr_expect_null(found(f->run.findings, DIAG_NO_DOCUMENTS, ""));
}

Test(documents, of_a_scope_know_only_each_other)
{
	fixture_check(f);
	struct planned_list plan = documents_plan_edition(&f->run, SCOPE_HOSPITAL, NULL);

	cr_expect_str_eq(names(&plan), "hospital/rules hospital/contacts");
	cr_expect_eq(plan.all.at[0].n_together, 2);
	cr_expect_null(plan.all.at[0].contract);
}

/* Bound as `build` would with that mark. */
static const struct doc *bind_marked(const char *name, enum draft_mark mark)
{
	struct planned_list plan = documents_plan(&f->run, NULL, NULL);
	struct marking marking = marking_new(&f->run, mark);
	struct planned_now now = {0};

	for (size_t i = 0; i < plan.all.n; i++)
		if (strcmp(plan.all.at[i].name, name) == 0)
			cr_assert(documents_bind_now(&f->run, &plan.all.at[i],
						     marking_asks(&marking, &plan.all.at[i]), &now,
						     f->dl));
	cr_assert_not_null(now.doc);
	cr_expect_not(now.is_issued);
	cr_expect_eq(marking.n_open, mark == MARK_OPEN && now.doc->draft);
	return now.doc;
}

static bool is_marked(const char *name)
{
	return bind_marked(name, MARK_OPEN)->draft != NULL;
}

Test(documents, drafts_only_when_asked_once_all_is_settled)
{
	fixture_settle(f);
	fixture_check(f);
	cr_expect_not(is_marked("c1/annex"));
	cr_expect(bind_marked("c1/annex", MARK_ALL)->draft);
}

Test(documents, marked_while_something_of_their_contract_is_left)
{
	fixture_check(f);
	cr_assert_eq(f->run.findings->count[LEVEL_ERROR], 0);
	cr_expect(is_marked("c1/annex"), "rows are proposed only");
	cr_expect(is_marked("c1/boundary"));
	cr_expect_not(is_marked("hospital/contacts"));
	cr_expect_null(bind_marked("c1/annex", MARK_NONE)->draft);
}

Test(documents, marked_while_errors_of_their_contract_stand)
{
	fixture_settle(f);
	fixture_replace(f, "project/bunkai.json", "'updates': 'maker'", "'updates': 'nobody'");
	fixture_check(f);
	cr_assert_gt(f->run.findings->count[LEVEL_ERROR], 0);
	cr_expect(is_marked("c1/annex"));
	cr_expect_not(is_marked("hospital/contacts"));
}

Test(documents, marked_while_an_error_speaks_of_all)
{
	fixture_settle(f);
	fixture_replace(f, "project/bunkai.json", "'guideline': 'gl-1'", "'guideline': 'gl-9'");
	fixture_check(f);
	cr_expect(is_marked("c1/annex"));
	cr_expect(is_marked("hospital/contacts"));
}

/* The hospital's own papers have what is left of theirs, and a contract what is left of it. */
Test(documents, marked_no_more_once_the_error_is_left_knowingly)
{
	fixture_leave(f, FIXTURE_SETTLED,
		      "{'contract': 'hospital', 'points': ['error:unknown-guideline'], 'reason': "
		      "'理由', 'by': '見本'}");
	fixture_replace(f, "project/bunkai.json", "'guideline': 'gl-1'", "'guideline': 'gl-9'");
	fixture_check(f);
	cr_expect_not(is_marked("hospital/contacts"));
	cr_expect(is_marked("c1/annex"));
}

Test(documents, warnings_of_others_mark_nothing_and_reports_are_never_marked)
{
	fixture_settle(f);
	fixture_replace(f, "project/contacts.json", "'phone': '0X-1'", "'phone': ''");
	fixture_check(f);
	cr_assert_gt(f->run.findings->count[LEVEL_WARNING], 0);
	cr_expect_not(is_marked("c1/annex"));
	fixture_replace(f, "project/bunkai.json", "'guideline': 'gl-1'", "'guideline': 'gl-9'");
	fixture_replace(f, "data/templates/documents/boundary.json", "'id': 'boundary',",
			"'id': 'boundary', 'report': true,");
	fixture_check(f);
	cr_expect(is_marked("c1/annex"));
	cr_expect_not(is_marked("c1/boundary"));
}
