/* SPDX-License-Identifier: MIT
 *
 * Elements of the structure: which cells head which, what stands in a link, and what is said where
 * people write. tests/tagged.py reads whole files.
 */
#include <criterion/criterion.h>
#include <string.h>
#include <unistd.h>

#include "base/text.h"
#include "page/tags.h"
#include "page_case.h"

static size_t count_tags(const struct page_setter *p, enum tag_kind kind)
{
	size_t n = 0;

	for (size_t i = 0; i < p->pages->tags.n; i++)
		n += p->pages->tags.at[i].kind == kind;
	return n;
}

/* The nth element of a kind, from 1, is number: */
static size_t find_tag(const struct page_setter *p, enum tag_kind kind, size_t nth)
{
	for (size_t i = 0; i < p->pages->tags.n; i++)
		if (p->pages->tags.at[i].kind == kind && !--nth)
			return i + 1;
	cr_assert_fail("no such element");
	return 0;
}

static const struct page_heads *heads_of(const struct page_setter *p, size_t tag)
{
	size_t n = p->pages->tags.at[tag - 1].more;

	return n ? &p->pages->heads.at[n - 1] : NULL;
}

static const char *said_by(const struct page_setter *p, enum tag_kind kind, size_t nth)
{
	return p->pages->said.at[p->pages->tags.at[find_tag(p, kind, nth) - 1].more - 1];
}

/* A table of three columns, of which one names the rows. */
static struct doc_node *named_table(struct page_case *k, size_t naming)
{
	struct doc_node *t = case_table(k, doc_add_part(k->arena, k->doc, "表"), 1);

	t->n_columns = 3;
	t->columns = arena_alloc(k->arena, 3 * sizeof *t->columns);
	t->columns[naming].heads = true;
	row_of(k, t, "head", "項番", "甲", "乙");
	return t;
}

static void add_group(struct page_case *k, struct doc_node *table, const char *role,
		      const char *text)
{
	row_of(k, table, role, text)->first->colspan = 3;
}

Test(page_tags, the_cell_that_names_a_row_heads_it)
{
	struct page_case *k = case_start();
	struct doc_node *t = named_table(k, 0);

	row_of(k, t, NULL, "R1", "◎", "○");
	row_of(k, t, NULL, "", "◎", "○"); /* nothing names it */
	const struct page_setter *p = case_lay_out(k);

	cr_expect_eq(count_tags(p, TAG_ROW_HEAD), 1);
	cr_expect_eq(count_tags(p, TAG_COLUMN_HEAD), 3);
	cr_expect_str_eq(tag_scope(&p->pages->tags.at[find_tag(p, TAG_ROW_HEAD, 1) - 1]), "Row");
	cr_expect_eq(p->pages->heads.n, 0, "readers find it at the left");
	case_stop(k);
}

Test(page_tags, groups_head_the_heads_of_their_rows)
{
	struct page_case *k = case_start();
	struct doc_node *t = named_table(k, 0);

	add_group(k, t, "group", "論点一");
	add_group(k, t, "group-2", "リスク一");
	row_of(k, t, NULL, "R1", "◎", "○");
	add_group(k, t, "group", "論点二");
	row_of(k, t, NULL, "R2", "◎", "○");
	const struct page_setter *p = case_lay_out(k);
	size_t topic = find_tag(p, TAG_ROW_HEAD, 1), risk = find_tag(p, TAG_ROW_HEAD, 2),
	       first = find_tag(p, TAG_ROW_HEAD, 3), other = find_tag(p, TAG_ROW_HEAD, 4),
	       second = find_tag(p, TAG_ROW_HEAD, 5);

	cr_expect_null(heads_of(p, topic));
	cr_expect_eq(heads_of(p, risk)->at[0], topic);
	cr_expect_eq(heads_of(p, first)->at[0], risk);
	cr_expect_eq(heads_of(p, second)->at[0], other, "the inner group has ended");
	cr_expect(p->pages->tags.at[topic - 1].named && p->pages->tags.at[risk - 1].named);
	cr_expect_not(p->pages->tags.at[second - 1].named);
	case_stop(k);
}

