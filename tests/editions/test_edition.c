/* SPDX-License-Identifier: MIT
 *
 * Making editions in a folder and proving them; what a project takes of them: its history and its
 * numbers.
 */
#include "editions/edition.h"

#include <criterion/criterion.h>
#include <string.h>

#include "../support/fixture.h"
#include "../support/suite.h"
#include "base/file.h"
#include "base/folder.h"
#include "base/text.h"
#include "bind/bind.h"
#include "editions/doc_digest.h"
#include "editions/freeze.h"
#include "../support/paths.h"

FIXTURE_SUITE(edition, f);

static const struct contract *contract(void)
{
	return project_contract(f->run.project, "c1");
}

static const struct doc *bind_annex(const struct imprint *imprint, struct numbers *numbers)
{
	struct bind_input in = {
		.project = f->run.project,
		.library = f->run.library,
		.covers = f->run.covers,
		.responsibilities = f->run.responsibilities,
		.words = f->run.words,
		.coverage = f->run.coverage,
		.template = library_template(f->run.library, "annex"),
		.contract = contract(),
		.findings = f->run.findings,
		.imprint = imprint,
		.numbers = numbers,
	};

	return bind_document(f->a, &in, f->dl);
}

static const char *approved_by; /* of the next edition */

/* The next edition of c1, with its annex as content and numbers but no printed file. */
static bool issue(const char *date, const char *note)
{
	fixture_check(f);
	struct freeze *z = freeze_begin(f->a, f->run.project, f->run.library, "c1", f->dl);
	struct numbers numbers = {0};

	if (!z)
		return false;
	const struct doc *d = bind_annex(
		imprint_next(f->a, f->run.project, f->run.library, contract(),
			     &(struct edition){.date = date, .note = note}),
		&numbers);

	cr_assert_not_null(d, "%s", found_all(f->a, f->dl));
	z->manifest.date = date;
	z->manifest.note = note;
	z->manifest.approved_by = approved_by;
	z->manifest.approved_on = approved_by ? date : NULL;
	*vec_push(f->a, &z->manifest.numbers) = numbers;
	*vec_push(f->a, &z->manifest.documents) =
		(struct issued_document){"annex", doc_digest_of(f->a, d)->text};
	return freeze_commit(z);
}

static const char *annex(void)
{
	fixture_check(f);
	const struct doc *d = bind_annex(NULL, NULL);

	return d ? doc_text(f->a, d) : found_all(f->a, f->dl);
}

static bool prove(struct editions *out)
{
	return edition_prove(f->a, fixture_path(f, "project"), "c1", out, f->dl);
}

static void own_clause(const char *id, const char *more, const char *body)
{
	fixture_write(f, arena_concat(f->a, "project/clauses/", id, ".md", (char *)NULL),
		      arena_concat(f->a, "---\nid: ", id, "\ntitle: ", id, "の条\n", more,
				   "\n---\n", body, "\n", (char *)NULL));
}

Test(edition, chained)
{
	struct editions list = {0};

	cr_assert(issue("2026-10-01", NULL) && issue("2026-11-01", "改める。"), "%s",
		  found_all(f->a, f->dl));
	cr_assert(prove(&list), "%s", found_all(f->a, f->dl));
	cr_assert_eq(list.all.n, 2);
	cr_assert_null(list.all.at[0]->previous);
	cr_assert_str_eq(
		list.all.at[1]->previous,
		edition_hash(f->a, fixture_path(f, "project/issued/c1/1/manifest.json"), f->dl));
	cr_assert_eq(list.all.at[1]->editions.n, 2);
	cr_assert_str_eq(list.all.at[1]->editions.at[1].note, "改める。");
}

