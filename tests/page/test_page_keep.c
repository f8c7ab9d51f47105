/* SPDX-License-Identifier: MIT
 *
 * What stands together at a page's end: an article and its note, signatures and the words above
 * them.
 */
#include "page/layout.h"

#include <criterion/criterion.h>

#include "page_case.h"

static struct page_case *k;

/* Paragraphs above, one more each time, so that what follows stands lower and lower. */
static void expect_kept(const char *first, const char *second,
			void (*add)(struct doc_node *part, const char *first, const char *second))
{
	size_t parted = 0;

	for (int n = 10; n < 60; n++) {
		k = case_start();
		struct doc_node *part = doc_add_part(k->arena, k->doc, "前文");

		for (int i = 0; i < n; i++)
			case_add(k, part, DOC_PARAGRAPH, NULL, "甲は、記録を保存する。");
		add(part, first, second);
		const struct page_setter *p = case_lay_out(k);

		for (size_t i = 0; i < p->pages->all.n; i++)
			parted += page_has(&p->pages->all.at[i], second) &&
				  !page_has(&p->pages->all.at[i], first);
		case_stop(k);
	}
	cr_expect_eq(parted, 0, "%s stands apart from %s %zu times", second, first, parted);
}

static void add_noted_article(struct doc_node *part, const char *first, const char *second)
{
	struct doc_node *article = case_article(k, part, 1, "記録"),
			*list = case_add(k, article, DOC_LIST, NULL, NULL);

	case_add(k, list, DOC_ITEM, "(1)", "接続した時刻");
	case_add(k, list, DOC_ITEM, "(2)", first);
	case_add(k, article, DOC_NOTE, NULL, second)->role = "basis";
}

Test(page_keep, a_note_does_not_stand_alone_at_the_head_of_a_page)
{
	expect_kept("作業の内容", "参照：システム運用編 7", add_noted_article);
}

static void add_signed(struct doc_node *part, const char *first, const char *second)
{
	case_add(k, part, DOC_PARAGRAPH, NULL, first)->role = "closing";
	struct doc_node *block = doc_add(k->arena, part, DOC_SIGNATURE, NULL);

	row_of(k, block, "party", second);
	row_of(k, block, NULL, "住所", "架空県例示市中央2丁目3番4号");
	row_of(k, block, NULL, "代表者　　　　　印", "");
}

Test(page_keep, signatures_stand_with_the_words_above_them)
{
	expect_kept("本書を作成し、各1通を保有する。", "乙", add_signed);
}

static void add_signed_article(struct doc_node *part, const char *first, const char *second)
{
	struct doc_node *article = case_article(k, part, 1, "協議");

	case_add(k, article, DOC_PARAGRAPH, "", "当事者は、本書に定めのない事項を協議する。");
	case_add(k, article, DOC_PARAGRAPH, "2", first);
	case_add(k, article, DOC_NOTE, NULL, "参照：システム運用編 7")->role = "basis";
	add_signed(part, "本書を作成し、各1通を保有する。", second);
}

Test(page_keep, signatures_stand_with_the_end_of_the_last_article)
{
	expect_kept("協議は、記録する。", "乙", add_signed_article);
}

/* But for those that fill their page. */
Test(page_keep, signatures_as_high_as_a_page_leave_the_words_above_them)
{
	for (int n = 5; n < 50; n += 3) {
		k = case_start();
		struct doc_node *part = doc_add_part(k->arena, k->doc, "前文");

		for (int i = 0; i < n; i++)
			case_add(k, part, DOC_PARAGRAPH, NULL, "甲は、記録を保存する。");
		case_add(k, part, DOC_PARAGRAPH, NULL, "本書を作成する。")->role = "closing";
		struct doc_node *block = doc_add(k->arena, part, DOC_SIGNATURE, NULL);

		for (int i = 0; i < 9; i++) {
			row_of(k, block, "party", "乙");
			row_of(k, block, NULL, "住所", "架空県例示市中央2丁目3番4号");
			row_of(k, block, NULL, "代表者　　　　　印", "");
		}
		expect_in_boxes(case_lay_out(k));
		case_stop(k);
	}
}

/* Pages of a document of two parts. */
static size_t pages_of_two(bool follows, size_t lines, bool landscape, const char *foot)
{
	k = case_start();
	k->doc->without_contents = true;
	struct doc_node *one = doc_add_part(k->arena, k->doc, "改正文"),
			*two = doc_add_part(k->arena, k->doc, "附則");

	for (size_t i = 0; i < lines; i++)
		case_add(k, one, DOC_PARAGRAPH, NULL, "第2条を削る。");
	case_add(k, two, DOC_PARAGRAPH, NULL, "この改正は、施行する。");
	two->follows = follows;
	two->landscape = landscape;
	two->foot = foot;
	const struct page_setter *p = case_lay_out(k);
	size_t n = p->pages->all.n;

	expect_in_boxes(p);
	cr_expect_eq(pages_with(p, "附則"), 1);
	case_stop(k);
	return n;
}

