/* SPDX-License-Identifier: MIT
 *
 * The level 'least': what stays by its own word, by its topic's, by the checklist and by a citation;
 * what goes is told, and its rows stay.
 */
#include "derive/levels.h"

#include <criterion/criterion.h>
#include <string.h>

#include "../support/fixture.h"
#include "../support/suite.h"
#include "derive/clauses.h"

#define PROJECT "project/bunkai.json"
#define BACKUP "data/clauses/backup/backup-a.md"
#define LOGGING "data/clauses/logging/logging-a.md"

FIXTURE_SUITE(levels, f);

/* The articles of a paper, by their ids. */
static const char *articles(const char *document, bool of_contract)
{
	const struct project *p = f->run.project;
	const struct selection *s = select_clauses(
		f->a, p, f->run.library, library_template(f->run.library, document),
		of_contract ? &p->contracts.at[0] : NULL, NULL);
	const char *all = "";

	for (size_t i = 0; i < s->n_in; i++)
		all = arena_concat(f->a, all, *all ? " " : "", s->all.at[i].clause->id,
				   (char *)NULL);
	return all;
}

static void choose(const char *owner)
{
	if (strcmp(owner, "contract") == 0)
		fixture_replace(f, PROJECT, "'edition': '初版'",
				"'edition': '初版', 'level': 'least'");
	else
		fixture_replace(f, PROJECT, "'guideline': 'gl-1'",
				"'guideline': 'gl-1', 'level': 'least'");
}

Test(levels, nothing_goes_unless_it_is_chosen)
{
	fixture_replace(f, LOGGING, "documents:", "level: recommended\ndocuments:");
	fixture_load(f);
	cr_assert_str_eq(articles("annex", true), "remote-a backup-a logging-a");
}

Test(levels, what_says_least_stays_with_what_it_cites)
{
	choose("contract");
	fixture_replace(f, LOGGING, "documents:", "level: least\ndocuments:");
	fixture_load(f);
	cr_assert_str_eq(articles("annex", true), "remote-a logging-a", "remote-a is cited");
	cr_assert_str_eq(articles("rules", false), "remote-r", "the contract alone chose");
}

Test(levels, a_citation_of_any_position_keeps)
{
	choose("contract");
	fixture_replace(f, BACKUP, "documents:", "level: least\ndocuments:");
	fixture_load(f);
	cr_assert_str_eq(articles("annex", true), "remote-a backup-a", "代替案 cites it");
}

Test(levels, the_topic_speaks_for_its_clauses)
{
	choose("project");
	fixture_replace(f, "data/clauses/topics.json", "'name': '記録'",
			"'name': '記録', 'level': 'least'");
	fixture_replace(f, LOGGING, "{{ref:remote-a}}", "{{vendor}}");
	fixture_load(f);
	cr_assert_str_eq(articles("annex", true), "logging-a");
	cr_assert_str_eq(articles("rules", false), "", "the project's level holds for all");
	fixture_replace(f, LOGGING, "documents:", "level: recommended\ndocuments:");
	fixture_load(f);
	cr_assert_str_eq(articles("annex", true), "", "its own word goes before the topic's");
}

Test(levels, a_contract_may_have_more_than_the_project)
{
	choose("project");
	fixture_replace(f, PROJECT, "'edition': '初版'",
			"'edition': '初版', 'level': 'recommended'");
	fixture_load(f);
	cr_assert_str_eq(articles("annex", true), "remote-a backup-a logging-a");
}

Test(levels, what_is_inspected_stays)
{
	choose("contract");
	fixture_replace(f, PROJECT, "'guideline': 'gl-1'",
			"'guideline': 'gl-1', 'checklist': 'cl-9'");
	fixture_write(f, "data/clauses/guidelines/cl-9.json",
		      "{'schema': 'bunkai/guideline/1', 'id': 'cl-9', 'title': '点検', 'short': "
		      "'点検', 'abbreviation': '点', 'items': [{'id': '1', 'no': '1', 'status': 'confirmed'}]}");
	fixture_replace(f, BACKUP, "documents:", "level: recommended\nrefs: [cl-9/1]\ndocuments:");
	fixture_replace(f, BACKUP, "（{{ref:remote-a/2}}）", "");
	fixture_load(f);
	cr_assert_str_eq(articles("annex", true), "backup-a", "the law goes before the level");
}

Test(levels, a_paper_that_is_whole_loses_nothing)
{
	choose("contract");
	fixture_replace(f, "data/templates/documents/annex.json", "'scope': 'contract'",
			"'scope': 'contract', 'whole': true");
	fixture_load(f);
	cr_assert_str_eq(articles("annex", true), "remote-a backup-a logging-a");
}

/* One finding for each article, with the rows that lose theirs; the row is in the table as before. */
Test(levels, what_goes_is_told_and_its_rows_stay)
{
	choose("contract");
	fixture_replace(f, LOGGING, "documents:", "level: least\ncovers: [R1/①-2]\ndocuments:");
	fixture_replace(f, LOGGING, "{{ref:remote-a}}", "{{vendor}}");
	fixture_check(f);
	const struct diag *d = found(f->run.findings, DIAG_LEFT_OUT, "remote-a");

	cr_assert_eq(found_count(f->run.findings, DIAG_LEFT_OUT), 2, "%s",
		     found_all(f->a, f->run.findings));
	cr_assert(d && strstr(d->message, "c1/annex") && strstr(d->message, "R1/①-1"), "%s",
		  d ? d->message : "");
	cr_assert_not_null(fixture_row(f, "R1/①-1"));
}
