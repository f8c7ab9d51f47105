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

/* Pages of a document whose second part follows the first one. */
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

/* On paper that lies the same way, with the same foot, where there is room. */
Test(page_keep, a_part_that_follows_goes_on_on_the_page)
{
	cr_expect_eq(pages_of_two(false, 5, false, NULL), 2);
	cr_expect_eq(pages_of_two(true, 5, false, NULL), 1);
	cr_expect_eq(pages_of_two(true, 5, true, NULL), 2);
	cr_expect_eq(pages_of_two(true, 5, false, "※ 二次資料による確認"), 2);
	cr_expect_eq(pages_of_two(true, 36, false, NULL), 2);
}