Test(page_tags, a_cell_before_its_head_names_all_its_heads)
{
	struct page_case *k = case_start();
	struct doc_node *t = named_table(k, 1);

	row_of(k, t, NULL, "24時間以内", "届け出る", "甲");
	const struct page_setter *p = case_lay_out(k);
	const struct page_heads *heads = heads_of(p, find_tag(p, TAG_CELL, 1));

	cr_assert_not_null(heads);
	cr_assert_eq(heads->n, 2);
	cr_expect_eq(heads->at[0], find_tag(p, TAG_ROW_HEAD, 1));
	cr_expect_eq(heads->at[1], find_tag(p, TAG_COLUMN_HEAD, 1));
	cr_expect_null(heads_of(p, find_tag(p, TAG_CELL, 2)));
	case_stop(k);
}

Test(page_tags, rows_without_a_name_hear_their_group)
{
	struct page_case *k = case_start();
	struct doc_node *t = named_table(k, 0);

	t->columns[0].heads = false;
	add_group(k, t, "group", "第3条");
	row_of(k, t, NULL, "新しい文", "古い文", "理由");
	const struct page_setter *p = case_lay_out(k);
	const struct page_heads *heads = heads_of(p, find_tag(p, TAG_CELL, 3));

	cr_assert_not_null(heads);
	cr_expect_eq(heads->at[0], find_tag(p, TAG_ROW_HEAD, 1));
	cr_expect_eq(heads->at[1], find_tag(p, TAG_COLUMN_HEAD, 3));
	case_stop(k);
}

Test(page_tags, a_head_over_several_rows_heads_them_all)
{
	struct page_case *k = case_start();
	struct doc_node *t = named_table(k, 0);

	row_of(k, t, NULL, "R1", "◎", "○")->first->rowspan = 2;
	row_of(k, t, NULL, "△", "−");
	const struct page_setter *p = case_lay_out(k);

	cr_expect_eq(count_tags(p, TAG_ROW_HEAD), 1);
	cr_expect_eq(p->pages->heads.n, 0);
	case_stop(k);
}

Test(page_tags, places_of_a_form_say_so)
{
	struct page_case *k = case_start();
	struct doc_node *t = named_table(k, 0);

	t->columns[1].input = t->columns[2].input = true;
	row_of(k, t, NULL, "作業の種別", "□定例　□臨時（承認：　　　　）", "");
	row_of(k, t, NULL, "", "", ""); /* all of it is to be written in: its heads say what */
	const struct page_setter *p = case_lay_out(k);

	cr_expect_eq(count_tags(p, TAG_BOX), 2);
	cr_expect_eq(count_tags(p, TAG_BLANK), 2, "one in the brackets, one cell");
	cr_expect_str_eq(said_by(p, TAG_BOX, 1), k->style->words[WORD_BOX]);
	cr_expect_str_eq(said_by(p, TAG_BLANK, 1), k->style->words[WORD_BLANK]);
	case_stop(k);
}

Test(page_tags, boxes_and_blanks_elsewhere_are_words)
{
	struct page_case *k = case_start();

	row_of(k, named_table(k, 0), NULL, "□は未了", "日付　　　時刻", "");
	const struct page_setter *p = case_lay_out(k);

	cr_expect_eq(count_tags(p, TAG_BOX) + count_tags(p, TAG_BLANK), 0);
	case_stop(k);
}

