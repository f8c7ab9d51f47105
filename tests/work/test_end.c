/* SPDX-License-Identifier: MIT
 *
 * A contract that ends: what is refused, and what a project with one that is over makes and says.
 */
#include "work/end.h"

#include <string.h>

#include "../support/fixture.h"
#include "../support/suite.h"
#include "work/blanks.h"
#include "work/documents.h"

#define PROJECT "project/bunkai.json"

static struct fixture *f;
static struct trial t;
static struct made_changes made;

static void start(void)
{
	f = fixture_new();
	cr_assert(fixture_try(f)); /* finds the library */
	f->dl = diag_new(f->a);
	made = (struct made_changes){0};
}

static void stop(void)
{
	fixture_free(f);
}

TestSuite(end, .init = start, .fini = stop);

static bool end(const char *id, const char *date, const char *reason)
{
	cr_assert(trial_open(&t, f->a, fixture_path(f, "project")));
	return end_contract(&t, id, date, reason, &made, f->dl);
}

Test(end, the_last_day_and_the_reason_are_written)
{
	cr_assert(end("c1", "2026-12-31", "合意"), "%s", found_all(f->a, f->dl));
	const struct contract *c = &t.after.project->contracts.at[0];

	cr_expect_str_eq(c->ended, "2026-12-31");
	cr_expect_str_eq(c->end_reason, "合意");
	cr_expect_str_eq(c->to, "2027-09-30"); /* the term that was agreed */
	cr_expect_eq(made.all.n, 2);
}

Test(end, no_reason_is_none)
{
	cr_assert(end("c1", "2027-09-30", NULL), "%s", found_all(f->a, f->dl));
	cr_expect_null(t.after.project->contracts.at[0].end_reason);
	cr_expect_eq(made.all.n, 1);
}

static void refused(const char *id, const char *date, enum diag_code code)
{
	cr_assert(!end(id, date, NULL));
	cr_assert_eq(f->dl->all.n, 1, "%s", found_all(f->a, f->dl));
	cr_expect_eq(f->dl->all.at[0].code, code, "%s", found_all(f->a, f->dl));
	cr_expect(!trial_changes(&t));
}

Test(end, of_a_contract_that_is_not_there)
{
	refused("c2", "2026-12-31", DIAG_UNKNOWN_THING);
}

Test(end, before_it_began)
{
	refused("c1", "2026-09-30", DIAG_ENDED_TOO_EARLY);
}

Test(end, after_it_ends_by_itself)
{
	refused("c1", "2027-10-01", DIAG_ENDS_BY_ITSELF);
}

Test(end, a_second_time)
{
	fixture_replace(f, PROJECT, "'edition': '初版'", "'edition': '初版', 'ended': '2026-11-30'");
	refused("c1", "2026-12-31", DIAG_ENDED_ALREADY);
}

/* The contract ended on that day; the project is of 2026-10-01. */
static void ended_on(const char *day)
{
	fixture_replace(f, PROJECT, "'from': '2026-10-01'", "'from': '2026-04-01'");
	fixture_replace(f, PROJECT, "'edition': '初版'",
			arena_concat(f->a, "'edition': '初版', 'ended': '", day, "'", (char *)NULL));
	fixture_check(f);
}

Test(end, on_its_last_day_everything_is_as_before)
{
	ended_on("2026-10-01");
	cr_expect_eq(f->run.findings->all.n, 0, "%s", found_all(f->a, f->run.findings));
	cr_expect_eq(documents_plan(&f->run, NULL, NULL).all.n, 4);
	cr_expect_gt(f->run.responsibilities[0]->rows.n, 0);
}

Test(end, from_the_day_after_only_the_hospitals_papers_are_made)
{
	ended_on("2026-09-30");
	struct planned_list plan = documents_plan(&f->run, NULL, NULL);

	cr_expect_eq(f->run.responsibilities[0]->rows.n, 0);
	cr_assert_eq(plan.all.n, 2);
	cr_expect_str_eq(plan.all.at[0].name, "hospital/rules");
	cr_expect_str_eq(plan.all.at[1].name, "hospital/contacts");
	cr_expect_eq(documents_plan(&f->run, "c1", NULL).all.n, 2);
}

