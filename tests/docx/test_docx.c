/* SPDX-License-Identifier: MIT
 *
 * Bodies made from trees built by hand, and what is printed of them. tests/papers_docx.py looks at
 * the papers of the samples.
 */
#include "docx/body.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

#include "base/text.h"
#include "doc/mark_name.h"
#include "../support/trees.h"

static struct run *run;
static struct doc *d;

static void start(void)
{
	run = run_start();
	d = doc_new(run->arena, "annex", "別紙");
	d->date = "2026-10-01";
	d->author = "見本病院";
}

static void stop(void)
{
	run_stop(run);
}

TestSuite(docx, .init = start, .fini = stop);

static struct docx_body *body_of(void)
{
	return docx_body_of(run->arena, &run->rc, d);
}

/* A part of the file, NUL-ended. */
static const char *part_of(const char *path, const char *name)
{
	zip_t *zip = zip_open(path, ZIP_RDONLY, NULL);
	zip_stat_t st;

	cr_assert_not_null(zip);
	cr_assert_eq(zip_stat(zip, name, 0, &st), 0, "no part %s", name);
	char *text = arena_alloc(run->arena, (size_t)st.size + 1);
	zip_file_t *f = zip_fopen(zip, name, 0);

	cr_assert_eq(zip_fread(f, text, st.size), (zip_int64_t)st.size);
	zip_fclose(f);
	zip_discard(zip);
	return text;
}

static const char *print(const struct docx_body *body, const struct docx_revision *revision,
			 const char *part)
{
	const char *path = run_path(run, "paper.docx");

	cr_assert(docx_print(&run->rc, d, body, revision, path));
	return part_of(path, part);
}

static size_t count(const char *text, const char *word)
{
	size_t n = 0;

	for (const char *at = text; (at = strstr(at, word)); at += strlen(word))
		n++;
	return n;
}

static const struct docx_paragraph *find(const struct docx_body *body, const char *words)
{
	for (size_t i = 0; i < body->all.n; i++) {
		const struct docx_paragraph *p = &body->all.at[i].paragraph;

		if (body->all.at[i].kind != DOCX_PARAGRAPH)
			continue;
		for (size_t k = 0; k < p->runs.n; k++)
			if (strstr(p->runs.at[k].text, words))
				return p;
	}
	return NULL;
}

static struct doc_node *add_article(struct doc_node *part)
{
	struct doc_node *article = doc_add(run->arena, part, DOC_ARTICLE, "申請"), *node;

	article->label = "第8条";
	article->id = "clause-access-request";
	article->origin = arena_alloc(run->arena, sizeof *article->origin);
	article->origin->kind = "clause";
	article->origin->key = "access-request";
	doc_add(run->arena, article, DOC_PARAGRAPH, "乙は、申請する。")->label = "";
	node = doc_add(run->arena, article, DOC_PARAGRAPH, "甲は、次の事項を確かめる。");
	node->label = "2";
	node = doc_add(run->arena, node, DOC_LIST, NULL);
	node = doc_add(run->arena, node, DOC_ITEM, "作業の内容");
	node->label = "(1)";
	return article;
}

Test(docx, begins_with_a_setup_even_without_parts)
{
	const struct docx_body *body = body_of();

	cr_assert_eq(body->all.at[0].kind, DOCX_SETUP);
	cr_assert_str_eq(body->all.at[0].setup.paper, "A4");
	cr_assert_not_null(find(body, "別紙"));
}

Test(docx, paragraphs_of_an_article_have_the_keys_that_are_sent)
{
	add_article(doc_add_part(run->arena, d, "条項"));
	const struct docx_body *body = body_of();
	static const char *const marks[][2] = {{"第8条（申請）", "clause-access-request"},
					       {"乙は、申請する。", "access-request/1"},
					       {"甲は、次の", "access-request/2"},
					       {"作業の内容", "access-request/2(1)"}};

	for (size_t i = 0; i < ARRAY_LEN(marks); i++) {
		const struct docx_paragraph *p = find(body, marks[i][0]);

		cr_assert_not_null(p, "%s", marks[i][0]);
		cr_assert_eq(p->marks.n, 1);
		cr_assert_str_eq(p->marks.at[0], mark_name(run->arena, marks[i][1]));
	}
}

Test(docx, a_number_is_a_run_that_ends_in_a_tab)
{
	add_article(doc_add_part(run->arena, d, "条項"));
	const struct docx_paragraph *p = find(body_of(), "甲は、次の");

	cr_assert_eq(p->runs.n, 2);
	cr_assert_str_eq(p->runs.at[0].text, "2\t");
	cr_assert_gt(p->hang, 0);
	cr_assert_geq(p->left, p->hang);
	p = find(body_of(), "乙は、申請する。");
	cr_assert_eq(p->runs.n, 1);
}

