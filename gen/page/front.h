/* SPDX-License-Identifier: MIT
 *
 * What stands before the parts: the title block, and the contents of a document with articles or
 * several parts.
 */
#ifndef BUNKAI_PAGE_FRONT_H
#define BUNKAI_PAGE_FRONT_H

#include "page/page.h"

/* An entry of the contents, whose page number is known in the end. */
struct front_entry {
	size_t bookmark; /* its number */
	size_t page;     /* the page it stands on */
	size_t text;     /* number of its last line among the page's texts */
	double y, from;  /* base line; where its text ends */
	double right;    /* edge for the number */
};

struct front {
	VEC(struct front_entry) entries;
};

void front_set_title(struct page_setter *p);

/*
 * A document with more than a few articles or with several parts has contents, unless it says
 * otherwise; below short ones there is room for the first part.
 */
enum front_contents { FRONT_NO_CONTENTS, FRONT_SHORT_CONTENTS, FRONT_CONTENTS };

enum front_contents front_wants_contents(const struct doc *d);

void front_set_contents(struct page_setter *p, struct front *f);

/* Once all parts are set: page numbers and the dots before them. */
void front_number(struct page_setter *p, const struct front *f);

#endif
