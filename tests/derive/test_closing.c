/* SPDX-License-Identifier: MIT
 *
 * What the end of a contract asks for: thing by thing, by whom, by which day and article; what is
 * written down of it, and what check says of names that are none and of what is late.
 */
#include "derive/closing.h"

#include <criterion/criterion.h>
#include <string.h>

#include "../support/fixture.h"
#include "../support/suite.h"

FIXTURE_SUITE(closing, f);

static const char kinds[] =
	"{'schema': 'bunkai/closing/1', 'items': ["
	"{'id': 'server', 'of': 'server', 'who': 'updates', 'others': true, 'name': '引継ぎ', "
	"'act': '{{what}}の権限を{{hospital}}に渡す', 'proof': '引継書'},"
	"{'id': 'device-back', 'of': 'device', 'who': 'owner', 'owned': 'other', 'name': '引取り', "
	"'act': '引き取る'},"
	"{'id': 'accounts', 'of': 'system', 'who': 'maintainer', 'name': '停止', 'act': '止める'}]}";

static const char before[] = "'systems': ['karte'], 'params': {}";

static void lay(const char *members)
{
	fixture_write(f, "data/clauses/closing.json", kinds);
	fixture_replace(f, "project/bunkai.json", before,
			arena_concat(f->a, members, before, (char *)NULL));
	fixture_check(f);
}

static struct closing_list list(void)
{
	const struct run *run = &f->run;

	return closing_of(f->a, &(struct closing_wish){.project = run->project,
						       .library = run->library,
						       .contract = &run->project->contracts.at[0]});
}

static const struct closing_item *item(const struct closing_list *l, const char *id)
{
	for (size_t i = 0; i < l->all.n; i++)
		if (strcmp(l->all.at[i].id, id) == 0)
			return &l->all.at[i];
	return NULL;
}

Test(closing, each_thing_with_who_and_by_when)
{
	lay("'ended': '2026-12-31', ");
	const struct closing_list l = list();
	const struct closing_item *accounts = item(&l, "accounts/karte");

	cr_assert_not_null(accounts);
	cr_expect_str_eq(accounts->day, "2026-12-31", "no article says a time: the last day itself");
	cr_expect_str_eq(accounts->act, "止める");
	cr_expect_str_eq(accounts->provision, "");
	cr_expect_null(accounts->done);
	cr_expect_eq(closing_open(&l), l.all.n);
}

Test(closing, a_library_without_the_file_asks_for_nothing)
{
	fixture_check(f);
	const struct closing_list l = list();

	cr_expect_eq(l.all.n, 0);
}

Test(closing, what_is_done_has_its_day_and_who_saw_to_it)
{
	lay("'ended': '2026-12-31', 'closing': {'accounts/karte': '2026-12-28 見本 花子'}, ");
	const struct closing_list l = list();
	const struct closing_item *accounts = item(&l, "accounts/karte");

	cr_assert_not_null(accounts);
	cr_expect_str_eq(accounts->done, "2026-12-28");
	cr_expect_str_eq(accounts->by, "見本 花子");
	cr_expect_eq(closing_open(&l), l.all.n - 1);
	cr_expect_eq(found_count(f->run.findings, DIAG_CLOSING_NOTHING), 0);
}

Test(closing, a_name_that_is_none_is_told_with_the_nearest)
{
	lay("'closing': {'acounts/karte': '2026-12-28'}, ");
	cr_assert_eq(found_count(f->run.findings, DIAG_CLOSING_NOTHING), 1);
	cr_expect_not_null(strstr(found(f->run.findings, DIAG_CLOSING_NOTHING, NULL)->message,
				  "accounts/karte"));
}

/* On the last day itself nothing is late; from the day after on all that stands open is. */
Test(closing, late_is_what_stands_open_behind_its_day)
{
	lay("'ended': '2026-09-30', ");
	cr_expect_eq(found_count(f->run.findings, DIAG_CLOSING_LATE), list().all.n);
	stop_suite();
	start_suite();
	lay("'ended': '2026-10-01', ");
	cr_expect_eq(found_count(f->run.findings, DIAG_CLOSING_LATE), 0);
}

Test(closing, a_day_that_is_none_is_refused)
{
	fixture_replace(f, "project/bunkai.json", before,
			arena_concat(f->a, "'closing': {'accounts/karte': '12月28日'}, ", before,
				     (char *)NULL));
	cr_expect_not(fixture_try(f));
	cr_expect_eq(found_count(f->run.problems, DIAG_BAD_DATE), 1);
}

Test(closing, a_role_that_things_of_the_kind_do_not_have_is_refused)
{
	fixture_write(f, "data/clauses/closing.json",
		      "{'schema': 'bunkai/closing/1', 'items': [{'id': 'x', 'of': 'line', 'who': "
		      "'carier', 'name': '廃止', 'act': '廃止する'}]}");
	cr_expect_not(fixture_try(f));
	cr_assert_eq(found_count(f->run.problems, DIAG_CLOSING_UNKNOWN), 1);
	cr_expect_not_null(strstr(found(f->run.problems, DIAG_CLOSING_UNKNOWN, NULL)->message, "carrier"));
}

Test(closing, a_statement_that_there_is_not_is_refused)
{
	fixture_write(f, "data/clauses/closing.json",
		      "{'schema': 'bunkai/closing/1', 'items': [{'id': 'x', 'of': 'system', 'who': "
		      "'vendor', 'name': '停止', 'act': '止める', 'end': ['nowhere#stop']}]}");
	cr_expect_not(fixture_try(f));
	cr_expect_eq(found_count(f->run.problems, DIAG_CLOSING_UNKNOWN), 1);
}
