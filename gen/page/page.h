/* SPDX-License-Identifier: MIT
 *
 * The page setter: the page under way and the place on it where the next block goes. Blocks take
 * room from it; it begins pages and takes headings along to the page of what they head.
 */
#ifndef BUNKAI_PAGE_PAGE_H
#define BUNKAI_PAGE_PAGE_H

#include <stdbool.h>

#include "doc/doc.h"
#include "page/pages.h"
#include "render/render.h"
#include "render/style.h"
#include "type/lines.h"

/* A page whose blocks end above its bottom, so that the next one has more of them. */
struct page_end {
	size_t page;
	double share; /* of the type area's height */
};

struct page_seam {
	struct page_end at;
	const struct doc_node *block; /* which begins there */
};

/* Where the blocks of a part begin: a page that ends there parts none of them. */
struct page_seams {
	struct arena *arena;
	VEC(struct page_seam) all;
};

/* The height of a foot's lines in a type area of that width, points. */
struct foot_measure {
	const char *foot;
	double width, height;
};

struct page_setter {
	struct arena *arena;
	const struct style *style;
	const struct doc *doc;
	struct faces *faces;
	struct line_setter setter;
	struct pages *pages;
	size_t page;                     /* number of the page that is written on */
	double left, right, top, bottom; /* the type area of the page under way */
	double y, owed;                  /* where the next block goes; white space due above it */
	double height;                   /* of the type area, when the page does not end early */
	double air;                      /* white that each row of tables gets, points */
	struct page_end early;           /* the page that ends early; share 0: none does */
	struct page_seams *seams;        /* NULL: nobody asks where blocks begin */
	bool landscape;
	/* of the pages that are begun; NULL: none; the document's */
	const char *foot, *paper;
	struct foot_measure measured; /* the foot last */
	/* what stands below `glue` must not be the last on its page */
	bool glued;
	struct pages_mark glue;
	size_t tag; /* the element that is open (page/tags.h) */
	/* what is set now has been set before: it belongs to no element */
	bool again;
	VEC(int) headings;               /* depths of the headings above what is set next */
	double figure_scale;             /* of the figure that is to stand below one; 0: its own */
	const struct page_sink *sink;    /* NULL: pages are kept until the end */
	size_t held;                     /* the first pages wait for numbers: they are kept */
	size_t sealed;                   /* pages before this one were given away, but for those */
};

/*
 * Who takes pages as soon as nothing more is set on them but links and running lines. What stood on
 * a page is forgotten then, so that a document of ten thousand pages needs room for two.
 */
struct page_sink {
	void (*take)(void *context, struct page_setter *p, size_t page);
	void *context;
};

/* Whether the pages from `first` on, before `end`, are all with the sink: nothing of them is kept. */
bool page_are_given_away(const struct page_setter *p, size_t first, size_t end);

void page_begin(struct page_setter *p, bool landscape);

/* Width of the type area on a paper; NULL: the document's. */
double page_width(const struct page_setter *p, const char *paper, bool landscape);

/*
 * Lines and whatever else is made from now on lives in that arena; returns the one before. What
 * stands on pages has arenas of its own, but points to texts.
 */
struct arena *page_use_arena(struct page_setter *p, struct arena *a);

/*
 * The page goes on with the foot of the moment below those it has, when that share of it is still
 * empty; false and unchanged when it is not.
 */
bool page_go_on(struct page_setter *p, double least);

/* The share of the type area that blocks have taken so far. */
double page_filled(const struct page_setter *p);

/* That page ends early from now on; it may be the one under way. */
void page_end_early(struct page_setter *p, struct page_end end);

/* At least this much white above the next block, unless it starts a page. */
void page_owe(struct page_setter *p, double white);

/* True when nothing but carried headings stands on the page. */
bool page_is_fresh(const struct page_setter *p);

/* The height left for the next block. */
double page_room(const struct page_setter *p);

/* Height of the type area: what an empty page offers that does not end early. */
double page_height(const struct page_setter *p);

/*
 * Takes room and returns its upper edge; a new page is started when it does not fit and the page is
 * not fresh.
 */
double page_take(struct page_setter *p, double height);

/* The same for a heading: it moves on with the next block when that goes to the next page. */
double page_take_heading(struct page_setter *p, double height);

/* Starts the next page of the same make; glued headings move there. */
void page_break(struct page_setter *p);

/* The page that is written on. */
struct page *page_now(const struct page_setter *p);

/* Between the type area and the foot of a part below it, points. */
static const double page_foot_gap = 5;

/* The words at the foot of a part's pages, in lines of that width. */
struct lines page_break_foot(struct page_setter *p, const char *foot, double width);

/*
 * Names the origin of what is set next, for findings: the node's, else that of the node around it.
 */
void page_set_origin(struct page_setter *p, const struct doc_node *around,
		     const struct doc_node *node);

#endif
