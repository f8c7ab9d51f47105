/* SPDX-License-Identifier: MIT
 *
 * Paragraphs that speak of what another clause lays down: which are told and which are not, of which
 * clauses, and each mistake of the file that says so.
 */
#include <criterion/criterion.h>
#include <string.h>

#include "../support/statements.h"
#include "../support/suite.h"
#include "base/text.h"
#include "check/check.h"

#define BACKUP "data/clauses/backup/backup-a.md"
#define OWN_FACTS "project/clauses/shared-facts.json"

static struct fixture *f;
SUITE_(own_ways, (f = fixture_new(), statements_write(f)), fixture_free(f));

static size_t told(void)
{
	fixture_check(f);
	return found_count(f->run.findings, DIAG_OWN_WAY);
}

/* The facts, as elements of the list. */
static void write_facts(const char *file, const char *facts)
{
	fixture_write(f, file,
		      arena_concat(f->a, "{'schema': 'bunkai/shared-facts/1', 'facts': [", facts,
				   "]}", (char *)NULL));
}

static void say(const char *words)
{
	fixture_replace(f, BACKUP, "毎日写しを取る。",
			arena_concat(f->a, "毎日写しを取る。\n\n", words, (char *)NULL));
}

static const struct {
	const char *text;
	bool told;
} cases[] = {
	{"{{hospital}}は、受け取った日から5日以内に可否を回答する。", true},
	{"{{hospital}}は、受け取った日から{{days}}営業日以内に可否を回答する。", true},
	{"{{hospital}}は、受け取った日から５日以内に可否を回答する。", true},
	{"{{hospital}}は、次の事を行う。\n\n1. 申請書を読む。\n2. 受け取った日から5日以内に可否を回答する。",
	 true},
	{"{{hospital}}は、受け取った日から{{term.reply}}以内に可否を回答する。", false},
	/* neither a time nor all of the words */
	{"{{hospital}}は、受け取った日から直ちに可否を回答する。", false},
	{"{{hospital}}は、受け取った日から5日以内に申請書を返す。", false},
	/* in one paragraph, not in two */
	{"申請書を受け取った日から数える。\n\n{{hospital}}は、5日以内に可否を回答する。", false},
};

Test(own_ways, a_time_of_its_own)
{
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		stop_suite();
		start_suite();
		fixture_replace(f, BACKUP, "documents: [annex]\n",
				"documents: [annex]\nparams:\n  days: 7\n");
		say(cases[i].text);
		cr_expect_eq(told(), cases[i].told, "%s: %s", cases[i].text,
			     found_all(f->a, f->run.findings));
	}
}

Test(own_ways, both_places_are_named)
{
	say(cases[0].text);
	cr_assert_eq(told(), 1);
	const struct diag *d = found(f->run.findings, DIAG_OWN_WAY, "backup-a");

	cr_assert(d && text_ends(d->place, "backup-a.md:10"), "%s", d ? d->place : "none");
	cr_expect(strstr(d->message, "remote-d.md:11)"), "%s", d->message);
	cr_expect(strstr(d->message, "{{term.reply}}"), "%s", d->message);
	cr_expect_str_eq(d->about.at[0].id, "annex");
}

/* A list or a rule of its own has no number. */
Test(own_ways, what_is_only_cited_needs_no_time)
{
	write_facts(SHARED_FACTS, "{'id': 'list', 'words': ['写し', '一覧'], 'says': "
				  "['{{ref:remote-d}}', '別の条'], 'laid_down': 'remote-d', "
				  "'reason': '一覧は一つとする'}");
	say("写しの一覧を作る。");
	cr_expect_eq(told(), 1);
	fixture_replace(f, BACKUP, "写しの一覧を作る。", "写しの一覧は、{{ref:remote-d}}による。");
	cr_expect_eq(told(), 0);
	fixture_replace(f, BACKUP, "{{ref:remote-d}}による", "別の条による");
	cr_expect_eq(told(), 0);
	/* the clause itself, which says it in other words where there are some */
	fixture_replace(f, DUTY_CLAUSE, "この条で作業とは", "写しの一覧を作る。この条で作業とは");
	cr_expect_eq(told(), 1);
	fixture_replace(f, SHARED_FACTS, ", '別の条'", "");
	fixture_replace(f, BACKUP, "別の条による", "{{ref:remote-d}}による");
	cr_expect_eq(told(), 0);
}

Test(own_ways, words_that_nobody_uses)
{
	write_facts(SHARED_FACTS, "{'id': 'both', 'words': ['取り決め'], 'instead': '合意', "
				  "'laid_down': 'remote-d', 'reason': '語は一つとする'}");
	say("取り決めを守る。");
	cr_assert_eq(told(), 1);
	cr_expect(strstr(found(f->run.findings, DIAG_OWN_WAY, NULL)->message, "合意"));
}

Test(own_ways, clauses_of_named_documents_alone)
{
	fixture_replace(f, SHARED_FACTS, "'laid_down'", "'documents': ['rules'], 'laid_down'");
	say(cases[0].text);
	cr_expect_eq(told(), 0);
	fixture_replace(f, "data/clauses/remote/remote-r.md", "の回線を閉じる。",
			"は、受け取った日から5日以内に可否を回答する。");
	cr_expect_eq(told(), 1);
}