/* Editions of before say nothing; those of after keep who approved each of them. */
Test(edition, says_who_approved_it)
{
	struct editions list = {0};

	cr_assert(issue("2026-10-01", NULL));
	approved_by = "院長 見本 一";
	cr_assert(issue("2026-11-01", NULL) && prove(&list), "%s", found_all(f->a, f->dl));
	approved_by = NULL;
	cr_assert_null(list.all.at[0]->approved_by);
	cr_assert_str_eq(list.all.at[1]->approved_by, "院長 見本 一");
	cr_assert_str_eq(list.all.at[1]->approved_on, "2026-11-01");
	fixture_check(f);
	const struct imprint *latest =
		imprint_latest(f->a, f->run.project, f->run.library, contract());

	cr_assert_null(latest->editions.at[0].approved_by);
	cr_assert_str_eq(latest->editions.at[1].approved_by, "院長 見本 一");
	cr_assert_str_eq(latest->editions.at[1].approved_on, "2026-11-01");
}

Test(edition, printed_with_its_history)
{
	cr_assert(issue("2026-10-01", "作る。"));
	fixture_check(f);
	const struct imprint *latest =
		imprint_latest(f->a, f->run.project, f->run.library, contract());
	const struct imprint *draft =
		imprint_draft(f->a, f->run.project, f->run.library, contract());

	cr_assert_str_eq(latest->edition, "初版");
	cr_assert_str_eq(latest->date, "2026-10-01");
	cr_assert_eq(latest->editions.n, 1);
	cr_assert_str_eq(draft->edition, "第2版（案）");
	cr_assert_eq(draft->editions.n, 1);
	cr_assert_str_eq(bind_annex(NULL, NULL)->edition, "初版");
}

Test(edition, numbers_and_references_stay)
{
	cr_assert(issue("2026-10-01", NULL));
	own_clause("remote-b", "topic: remote\ndocuments: [annex]\norder: 20",
		   "{{ref:logging-a}}と{{ref:remote-b}}による。");
	cr_assert(strstr(annex(), "第1条の2"), "%s", annex());
	cr_assert(strstr(annex(), "第3条と第1条の2による。"), "%s", annex());
	cr_assert(issue("2026-11-01", NULL));
	fixture_replace(f, "project/bunkai.json", "'omit': []",
			"'omit': [{'clause': 'backup-a', 'reason': '院内で行う。'}]");
	cr_assert(strstr(annex(), "第2条　削除"), "%s", annex());
	cr_assert(strstr(annex(), "第3条 （logging-aの条）"), "%s", annex());
	cr_assert(issue("2026-12-01", NULL));
	fixture_replace(f, "project/bunkai.json",
			"'omit': [{'clause': 'backup-a', 'reason': '院内で行う。'}]", "'omit': []");
	cr_assert(strstr(annex(), "第2条 （backup-aの条）"), "it comes back under its number: %s",
		  annex());
}

Test(edition, a_reference_to_what_was_dropped_is_refused)
{
	cr_assert(issue("2026-10-01", NULL));
	fixture_replace(f, "project/bunkai.json", "'omit': []",
			"'omit': [{'clause': 'remote-a', 'reason': '行わない。'}]");
	fixture_check(f);
	cr_assert_not_null(found(f->run.findings, DIAG_DANGLING_REFERENCE, "logging-a"));
}

Test(edition, inputs_are_a_project_that_says_the_same)
{
	cr_assert(issue("2026-10-01", NULL));
	own_clause("remote-b", "topic: remote\ndocuments: [annex]\norder: 20", "項。");
	cr_assert(issue("2026-11-01", NULL));
	const char *issued = annex();

	cr_assert(run_load(&f->run, f->a, fixture_path(f, "project/issued/c1/2/inputs")), "%s",
		  found_all(f->a, f->run.problems));
	cr_assert_str_eq(f->run.project->date, "2026-11-01", "it is dated by its manifest");
	run_check(&f->run);
	cr_assert_str_eq(doc_text(f->a, bind_annex(NULL, NULL)), issued);
}