Test(end, who_asks_for_it_gets_its_papers)
{
	struct run run;

	ended_on("2026-09-30");
	cr_assert(run_load_as(&run, f->a, fixture_path(f, "project"),
			      &(struct run_wish){.asked = "c1"}));
	cr_expect_gt(run.responsibilities[0]->rows.n, 0);
	cr_expect_eq(documents_plan_edition(&run, "c1", NULL).all.n, 2);
}

/* Nothing but what it leaves behind. */
Test(end, check_names_what_it_leaves_behind)
{
	ended_on("2026-09-30");
	const struct diag_list *dl = f->run.findings;

	cr_expect_eq(found_count(dl, DIAG_LEFT_BY_CONTRACT), 3, "%s", found_all(f->a, dl));
	cr_expect_not_null(found(dl, DIAG_LEFT_BY_CONTRACT, "maker"));
	cr_expect_not_null(found(dl, DIAG_LEFT_BY_CONTRACT, "karte"));
	cr_expect_not_null(found(dl, DIAG_LEFT_BY_CONTRACT, "register"));
	/* updates of the server, vendor of the system, the contact, the step that calls it */
	cr_expect_eq(found_count(dl, DIAG_PARTY_WITHOUT_CONTRACT), 4, "%s", found_all(f->a, dl));
	cr_expect_eq(dl->count[LEVEL_ERROR], 0, "%s", found_all(f->a, dl));
	blanks_add(&f->run);
	cr_expect_eq(found_count(f->run.findings, DIAG_FEE_UNDECIDED), 0);
}

/* What it leaves behind can be taken out: the contract stays and says who it was with. */
Test(end, what_it_leaves_behind_can_go)
{
	fixture_decisions(f, "{'id': 'D1', 'contract': 'c1', 'topic': 'backup', 'roles': {'maker': "
			     "'accountable'}}");
	ended_on("2026-09-30");
	cr_assert(trial_open(&t, f->a, fixture_path(f, "project")));
	cr_assert(set_remove(&t, "step/1", &made, f->dl), "%s", found_all(f->a, f->dl));
	cr_assert(set_remove(&t, "contact/help", &made, f->dl), "%s", found_all(f->a, f->dl));
	cr_assert(set_remove(&t, "system/karte", &made, f->dl), "%s", found_all(f->a, f->dl));
	cr_assert(set_remove(&t, "party/maker", &made, f->dl), "%s", found_all(f->a, f->dl));
	cr_expect_eq(found_count(t.after.findings, DIAG_LEFT_BY_CONTRACT), 1); /* the register */
	cr_expect_eq(found_count(t.after.findings, DIAG_PARTY_WITHOUT_CONTRACT), 0);
	cr_expect_eq(t.after.findings->count[LEVEL_ERROR], 0, "%s",
		     found_all(f->a, t.after.findings));
}

Test(end, what_was_decided_in_it_stays)
{
	fixture_decisions(f, "{'id': 'D1', 'contract': 'c1', 'topic': 'backup', 'text': 'x'},\n"
			     "{'id': 'D2', 'requirement': 'R1/①-1', 'text': 'y'}");
	ended_on("2026-09-30");
	cr_expect_eq(found_count(f->run.findings, DIAG_DECISION_WITHOUT_ROW), 0, "%s",
		     found_all(f->a, f->run.findings));
}

Test(end, by_hand_before_it_began)
{
	fixture_replace(f, PROJECT, "'edition': '初版'", "'edition': '初版', 'ended': '2026-09-30'");
	fixture_check(f);
	cr_expect_not_null(found(f->run.findings, DIAG_ENDED_TOO_EARLY, "c1"));
}
