/* SPDX-License-Identifier: MIT
 *
 * Links of words on the page. tests/proof/links.py follows those of files.
 */
#include <criterion/criterion.h>
#include <string.h>

#include "../page/page_case.h"
#include "../support/trees.h"

/*
 * Every key is covered by its own link, as wide as it is, also where the note goes on in the next
 * line.
 */
Test(pdf_links, each_linked_word_has_its_own_box_in_a_pdf)
{
	enum { KEYS = 40 };
	struct page_case *k = case_start();
	struct doc_node *note =
		tree_linked_note(k->arena, doc_add_part(k->arena, k->doc, "条項"), KEYS);
	const struct page_setter *p = case_lay_out(k);
	const struct page *s = pages_last(p->pages);
	double covered[KEYS] = {0};

	for (size_t i = 0; i < s->links.n; i++) {
		const struct page_link *l = &s->links.at[i];

		cr_expect(l->x >= 40 && l->x + l->width <= s->width - 40, "%f %f", l->x, l->width);
		for (size_t n = 0; n < KEYS; n++)
			covered[n] += strcmp(l->to, note->spans[n].link) == 0 ? l->width : 0;
		for (size_t n = 0; n < i; n++)
			cr_expect(l->y != s->links.at[n].y ||
				  s->links.at[n].x + s->links.at[n].width <= l->x + 0.01);
	}
	for (size_t n = 0; n < KEYS; n++)
		cr_expect(covered[n] > 20 && covered[n] < 50, "%s: %f", note->spans[n].link,
			  covered[n]);
	case_stop(k);
}