Test(edition, changed_inputs)
{
	struct inputs inputs = {0};
	struct changed_inputs changed = {0};

	cr_assert(issue("2026-10-01", NULL));
	fixture_replace(f, "project/contacts.json", "0X-1", "0X-3");
	fixture_replace(f, "data/clauses/backup/backup-a.md", "毎日", "毎朝");
	own_clause("remote-b", "topic: remote\ndocuments: [annex]", "項。");
	fixture_check(f);
	freeze_inputs(f->a, f->run.project, f->run.library, "c1", &inputs, f->dl);
	freeze_compare(f->a, project_issued(f->run.project, "c1"), &inputs, &changed, f->dl);
	cr_assert_eq(changed.all.n, 3);
	cr_assert_str_eq(changed.all.at[0], "clauses/remote-b.md");
	cr_assert_str_eq(changed.all.at[1], "contacts.json");
	cr_assert_str_eq(changed.all.at[2], "library/clauses/backup/backup-a.md");
}

/* What happens to a file of an edition, and what is said of it. */
static const struct {
	const char *name, *text;
	enum diag_code code;
} damages[] = {
	{"project/issued/c1/1/inputs/bunkai.json", "{}", DIAG_EDITION_DAMAGED},
	{"project/issued/c1/2/inputs/register.json", NULL, DIAG_EDITION_DAMAGED},
	{"project/issued/c1/1/more.txt", "", DIAG_EDITION_DAMAGED},
	{"project/issued/c1/1/manifest.json", NULL, DIAG_EDITION_DAMAGED},
	{"project/issued/c1/1/manifest.json", "{'schema': 'bunkai/manifest/2'}",
	 DIAG_EDITION_NEWER},
	{"project/issued/c1/1/manifest.json", "{'schema': 'bunkai/manifest/1'}",
	 DIAG_MISSING_MEMBER},
	{"project/issued/c1/1/manifest.json", "[", DIAG_BAD_JSON},
	{"project/issued/c1/3/manifest.json", "{'schema': 'bunkai/project/1'}", DIAG_BAD_SCHEMA},
	{"project/issued/c1/4/stray.txt", "", DIAG_EDITION_CHAIN},
};

Test(edition, damage_is_named)
{
	for (size_t i = 0; i < ARRAY_LEN(damages); i++) {
		fixture_free(f);
		f = fixture_new();
		cr_assert(issue("2026-10-01", NULL) && issue("2026-10-01", NULL));
		if (damages[i].text)
			fixture_write(f, damages[i].name, damages[i].text);
		else
			fixture_remove(f, damages[i].name);
		cr_assert_not(prove(NULL), "%s", damages[i].name);
		cr_assert_not_null(found(f->dl, damages[i].code, NULL), "%zu %s: %s", i,
				   damages[i].name, found_all(f->a, f->dl));
	}
}

Test(edition, no_edition_follows_a_damaged_one)
{
	cr_assert(issue("2026-10-01", NULL));
	fixture_write(f, "project/issued/c1/1/inputs/bunkai.json", "{}");
	cr_assert_not(issue("2026-11-01", NULL));
	cr_assert_not(file_exists(fixture_path(f, "project/issued/c1/2")));
}

Test(edition, two_at_the_same_time)
{
	fixture_check(f);
	struct freeze *first = freeze_begin(f->a, f->run.project, f->run.library, "c1", f->dl);

	cr_assert_not_null(first);
	first->manifest.date = "2026-10-01";
	fixture_write(f, "project/issued/c1/1/other.txt", "x");
	cr_assert_not(freeze_commit(first));
	cr_assert_not_null(found(f->dl, DIAG_EDITION_EXISTS, NULL));
	cr_assert_not(file_exists(first->folder->aside));
	cr_assert(file_exists(fixture_path(f, "project/issued/c1/1/other.txt")));
}

Test(edition, a_file_is_found_by_its_bytes)
{
	struct editions list = {0};
	struct issued_file files[] = {{"documents/annex.pdf", "aa"}, {"inputs/annex.pdf", "bb"}};
	struct manifest m = {.files = {files, 2, 2}};

	cr_assert_str_eq(edition_find(&m, "aa")->path, "documents/annex.pdf");
	cr_assert_null(edition_find(&m, "bb"), "only documents are issued");
	cr_assert(prove(&list));
	cr_assert_eq(list.all.n, 0);
}
