/* SPDX-License-Identifier: MIT
 *
 * Which findings a filter lets pass, what it refuses, what subjects are called, and how findings of
 * a code are told together.
 */
#include "check/finding_filter.h"

#include <string.h>

#include "../support/fixture.h"
#include "../support/suite.h"
#include "base/strbuf.h"
#include "bind/bind.h"
#include "check/finding_groups.h"
#include "check/subjects.h"

FIXTURE_SUITE(finding_filter, f);

#define PROJECT "project/bunkai.json"
#define REGISTER "project/register.json"
#define OTHER "project/registers/other.json"
#define HIGH "'level': 'High', 'response': 'Yes'}"
#define BACKED_UP "'response': 'Yes', 'text': '写しを取る。'"
#define GAP "'applies': '対象', " BACKED_UP, "'applies': '対象外', " BACKED_UP

/* A gap and its risk (errors), the row that nobody holds (warning), an unknown party (error). */
static void make_faults(void)
{
	fixture_replace(f, REGISTER, GAP);
	fixture_replace(f, PROJECT, "'updates': 'maker'", "'updates': 'nobody'");
	fixture_check(f);
}

static struct diag_list *ask(struct finding_wish wish)
{
	const struct subjects *s = subjects_new(f->a, f->run.project, f->run.library);
	struct finding_filter filter = {.project = f->run.project,
					.library = f->run.library,
					.keeps = bind_keeps_to_contract};
	struct finding_wish *kept = arena_alloc(f->a, sizeof *kept);

	*kept = wish;
	f->dl = diag_new(f->a);
	if (!finding_filter_read(&filter, kept, f->run.findings, s, f->dl))
		return NULL;
	return finding_filter_apply(f->a, &filter, f->run.findings);
}

/* 'gap R2/②-1, unknown-party db' */
static const char *names(const struct diag_list *dl)
{
	struct strbuf sb = strbuf_new(f->a);

	for (size_t i = 0; dl && i < dl->all.n; i++)
		strbuf_join(&sb, ", ",
			    arena_concat(f->a, diag_code_name(dl->all.at[i].code), " ",
					 dl->all.at[i].subject, (char *)NULL));
	return sb.text;
}

#define expect_passing(expected, ...)                                                              \
	cr_expect_str_eq(names(ask((struct finding_wish){__VA_ARGS__})), expected)

static void expect_refused(struct finding_wish wish, const char *end)
{
	cr_expect_null(ask(wish));
	cr_assert_gt(f->dl->all.n, 0);
	cr_expect(strstr(f->dl->all.at[0].message, end), "%s", f->dl->all.at[0].message);
}

Test(finding_filter, lets_pass_what_was_asked_for)
{
	make_faults();
	expect_passing("gap R2/②-1, risk-without-action R2, unknown-party db, no-accountable "
		       "R2/②-1",
		       .codes = NULL);
	expect_passing("gap R2/②-1", .codes = "gap");
	expect_passing("gap R2/②-1, no-accountable R2/②-1", .codes = "no-accountable, gap");
	expect_passing("no-accountable R2/②-1", .levels = "warning");
	expect_passing("gap R2/②-1, risk-without-action R2", .subject = "R2", .levels = "error");
	expect_passing("gap R2/②-1", .subject = "R2/*", .levels = "error");
	expect_passing("unknown-party db", .subject = "d*");
	expect_passing("", .codes = "unused");
	cr_expect_eq(ask((struct finding_wish){.levels = "error"})->count[LEVEL_ERROR], 3);
	cr_expect_eq(ask((struct finding_wish){.levels = "error"})->count[LEVEL_WARNING], 0);
}

Test(finding_filter, knows_what_touches_a_contract)
{
	fixture_replace(f, PROJECT, "'positions': {}, 'omit': []}",
			"'positions': {}, 'omit': []}, {'id': 'c2', 'title': '二', 'registers': "
			"['other'], 'parties': [{'party': 'clinic', 'label': '甲', 'role': "
			"'hospital'}, {'party': 'maker', 'label': '乙', 'role': 'vendor'}], "
			"'systems': ['karte']}");
	fixture_register(f, OTHER, "{'id': 'R1', 'scenario': '他の一覧。', " HIGH,
			 "{'risk': 'R1', 'no': '①-1', 'viewpoint': '技術的対策', 'applies': '対象', "
			 "'response': 'Yes', 'text': '作業を申請する。'}");
	fixture_replace(f, REGISTER, GAP);
	fixture_check(f);
	expect_passing("gap register:R2/②-1", .contract = "c1", .codes = "gap");
	expect_passing("", .contract = "c2", .codes = "gap");
	expect_passing("gap register:R2/②-1", .contract = SCOPE_HOSPITAL, .codes = "gap");
	/* with the register in front or without, as a risk and as a pattern */
	expect_passing("gap register:R2/②-1", .subject = "register:R2", .codes = "gap");
	expect_passing("gap register:R2/②-1", .subject = "R2/②-*", .codes = "gap");
	expect_passing("", .subject = "other:R1", .codes = "gap");
	expect_refused((struct finding_wish){.subject = "othr:R1"}, "did you mean 'other:R1'?");
}

