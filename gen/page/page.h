/* SPDX-License-Identifier: MIT
 *
 * The press: the page under way and the place on it where the next block goes. Blocks take room
 * from it; it starts pages, takes headings along to the page of what they head, and puts the
 * running lines and the feet of parts on in the end.
 */
#ifndef BUNKAI_PAGE_PAGE_H
#define BUNKAI_PAGE_PAGE_H

#include <stdbool.h>

#include "doc/doc.h"
#include "page/sheet.h"
#include "render/render.h"
#include "render/style.h"
#include "type/lines.h"

struct press {
	struct arena *arena;
	const struct style *style;
	const struct doc *doc;
	struct faces *faces;
	struct line_setter setter;
	struct paper *paper;
	size_t page;                     /* the sheet that is written on */
	double left, right, top, bottom; /* the type area of the page under way */
	double y, owed;                  /* where the next block goes; white space due above it */
	bool landscape;
	/* of the pages that are begun; NULL: none, the document's */
	const char *foot, *paper_name;
	/* what stands below `glue` must not be the last on its page */
	bool glued;
	struct paper_mark glue;
	size_t tag;                      /* the element that is open (render/pdf_tags.h) */
	/* what is set now has been set before: it belongs to no element */
	bool again;
	VEC(int) headings;               /* depths of the headings above what is set next */
};

void press_new_page(struct press *p, bool landscape);

/*
 * The page goes on with the foot of the moment when that share of it is still empty; false and
 * unchanged when it is not.
 */
bool press_go_on(struct press *p, double least);

/* At least this much white above the next block, unless it starts a page. */
void press_owe(struct press *p, double white);

/* True when nothing but carried headings stands on the page. */
bool press_fresh(const struct press *p);

/* The height left for the next block. */
double press_room(const struct press *p);

/* Height of the type area: what an empty page offers. */
double press_height(const struct press *p);

/*
 * Takes room and returns its upper edge; a new page is started when it does not fit and the page is
 * not fresh.
 */
double press_take(struct press *p, double height);

/* The same for a heading: it moves on with the next block when that goes to the next page. */
double press_take_heading(struct press *p, double height);

/* Starts the next page of the same make; glued headings move there. */
void press_break(struct press *p);

/* The sheet that is written on. */
struct sheet *press_sheet(const struct press *p);

/* Feet, headers and footers on all pages, when it is known how many there are. */
void press_run(struct press *p);

/*
 * Names the origin of what is set next, for findings: the node's, else that of the node around it.
 */
void press_at(struct press *p, const struct doc_node *around, const struct doc_node *node);

#endif
