/* SPDX-License-Identifier: MIT
 *
 * Articles as rows: what each row says, which parts are tables of articles, where links to articles
 * lead. tests/articles.py looks at the papers of the samples.
 */
#include "book/sheet_articles.h"

#include <criterion/criterion.h>
#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "book/book.h"
#include "book/links.h"
#include "doc/article_run.h"
#include "../support/trees.h"

static struct run *run;
static struct doc *d;
static struct doc_node *part;

static void start(void)
{
	run = run_start();
	d = doc_new(run->arena, "annex", "別紙");
	part = doc_add_part(run->arena, d, "条項");
	part->foot = "登録簿：項番";
}

static void stop(void)
{
	run_stop(run);
}

TestSuite(book_articles, .init = start, .fini = stop);

static struct doc_node *add_chapter(const char *text)
{
	struct doc_node *chapter = doc_add(run->arena, part, DOC_HEADING, text);

	chapter->level = 1;
	chapter->role = "chapter";
	return chapter;
}

static struct doc_node *add_article(const char *label, const char *title)
{
	struct doc_node *article = doc_add(run->arena, part, DOC_ARTICLE, title);

	article->label = label;
	article->references = "GL 2";
	return article;
}

static struct doc_node *add_labelled(struct doc_node *parent, enum doc_kind kind, const char *label,
				     const char *text)
{
	struct doc_node *node = doc_add(run->arena, parent, kind, text);

	node->label = label;
	return node;
}

/* Every row of the sheet's table in a line: cells with | between. */
static const char *print_rows(const struct doc_node *of)
{
	struct strbuf sb = strbuf_new(run->arena);
	const struct doc_node *table = of->last;

	cr_assert_eq(table->kind, DOC_TABLE);
	for (const struct doc_node *row = table->first->next; row; row = row->next) {
		for (const struct doc_node *cell = row->first; cell; cell = cell->next)
			strbuf_printf(&sb, "%s%s", cell == row->first ? "" : "|", cell->text);
		strbuf_add(&sb, "\n");
	}
	return sb.text;
}

static struct sheet_articles take(void)
{
	return sheet_articles_take(run->arena, run->rc.style, part);
}

Test(book_articles, a_row_for_each_paragraph_and_item)
{
	add_chapter("第1章　総則");
	struct doc_node *article = add_article("第2条", "（用語（略語を含む。））");
	struct doc_node *first = doc_add(run->arena, article, DOC_PARAGRAPH, "次のとおり。");
	struct doc_node *list = doc_add(run->arena, first, DOC_LIST, NULL);
	struct doc_node *item = add_labelled(list, DOC_ITEM, "(1)", "甲");

	item->measures = "R1/①-1";
	add_labelled(doc_add(run->arena, item, DOC_LIST, NULL), DOC_ITEM, "ア", "甲の一");
	add_labelled(article, DOC_PARAGRAPH, "2", "期間。");
	doc_add(run->arena, article, DOC_NOTE, "参照：GL 2")->role = "basis";
	const struct sheet_articles parted = take();

	cr_expect_null(parted.behind);
	cr_expect_str_eq(print_rows(parted.part),
			 "第1章　総則|第2条|用語（略語を含む。）|1||次のとおり。||GL 2\n"
			 "第1章　総則|第2条|用語（略語を含む。）|1|(1)|甲|R1/①-1|GL 2\n"
			 "第1章　総則|第2条|用語（略語を含む。）|1|(1)ア|甲の一||GL 2\n"
			 "第1章　総則|第2条|用語（略語を含む。）|2||期間。||GL 2\n",
			 "%s", print_rows(parted.part));
}

Test(book_articles, what_is_dropped_or_shared_has_its_rows_too)
{
	struct doc_origin origin = {.kind = ARTICLE_RUN, .key = "a b"};
	struct doc_origin waiting = {.kind = ARTICLE_RUN, .key = ""};

	add_chapter("第1章　総則");
	add_article("第1条　削除", NULL)->references = NULL;
	struct doc_node *line = doc_add(run->arena, part, DOC_PARAGRAPH,
					"第2条（甲、乙）及び第3条（丙）の事項は、別表に定める。");

	line->origin = &origin;
	line->measures = "R1\nR2、R3";
	line->references = "\nGL 4";
	doc_add(run->arena, part, DOC_PARAGRAPH, "第3条の一部（協議中。）")->origin = &waiting;
	cr_expect_str_eq(print_rows(take().part),
			 "第1章　総則|第1条||||削除||\n"
			 "第1章　総則|第2条|甲、乙|||第2条の事項は、別表に定める。|R1|\n"
			 "第1章　総則|第3条|丙|||第3条の事項は、別表に定める。|R2、R3|GL 4\n"
			 "第1章　総則|第3条の一部|丙|||第3条の一部（協議中。）||\n",
			 "%s", print_rows(take().part));
}

Test(book_articles, what_follows_has_a_sheet_of_its_own)
{
	doc_add(run->arena, part, DOC_PARAGRAPH, "前書");
	add_chapter("第1章　総則");
	doc_add(run->arena, add_article("第1条", "（目的）"), DOC_PARAGRAPH, "文。");
	doc_add(run->arena, part, DOC_HEADING, "附則")->level = 1;
	doc_add(run->arena, part, DOC_PARAGRAPH, "施行する。");
	const struct sheet_articles parted = take();

	cr_expect_str_eq(parted.part->first->text, "前書");
	cr_assert_not_null(parted.behind);
	cr_expect_str_eq(parted.behind->text, "附則");
	cr_expect_str_eq(parted.behind->first->text, "施行する。");
	cr_expect_null(parted.behind->foot);
	const struct book *b = book_lay_out(&run->rc, d);

	cr_assert_eq(b->sheets.n, 2);
	cr_expect_str_eq(b->sheets.at[0]->name, "条文");
	cr_expect_str_eq(b->sheets.at[1]->name, "附則");
	cr_expect_eq(b->sheets.at[0]->table_heads.n, 8);
}

/* A memorandum is signed as it is read. */
Test(book_articles, articles_without_chapters_stay_a_letter)
{
	doc_add(run->arena, add_article("第1条", "（目的）"), DOC_PARAGRAPH, "文。");
	cr_expect_eq(take().part, part);
	cr_expect_eq(book_lay_out(&run->rc, d)->sheets.at[0]->table_heads.n, 0);
}

Test(book_articles, a_link_to_an_article_leads_to_its_number)
{
	add_chapter("第1章　総則");
	doc_add(run->arena, add_article("第1条", "（目的）"), DOC_PARAGRAPH, "文。");
	struct doc_node *second = add_article("第2条", "（用語）");

	second->id = "clause-b";
	doc_add(run->arena, second, DOC_PARAGRAPH, "一。");
	add_labelled(second, DOC_PARAGRAPH, "2", "二。");
	const struct book *b = book_lay_out(&run->rc, d);
	const struct sheet *s = b->sheets.at[0];
	const char *target = book_link_target(run->arena, b, "clause-b");

	cr_assert_not_null(target);
	cr_expect_str_eq(target, arena_printf(run->arena, "internal:'条文'!B%zu", s->head_y + 3),
			 "%s", target);
}