Test(docx, the_first_of_two_has_the_bookmark)
{
	struct doc_node *part = doc_add_part(run->arena, d, "条項");

	add_article(part);
	add_article(part)->id = NULL;
	const char *xml = print(body_of(), NULL, "word/document.xml");

	cr_assert_eq(count(xml, "w:name=\"access_request_2_"), 1);
	cr_assert_eq(count(xml, "<w:bookmarkStart"), count(xml, "<w:bookmarkEnd"));
}

Test(docx, words_are_cut_where_a_stretch_begins_and_ends)
{
	struct doc_node *part = doc_add_part(run->arena, d, "条項"),
			*node = doc_add(run->arena, part, DOC_PARAGRAPH, "三日以内に知らせる。");
	static const struct doc_span spans[] = {{0, 6, "changed", NULL}, {15, 27, NULL, "annex#x"}};

	node->spans = spans;
	node->n_spans = 2;
	const struct docx_paragraph *p = find(body_of(), "三日");

	cr_assert_eq(p->runs.n, 4);
	cr_assert_str_eq(p->runs.at[0].text, "三日");
	cr_assert_str_eq(p->runs.at[0].role, "changed");
	cr_assert_str_eq(p->runs.at[1].text, "以内に");
	cr_assert_null(p->runs.at[1].link);
	cr_assert_str_eq(p->runs.at[2].text, "知らせる");
	cr_assert_str_eq(p->runs.at[2].link, "annex#x");
}

Test(docx, signs_that_xml_cannot_say_are_told)
{
	struct doc_node *part = doc_add_part(run->arena, d, "条項");

	doc_add(run->arena, part, DOC_PARAGRAPH, "前\x01後 <w:t> & ]]>\tx");
	d->subtitle = "副\x02題";
	const char *xml = print(body_of(), NULL, "word/document.xml");

	cr_assert_not_null(strstr(xml, "前〓後 &lt;w:t&gt; &amp; ]]&gt; x"));
	cr_assert_not_null(strstr(part_of(run_path(run, "paper.docx"), "docProps/core.xml"),
				  "<dc:subject>副〓題</dc:subject>"));
	cr_assert_eq(run_count(run, DIAG_CONTROL_CHARACTER), 3);
}

Test(docx, what_is_sent_asks_for_tracking_and_says_its_id)
{
	doc_add(run->arena, doc_add_part(run->arena, d, "条項"), DOC_PARAGRAPH, "本文");
	d->contract = "ehr-2026";
	cr_assert_null(strstr(print(body_of(), NULL, "word/settings.xml"), "trackRevisions"));
	d->identifier = "BK-0123-4567";
	cr_assert_not_null(
		strstr(print(body_of(), NULL, "word/settings.xml"), "<w:trackRevisions/>"));
	const char *path = run_path(run, "paper.docx"),
		   *custom = part_of(path, "docProps/custom.xml");

	cr_assert_not_null(strstr(custom, "name=\"bunkai-id\"><vt:lpwstr>BK-0123-4567<"));
	cr_assert_not_null(strstr(custom, "name=\"bunkai-contract\"><vt:lpwstr>ehr-2026<"));
	cr_assert_not_null(strstr(part_of(path, "docProps/core.xml"),
				  "<dc:identifier>BK-0123-4567</dc:identifier>"));
	cr_assert_not_null(strstr(part_of(path, "word/header1.xml"), "BK-0123-4567"));
}

Test(docx, another_paper_or_another_foot_begins_a_section)
{
	static const char *const feet[] = {NULL, NULL, "◎ 責任", "◎ 責任"};

	for (size_t i = 0; i < ARRAY_LEN(feet); i++) {
		struct doc_node *part = doc_add_part(run->arena, d, "部");

		part->landscape = i == 1;
		part->foot = feet[i];
		doc_add(run->arena, part, DOC_PARAGRAPH, "本文");
	}
	const char *xml = print(body_of(), NULL, "word/document.xml");

	/* upright, lying, upright with a foot; the last part shares that and begins a page */
	cr_assert_eq(count(xml, "<w:sectPr>"), 3);
	cr_assert_eq(count(xml, "w:orient=\"landscape\""), 1);
	cr_assert_eq(count(xml, "<w:pageBreakBefore/>"), 1);
}

static void add_sign_row(struct doc_node *block, const char *label, const char *value)
{
	struct doc_node *row = doc_add(run->arena, block, DOC_ROW, NULL);

	doc_add(run->arena, row, DOC_CELL, label);
	doc_add(run->arena, row, DOC_CELL, value);
}