Test(finding_filter, refuses_what_nothing_is_called)
{
	make_faults();
	expect_refused((struct finding_wish){.codes = "gap,no-acountable"},
		       "those of this project have: gap, risk-without-action, unknown-party, "
		       "no-accountable; did you mean "
		       "'no-accountable'?");
	expect_refused((struct finding_wish){.codes = ","}, "''");
	expect_refused((struct finding_wish){.codes = ""}, "''");
	expect_refused((struct finding_wish){.levels = ""}, "''");
	expect_refused((struct finding_wish){.levels = "eror"}, "did you mean 'error'?");
	expect_refused((struct finding_wish){.subject = "R2/2-1"}, "did you mean 'R2/②-1'?");
	expect_refused((struct finding_wish){.subject = "R9*"}, "'R9*'");
	expect_refused((struct finding_wish){.subject = "makr"}, "did you mean 'maker'?");
}

Test(finding_filter, subjects_have_their_own_words)
{
	make_faults();
	const struct subjects *s = subjects_new(f->a, f->run.project, f->run.library);
	const struct subject *row =
		subjects_find(s, found(f->run.findings, DIAG_GAP, "R2/②-1"));
	const struct subject *server =
		subjects_find(s, found(f->run.findings, DIAG_UNKNOWN_PARTY, "db"));

	cr_assert(row && server);
	cr_expect_str_eq(row->words, "写しを取る。");
	cr_expect(row->in_register);
	cr_expect_str_eq(server->words, "主機");
	cr_expect_not(server->in_register);
}

/* One id in two registers: each finding finds the words that stand at its place. */
Test(finding_filter, subjects_of_one_id_are_told_apart_by_place)
{
	fixture_register(f, OTHER, "{'id': 'R2', 'scenario': '他の一覧。', " HIGH, "");
	fixture_check(f);
	const struct subjects *s = subjects_new(f->a, f->run.project, f->run.library);
	struct diag d = {.subject = "R2", .place = fixture_path(f, OTHER)};

	cr_expect_str_eq(subjects_find(s, &d)->words, "他の一覧。");
	d.place = fixture_path(f, "project/register.json");
	cr_expect_str_neq(subjects_find(s, &d)->words, "他の一覧。");
	d.subject = "nothing";
	cr_expect_null(subjects_find(s, &d));
}

Test(finding_filter, groups_begin_with_the_gravest_and_most)
{
	struct diag_list *dl = diag_new(f->a);

	diag_add(dl, DIAG_NO_DOCUMENTS, NULL, "x");
	diag_add(dl, DIAG_UNKNOWN_PARTY, "db", "x", "mkaer");
	diag_add(dl, DIAG_GAP, "R2", "x", "c2");
	diag_add(dl, DIAG_GAP, "R1", "x", "c1");
	diag_sort(dl);
	struct finding_groups g = finding_groups_of(f->a, dl);

	cr_assert_eq(g.all.n, 3);
	cr_expect_eq(g.all.at[0].code, DIAG_GAP);
	cr_expect_eq(g.all.at[0].n, 2);
	cr_expect_str_eq(g.all.at[0].at[0].subject, "R1");
	cr_expect_eq(g.all.at[1].code, DIAG_UNKNOWN_PARTY);
	cr_expect_eq(g.all.at[2].code, DIAG_NO_DOCUMENTS);
	cr_expect_eq(finding_groups_of(f->a, diag_new(f->a)).all.n, 0);
}

Test(finding_filter, groups_say_together_what_they_share)
{
	struct diag_list *dl = diag_new(f->a);
	struct known known = {0};

	*vec_push(f->a, &known.all) = "maker";
	diag_add(dl, DIAG_UNKNOWN_POSITION, "c1", "x", "backup-a", "A案");
	diag_add(dl, DIAG_UNKNOWN_POSITION, "c2", "x", "backup-a", "B案");
	cr_expect_str_eq(diag_gist(f->a, dl->all.at, 2), "clause 'backup-a' has no position '…'");
	cr_expect_str_eq(diag_difference(f->a, dl->all.at, 2, 1), "B案");
	cr_expect_str_eq(diag_gist(f->a, dl->all.at, 1), dl->all.at[0].message);
	cr_expect_str_eq(diag_difference(f->a, dl->all.at, 1, 0), "");
	diag_offer(dl, 1, "mkaer", &known, false);
	cr_expect_str_eq(diag_gist(f->a, dl->all.at, 2), "clause 'backup-a' has no position '…'");
	cr_expect_str_eq(diag_difference(f->a, dl->all.at, 2, 1), "B案; did you mean 'maker'?");
	cr_expect_str_eq(diag_gist(f->a, &dl->all.at[1], 1), dl->all.at[1].message);
}

Test(finding_filter, every_advice_is_a_command_of_bunkai)
{
	size_t n = 0;

	for (int code = 0; code < DIAG__MAX; code++) {
		const struct diag_advice *advice = diag_code_advice((enum diag_code)code);

		if (!advice)
			continue;
		n++;
		cr_expect_eq(strncmp(advice->command, "bunkai ", 7), 0, "%s", advice->command);
		cr_expect(strstr(advice->command, "%1"), "%s", advice->command);
		cr_expect(!advice->where || strstr(advice->command, "%2"), "%s", advice->command);
	}
	cr_expect_gt(n, 0);
}
