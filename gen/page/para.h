/* SPDX-License-Identifier: MIT
 *
 * Lines of text on the page: single ones for cells and running lines, and paragraphs that break
 * over pages with at least two lines on either side.
 */
#ifndef BUNKAI_PAGE_PARA_H
#define BUNKAI_PAGE_PARA_H

#include <stdbool.h>

#include "doc/doc.h"
#include "page/page.h"

/* A link over all lines that it takes: one element, each line says all its words. */
struct line_link {
	const char *to;   /* NULL: nowhere */
	const char *says; /* lives as long as the pages; NULL: not made yet */
	size_t tag;       /* its element; 0: not made yet */
};

/* The marked words of a text: `base` is where the text begins. */
struct marked {
	const char *base;
	const struct doc_span *spans;
	size_t n;
	struct line_link *links; /* of the spans; NULL where none of them leads anywhere */
};

/* Of a text with these spans. */
struct marked marked_of(struct page_setter *p, const char *base, const struct doc_span *spans,
			size_t n);

/* Where a line stands. */
struct para_place {
	double x, width, y; /* y: the base line */
	enum doc_align align;
	bool stretch;       /* fill the measure, unless the line ends its paragraph */
	/* of the whole text `linked`; NULL: none */
	struct line_link *link;
	const char *linked;
	struct marked marked;
	size_t tag;         /* 0: the open one */
	bool form;          /* □ in it are boxes to tick, several wide blanks room to write */
	bool label;         /* other words of its element are read behind it */
};

void para_set_line(struct page_setter *p, const struct typeset_line *line, const struct look *look,
		   const struct para_place *place);

/* A thin rule. */
void para_set_rule(struct page_setter *p, double x, double y, double width);

/* A rule to write on: the element's place. */
void para_set_line_to_write_on(struct page_setter *p, double x, double y, double width, size_t tag);

/* Width in points of a text without line breaks. */
double para_width(struct page_setter *p, const char *text, const struct look *look);

struct para {
	const char *text, *label; /* NULL: none */
	const struct look *look;
	const char *link, *id;
	struct marked marked;     /* of `text` */
	/* of the text from the type area's left edge; of the label before the text */
	double indent, hang;
	double shorten;           /* kept free at the right */
	enum doc_align align;
	bool stretch, heading;    /* a heading is kept whole and with what follows */
	/* so is a short paragraph that leads to what follows, and the end of a longer one */
	bool leads;
	bool bookmark;
	int depth;                /* of the bookmark */
	enum tag_kind kind;       /* of its element; a heading is one anyway */
	bool more;                /* other blocks follow in the same element */
};

/* Returns the number of its element (page/tags.h). */
size_t para_set(struct page_setter *p, const struct para *para);

#endif