/* 住所 is said already; the day is yet to be written, and the seal set. */
Test(docx, lines_stand_where_people_sign)
{
	struct doc_node *block = doc_add(run->arena, doc_add_part(run->arena, d, "署名"),
					 DOC_SIGNATURE, NULL);

	add_sign_row(block, "年月日", NULL);
	add_sign_row(block, "住所", "例示市1番");
	const struct docx_body *body = body_of();
	const struct docx_table *t = NULL;

	for (size_t i = 0; i < body->all.n; i++)
		if (body->all.at[i].kind == DOCX_TABLE)
			t = &body->all.at[i].table;
	cr_assert_not_null(t);
	cr_assert(t->bare);
	cr_assert(t->rows.at[0].cells.at[1].lined);
	cr_assert_not(t->rows.at[1].cells.at[1].lined);
	cr_assert_gt(t->rows.at[0].height, 0);
}

static struct docx_body *hand_made(void)
{
	struct docx_body *body = arena_alloc(run->arena, sizeof *body);
	struct docx_block *block = vec_push(run->arena, &body->all);

	block->kind = DOCX_SETUP;
	block->setup.paper = "A4";
	return body;
}

static struct docx_paragraph *add_paragraph(struct docx_body *body)
{
	struct docx_block *block = vec_push(run->arena, &body->all);

	block->kind = DOCX_PARAGRAPH;
	block->paragraph.style = "paragraph";
	return &block->paragraph;
}

static void add_run(struct docx_paragraph *p, enum docx_change change, const char *text)
{
	*vec_push(run->arena, &p->runs) = (struct docx_run){.change = change, .text = text};
}

static const struct docx_revision revision = {"見本病院 & 他", "2026-11-30"};

Test(docx, changes_are_tracked_with_their_author)
{
	struct docx_body *body = hand_made();
	struct docx_paragraph *p = add_paragraph(body);

	add_run(p, DOCX_KEPT, "乙は、");
	add_run(p, DOCX_DELETED, "三日");
	add_run(p, DOCX_INSERTED, "五日");
	p->ending = DOCX_DELETED;
	add_paragraph(body)->ending = DOCX_INSERTED;
	d->identifier = "BK";
	const char *xml = print(body, &revision, "word/document.xml");

	cr_assert_not_null(strstr(xml, "w:author=\"見本病院 &amp; 他\""));
	cr_assert_not_null(strstr(xml, "w:date=\"2026-11-30T00:00:00Z\""));
	cr_assert_not_null(strstr(xml, ">三日</w:delText></w:r></w:del>"));
	cr_assert_not_null(strstr(xml, ">五日</w:t></w:r></w:ins>"));
	/* the ends of both paragraphs */
	cr_assert_eq(count(xml, "<w:rPr><w:del "), 1);
	cr_assert_eq(count(xml, "<w:rPr><w:ins "), 1);
	/* it is for reading: nobody is asked to track changes in it */
	cr_assert_null(strstr(part_of(run_path(run, "paper.docx"), "word/settings.xml"),
			      "trackRevisions"));
}

Test(docx, a_row_that_goes_takes_its_words_along)
{
	struct docx_body *body = hand_made();
	struct docx_block *block = vec_push(run->arena, &body->all);
	struct docx_row *row;
	struct docx_cell *cell;

	block->kind = DOCX_TABLE;
	*vec_push(run->arena, &block->table.widths) = 100;
	row = vec_push(run->arena, &block->table.rows);
	row->change = DOCX_DELETED;
	cell = vec_push(run->arena, &row->cells);
	cell->columns = cell->rows = 1;
	struct docx_paragraph *p = vec_push(run->arena, &cell->in.all);

	p->style = "cell";
	add_run(p, DOCX_KEPT, "行\n二行");
	const char *xml = print(body, &revision, "word/document.xml");

	cr_assert_not_null(strstr(xml, "<w:trPr><w:cantSplit/><w:del "));
	cr_assert_eq(count(xml, "<w:delText"), 2);
	cr_assert_eq(count(xml, "<w:br/>"), 1);
	cr_assert_null(strstr(xml, "<w:t "));
}

Test(docx, every_kind_of_node_is_printed_and_twice_alike)
{
	size_t n, m;
	const struct doc *small = tree_small(run->arena);
	const char *one = run_render(run, "docx", small, &n),
		   *other = run_render(run, "docx", small, &m);

	cr_assert_eq(n, m);
	cr_assert_eq(memcmp(one, other, n), 0);
}

Test(docx, a_place_that_cannot_be_written_is_told)
{
	cr_assert_not(docx_print(&run->rc, d, body_of(), NULL, "/nowhere/paper.docx"));
	cr_assert_eq(run_count(run, DIAG_CANNOT_WRITE), 1);
}

Test(docx, a_body_with_a_figure_that_could_not_be_drawn_is_not_printed)
{
	struct docx_body *body = body_of();
	const char *path = run_path(run, "paper.docx");

	body->broken = true;
	cr_assert_not(docx_print(&run->rc, d, body, NULL, path));
	cr_assert_null(fopen(path, "rb"));
}
