/* SPDX-License-Identifier: MIT
 *
 * The articles of a document as one code: what amending sentences are written for and carried out
 * on.
 */
#ifndef BUNKAI_AMEND_ARTICLE_CODE_H
#define BUNKAI_AMEND_ARTICLE_CODE_H

#include "amend/provision.h"

/*
 * Articles and chapter headings of a document, in order. A heading has no lines; its label is 第2章
 * and its title what follows.
 */
struct article_code {
	VEC(struct provision) all;
};

struct article_code article_code_of(struct arena *a, const struct library *l, const struct doc *d);

/* 第9条 of '第9条　削除': the number by which sentences name a provision. */
const char *article_code_number(struct arena *a, const struct provision *p);

/* The same text, line by line: what two codes are compared by. */
const char *article_code_print(struct arena *a, const struct article_code *c);

#endif
