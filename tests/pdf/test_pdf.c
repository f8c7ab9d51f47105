/* SPDX-License-Identifier: MIT
 *
 * PDF of hand-made trees: nothing leaves its box or is printed over, every text can be read back,
 * same input gives same bytes.
 */
#include "render/formats.h"

#include <criterion/criterion.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/text.h"
#include "../page/page_case.h"

static struct page_case *k;

static void start(void)
{
	k = case_start();
}

static void stop(void)
{
	case_stop(k);
}

TestSuite(pdf, .init = start, .fini = stop);

Test(pdf, articles_can_be_read_back)
{
	struct doc_node *part = doc_add_part(k->arena, k->doc, "総則");
	size_t pages;

	case_clauses(k, part, 12);
	case_add(k, part, DOC_NOTE, NULL, "※この別紙は契約書と一体をなす。");
	char *text = case_text(k, &pages);

	cr_expect_gt(pages, 2);
	case_expect_text(k, text);
	cr_expect_not_null(strstr(text, "第2条（記録）"));
	cr_expect_null(strstr(text, "（（"));
	cr_expect_not_null(strstr(text, "目次"));
	cr_expect_not_null(strstr(text, arena_printf(k->arena, "%zu/%zu", pages, pages)));
	cr_expect_eq(k->dl->all.n, 0);
	expect_in_boxes(case_lay_out(k));
}

Test(pdf, a_page_break_leaves_two_lines_on_either_side)
{
	struct doc_node *part = doc_add_part(k->arena, k->doc, "総則");
	size_t split = 0;

	for (int i = 0; i < 60; i++)
		case_add(k, part, DOC_PARAGRAPH, NULL,
			 case_repeat(k, "あいうえおかきくけこ", (size_t)(5 + i % 47)));
	struct page_setter *p = case_lay_out(k);

	expect_in_boxes(p);
	for (const struct doc_node *n = part->first; n; n = n->next)
		for (size_t i = 0; i + 1 < p->pages->all.n; i++) {
			size_t here = page_lines(&p->pages->all.at[i], n->text),
			       there = page_lines(&p->pages->all.at[i + 1], n->text);

			if (!here || !there)
				continue;
			split++;
			cr_expect_geq(here, 2);
			cr_expect_geq(there, 2);
		}
	cr_expect_gt(split, 0);
}

Test(pdf, headings_stay_with_what_they_head)
{
	struct doc_node *part = doc_add_part(k->arena, k->doc, "総則");

	for (int i = 0; i < 60; i++) {
		struct doc_node *h =
			case_add(k, part, DOC_HEADING, NULL, arena_printf(k->arena, "見出し%d", i));

		h->level = 1 + i % 3;
		const char *body = arena_printf(k->arena, "本文%d。%s", i,
						case_repeat(k, "あいうえお", (size_t)(i * 7 % 50)));

		if (i % 3)
			case_add(k, part, DOC_PARAGRAPH, NULL, body);
		else
			row_of(k, case_table(k, part, 0), NULL, body, "表");
	}
	struct page_setter *p = case_lay_out(k);

	for (size_t i = 0; i < p->pages->all.n; i++)
		for (int q = 0; q < 60; q++) {
			const struct page *s = &p->pages->all.at[i];
			const char *body = arena_printf(k->arena, "本文%d。", q);
			bool found = false;

			for (size_t j = 0; j < s->texts.n; j++)
				found = found || text_starts(s->texts.at[j].text, body);
			cr_expect_eq(page_has(s, arena_printf(k->arena, "見出し%d", q)), found,
				     "heading %d on page %zu", q, i + 1);
		}
	for (size_t i = 1; i < p->pages->bookmarks.n; i++)
		cr_expect_geq(p->pages->bookmarks.at[i].at.page,
			      p->pages->bookmarks.at[i - 1].at.page);
}

Test(pdf, bookmarks_and_anchors_point_to_their_pages)
{
	case_clauses(k, doc_add_part(k->arena, k->doc, "総則"), 12);
	struct page_setter *p = case_lay_out(k);

	cr_assert_eq(p->pages->bookmarks.n, 13);
	for (size_t i = 1; i < 13; i++) {
		const struct page_bookmark *b = &p->pages->bookmarks.at[i];
		const struct page_anchor *a =
			map_get(p->pages->anchors, arena_printf(k->arena, "article-%zu", i));

		cr_assert_not_null(a);
		cr_expect_eq(a->page, b->at.page);
		cr_expect(page_has(&p->pages->all.at[b->at.page], b->title), "%s", b->title);
	}
}

Test(pdf, the_only_part_does_not_repeat_the_title)
{
	case_clauses(k, doc_add_part(k->arena, k->doc, k->doc->title), 3);
	struct page_setter *p = case_lay_out(k);
	size_t n = 0;

	for (size_t i = 0; i < p->pages->all.at[0].texts.n; i++)
		n += p->pages->all.at[0].texts.at[i].len == strlen(k->doc->title) &&
		     text_starts(p->pages->all.at[0].texts.at[i].text, k->doc->title);
	cr_expect_eq(n, 2, "in the title block and in the running line");
	cr_assert_eq(p->pages->bookmarks.n, 4);
	cr_expect_str_eq(p->pages->bookmarks.at[0].title, k->doc->title);
	cr_expect_not(text_starts(p->pages->bookmarks.at[1].title, k->doc->title));
	expect_in_boxes(p);
}