/* The project's own clause is asked; one that no paper has by check_library's way alone. */
Test(own_ways, clauses_that_papers_have)
{
	struct check_input in;
	struct diag_list *dl;

	fixture_write(f, "project/clauses/own.md",
		      arena_concat(f->a,
				   "---\nid: own\ntopic: backup\ntitle: 施設の条\ndocuments: "
				   "[annex]\n---\n",
				   cases[0].text, "\n", (char *)NULL));
	cr_expect_eq(told(), 1);
	fixture_replace(f, "project/clauses/own.md", "documents:", "when: system.cloud\ndocuments:");
	cr_expect_eq(told(), 0, "%s", found_all(f->a, f->run.findings));
	in = (struct check_input){.project = f->run.project, .library = f->run.library};
	dl = diag_new(f->a);
	check_own_ways(f->a, &in, dl);
	cr_expect_eq(dl->all.n, 1, "%s", found_all(f->a, dl));
}

/* One more way of a project, in the place of the fact of that id; and a fact of its own. */
Test(own_ways, a_project_says_otherwise)
{
	say("{{hospital}}は、受け取った日から5日以内に可否を回答する。");
	write_facts(OWN_FACTS, "{'id': 'reply', 'words': ['受け取った日から', '可否を回答'], 'says': "
			       "['{{term.reply}}', '5日以内'], 'laid_down': 'remote-d', 'reason': "
			       "'施設の運用'}");
	cr_expect_eq(told(), 0);
	write_facts(OWN_FACTS, "{'id': 'own', 'words': ['写し'], 'says': ['{{ref:logging-a}}'], "
			       "'laid_down': 'logging-a', 'reason': '施設の運用'}");
	cr_expect_eq(told(), 3, "%s", found_all(f->a, f->run.findings));
}

/* What cannot be used is told once. */
static const struct {
	const char *from, *to;
	enum diag_code code;
	const char *says;
} mistakes[] = {
	{"'laid_down': 'remote-d'", "'laid_down': 'remote-dd'", DIAG_UNKNOWN_CLAUSE,
	 "did you mean 'remote-d'"},
	{"{{term.reply}}", "{{term.repli}}", DIAG_UNKNOWN_TERM, "did you mean 'reply'"},
	{"{{term.reply}}", "{{ref:remote-dd}}", DIAG_UNKNOWN_CLAUSE, "did you mean 'remote-d'"},
	{"'laid_down'", "'documents': ['anex'], 'laid_down'", DIAG_UNKNOWN_DOCUMENT, "'annex'"},
	{"['受け取った日から', '可否を回答']", "[]", DIAG_MISSING_MEMBER, "words"},
	{"'可否を回答'", "''", DIAG_EMPTY_TEXT, "words"},
	{"'says': ['{{term.reply}}'], ", "", DIAG_FACT_WITHOUT_WAY, "instead"},
	{"'laid_down'", "'instead': '回答', 'laid_down'", DIAG_FACT_WITHOUT_WAY, "instead"},
	{"'reason': '回答の期限は一つとする'", "'note': ''", DIAG_MISSING_MEMBER, "reason"},
	{"}]}",
	 "}, {'id': 'reply', 'words': ['写し'], 'instead': '控え', 'laid_down': 'remote-d', 'reason': "
	 "'同じ'}]}",
	 DIAG_DUPLICATE_ID, "facts[0]"},
};

Test(own_ways, mistakes_are_told_once)
{
	for (size_t i = 0; i < ARRAY_LEN(mistakes); i++) {
		stop_suite();
		start_suite();
		fixture_replace(f, SHARED_FACTS, mistakes[i].from, mistakes[i].to);
		cr_assert_not(fixture_try(f), "%s", mistakes[i].to);
		const struct diag *d = found(f->run.problems, mistakes[i].code, NULL);

		cr_expect(d && strstr(d->message, mistakes[i].says), "%s: %s", mistakes[i].to,
			  found_all(f->a, f->run.problems));
		cr_expect(d && strstr(d->place, "shared-facts.json:facts["), "%s", d ? d->place : "");
	}
}

/* An id stands for good: what was merged counts for the clause that goes on. */
Test(own_ways, a_merged_clause_goes_on)
{
	fixture_replace(f, DUTY_CLAUSE, "documents: [annex]\n",
			"documents: [annex]\nreplaces: [remote-old]\n");
	fixture_replace(f, SHARED_FACTS, "'laid_down': 'remote-d'", "'laid_down': 'remote-old'");
	fixture_replace(f, SHARED_FACTS, "{{term.reply}}", "{{ref:remote-old}}");
	say("受け取った日から、{{ref:remote-d}}により可否を回答する。");
	cr_expect_eq(told(), 0, "%s", found_all(f->a, f->run.findings));
	cr_expect_eq(found_count(f->run.findings, DIAG_MERGED_CLAUSE), 1);
	cr_expect_str_eq(f->run.library->shared_facts.at[0].laid_down, "remote-d");
}
