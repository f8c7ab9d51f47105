/* SPDX-License-Identifier: MIT
 *
 * A document as a word processor has it: paragraphs with named styles, tables of paragraphs, and
 * what stands on each page. It lies between the tree and the file, because a comparison is made of
 * it: each run, end of a paragraph and row of a table is in both states, in the old or in the new
 * one. A reader who rejects all changes has the old paragraphs, one who accepts them the new ones.
 *
 *     struct docx_body *body = docx_body_of(a, rc, doc);
 *     ok = docx_print(rc, doc, body, NULL, path);
 */
#ifndef BUNKAI_DOCX_BODY_H
#define BUNKAI_DOCX_BODY_H

#include "doc/doc.h"
#include "render/render.h"

enum docx_change { DOCX_KEPT, DOCX_INSERTED, DOCX_DELETED };

/* What a run shows that is no text of its own. */
enum docx_field { DOCX_NO_FIELD, DOCX_PAGE, DOCX_PAGES, DOCX_PAGE_OF };

struct docx_run {
	enum docx_change change;
	const char *text;  /* '\n' is a line break; of a field what it showed last */
	const char *role;  /* look of the style, as of a span; NULL: the paragraph's */
	const char *link;  /* as of a node; NULL: none */
	const char *mark;  /* bookmark of this document that it leads to; NULL: none */
	enum docx_field field; /* DOCX_PAGE_OF: the page on which `mark` stands */
};

/* A figure, drawn: see picture/picture.h. Points. */
struct docx_picture {
	const char *png;
	size_t len;
	double width, height;
	const char *alt;
};

/*
 * A printed number (２, (1), ア) is a run of its own that ends in a tab, the first of its paragraph;
 * no other text has a tab. An article's number and title are one text: 第8条（申請）.
 */
struct docx_paragraph {
	const char *style;           /* a role of the house style, by which its named style goes */
	VEC(const char *) marks;     /* names of bookmarks that hold the paragraph */
	VEC(struct docx_run) runs;
	/* of its end: DOCX_DELETED joins it with the next in the new state, DOCX_INSERTED in the old */
	enum docx_change ending;
	/* stands in it alone, and comes and goes with its end; NULL: none */
	const struct docx_picture *picture;
	bool breaks, keeps;          /* begins a page; stays with the next */
	int depth;                   /* of a line of the contents: 0 part, 1 chapter, 2 article */
	double left, hang;           /* points: indent, and how far a number hangs into it */
	enum doc_align align;
	const struct doc_node *node; /* that it was made from; NULL: none */
};

struct docx_paragraphs {
	VEC(struct docx_paragraph) all;
};

struct docx_cell {
	int columns, rows;           /* spans, from 1 */
	bool covered;                /* by the one above: holds nothing */
	bool lined;                  /* people write on its lower edge: a place to sign */
	const char *role;            /* look: fill; NULL: plain */
	struct docx_paragraphs in;   /* at least one */
};

struct docx_row {
	enum docx_change change;
	bool heads;                  /* repeated on each page */
	VEC(struct docx_cell) cells;
	const struct doc_node *node;
};

struct docx_table {
	VEC(double) widths;          /* points */
	bool bare;                   /* has no frames: a place to sign */
	VEC(struct docx_row) rows;
	const struct doc_node *node;
};

/* Pages from here to the next setup. */
struct docx_setup {
	const char *paper;           /* A4 or A3 */
	bool landscape;
	bool goes_on;                /* on the page under way, whose paper it has */
	const char *foot;            /* what marks mean; NULL: nothing */
};

enum docx_kind { DOCX_PARAGRAPH, DOCX_TABLE, DOCX_SETUP };

struct docx_block {
	enum docx_kind kind;
	union {
		struct docx_paragraph paragraph;
		struct docx_table table;
		struct docx_setup setup;
	};
};

struct docx_body {
	VEC(struct docx_block) all;  /* the first is a setup */
	bool broken;                 /* a figure could not be drawn, reported: it is not printed */
};

/* Whose changes they are: both states are one document then. */
struct docx_revision {
	const char *author, *date;   /* ISO day */
};

/* All words of the tree, in its order, numbers as text. Nodes and strings are lent. */
struct docx_body *docx_body_of(struct arena *a, const struct render_context *rc,
			       const struct doc *d);

/*
 * Writes the file. `d` says what stands in heads, feet and properties. `revision` NULL: there are
 * no changes in the body; then a document with an identifier asks whoever edits it to track
 * changes. False: reported.
 */
bool docx_print(const struct render_context *rc, const struct doc *d, const struct docx_body *body,
		const struct docx_revision *revision, const char *path);

#endif
