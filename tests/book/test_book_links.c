/* SPDX-License-Identifier: MIT
 *
 * Links and feet of workbooks. tests/proof/links.py follows the links of files.
 */
#include <criterion/criterion.h>
#include <string.h>

#include "book/book.h"
#include "book/links.h"
#include "book/running.h"
#include "../support/trees.h"

Test(test_links, an_anchor_behind_a_mark_is_another_documents)
{
	cr_expect_null(doc_link_anchor("clause-backup"));
	cr_expect_str_eq(doc_link_anchor("../hospital/rules#clause-backup"), "clause-backup");
}

static struct run *run;

static void start(void)
{
	run = run_start();
}

static void stop(void)
{
	run_stop(run);
}

/* One row a line, each with a link to its first key, and no word is lost. */
Test(test_links, a_linked_note_becomes_rows_of_one_line_in_a_workbook, .init = start, .fini = stop)
{
	struct doc *d = doc_new(run->arena, "annex", "別紙");
	struct doc_node *note =
		tree_linked_note(run->arena, doc_add_part(run->arena, d, "条項"), 40);
	const struct book *b = book_lay_out(&run->rc, d);
	const struct sheet *s = b->sheets.at[0];
	size_t rows = 0, at = 0;

	for (size_t i = 0; i < s->cells.n; i++) {
		const struct sheet_cell *c = &s->cells.at[i];

		if (c->look != style_look(run->rc.style, "note"))
			continue;
		cr_expect(strncmp(note->text + at, c->text, strlen(c->text)) == 0, "%s", c->text);
		at += strlen(c->text);
		cr_expect_eq(c->link == NULL, strncmp(c->text, "参照", strlen("参照")) == 0, "%s",
			     c->text);
		at += note->text[at] == '\n';
		rows += c->link != NULL;
	}
	cr_expect_eq(at, strlen(note->text));
	cr_expect(rows > 3 && rows < 20, "%zu", rows);
}

/* A sheet begins a page by itself: the break at the beginning of a part is none, the next one is. */
Test(test_links, a_part_that_opens_with_a_break_keeps_its_title, .init = start, .fini = stop)
{
	struct doc *d = doc_new(run->arena, "annex", "別紙");
	struct doc_node *part = doc_add_part(run->arena, d, "要点");

	doc_add(run->arena, part, DOC_PAGE_BREAK, NULL);
	doc_add(run->arena, part, DOC_PARAGRAPH, "初めの文");
	cr_expect_eq(book_lay_out(&run->rc, d)->sheets.at[0]->breaks.n, 0);
	doc_add(run->arena, part, DOC_PAGE_BREAK, NULL);
	doc_add(run->arena, part, DOC_PARAGRAPH, "次の文");
	cr_expect_eq(book_lay_out(&run->rc, d)->sheets.at[0]->breaks.n, 1);
}

Test(test_links, names_are_what_a_workbook_takes, .init = start, .fini = stop)
{
	struct arena *a = run->arena;
	const char *longest = book_anchor_name(a, tree_repeat(a, "鍵", 200)),
		   *other = book_anchor_name(a, tree_repeat(a, "鍵", 201));

	cr_expect_str_eq(book_anchor_name(a, "clause-backup"), "_clause_backup");
	cr_expect_str_eq(book_anchor_name(a, "row-R24/④-1"), "_row_R24.2f..2463._1");
	cr_expect_str_neq(book_anchor_name(a, "a_b"), book_anchor_name(a, "a-b"));
	cr_expect_leq(strlen(longest), 255);
	cr_expect_str_neq(longest, other);
}

Test(test_links, a_book_names_its_anchors_once, .init = start, .fini = stop)
{
	struct arena *a = run->arena;
	struct doc *d = doc_new(a, "annex", "別紙");
	struct doc_node *part = doc_add_part(a, d, "条項");

	part->id = "articles";
	for (int i = 0; i < 3; i++)
		doc_add(a, part, DOC_ARTICLE, "（記録）")->id = i == 0   ? "clause-log"
								: i == 1 ? "clause-Log"
									 : "clause-end";
	doc_add(a, part, DOC_PARAGRAPH, "次へ")->link = "../hospital/rules#clause-log-rules";
	const struct book *b = book_lay_out(&run->rc, d);
	struct book_names names = book_names(a, b);

	cr_assert_eq(names.all.n, 3); /* names that differ by case only are one */
	cr_expect_str_eq(names.all.at[0].name, "_clause_log");
	cr_expect(strncmp(names.all.at[0].place, "='条項'!$A$", strlen("='条項'!$A$")) == 0, "%s",
		  names.all.at[0].place);
	cr_expect_str_eq(book_link_target(a, b, "../hospital/rules#clause-log-rules"),
			 "../hospital/rules.xlsx#_clause_log_rules");
	cr_expect_null(book_link_target(a, b, "clause-nowhere"));
	cr_expect_not_null(strstr(book_link_target(a, b, "clause-end"), "internal:'条項'!A"));
}

/* What a footer cannot hold stands on the sheet. */
Test(test_links, a_foot_stands_in_the_footer_or_on_the_sheet, .init = start, .fini = stop)
{
	struct arena *a = run->arena;
	struct doc *d = doc_new(a, "boundary", "責任分界表");

	for (int i = 0; i < 2; i++) {
		struct doc_node *part = doc_add_part(a, d, i ? "二" : "一");

		part->foot = i ? tree_repeat(a, "※は二次資料による確認を示す。", 40)
			       : "◎ 責任 & 負担　○ 実施する";
		doc_add(a, part, DOC_PARAGRAPH, "本文");
	}
	const struct book *b = book_lay_out(&run->rc, d);
	const struct sheet *first = b->sheets.at[0], *second = b->sheets.at[1];

	cr_assert_str_eq(first->foot, "◎ 責任 & 負担　○ 実施する");
	cr_expect(first->foot_height > 8);
	cr_expect_not_null(strstr(running_footer(a, "", first->foot, doc_new(a, "annex", "表")),
				  "責任 && 負担"));
	cr_expect_null(second->foot);
	cr_expect_str_eq(second->cells.at[second->cells.n - 1].text, d->last->foot);
	for (size_t i = 0; i < first->cells.n; i++)
		cr_expect_null(strstr(first->cells.at[i].text, "責任 & 負担"));
}
