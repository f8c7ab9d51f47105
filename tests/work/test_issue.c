/* SPDX-License-Identifier: MIT
 *
 * An edition from its making to its age: what stands in its way, what it holds, whether it can be
 * made again to the byte, and which of its documents still say what the project says.
 */
#include "work/issue.h"

#include <string.h>

#include "../support/fixture.h"
#include "../support/suite.h"
#include "base/file.h"
#include "base/strbuf.h"
#include "work/rebuild.h"
#include "work/standing.h"
#include "../support/paths.h"

static struct fixture *f;
static struct issued_edition made;

static void start(void)
{
	f = fixture_new();
	fixture_link(f, "templates/style.json");
	fixture_settle(f);
}

static void stop(void)
{
	fixture_free(f);
}

TestSuite(issue, .init = start, .fini = stop);

static bool issue_with(const struct issue_wish *wish)
{
	struct progress quiet = {0};

	f->dl = diag_new(f->a);
	fixture_check(f);
	cr_assert(issue_load(&f->run, f->a, fixture_path(f, "project"), wish));
	run_check(&f->run);
	return issue_edition(&f->run, wish, &quiet, &made, f->dl);
}

static bool issue(const char *scope, const char *date)
{
	return issue_with(&(struct issue_wish){.scope = scope, .date = date});
}

/* 'annex: stale, boundary: current' of a scope */
static const char *standing(const char *scope)
{
	struct strbuf sb = strbuf_new(f->a);
	struct standings all = {0};

	fixture_check(f);
	cr_assert(standings_of(&f->run, &all, f->dl), "%s", found_all(f->a, f->dl));
	for (size_t i = 0; i < all.all.n; i++)
		if (strcmp(all.all.at[i].scope, scope) == 0)
			strbuf_join(&sb, ", ",
				    arena_concat(f->a, all.all.at[i].document, ": ",
						 standing_name(all.all.at[i].standing),
						 (char *)NULL));
	return sb.text;
}

Test(issue, holds_every_document_of_its_scope)
{
	cr_assert(issue("c1", "2026-10-05"), "%s", found_all(f->a, f->dl));
	cr_expect_eq(made.manifest->number, 1);
	cr_expect_eq(made.manifest->documents.n, 2);
	cr_expect_str_eq(made.manifest->documents.at[1].id, "boundary");
	cr_expect_eq(made.made.n, 6, "xlsx, pdf and tree of two documents");
	cr_expect(file_exists(file_join(f->a, made.folder, "documents/annex.pdf")));
	cr_expect(file_exists(file_join(f->a, made.folder, "trees/boundary.json")));
	cr_expect_str_eq(standing("c1"), "annex: current, boundary: current");
	cr_expect_str_eq(standing(SCOPE_HOSPITAL), "rules: never, contacts: never");
}

Test(issue, is_made_again_to_the_byte)
{
	cr_assert(issue("c1", "2026-10-05"), "%s", found_all(f->a, f->dl));
	fixture_check(f);
	const struct manifest *m = project_issued(f->run.project, "c1");

	cr_expect(rebuild_edition(f->a, m, f->dl), "%s", found_all(f->a, f->dl));
	fixture_replace(f, "project/issued/c1/1/inputs/bunkai.json", "保守契約書", "別の契約書");
	cr_expect_not(rebuild_edition(f->a, m, f->dl));
	cr_expect_not_null(found(f->dl, DIAG_REBUILD_DIFFERS, NULL));
}

/* The register is another one, and a clause has come, between reading and freezing. */
Test(issue, freezes_what_was_read)
{
	const struct issue_wish wish = {.scope = "c1", .date = "2026-10-05"};
	const char *path = fixture_path(f, "project/register.json"), *frozen;
	struct progress quiet = {0};
	struct diag_list *dl = diag_new(f->a);
	struct arena *afresh = arena_new();

	fixture_check(f); /* it says where the data are */
	cr_assert(issue_load(&f->run, f->a, fixture_path(f, "project"), &wish));
	const char *read = file_read(afresh, path, NULL, dl);

	fixture_write(f, "project/register.json", "{'title': 'another'}");
	fixture_write(f, "project/clauses/late.json", "{}");
	run_check(&f->run);
	cr_assert(issue_edition(&f->run, &wish, &quiet, &made, f->dl), "%s",
		  found_all(f->a, f->dl));
	frozen = file_join(afresh, made.folder, "inputs");
	cr_expect_str_eq(file_read(afresh, file_join(afresh, frozen, "register.json"), NULL, dl),
			 read);
	cr_expect_not(file_exists(file_join(afresh, frozen, "clauses/late.json")));
	arena_free(afresh);
}

