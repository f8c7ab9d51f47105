/* SPDX-License-Identifier: MIT
 *
 * The library alone: each fault that two clauses can have together, each thing that nobody uses, and
 * nothing to say of the sound little library but that it has no statements' words.
 */
#include <criterion/criterion.h>
#include <string.h>

#include "../support/fixture.h"
#include "../support/suite.h"
#include "base/text.h"
#include "check/check.h"

#define REMOTE "data/clauses/remote/remote-a.md"
#define LOGGING "data/clauses/logging/logging-a.md"
#define BACKUP "data/clauses/backup/backup-a.md"

FIXTURE_SUITE(library_alone, f);

static const struct {
	const char *file, *from, *to;
	enum diag_code code; /* DIAG__MAX: nothing is to be said */
	const char *subject, *said;
} cases[] = {
	/* one of the two positions has two paragraphs, the other one */
	{LOGGING, "{{ref:remote-a}}", "{{ref:backup-a/2}}", DIAG_PARAGRAPH_OF_POSITION, "logging-a",
	 "'代替案' of 'backup-a'"},
	{LOGGING, "{{ref:remote-a}}", "{{ref:backup-a/1}}", DIAG__MAX, NULL, NULL},
	{LOGGING, "{{ref:remote-a}}", "{{ref:remote-r}}", DIAG_DANGLING_REFERENCE, "logging-a",
	 "remote-r"}, /* of the rules alone */
	{LOGGING, "{{ref:remote-a}}", "{{ref:no-such}}", DIAG_DANGLING_REFERENCE, "logging-a",
	 "no-such"},
	{REMOTE, "order: 10", "when: system.vpn\norder: 10", DIAG_CITED_UNDER_CONDITION,
	 "logging-a", "'system.vpn'"},
	{LOGGING, "documents:", "when: system.vpn\ndocuments:", DIAG__MAX, NULL, NULL},
};

static struct diag_list *look(void)
{
	struct diag_list *dl = diag_new(f->a);

	fixture_load(f);
	check_library(f->a, f->run.library, dl);
	return dl;
}

static void two_paragraphs(void)
{
	fixture_replace(f, BACKUP, "毎日写しを取る。", "毎日写しを取る。\n\n二つ目の項。");
}

Test(library_alone, what_is_cited_is_there)
{
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		stop_suite();
		start_suite();
		two_paragraphs();
		fixture_replace(f, cases[i].file, cases[i].from, cases[i].to);
		const struct diag_list *dl = look();
		const struct diag *d = cases[i].code == DIAG__MAX
					       ? NULL
					       : found(dl, cases[i].code, cases[i].subject);

		if (cases[i].code == DIAG__MAX)
			cr_expect_eq(dl->all.n, 0, "%zu: %s", i, found_all(f->a, dl));
		else
			cr_expect(d && strstr(d->message, cases[i].said) &&
					  found_count(dl, cases[i].code) == dl->all.n,
				  "%zu: %s", i, found_all(f->a, dl));
	}
}

static void condition_of(const char *file, const char *when)
{
	fixture_replace(f, file, "documents:",
			arena_concat(f->a, "when: ", when, "\ndocuments:", (char *)NULL));
}

/* Whenever the citing clause is there, the cited one is: all values of what they ask are tried. */
Test(library_alone, both_sides_of_conditions)
{
	static const struct {
		const char *citing, *cited;
		bool sound;
	} pairs[] = {
		{"system.vpn", "system.vpn", true},
		{"system.vpn", "system.vpn or system.cloud", true},
		{"system.vpn or system.cloud", "system.vpn", false},
		{"system.vpn and not system.cloud", "not system.cloud", true},
		{"not system.vpn", "system.vpn", false},
		{"party.others", "party.others or contract.designated", true},
	};

	for (size_t i = 0; i < ARRAY_LEN(pairs); i++) {
		stop_suite();
		start_suite();
		condition_of(LOGGING, pairs[i].citing);
		condition_of(REMOTE, pairs[i].cited);
		/* of both positions of the other one, which has no condition */
		fixture_replace(f, BACKUP, "（{{ref:remote-a/2}}）", "");
		cr_expect_eq(found_count(look(), DIAG_CITED_UNDER_CONDITION), !pairs[i].sound,
			     "%s cites %s", pairs[i].citing, pairs[i].cited);
	}
}

Test(library_alone, what_nobody_uses_is_told)
{
	fixture_write(f, "data/clauses/terms.json",
		      "{'schema': 'bunkai/terms/1', 'terms': [{'id': 'used', 'value': '2日', "
		      "'meaning': '用いる'}, {'id': 'spare', 'value': '3日', 'meaning': '余り'}]}");
	fixture_write(f, "data/clauses/duty-words.json",
		      "{'schema': 'bunkai/duty-words/1', 'units': ['日']}");
	fixture_replace(f, LOGGING, "の作業を", "の作業を{{term.used}}以内に");
	fixture_write(f, "data/clauses/measures.json",
		      "{'schema': 'bunkai/measures/1', 'measures': [{'id': 'remote.alone', 'topic': "
		      "'remote', 'name': '孤立', 'side': 'vendor', 'words': ['孤立']}, {'id': "
		      "'remote.asked', 'topic': 'remote', 'name': '申請', 'side': 'vendor', "
		      "'words': ['申請'], 'refs': ['gl-1/3']}]}");
	const struct diag_list *dl = look();

	cr_assert_not_null(found(dl, DIAG_TERM_UNUSED, "spare"), "%s", found_all(f->a, dl));
	cr_assert_not_null(found(dl, DIAG_MEASURE_UNUSED, "remote.alone"));
	cr_assert_eq(dl->all.n, 2, "%s", found_all(f->a, dl));
}

/* Where nobody wrote statements, a sentence names whom it binds, or goes on with one before it. */
Test(library_alone, a_sentence_says_whom_it_binds)
{
	fixture_link(f, "clauses/duty-words.json");
	fixture_replace(f, LOGGING, "{{ref:remote-a}}の作業を記録する。",
			"{{vendor}}は、作業を記録する。記録を保存する。\n\n写しを送る。");
	fixture_replace(f, BACKUP, "毎日写しを取る。", "{{vendor}}は、毎日写しを取る。");
	fixture_replace(f, BACKUP, "毎週写しを取る", "{{vendor}}は、毎週写しを取る");
	const struct diag_list *dl = look();
	const struct diag *d = found(dl, DIAG_NO_SUBJECT, "logging-a");

	cr_assert(d && text_ends(d->place, "logging-a.md:9"), "%s", found_all(f->a, dl));
	for (size_t i = 0; i < dl->all.n; i++)
		cr_expect(strcmp(dl->all.at[i].subject, "backup-a") != 0, "%s",
			  dl->all.at[i].message);
}