Test(page_tags, lines_of_a_signature_say_whose_they_are)
{
	struct page_case *k = case_start();
	struct doc_node *s =
		doc_add(k->arena, doc_add_part(k->arena, k->doc, "署名"), DOC_SIGNATURE, NULL);

	row_of(k, s, "party", "甲");
	row_of(k, s, NULL, "年月日", "");
	row_of(k, s, NULL, "名称", "みなと病院");
	row_of(k, s, NULL, "代表者　　　印", "");
	row_of(k, s, "party", "乙");
	row_of(k, s, NULL, "代表者　　　印", "山田　花子");
	const struct page_setter *p = case_lay_out(k);

	cr_assert_eq(count_tags(p, TAG_BLANK), 3);
	cr_expect(text_starts(said_by(p, TAG_BLANK, 1), "甲の年月日"));
	cr_expect(text_starts(said_by(p, TAG_BLANK, 2), "甲の代表者"));
	cr_expect(text_starts(said_by(p, TAG_BLANK, 3), "乙の代表者"));
	cr_expect_str_neq(strstr(said_by(p, TAG_BLANK, 2), "の代表者"),
			  strstr(said_by(p, TAG_BLANK, 3), "の代表者"),
			  "a name that is printed is not asked for");
	case_stop(k);
}

Test(page_tags, a_mark_says_what_it_stands_for)
{
	struct page_case *k = case_start();

	row_of(k, named_table(k, 0), NULL, "R1", "◎", "○")->first->next->full = "責任を負う";
	const struct page_setter *p = case_lay_out(k);

	cr_assert_eq(count_tags(p, TAG_SIGN), 1);
	cr_expect_str_eq(said_by(p, TAG_SIGN, 1), "責任を負う");
	case_stop(k);
}

Test(page_tags, a_link_over_several_lines_is_one)
{
	struct page_case *k = case_start();
	struct doc_node *paragraph =
		doc_add(k->arena, doc_add_part(k->arena, k->doc, "条項"), DOC_PARAGRAPH,
			case_repeat(k, "責任分界表の項番を見る。", 20));

	paragraph->link = "boundary#row-R1";
	const struct page_setter *p = case_lay_out(k);
	const struct page *s = pages_last(p->pages);

	cr_assert_gt(s->links.n, 2);
	cr_expect_eq(count_tags(p, TAG_LINK), 1);
	for (size_t i = 0; i < s->links.n; i++) {
		cr_expect_eq(s->links.at[i].tag, find_tag(p, TAG_LINK, 1));
		cr_expect_str_eq(s->links.at[i].says, paragraph->text);
	}
	case_stop(k);
}

static struct doc_node *linked_sentence(struct page_case *k)
{
	static const struct doc_span spans[] = {{9, 15, NULL, "boundary#row-R1"},
						{18, 24, NULL, "boundary#row-R1"}};
	struct doc_node *paragraph = doc_add(k->arena, doc_add_part(k->arena, k->doc, "条項"),
					     DOC_PARAGRAPH, "登録簿九一、九二による。");

	paragraph->spans = spans;
	paragraph->n_spans = 2;
	return paragraph;
}

/* Also when both lead to the same place. */
Test(page_tags, each_linked_word_of_a_sentence_is_a_link)
{
	struct page_case *k = case_start();

	linked_sentence(k);
	const struct page_setter *p = case_lay_out(k);
	const struct page *s = pages_last(p->pages);

	cr_expect_eq(count_tags(p, TAG_LINK), 2);
	cr_assert_eq(s->links.n, 2);
	cr_expect_str_eq(s->links.at[0].says, "九一");
	cr_expect_str_eq(s->links.at[1].says, "九二");
	case_stop(k);
}

/* As another program reads the structure: the words before a link, the link, the words behind it. */
Test(page_tags, a_link_is_read_in_its_sentence)
{
	struct page_case *k = case_start();
	char *path = case_path(k);
	struct render_result result = {0};

	linked_sentence(k);
	cr_assert(case_render(k, path, &result));
	char *text = text_squash(
		k->arena, case_output(k, arena_printf(k->arena,
						      "pdfinfo -struct-text -enc UTF-8 %s 2>&1",
						      path)));

	unlink(path);
	cr_expect_not_null(strstr(text, "\"登録簿\"Link(inline)"), "%s", text);
	cr_expect_not_null(strstr(text, "\"、\"Link(inline)"), "%s", text);
	cr_expect_not_null(strstr(text, "\"による。\""), "%s", text);
	case_stop(k);
}
