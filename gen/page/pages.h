/* SPDX-License-Identifier: MIT
 *
 * What stands on the pages, before any of it is written: the lay-out fills pages, the printer
 * walks them, and tests ask them whether anything leaves its box. Coordinates are points from the
 * page's upper left corner, y downwards.
 */
#ifndef BUNKAI_PAGE_SHEET_H
#define BUNKAI_PAGE_SHEET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/hash.h"
#include "render/paper.h"
#include "render/style.h"

/* What a stretch of the document is (page/tags.h). */
enum tag_kind {
	TAG_PARAGRAPH,
	TAG_DOCUMENT,
	TAG_SECTION,
	TAG_HEADING,
	TAG_CONTENTS,
	TAG_ENTRY,
	TAG_REFERENCE,
	TAG_LINK,
	TAG_LIST,
	TAG_ITEM,
	TAG_LABEL,
	TAG_BODY,
	TAG_TABLE,
	TAG_ROW,
	TAG_COLUMN_HEAD,
	TAG_ROW_HEAD,
	TAG_CELL,
	TAG_FIGURE,
	TAG_GROUP,
	TAG_SIGN,  /* stands for words */
	TAG_BLANK, /* to write in */
	TAG_BOX,   /* to tick */
	TAG__MAX,
};

/* Small: a long table has a million of them. */
struct page_tag {
	uint32_t parent;  /* number of an element, from 1; 0: none */
	uint32_t rows;    /* that a cell covers */
	/*
	 * number, from 1, of what it has besides: a figure of `figures`, a sign and a blank words
	 * of `said`, a cell heads of `heads`; 0: nothing
	 */
	uint32_t more;
	uint16_t columns; /* that a cell covers */
	uint8_t kind;     /* enum tag_kind */
	uint8_t level;    /* of a heading */
	bool named;       /* other cells name it as their head */
};

/* The elements that head a cell where those beside and above it do not. */
struct page_heads {
	const uint32_t *at;
	size_t n;
};

struct page_figure {
	const char *alt;            /* what it says */
	double x, y, width, height; /* on its page */
	size_t page, pieces;        /* one over several pages has no box */
};

struct page_text {
	const char *text; /* not copied, not NUL-ended */
	size_t len;
	enum style_face face;
	unsigned color;
	double x, y, size; /* y is the base line */
	double spacing;    /* added behind every character that is not within a Latin word */
	/* of its bytes, in the page's arena: see latin_find; these are not stretched */
	const bool *latin;
	double width;      /* as measured */
	double limit;      /* right edge of the box it must stay in */
	bool parted;       /* what is read behind it is another word: a blank goes between them */
	/*
	 * the element it belongs to; 0: none, as for running lines and what is said again on the
	 * next page
	 */
	size_t tag;
	/* stretches that belong to other elements, such as links; the last goes on to the end */
	const struct page_run *runs;
	size_t n_runs;
};

/* From that byte of a text on, up to the next run. */
struct page_run {
	size_t from, tag;
};

struct page_fill {
	double x, y, width, height;
	unsigned color;
	size_t tag; /* the figure or the blank it belongs to; 0: none */
};

/* The frame of a cell, or a rule where width or height is 0. */
struct page_frame {
	double x, y, width, height, thickness;
	unsigned color;
	bool dotted;
	size_t tag; /* of a rule: the blank it belongs to; 0: none */
};

/* A line of a figure, across or down. */
struct page_stroke {
	double x0, y0, x1, y1, thickness;
	double dash; /* length of a dash, points; 0: solid */
	double tip;  /* size of the arrow's head at the end, points; 0: none */
	unsigned color;
	size_t tag;
};

/* A PNG picture. */
struct page_picture {
	double x, y, width, height;
	const char *bytes;
	size_t len;
	size_t tag;
};

struct page_link {
	double x, y, width, height;
	const char *to; /* as in the tree: see doc_link_anchor */
	size_t tag;
	const char *says; /* all the linked words, also those on other lines */
};

/* At the sides of the type area; lines that run along it stand in there. */
struct page_white {
	double left, right, top, bottom;
};

/* What a part says at the foot of its pages. */
struct page_foot {
	const char *text;
	size_t tag; /* its element, on the first page of its part; 0: none */
};

/*
 * Its vectors, but for the links and feet, live in an arena of their own when the page is written as soon as
 * it is full: see page_sink.
 */
struct page {
	struct arena *arena;
	double width, height;
	struct page_white white;
	/*
	 * how far right and down all of it is printed from where it stands here: on a sheet's back
	 * the gutter is at the other side
	 */
	double shift_x, shift_y;
	double bottom; /* of the type area: blocks stay above it */
	double filled; /* the share of the type area that blocks took, once the next page began */
	/* what stands between it and the running line: those of its parts, each once */
	VEC(struct page_foot) feet;
	VEC(struct page_fill) fills;
	VEC(struct page_frame) frames;
	VEC(struct page_stroke) strokes;
	VEC(struct page_text) texts;
	VEC(struct page_link) links;
	VEC(struct page_picture) pictures;
};

struct page_anchor {
	size_t page;
	double y;
	const char *id;
};

struct page_bookmark {
	const char *title;
	int depth; /* 0: top */
	struct page_anchor at;
};

struct pages {
	struct arena *arena;
	VEC(struct page) all;
	VEC(struct page_tag) tags; /* number n is at n - 1 */
	VEC(struct page_figure) figures;
	VEC(const char *) said;
	VEC(struct page_heads) heads;
	bool apart; /* pages have arenas of their own */
	VEC(struct page_bookmark) bookmarks;
	VEC(struct page_anchor *) anchored;
	struct map *anchors; /* id -> struct page_anchor */
};

/* `apart`: each page has an arena of its own, for pages_empty. */
struct pages *pages_new(struct arena *a, bool apart);
/* Every second page is the back of a sheet. */
struct page *pages_add(struct pages *p, const struct paper *paper);

/* Frees the arenas of pages. */
void pages_close(struct pages *p);

/* Forgets what stands on a page, but for its links; what is put there later begins anew. */
void pages_empty(struct pages *p, struct page *page);

/* The page begun last. */
struct page *pages_last(const struct pages *p);

/*
 * Puts a text before the one that is number `at` on its page: programs that read a page take texts
 * in their order.
 */
void pages_insert_text(struct page *s, size_t at, struct page_text text);

/* A place on the last page that links can name. */
void pages_anchor(struct pages *p, const char *id, double y);

/* Bookmarks are counted from 0. */
void pages_bookmark(struct pages *p, const char *title, int depth, double y);

/* The anchor that comes with bookmark n, for links from the contents. */
const char *pages_bookmark_anchor(struct arena *a, size_t n);

/* How much stands on the last page: what is put there later can be moved to the next page. */
struct pages_mark {
	size_t fills, frames, texts, links, bookmarks, anchored;
	double y;
};

struct pages_mark pages_mark(const struct pages *p, double y);

/*
 * Moves what came after the mark from the last page but one to the last, so that the mark's y
 * becomes `y`.
 */
void pages_carry_over(struct pages *p, const struct pages_mark *mark, double y);

#endif
