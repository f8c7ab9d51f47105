/* SPDX-License-Identifier: MIT
 *
 * One incident of the sample: when steps are due, who acts and which number is dialled at that hour,
 * and from when a vendor's times run. tests/incident.py counts all of it a second time.
 */
#include "derive/incident.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "../support/fixture.h"
#include "../support/suite.h"
#include "derive/incident_calls.h"

FIXTURE_SUITE(incident, f);

/* Saturday night; Friday, the 20th of November 2026, in the hours of the day. */
static const struct moment night = {"2026-11-21", 3 * 60}, day = {"2026-11-20", 10 * 60};

static struct incident_event known[4];
static struct incident_wish wish;
static const struct incident *incident;
static const struct roster *roster;

static void happen(const struct moment *discovered, const char *event, const struct moment *at)
{
	setenv("BUNKAI_DATA", ".", 1);
	cr_assert(run_load(&f->run, f->a, "samples/telehealth"));
	known[0] = (struct incident_event){"discovery", *discovered};
	if (event)
		known[1] = (struct incident_event){event, *at};
	wish = (struct incident_wish){.project = f->run.project,
				      .library = f->run.library,
				      .coverage = f->run.coverage,
				      .words = f->run.words,
				      .events = known,
				      .n_events = event ? 2 : 1};
	incident = incident_of(f->a, &wish);
	roster = on_call_roster(f->a, f->run.project, f->run.library);
}

static const struct incident_due *due(const char *id)
{
	for (size_t i = 0; i < incident->all.n; i++)
		if (strcmp(incident->all.at[i].id, id) == 0)
			return &incident->all.at[i];
	cr_assert(false, "%s is not due", id);
	return NULL;
}

static const char *at(const char *id)
{
	const struct incident_due *d = due(id);

	return d->state == INCIDENT_TIMED ? moment_print(f->a, &d->at)
	       : d->state == INCIDENT_UNTIMED ? "untimed"
					      : "unknown";
}

static const char *number(const char *id, const char *contact)
{
	const struct incident_calls calls = incident_calls_of(f->a, &wish, roster, due(id));

	for (size_t i = 0; i < calls.all.n; i++)
		if (calls.all.at[i].id && strcmp(calls.all.at[i].id, contact) == 0)
			return calls.all.at[i].phone;
	return "not called";
}

Test(incident, the_chain_is_counted_from_the_discovery)
{
	happen(&night, NULL, NULL);
	cr_expect_str_eq(at("user"), "2026-11-21T03:00");
	cr_expect_str_eq(at("isolate"), "2026-11-21T03:15");
	cr_expect_str_eq(at("officer"), "2026-11-21T03:30");
	cr_expect_str_eq(at("director"), "2026-11-21T03:45");
	cr_expect_str_eq(at("decide"), "2026-11-21T04:00");
	cr_expect_str_eq(at("ppc-first"), "2026-11-26");
	cr_expect_str_eq(moment_print(f->a, &due("ppc-first")->first), "2026-11-24");
	cr_expect_str_eq(at("cut"), "unknown");
	cr_expect_str_eq(at("cut-vendors"), "unknown");
	cr_expect_str_eq(at("police"), "unknown");
}

/* 通則編 3-5-3-4: the day of knowing is the first; Sunday, 12-20, and the year's end give way. */
Test(incident, a_desk_counts_from_the_day_itself_to_an_open_day)
{
	happen(&night, NULL, NULL);
	cr_expect_str_eq(moment_print(f->a, &due("ppc-full")->first), "2026-12-20");
	cr_expect_str_eq(at("ppc-full"), "2026-12-21");
	cr_expect(due("ppc-full")->moved);
	cr_expect_str_eq(at("ppc-malice"), "2027-01-19");
	cr_expect_not(due("ppc-malice")->moved);
	happen(&(struct moment){"2026-12-01", 10 * 60}, NULL, NULL);
	cr_expect_str_eq(moment_print(f->a, &due("ppc-full")->first), "2026-12-30");
	cr_expect_str_eq(at("ppc-full"), "2027-01-04");
	cr_expect_str_eq(at("ppc-first"), "2026-12-06", "no word of the desk moves the 速報");
}

