/* SPDX-License-Identifier: MIT
 *
 * What counts as a change of a document, and what is read back of its tree.
 */
#include "editions/doc_digest.h"

#include <criterion/criterion.h>
#include <string.h>

#include "../support/fixture.h"
#include "../support/suite.h"
#include "changes/doc_compare.h"
#include "editions/doc_read.h"
#include "render/render.h"

FIXTURE_SUITE(doc_digest, f);

static const struct doc *bind(const char *document, const char *contract)
{
	fixture_check(f);
	const struct doc *d = fixture_bind(f, document, contract);

	cr_assert_not_null(d, "%s", found_all(f->a, f->dl));
	return d;
}

/* What one edit changes in the annex; the checksum knows of it, too. */
static struct doc_tally after_change(const char *name, const char *from, const char *to)
{
	const struct doc *before = bind("annex", "c1"), *after;

	fixture_replace(f, name, from, to);
	after = bind("annex", "c1");
	struct doc_tally change = doc_diff_tally(doc_compare(f->a, before, after));
	bool same =
		strcmp(doc_digest_of(f->a, before)->text, doc_digest_of(f->a, after)->text) == 0;

	cr_assert_eq(same, change.articles + change.rows + change.texts == 0);
	return change;
}

Test(doc_digest, the_same_is_the_same)
{
	const struct doc_digest *x = doc_digest_of(f->a, bind("annex", "c1")),
				*y = doc_digest_of(f->a, bind("annex", "c1"));

	cr_assert_str_eq(x->text, y->text);
	cr_assert_str_eq(x->layout, y->layout);
}

/*
 * Editions keep the checksum of what they say: were it made otherwise, all of them would seem to
 * say something else.
 */
Test(doc_digest, the_checksum_is_made_as_ever)
{
	struct doc *d = doc_new(f->a, "x", "題");
	struct doc_node *part = doc_add_part(f->a, d, "部");
	struct doc_node *table = doc_add(f->a, part, DOC_TABLE, NULL),
			*row = doc_add(f->a, table, DOC_ROW, NULL);

	doc_add(f->a, part, DOC_PARAGRAPH, "文");
	doc_add(f->a, row, DOC_CELL, "欄")->role = "gap";
	doc_add(f->a, part, DOC_ARTICLE, "題名")->label = "第1条";
	cr_assert_str_eq(doc_digest_of(f->a, d)->text,
			 "b496e2e3a06f976d534a9e2643e6d07a475518e0f2fb67055d3b234187f98e21");
}

Test(doc_digest, an_article_that_changed_counts_once)
{
	struct doc_tally c =
		after_change("data/clauses/backup/backup-a.md", "毎日写し", "毎朝写し");

	cr_assert_eq(c.articles, 1);
	cr_assert_eq(c.rows, 0);
	cr_assert_str_eq(doc_tally_text(f->a, &c), "0 rows, 1 article");
}

/* Also when only what it rests on did. */
Test(doc_digest, notes_below_an_article_are_read)
{
	struct doc_tally c = after_change("data/clauses/remote/remote-a.md",
					  "refs: [gl-1/3, gl-1/4]", "refs: [gl-1/3]");

	cr_assert_eq(c.articles, 1);
}

Test(doc_digest, a_row_that_changed_counts_once)
{
	struct doc_tally c = after_change("project/register.json", "'text': '期限を合意する。'",
					  "'text': '期日を合意する。'");

	cr_assert_eq(c.articles, 0);
	c = after_change("data/templates/documents/annex.json",
			 "{'head': '状態', 'field': 'status.name'}",
			 "{'head': '様子', 'field': 'status.name'}");
	cr_assert_eq(c.rows, 1);
}

Test(doc_digest, titles_are_other_texts)
{
	struct doc_tally c = after_change("project/bunkai.json", "'title': '保守契約書'",
					  "'title': '保守委託契約書'");

	cr_assert_eq(c.texts, 1);
	cr_assert_eq(c.articles, 0);
	c = after_change("data/templates/documents/annex.json", "'part': '一覧'", "'part': '別表'");
	cr_assert_geq(c.texts, 1);
}