Test(pdf, signature_block_stays_whole)
{
	struct doc_node *part = doc_add_part(k->arena, k->doc, "署名");

	for (int i = 0; i < 34; i++)
		case_add(k, part, DOC_PARAGRAPH, NULL, "本文。");
	struct doc_node *s = case_add(k, part, DOC_SIGNATURE, NULL, NULL);

	row_of(k, s, "party", "甲（発注者）");
	row_of(k, s, NULL, "住所", "");
	row_of(k, s, NULL, "名称", "みどり総合病院");
	row_of(k, s, "party", "乙（受注者）");
	row_of(k, s, NULL, "代表者氏名　　　印", "");
	struct page_setter *p = case_lay_out(k);

	for (size_t i = 0; i < p->pages->all.n; i++)
		cr_expect_eq(page_has(&p->pages->all.at[i], "甲（発注者）"),
			     page_has(&p->pages->all.at[i], "代表者氏名"));
	cr_expect_eq(pages_with(p, "印"), 1, "apart from the label, at the end of the line");
	expect_in_boxes(p);
	case_text(k, NULL);
}

Test(pdf, parts_turn_the_page)
{
	doc_add_part(k->arena, k->doc, "縦")->landscape = false;
	doc_add_part(k->arena, k->doc, "横")->landscape = true;
	struct doc_node *last = doc_add_part(k->arena, k->doc, "末尾");

	case_add(k, last, DOC_PAGE_BREAK, NULL, NULL); /* below a heading alone: nothing to part */
	case_add(k, last, DOC_PARAGRAPH, NULL, "前");
	case_add(k, last, DOC_PAGE_BREAK, NULL, NULL);
	case_add(k, last, DOC_PARAGRAPH, NULL, "終わり");
	struct page_setter *p = case_lay_out(k);

	cr_assert_eq(p->pages->all.n, 4);
	cr_expect(page_has(&p->pages->all.at[0], "縦"), "the first part goes below short contents");
	cr_expect_gt(p->pages->all.at[1].width, p->pages->all.at[1].height);
	cr_expect_lt(p->pages->all.at[2].width, p->pages->all.at[2].height);
	expect_in_boxes(p);
}

/*
 * Contents of that many articles, whose leaders are dotted; true when the first part begins on the
 * page where they end.
 */
static bool follows_contents(int articles, const char *paper)
{
	struct doc *d = doc_new(k->arena, "x", "題");
	struct doc_node *first = doc_add_part(k->arena, d, "前文");

	first->paper = paper;
	first->foot = "凡例";
	d->paper = "A4";
	for (int i = 0; i < 27; i++) /* nearly half a page */
		case_add(k, first, DOC_PARAGRAPH, NULL, "本文。");
	case_clauses(k, doc_add_part(k->arena, d, "末尾"), articles);
	k->doc = d;
	struct page_setter *p = case_lay_out(k);
	size_t at = p->pages->bookmarks.at[0].at.page;
	const struct page *s = &p->pages->all.at[at];

	expect_in_boxes(p);
	cr_expect(s->feet.n == 1 && strcmp(s->feet.at[0].text, "凡例") == 0);
	cr_expect_eq(p->pages->bookmarks.at[1].at.page, at + 1, "the second part begins a page");
	size_t leaders = 0;

	for (size_t i = 0; i < s->frames.n; i++)
		leaders += s->frames.at[i].dotted;
	return leaders > 0;
}

Test(pdf, a_part_follows_long_contents_where_there_is_room)
{
	cr_expect_not(follows_contents(40, NULL), "they fill most of the first page");
	cr_expect(follows_contents(70, NULL), "they end on the second page's upper half");
	cr_expect_not(follows_contents(70, "A3"), "on another paper");
	cr_expect_not(follows_contents(100, NULL), "they fill most of the second page");
}

Test(pdf, a_form_has_no_contents)
{
	for (int i = 1; i <= 3; i++)
		doc_add_part(k->arena, k->doc, arena_printf(k->arena, "部%d", i));
	cr_expect_eq(pages_with(case_lay_out(k), "目次"), 1);
	k->doc->without_contents = true;
	struct page_setter *p = case_lay_out(k);

	cr_expect_eq(pages_with(p, "目次"), 0);
	cr_expect(page_has(&p->pages->all.at[0], "部1"), "it begins below the title");
	cr_expect_eq(p->pages->bookmarks.n, 3, "which are for screens");
}