static bool is_due(const char *id)
{
	for (size_t i = 0; i < incident->all.n; i++)
		if (strcmp(incident->all.at[i].id, id) == 0)
			return true;
	return false;
}

Test(incident, a_loss_has_first_steps_of_its_own)
{
	happen(&day, NULL, NULL);
	cr_expect(is_due("isolate") && is_due("cut"));
	cr_expect_str_eq(at("loss-vendors"), "unknown");
	happen(&day, "loss", &day);
	cr_expect_not(is_due("user") || is_due("isolate") || is_due("cut") || is_due("vendors"));
	cr_expect_str_eq(due("loss-vendors")->state == INCIDENT_TIMED ? "timed" : "not", "timed");
	cr_expect_str_eq(incident_actor(&wish, roster, due("loss-user")), "利用者");
}

Test(incident, what_else_is_known_gives_its_steps_a_time)
{
	happen(&night, "decision", &(struct moment){"2026-11-21", 4 * 60});
	cr_expect_str_eq(at("ministry"), "2026-11-21");
	cr_expect_str_eq(at("police"), "untimed");
	happen(&night, "cut-decision", &(struct moment){"2026-11-21", 3 * 60 + 40});
	cr_expect_str_eq(at("cut"), "2026-11-21T03:40");
	cr_expect_str_eq(incident_actor(&wish, roster, due("cut")), "当直の責任者");
	happen(&night, "cut", &(struct moment){"2026-11-21", 23 * 60 + 45});
	cr_expect_str_eq(at("cut-vendors"), "2026-11-22T00:15");
}

Test(incident, a_vendor_counts_from_when_it_knows)
{
	const char *first = "incident-report-notice#first-notice";

	happen(&night, NULL, NULL);
	cr_expect_str_eq(at(first), "2026-11-21T04:00", "as if it knew at the discovery");
	cr_expect_str_eq(at("incident-report-hospital#callback"), "unknown");
	cr_expect_str_eq(at("personal-data-breach#rest"), "2026-12-07", "the 5th is a Saturday");
	cr_expect(due("personal-data-breach#rest")->moved);
	happen(&night, "told", &(struct moment){"2026-11-21", 3 * 60 + 40});
	cr_expect_str_eq(at(first), "2026-11-21T04:40");
	cr_expect_str_eq(at("incident-report-hospital#callback"), "2026-11-21T04:10");
	cr_expect_str_eq(due(first)->contract->id, "tele-2026");
}

Test(incident, at_night_others_act_and_other_numbers_are_dialled)
{
	happen(&night, NULL, NULL);
	cr_expect_str_eq(incident_actor(&wish, roster, due("isolate")), "当直の責任者");
	cr_expect_str_eq(incident_actor(&wish, roster, due("user")), "利用者");
	cr_expect_str_eq(number("user", "duty-desk"), "0X-XXXX-1009");
	cr_expect_str_eq(number("director", "director"), "0X0-XXXX-1000");
	cr_expect_str_eq(number("vendors", "tele-sec"), "0X0-XXXX-2002");
	happen(&day, NULL, NULL);
	cr_expect_str_eq(incident_actor(&wish, roster, due("isolate")), "システム運用担当者");
	cr_expect_str_eq(number("user", "it"), "0X-XXXX-1003");
	cr_expect_str_eq(number("director", "director"), "0X-XXXX-1000");
	cr_expect_str_eq(number("vendors", "tele-desk"), "0X-XXXX-2001");
}

Test(incident, of_one_contract_its_vendor_alone_is_meant)
{
	happen(&night, NULL, NULL);
	wish.contract = &f->run.project->contracts.at[1];
	incident = incident_of(f->a, &wish);
	for (size_t i = 0; i < incident->all.n; i++)
		cr_expect(!incident->all.at[i].contract ||
			  incident->all.at[i].contract == wish.contract);
	cr_expect_str_eq(number("vendors", "tele-sec"), "not called");
	cr_expect_str_eq(number("vendors", "ehr-desk"), "0X-XXXX-4009");
}

/* A library of before there was a chain counts nothing. */
Test(incident, is_none_without_a_chain)
{
	fixture_load(f);
	wish = (struct incident_wish){.project = f->run.project,
				      .library = f->run.library,
				      .coverage = f->run.coverage};
	cr_expect_null(incident_of(f->a, &wish));
}
