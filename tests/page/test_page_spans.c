/* SPDX-License-Identifier: MIT
 *
 * Marked words on the page: a line below each of them and below nothing else, also where the text
 * goes on in the next line.
 */
#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

#include "page_case.h"

static size_t count_rules(const struct page_setter *p, double *width)
{
	size_t rules = 0;

	*width = 0;
	for (size_t i = 0; i < p->pages->all.n; i++) {
		const struct page *s = &p->pages->all.at[i];

		for (size_t n = 0; n < s->frames.n; n++) {
			bool rule = s->frames.at[n].height == 0 && s->frames.at[n].thickness == 0.5;

			rules += rule;
			*width += rule ? s->frames.at[n].width : 0;
		}
	}
	return rules;
}

Test(page_spans, words_in_paragraphs_and_cells_are_underlined)
{
	static const struct doc_span five = {9, 16, "changed", NULL}, all = {0, 6, "changed", NULL};
	struct page_case *k = case_start();
	struct doc_node *part = doc_add_part(k->arena, k->doc, "新旧");
	struct doc_node *paragraph = doc_add(k->arena, part, DOC_PARAGRAPH, "作業の5日前まで");
	struct doc_node *row = row_of(k, case_table(k, part, 0), NULL, "", "新設"),
			*line = doc_add(k->arena, row->first, DOC_PARAGRAPH, "作業の7日前まで");
	double width;

	row->first->text = NULL;
	paragraph->spans = line->spans = &five;
	row->last->spans = &all;
	line->label = "2";
	paragraph->n_spans = line->n_spans = row->last->n_spans = 1;
	const struct page_setter *p = case_lay_out(k);

	expect_in_boxes(p);
	cr_expect_eq(count_rules(p, &width), 3);
	case_stop(k);
}

Test(page_spans, a_long_span_is_underlined_on_every_line)
{
	struct page_case *k = case_start();
	struct doc_node *paragraph =
		doc_add(k->arena, doc_add_part(k->arena, k->doc, "新旧"), DOC_PARAGRAPH,
			case_repeat(k, "全部が新しい文である。", 30));
	const struct doc_span all = {0, strlen(paragraph->text), "changed", NULL};
	double width;

	paragraph->spans = &all;
	paragraph->n_spans = 1;
	const struct page_setter *p = case_lay_out(k);

	expect_in_boxes(p);
	cr_expect_gt(count_rules(p, &width), 3);
	cr_expect_gt(width, 300 * style_look(k->style, "paragraph")->size);
	case_stop(k);
}