Test(pdf, running_lines_and_draft_on_every_page)
{
	k->doc->title = case_repeat(k, "長い題名は二行にわたる", 8);
	k->doc->draft = "DRAFT";
	k->doc->paper = "A3";
	case_clauses(k, doc_add_part(k->arena, k->doc, "総則"), 20);
	struct page_setter *p = case_lay_out(k);

	for (size_t i = 0; i < p->pages->all.n; i++) {
		cr_expect(page_has(&p->pages->all.at[i], "関係者外秘"));
		cr_expect(page_has(&p->pages->all.at[i],
				   arena_printf(k->arena, "%zu / %zu", i + 1, p->pages->all.n)));
	}
	cr_expect_float_eq(p->pages->all.at[0].width, 841.89, 0.01);
	expect_in_boxes(p);
	case_text(k, NULL);
}

Test(pdf, rare_characters_of_names_are_drawn_and_copied)
{
	row_of(k, case_table(k, doc_add_part(k->arena, k->doc, "名簿"), 0), NULL, "𠮷田", "髙橋",
	       "山﨑");
	char *text = case_text(k, NULL);

	cr_expect_not_null(strstr(text, "𠮷田"));
	cr_expect_not_null(strstr(text, "髙橋"));
	cr_expect_not_null(strstr(text, "山﨑"));
	cr_expect_eq(k->dl->all.n, 0);
}

Test(pdf, unknown_characters_show_a_mark_and_are_reported)
{
	struct doc_node *t = case_table(k, doc_add_part(k->arena, k->doc, "名簿"), 0),
			*row = row_of(k, t, NULL, "😀田", "𠮟責", "😀野");

	row->origin = &(struct doc_origin){
		.kind = "register", .file = "register.json", .place = "row 12"};
	char *text = case_text(k, NULL);

	cr_expect_not_null(strstr(text, "〓田"));
	cr_expect_not_null(strstr(text, "𠮟責"), "a character beyond U+FFFF that a font has");
	cr_assert_eq(k->dl->all.n, 1);
	cr_expect_eq(k->dl->all.at[0].code, DIAG_MISSING_GLYPH);
	cr_expect_str_eq(k->dl->all.at[0].place, "register.json:row 12");
	cr_expect_str_eq(k->dl->all.at[0].subject, "annex");
}

Test(pdf, same_input_gives_the_same_bytes)
{
	struct render_result result;
	char *one = case_path(k), *two = case_path(k);
	size_t n, m;

	case_clauses(k, doc_add_part(k->arena, k->doc, "総則"), 5);
	cr_assert(case_render(k, one, &result));
	cr_assert(case_render(k, two, &result));
	const char *a = file_read(k->arena, one, &n, k->dl),
		   *b = file_read(k->arena, two, &m, k->dl);

	cr_assert_eq(n, m);
	cr_expect_eq(memcmp(a, b, n), 0);
	char *info = case_output(k, arena_printf(k->arena, "TZ=UTC pdfinfo %s", one));

	cr_expect_not_null(strstr(info, "保守契約書 別紙"));
	cr_expect_not_null(strstr(info, "Wed Apr  1 00:00:00 2026"));
	unlink(one);
	unlink(two);
}

Test(pdf, a_full_disk_is_reported)
{
	struct render_result result;

	case_clauses(k, doc_add_part(k->arena, k->doc, "総則"), 1);
	cr_expect_not(case_render(k, "/dev/full", &result));
	cr_assert_eq(k->dl->all.n, 1);
	cr_expect_eq(k->dl->all.at[0].code, DIAG_CANNOT_WRITE);
	cr_expect_str_eq(k->dl->all.at[0].place, "/dev/full");
	cr_expect_not(case_render(k, "/nowhere/x.pdf", &result));
}

Test(pdf, a_missing_font_is_reported)
{
	struct style broken = *k->style;
	struct render_result result;
	const struct render_context rc = {
		.arena = k->arena, .style = &broken, .dl = k->dl, .data = ".", .epoch = 0};
	char *path = case_path(k);

	broken.font_files[FACE_GOTHIC] = "/nowhere/gothic.ttf";
	case_clauses(k, doc_add_part(k->arena, k->doc, "総則"), 1);
	cr_expect_not(render_pdf.render(&rc, k->doc, path, &result));
	cr_assert_eq(k->dl->all.n, 1);
	cr_expect_eq(k->dl->all.at[0].code, DIAG_MISSING_FONT);
	cr_expect_not_null(strstr(k->dl->all.at[0].message, "fonts-morisawa-bizud-gothic"));
	unlink(path);
}

Test(pdf, an_empty_document_is_a_page)
{
	struct render_result result;
	char *path = case_path(k);

	cr_expect(case_render(k, path, &result));
	cr_expect_eq(result.count, 1);
	unlink(path);
}

/* As in a workbook: 1980, the first day a ZIP file can name (render.h). */
Test(pdf, a_document_without_a_date_has_that_of_all_formats)
{
	char *path = case_path(k);
	struct render_result result;

	k->doc->date = k->doc->shown_date = NULL;
	cr_assert(case_render(k, path, &result));
	const char *command = arena_printf(k->arena, "pdfinfo -rawdates %s", path);

	cr_expect_not_null(strstr(case_output(k, command), "D:19800101000000Z"));
	unlink(path);
}
