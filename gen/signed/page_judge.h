/* SPDX-License-Identifier: MIT
 *
 * What a page of a file says that the issued one does not, from its words and its picture: whether
 * it stands beside what was issued (in the margin, or where parties sign), or changes it.
 */
#ifndef BUNKAI_SIGNED_PAGE_JUDGE_H
#define BUNKAI_SIGNED_PAGE_JUDGE_H

#include "signed/page_picture.h"
#include "signed/page_words.h"
#include "signed/pdf_facts.h"

struct page_case {
	int page;                      /* of the file, from 1 */
	bool moved;                    /* facts do not hold it against the issued page */
	struct page_words *was, *is;
	const struct drawn_page *was_drawn, *is_drawn; /* NULL: not drawn */
	bool rewritten;                /* another program wrote the file: it may draw a little otherwise */
	FILE *was_input, *is_input;    /* to draw the pages anew, finer */
	int was_page;
	const struct pdf_facts *facts; /* widgets and annotations of the page */
};

/* Adds a place for each difference. */
void page_judge(struct arena *a, struct page_case *c, struct signed_answer *out);

/*
 * Adds what the widget of a signature hides: words of the issued page that it stands on, save in
 * the places where parties sign.
 */
void page_judge_widgets(struct arena *a, struct page_case *c, struct signed_answer *out);

#endif
