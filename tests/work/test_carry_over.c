/* SPDX-License-Identifier: MIT
 *
 * What a project says of a clause that was merged into another: moved where it can mean nothing
 * else, told in one message where it cannot; and nobody takes a merged id twice.
 */
#include "work/carry_over.h"

#include <criterion/criterion.h>
#include <string.h>

#include "../support/fixture.h"
#include "../support/suite.h"
#include "base/text.h"
#include "changes/state_compare.h"
#include "derive/clauses.h"

#define BACKUP "data/clauses/backup/backup-a.md"
#define LOGGING "data/clauses/logging/logging-a.md"
#define PROJECT "project/bunkai.json"
#define DECISIONS "project/decisions.json"

FIXTURE_SUITE(carry_over, f);

/* backup-b and backup-c are of before: backup-a has their words now. */
static void merge(void)
{
	fixture_replace(f, BACKUP, "documents: [annex]\n",
			"documents: [annex]\nreplaces: [backup-b, backup-c]\nparams:\n  days: 2\n");
	fixture_replace(f, BACKUP, "毎日写しを取る。", "{{days}}日ごとに写しを取る。");
	fixture_replace(f, BACKUP, "毎週写しを取る", "{{days}}週ごとに写しを取る");
}

static const struct {
	const char *file, *from, *to;
	enum diag_code code;
	const char *subject, *place, *said; /* the end of the place; a piece of the message */
} cases[] = {
	{PROJECT, "'positions': {}", "'positions': {'backup-b': '代替案'}", DIAG_MERGED_CLAUSE,
	 "c1", "positions.backup-b", "'backup-a'"},
	{PROJECT, "'positions': {}", "'positions': {'backup-b': '最終案'}", DIAG_MERGED_UNCLEAR,
	 "c1", "positions.backup-b", "no position '最終案'"},
	{PROJECT, "'positions': {}", "'positions': {'backup-b': '代替案', 'backup-a': '標準案'}",
	 DIAG_MERGED_UNCLEAR, "c1", "positions.backup-b", "'backup-a' asks for '標準案'"},
	{PROJECT, "'params': {}, 'positions'", "'params': {'backup-c.days': 3}, 'positions'",
	 DIAG_MERGED_CLAUSE, "c1", "params.backup-c.days", "'backup-a'"},
	{PROJECT, "'omit': []", "'omit': [{'clause': 'backup-b', 'reason': '別に定める。'}]",
	 DIAG_MERGED_UNCLEAR, "c1", "omit[0].clause", "more than was left out"},
	{PROJECT, "'omit': []",
	 "'omit': [{'clause': 'backup-a', 'reason': '別。'}, {'clause': 'backup-b', 'reason': "
	 "'別。'}]",
	 DIAG_MERGED_CLAUSE, "c1", "omit[1].clause", "'backup-a'"},
	{DECISIONS, "'decisions': []",
	 "'decisions': [{'id': 'D1', 'clause': 'backup-b', 'position': '代替案', 'status': "
	 "'agreed', 'by': '見本'}]",
	 DIAG_MERGED_CLAUSE, "D1", "decisions[0].clause", "'backup-a'"},
	{DECISIONS, "'decisions': []",
	 "'decisions': [{'id': 'D1', 'clause': 'backup-b', 'position': '最終案', 'by': '見本'}]",
	 DIAG_MERGED_UNCLEAR, "D1", "decisions[0].clause", "no position"},
	{DECISIONS, "'decisions': []",
	 "'decisions': [{'id': 'D1', 'clause': 'backup-b', 'position': '代替案', 'by': '見本'}, "
	 "{'id': 'D2', 'clause': 'backup-a', 'position': '標準案', 'by': '見本'}]",
	 DIAG_MERGED_UNCLEAR, "D1", "decisions[0].clause", "'D2' asks for '標準案'"},
	{LOGGING, "{{ref:remote-a}}", "{{ref:backup-b}}", DIAG_MERGED_CLAUSE, "logging-a",
	 "logging-a.md:7", "'backup-a'"},
	{LOGGING, "{{ref:remote-a}}", "{{ref:backup-c/2}}", DIAG_MERGED_CITED, "logging-a",
	 "logging-a.md:7", "'backup-a'"},
};

/* One message, with the place and the new id, and none besides that follows from it. */
Test(carry_over, each_is_told_once)
{
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		stop_suite();
		start_suite();
		merge();
		fixture_replace(f, cases[i].file, cases[i].from, cases[i].to);
		fixture_check(f);
		const struct diag *d = found(f->run.findings, cases[i].code, cases[i].subject);

		cr_expect_not_null(d, "%zu: %s", i, found_all(f->a, f->run.findings));
		cr_expect(d && text_ends(d->place, cases[i].place), "%zu: %s", i,
			  d ? d->place : "");
		cr_expect(d && strstr(d->message, cases[i].said) &&
				  strstr(d->message, "'backup-a'"),
			  "%zu: %s", i, d ? d->message : "");
		cr_expect_eq(f->run.findings->all.n, 1, "%zu: %s", i,
			     found_all(f->a, f->run.findings));
	}
}

static const struct chosen *backup(void)
{
	const struct project *p = f->run.project;
	const struct selection *s = select_clauses(
		f->a, p, f->run.library, library_template(f->run.library, "annex"),
		&p->contracts.at[0], NULL);

	return selection_find(s, "backup-a");
}

Test(carry_over, what_is_clear_holds)
{
	merge();
	fixture_replace(f, PROJECT, "'params': {}, 'positions': {}",
			"'params': {'backup-c.days': 3}, 'positions': {'backup-b': '代替案'}");
	fixture_check(f);
	cr_assert_str_eq(backup()->position->name, "代替案");
	cr_assert_str_eq(settings_get(&backup()->names, "days"), "3");
}