/* On paper that lies the same way, where there is room. */
Test(page_keep, a_part_that_follows_goes_on_on_the_page)
{
	cr_expect_eq(pages_of_two(false, 20, false, NULL), 2);
	cr_expect_eq(pages_of_two(true, 20, false, NULL), 1);
	cr_expect_eq(pages_of_two(true, 20, true, NULL), 2);
	cr_expect_eq(pages_of_two(true, 20, false, "※ 二次資料による確認"), 1);
	cr_expect_eq(pages_of_two(true, 36, false, NULL), 2);
}

/* Any part does where the page would be left nearly empty. */
Test(page_keep, a_part_begins_no_page_below_a_nearly_empty_one)
{
	cr_expect_eq(pages_of_two(false, 5, false, NULL), 1);
	cr_expect_eq(pages_of_two(false, 5, true, NULL), 2);
	cr_expect_eq(pages_of_two(false, 5, false, "※ 二次資料による確認"), 1);
}

/* A page has the feet of all parts that stand on it, each once, and the next page only its own. */
Test(page_keep, parts_on_one_page_have_their_feet_below_each_other)
{
	const char *const feet[] = {"◎ 責任", "※ 二次資料", "※ 二次資料"};

	k = case_start();
	k->doc->without_contents = true;
	for (size_t i = 0; i < ARRAY_LEN(feet); i++) {
		struct doc_node *part = doc_add_part(k->arena, k->doc, "別表");

		part->foot = feet[i];
		for (int n = 0; n < (i == 2 ? 60 : 2); n++)
			case_add(k, part, DOC_PARAGRAPH, NULL, "甲は、記録を保存する。");
	}
	const struct page_setter *p = case_lay_out(k);

	expect_in_boxes(p);
	cr_assert_eq(p->pages->all.n, 2);
	for (size_t i = 0; i < 2; i++) {
		cr_expect_eq(page_lines(&p->pages->all.at[0], feet[i]), 1);
		cr_expect_eq(page_lines(&p->pages->all.at[1], feet[i]), i);
	}
	case_stop(k);
}

/*
 * What the next part cannot share a page with ends on two pages that are both filled, however many
 * rows there are.
 */
Test(page_keep, the_last_rows_of_a_part_are_shared_out_over_two_pages)
{
	size_t shared = 0;

	for (int n = 20; n < 60; n++) {
		k = case_start();
		k->doc->without_contents = true;
		struct doc_node *part = doc_add_part(k->arena, k->doc, "別表"),
				*table = case_table(k, part, 1);

		row_of(k, table, NULL, "項", "内容");
		for (int i = 0; i < n; i++)
			row_of(k, table, NULL, "1", "記録を保存する。");
		doc_add_part(k->arena, k->doc, "図")->landscape = true;
		case_add(k, k->doc->last, DOC_PARAGRAPH, NULL, "横に置く。");
		const struct page_setter *p = case_lay_out(k);

		expect_in_boxes(p);
		for (size_t i = 0; i + 1 < p->pages->all.n && p->pages->all.n > 2; i++)
			cr_expect_gt(p->pages->all.at[i].filled, 0.4, "%d rows, page %zu", n, i);
		shared += p->pages->all.n > 2;
		case_stop(k);
	}
	cr_expect_gt(shared, 5);
}

/* The last line of a table, as a share of the page's height, and how many pages there are. */
static double lowest_of(bool fills, int rows, size_t *pages)
{
	k = case_start();
	k->doc->without_contents = true;
	struct doc_node *part = doc_add_part(k->arena, k->doc, "掲示"),
			*table = case_table(k, part, 1);

	part->fills = fills;
	row_of(k, table, NULL, "いつ", "電話");
	for (int i = 0; i < rows; i++)
		row_of(k, table, NULL, "平日", "0X-XXXX-1003");
	const struct page_setter *p = case_lay_out(k);
	const struct page *s = &p->pages->all.at[0];
	double lowest = 0;

	expect_in_boxes(p);
	for (size_t i = 0; i < s->frames.n; i++)
		if (s->frames.at[i].y + s->frames.at[i].height > lowest)
			lowest = s->frames.at[i].y + s->frames.at[i].height;
	*pages = p->pages->all.n;
	lowest /= s->bottom;
	case_stop(k);
	return lowest;
}

/* A poster has no white at its foot; a list that needs more than its page stays as it is. */
Test(page_keep, rows_of_a_part_that_fills_its_page_share_its_white)
{
	size_t pages, plain;

	cr_expect_lt(lowest_of(false, 5, &pages), 0.5);
	for (int rows = 1; rows < 20; rows += 6) {
		cr_expect_gt(lowest_of(true, rows, &pages), 0.95, "%d rows", rows);
		cr_expect_eq(pages, 1);
	}
	lowest_of(false, 90, &plain);
	lowest_of(true, 90, &pages);
	cr_expect_eq(pages, plain);
}