Test(issue, errors_stand_in_the_way_or_are_recorded)
{
	const struct issue_wish recorded = {
		.scope = "c1", .date = "2026-10-05", .with_findings = true};

	fixture_replace(f, "project/bunkai.json", "'updates': 'maker'", "'updates': 'nobody'");
	cr_expect_not(issue("c1", "2026-10-05"));
	const struct diag *d = found(f->dl, DIAG_NOT_READY, "c1");

	cr_assert_not_null(d, "%s", found_all(f->a, f->dl));
	cr_expect_not_null(strstr(d->message, "error 1"), "%s", d->message);
	cr_expect_not(file_exists(fixture_path(f, "project/issued/c1/1/manifest.json")));
	cr_assert(issue_with(&recorded), "%s", found_all(f->a, f->dl));
	cr_assert_eq(made.manifest->findings.n, 1);
	cr_expect_str_eq(made.manifest->findings.at[0].code, "unknown-party");
	cr_expect_str_eq(made.manifest->findings.at[0].place,
			 "bunkai.json:systems[0].servers[0]");
	cr_assert_eq(made.manifest->open.n, 1);
	cr_expect_str_eq(made.manifest->open.at[0].point, "error:unknown-party/db");
	cr_expect_null(made.manifest->open.at[0].left_by);
}

/* Errors 0 is not ready: whoever signs binds himself to what is proposed only. */
Test(issue, what_is_left_stands_in_the_way_unless_somebody_leaves_it_knowingly)
{
	fixture_leave(f, "", "");
	cr_expect_not(issue("c1", "2026-10-05"));
	const struct diag *d = found(f->dl, DIAG_NOT_READY, "c1");

	cr_assert_not_null(d, "%s", found_all(f->a, f->dl));
	cr_expect_not_null(strstr(d->message, "agreement 1, proposed 3, clause 1"), "%s",
			   d->message);
	fixture_leave(f, FIXTURE_SETTLED ", {'id': 'X', 'requirement': 'R1/①-1', 'status': 'open'}",
		      "{'contract': 'c1', 'points': ['open:R1/①-1'], 'reason': '次の版で決める。', "
		      "'by': '見本 太郎', 'date': '2026-09-30'}");
	cr_assert(issue("c1", "2026-10-05"), "%s", found_all(f->a, f->dl));
	cr_assert_eq(made.manifest->open.n, 1);
	const struct recorded_point *p = &made.manifest->open.at[0];

	cr_expect_str_eq(p->point, "open:R1/①-1");
	cr_expect_str_eq(p->kind, "open");
	cr_expect_str_eq(p->left_by, "見本 太郎");
	cr_expect_str_eq(p->left_on, "2026-09-30");
	cr_expect_str_eq(p->reason, "次の版で決める。");
	fixture_check(f);
	cr_expect_eq(project_issued(f->run.project, "c1")->open.n, 1, "the manifest is read again");
}

Test(issue, an_earlier_day_is_refused_and_the_same_words_are_told)
{
	cr_assert(issue("c1", "2026-10-05"), "%s", found_all(f->a, f->dl));
	cr_expect_not(issue("c1", "2026-10-04"));
	cr_expect_not_null(found(f->dl, DIAG_EDITION_DATE, "c1"));
	cr_expect(issue("c1", "2026-10-06"));
	cr_expect_not_null(found(f->dl, DIAG_EDITION_SAME, "c1"), "%s", found_all(f->a, f->dl));
	cr_expect_eq(made.manifest->number, 2);
}

Test(issue, nothing_belongs_to_it)
{
	fixture_replace(f, "project/bunkai.json", "['annex', 'boundary', 'rules', 'contacts']",
			"['rules']");
	cr_expect_not(issue("c1", "2026-10-05"));
	cr_expect_not_null(found(f->dl, DIAG_NOTHING_TO_ISSUE, "c1"), "%s", found_all(f->a, f->dl));
}

Test(issue, what_changed_is_stale_with_its_cause_and_what_was_struck_is_gone)
{
	cr_assert(issue("c1", "2026-10-05"), "%s", found_all(f->a, f->dl));
	fixture_replace(f, "data/clauses/logging/logging-a.md", "記録する", "写して記録する");
	cr_expect_str_eq(standing("c1"), "annex: stale, boundary: current");
	fixture_replace(f, "project/bunkai.json", "['annex', 'boundary', 'rules', 'contacts']",
			"['annex']");
	cr_expect_str_eq(standing("c1"), "annex: stale, boundary: gone");
	struct standings all = {0};

	cr_assert(standings_of(&f->run, &all, f->dl));
	cr_assert_geq(all.all.at[0].causes->all.n, 1);
	cr_expect_str_eq(all.all.at[0].causes->all.at[0], "bunkai.json");
	cr_expect_eq(all.all.at[0].change.articles, 1);
	cr_expect_eq(all.all.at[1].edition->number, 1);
}