Test(carry_over, an_omission_of_a_part_leaves_the_whole)
{
	merge();
	fixture_replace(f, PROJECT, "'omit': []",
			"'omit': [{'clause': 'backup-b', 'reason': '別に定める。'}]");
	fixture_check(f);
	cr_assert_not_null(backup(), "the article says more than was left out");
}

Test(carry_over, an_agreed_wording_stays_agreed)
{
	merge();
	fixture_decisions(f, "{'id': 'D1', 'clause': 'backup-b', 'position': '代替案', 'status': "
			     "'agreed', 'by': '見本'}");
	fixture_check(f);
	cr_assert_str_eq(backup()->decision->id, "D1");
	cr_assert_not(chosen_awaits_agreement(backup()));
}

Test(carry_over, own_texts_of_merged_clauses_are_told)
{
	merge();
	fixture_write(f, "project/clauses/backup-b.md",
		      "---\nid: backup-b\ntopic: backup\ntitle: 写し二\ndocuments: [annex]\n---\n写す。\n");
	fixture_check(f);
	const struct diag *d = found(f->run.findings, DIAG_OWN_OF_MERGED, "backup-b");

	cr_assert(d && strstr(d->message, "'backup-a'"), "%s", found_all(f->a, f->run.findings));
}

Test(carry_over, an_own_text_over_the_one_that_took_in_others_is_told)
{
	merge();
	fixture_write(f, "project/clauses/backup-a.md",
		      "---\nid: backup-a\ntopic: backup\ntitle: 写し\ndocuments: [annex]\n"
		      "replaces: [backup-b]\n---\n写す。\n");
	fixture_check(f);
	const struct diag *d = found(f->run.findings, DIAG_OWN_LACKS_MERGED, "backup-a");

	cr_assert(d && strstr(d->message, "backup-c") && !strstr(d->message, "backup-b"), "%s",
		  found_all(f->a, f->run.findings));
}

/* Nobody else has the id, or takes it over; nor does a clause take in itself. */
Test(carry_over, nobody_takes_an_id_twice)
{
	static const char *const lists[] = {"[remote-a]", "[logging-a]", "[backup-c]"};

	for (size_t i = 0; i < ARRAY_LEN(lists); i++) {
		stop_suite();
		start_suite();
		merge();
		fixture_replace(f, LOGGING, "documents: [annex]\n",
				arena_concat(f->a, "documents: [annex]\nreplaces: ", lists[i],
					     "\n", (char *)NULL));
		cr_assert_not(fixture_try(f), "%s", lists[i]);
		cr_expect_not_null(found(f->run.problems, DIAG_MERGED_TWICE, NULL), "%s: %s",
				   lists[i], found_all(f->a, f->run.problems));
	}
}

static const char *op_of(const struct change_list *list, const char *subject, const char *was)
{
	for (size_t i = 0; i < list->all.n; i++)
		if (strcmp(list->all.at[i].subject, subject) == 0 &&
		    text_equal(list->all.at[i].was, was))
			return change_op_name(list->all.at[i].op);
	return "none";
}

static size_t count_clauses(const struct change_list *list, enum change_op op)
{
	size_t n = 0;

	for (size_t i = 0; i < list->all.n; i++)
		n += list->all.at[i].op == op && strcmp(list->all.at[i].kind, "clause") == 0;
	return n;
}

/* Neither gone nor new: one that goes on takes others in; one of a new name is the first of them. */
Test(carry_over, a_comparison_tells_it_as_merged)
{
	static const char *const ids[] = {"backup-a", "backup-n"};

	for (size_t i = 0; i < ARRAY_LEN(ids); i++) {
		struct fixture *old = fixture_new(), *new = fixture_new();

		fixture_write(old, "data/clauses/backup/backup-b.md",
			      "---\nid: backup-b\ntopic: backup\ntitle: 別の写し\ndocuments: "
			      "[annex]\n---\n{{vendor}}は、写しを運ぶ。\n");
		fixture_replace(old, PROJECT, "'positions': {}",
				"'positions': {'backup-a': '代替案'}");
		fixture_remove(new, BACKUP);
		fixture_write(new, BACKUP,
			      arena_concat(new->a, "---\nid: ", ids[i],
					   "\ntopic: backup\ntitle: 写し\ndocuments: "
					   "[annex]\nreplaces: [",
					   i ? "backup-a, " : "",
					   "backup-b]\n---\n## 標準案\n毎日写しを取る。\n## "
					   "代替案\n毎週写しを取り、運ぶ。\n",
					   (char *)NULL));
		fixture_replace(new, PROJECT, "'positions': {}",
				"'positions': {'backup-a': '代替案'}");
		fixture_load(old);
		fixture_load(new);
		struct project_state x = {old->run.project, old->run.library},
				     y = {new->run.project, new->run.library};
		struct change_list *list = state_compare(new->a, &x, &y, diag_new(new->a));

		cr_expect_str_eq(op_of(list, ids[i], "backup-b"), "merged", "%s", ids[i]);
		cr_expect(i == 0 || strcmp(op_of(list, ids[i], "backup-a"), "moved") == 0);
		cr_expect_eq(count_clauses(list, CHANGE_ADDED) +
				     count_clauses(list, CHANGE_REMOVED), 0, "%s", ids[i]);
		cr_expect_str_eq(op_of(list, "c1", NULL), "none", "the contract says the same");
		fixture_free(old);
		fixture_free(new);
	}
}