Test(doc_digest, where_words_come_from_does_not_count)
{
	struct doc_tally c =
		after_change("project/register.json", "'place': 'p.7'", "'place': 'p.8'");

	cr_assert_eq(c.articles + c.rows + c.texts, 0);
	cr_assert_str_eq(doc_tally_text(f->a, &c), "layout only");
}

Test(doc_digest, layout_is_no_content)
{
	const struct doc_digest *before = doc_digest_of(f->a, bind("annex", "c1"));

	fixture_replace(f, "data/templates/documents/annex.json",
			"{'head': '案', 'field': 'proposal'}",
			"{'head': '案', 'field': 'proposal', 'width': 44}");
	const struct doc_digest *after = doc_digest_of(f->a, bind("annex", "c1"));

	cr_assert_str_eq(before->text, after->text);
	cr_assert_str_neq(before->layout, after->layout);
}

/* A part that sums up others is printed anew, and makes no difference; without the mark it does. */
Test(doc_digest, a_summary_makes_no_difference)
{
	struct doc *old = doc_new(f->a, "x", "題"), *new = doc_new(f->a, "x", "題");
	struct doc_node *before = doc_add_part(f->a, old, "要点"),
			*after = doc_add_part(f->a, new, "要点");

	doc_add(f->a, before, DOC_PARAGRAPH, "3日以内");
	doc_add(f->a, after, DOC_PARAGRAPH, "5日以内");
	cr_expect_str_neq(doc_digest_of(f->a, old)->text, doc_digest_of(f->a, new)->text);
	cr_expect_not(doc_diff_is_same(doc_compare(f->a, old, new)));
	before->summary = after->summary = true;
	cr_expect_str_eq(doc_digest_of(f->a, old)->text, doc_digest_of(f->a, new)->text);
	cr_expect_str_neq(doc_digest_of(f->a, old)->layout, doc_digest_of(f->a, new)->layout);
	cr_expect(doc_diff_is_same(doc_compare(f->a, old, new)));
}

Test(doc_digest, a_mark_on_the_page_is_no_content)
{
	struct doc *d = (struct doc *)(void *)(size_t)bind("annex", "c1");
	const struct doc_digest *before = doc_digest_of(f->a, d);

	d->draft = "DRAFT";
	cr_assert_str_eq(doc_digest_of(f->a, d)->text, before->text);
	cr_assert_str_neq(doc_digest_of(f->a, d)->layout, before->layout);
}

Test(doc_digest, a_tree_that_is_read_back_says_the_same)
{
	static const char *const documents[][2] = {
		{"annex", "c1"}, {"boundary", "c1"}, {"rules", NULL}, {"contacts", NULL}};

	for (size_t i = 0; i < ARRAY_LEN(documents); i++) {
		const struct doc *d = bind(documents[i][0], documents[i][1]);
		const struct render_context rc = {.arena = f->a, .dl = f->dl};
		struct render_result result;

		fixture_write(f, "tree.json", "");
		cr_assert(
			render_find("json")->render(&rc, d, fixture_path(f, "tree.json"), &result));
		const struct doc *back = doc_read(f->a, fixture_path(f, "tree.json"), f->dl);

		cr_assert_not_null(back, "%s", found_all(f->a, f->dl));
		cr_assert_str_eq(doc_digest_of(f->a, back)->text, doc_digest_of(f->a, d)->text,
				 "%s", documents[i][0]);
		cr_assert_str_eq(doc_text(f->a, back), doc_text(f->a, d));
		cr_assert(doc_diff_is_same(doc_compare(f->a, back, d)), "%s", documents[i][0]);
	}
}

Test(doc_digest, what_is_no_tree_is_refused)
{
	fixture_write(f, "tree.json",
		      "{'schema': 'bunkai/document/1', 'body': [{'kind': 'part', 'items': "
		      "[{'kind': 'drawing'}]}]}");
	cr_assert_null(doc_read(f->a, fixture_path(f, "tree.json"), f->dl));
	cr_assert_not_null(found(f->dl, DIAG_UNKNOWN_VALUE, NULL));
	fixture_write(f, "tree.json", "{'schema': 'bunkai/register/1'}");
	cr_assert_null(doc_read(f->a, fixture_path(f, "tree.json"), f->dl));
	cr_assert_not_null(found(f->dl, DIAG_BAD_SCHEMA, NULL));
}
