/* SPDX-License-Identifier: MIT
 *
 * Who may read what: every member of every list of the model stands in templates/audience.json, and
 * what stands there is a member.
 */
#include "base/audience.h"

#include <criterion/criterion.h>
#include <string.h>

#include "../support/fixture.h"
#include "../support/suite.h"
#include "base/strbuf.h"
#include "changes/model_lists.h"
#include "model/tables.h"

FIXTURE_SUITE(audience, f);

struct walk {
	const struct library *library;
	struct map *known; /* members met */
	struct strbuf absent; /* members that the table does not have */
	size_t n;
};

static void meet(struct walk *w, const char *kind, const char *member)
{
	const char *name = arena_concat(f->a, kind, ".", member, (char *)NULL);

	w->n++;
	map_set(w->known, name, w);
	if (!map_get(w->library->audience, name))
		strbuf_join(&w->absent, ", ", name);
}

/* Lists in an object are kinds of their own. */
static void meet_table(struct walk *w, const char *kind, const struct field_table *table)
{
	for (size_t i = 0; i < table->n; i++)
		if (table->at[i].type != FIELD_ARRAY && table->at[i].type != FIELD_ANY)
			meet(w, kind, table->at[i].name);
}

static void meet_lists(struct walk *w, const struct model_list *list)
{
	for (; list && list->kind; list++) {
		meet_table(w, list->kind, list->table);
		for (const struct model_settings *s = list->settings; s && s->name; s++)
			meet(w, list->kind, *s->name ? s->name : "*");
		if (list->is_file)
			meet(w, list->kind, "*");
		meet_lists(w, list->below);
	}
}

static struct walk walk_model(void)
{
	fixture_load(f);
	struct walk w = {
		.library = f->run.library, .known = map_new(f->a), .absent = strbuf_new(f->a)};

	meet_table(&w, "project", &project_table);
	meet_table(&w, register_itself.kind, register_itself.table);
	meet_lists(&w, register_lists);
	meet_lists(&w, project_lists);
	meet_table(&w, "inspection", &inspection_table);
	meet_table(&w, "sending", &sending_table);
	meet_table(&w, "answer", &answer_table);
	meet_table(&w, "answers-closed", &answers_closed_table);
	meet_table(&w, "received-file", &received_file_table);
	meet_table(&w, "signed-paper", &signed_paper_table);
	meet_table(&w, "disclosed-sheet", &disclosed_sheet_table);
	meet_table(&w, "disclosed-answer", &disclosed_answer_table);
	meet_table(&w, "os-support", &os_support_table);
	meet_lists(&w, library_lists);
	return w;
}

Test(audience, every_member_has_one)
{
	struct walk w = walk_model();

	cr_assert_gt(w.n, 200);
	cr_assert_str_eq(w.absent.text, "");
}

/* A name that no field has would be a misspelt one: its member would be unprotected. */
Test(audience, what_is_listed_is_a_member)
{
	/* statements and their words, texts of clauses, lines of the 改定履歴, findings, files and words have no field table */
	static const char *const others[] = {"measure.id",
					     "shared-term.value",
					     "duty-word.name",
					     "duty-word.*",
					     "hour-word.*",
					     /* of the party that the hospital is: bind/readers.c */
					     "hospital.name",
					     "duties.*",
					     "clause.text",
					     "clause.text_only",
					     "clause.fallback",
					     "clause.file",
					     "edition.date",
					     "edition.note",
					     "edition.approved_by",
					     "edition.approved_on",
					     "finding.code",
					     "finding.level",
					     "finding.subject",
					     "finding.place",
					     "finding.message",
					     "register.notes",
					     "word.*",
					     "style.*",
					     "wording.*",
					     "core-rule.*",
					     "calendar-rule.*",
					     "register.source.sha256",
					     "register.source.profile",
					     "register.source.file",
					     "ledger.source"};
	struct walk w = walk_model();
	const struct json *root = json_read(f->a, LIBRARY_AUDIENCE, diag_new(f->a));

	cr_assert_not_null(root);
	for (size_t i = 0; i < ARRAY_LEN(others); i++)
		map_set(w.known, others[i], &w);
	for (size_t i = 0; i < statement_table.n; i++)
		map_set(w.known,
			arena_concat(f->a, "statement.", statement_table.at[i].name, (char *)NULL),
			&w);
	for (const struct json *kind = json_get(root, "members")->first; kind; kind = kind->next)
		for (const struct json *j = kind->first; j; j = j->next)
			cr_expect(map_get(w.known, arena_concat(f->a, kind->name, ".", j->name,
								(char *)NULL)),
				  "%s.%s is no member", kind->name, j->name);
}

Test(audience, what_is_not_listed_is_for_the_hospital)
{
	fixture_load(f);
	const struct library *l = f->run.library;

	cr_expect_eq(library_audience(l, "contact", "note"), AUDIENCE_HOSPITAL);
	cr_expect_eq(library_audience(l, "contact", "blood_group"), AUDIENCE_HOSPITAL);
	cr_expect_eq(library_audience(l, "decision", "reason"), AUDIENCE_HOSPITAL);
	cr_expect_eq(library_audience(l, "decision", "public_reason"), AUDIENCE_PARTIES);
	cr_expect_eq(library_audience(l, "system", "place"), AUDIENCE_PARTIES);
	cr_expect_eq(library_audience(l, "system", "vpn"), AUDIENCE_PARTIES);
	cr_expect_eq(library_audience(l, "system", "name"), AUDIENCE_EVERYONE);
}

Test(audience, a_word_that_is_none_of_the_three_is_told)
{
	fixture_remove(f, "data/" LIBRARY_AUDIENCE);
	fixture_write(f, "data/" LIBRARY_AUDIENCE,
		      "{'schema': 'bunkai/audience/1', 'members': {'contact': {'note': 'me'}}}");
	cr_assert_not(fixture_try(f));
	cr_assert_not_null(found(f->run.problems, DIAG_UNKNOWN_VALUE, "contact"));
}
