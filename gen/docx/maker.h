/* SPDX-License-Identifier: MIT
 *
 * What the files share that make a body from a tree: where paragraphs go, which bookmarks are taken,
 * and the fonts by which numbers and columns are measured.
 */
#ifndef BUNKAI_DOCX_MAKER_H
#define BUNKAI_DOCX_MAKER_H

#include "base/hash.h"
#include "docx/body.h"
#include "page/page.h"
#include "picture/picture.h"

struct docx_maker {
	struct arena *a;
	const struct render_context *rc;
	const struct doc *doc;
	struct docx_body *body;
	struct page_setter *fonts;   /* sets no page: it measures */
	struct picture_maker *pictures; /* NULL: none was asked for */
	struct map *taken;           /* names of bookmarks */
	VEC(const char *) waiting;   /* bookmarks for the next paragraph */
	double width, height;        /* of the type area, points */
	bool breaks;                 /* the next paragraph begins a page */
};

/* Without runs; takes the bookmarks that wait, and the break. */
struct docx_paragraph maker_paragraph(struct docx_maker *m, const char *style,
				      const struct doc_node *node);

/* Behind all that the body has. Valid until the next one is put. */
struct docx_paragraph *maker_put(struct docx_maker *m, struct docx_paragraph p);

/* The bookmark of a key, for the next paragraph; nothing where one before has it, or key is NULL. */
void maker_mark(struct docx_maker *m, const char *key);

/* What XML can say: other signs are 〓, reported. */
const char *maker_clean(struct docx_maker *m, const char *text);

/* A text with its marked and linked stretches; `link` is that of what has none of its own. */
void maker_add_words(struct docx_maker *m, struct docx_paragraph *p, const char *text,
		     const struct doc_span *spans, size_t n_spans, const char *link);

/* A node's number, behind which its text begins. Nothing for one without. */
void maker_add_label(struct docx_maker *m, struct docx_paragraph *p, const char *label);

/* Title, and what it is dated; the list of parts and articles. */
void maker_add_front(struct docx_maker *m);

/* A table, key-value or signature node. */
void maker_add_table(struct docx_maker *m, const struct doc_node *node);

/* The bookmark of a part's, heading's or article's title, to which the contents lead. */
const char *maker_title_mark(struct docx_maker *m, const struct doc_node *node);

#endif
