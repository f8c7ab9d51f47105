/* SPDX-License-Identifier: MIT
 *
 * What the files share that print a body: relationships and pictures as they are met, and numbers
 * of what must have one.
 */
#ifndef BUNKAI_DOCX_PRINTING_H
#define BUNKAI_DOCX_PRINTING_H

#include "base/hash.h"
#include "base/strbuf.h"
#include "docx/body.h"
#include "package/package.h"
#include "render/paper.h"
#include "render/style.h"

struct docx_relation {
	const char *type, *target; /* type: behind …/relationships/ */
	bool outside;              /* leads to another file */
};

struct docx_printing {
	struct arena *a;
	const struct render_context *rc;
	const struct doc *doc;
	const struct docx_body *body;
	const struct docx_revision *revision; /* NULL: none */
	struct package_parts parts;
	VEC(struct docx_relation) relations;  /* of the document; number n is rIdn, from 1 */
	struct map *links;           /* from a target to the number of its relation */
	unsigned ids;                /* given to bookmarks and changes */
	unsigned pictures, heads;
};

/* The number of a relation of the document, from 1. */
size_t printing_relation(struct docx_printing *pr, const char *type, const char *target,
			 bool outside);

/* XML of one part, with its declaration; the text must live as long as the parts. */
void printing_add(struct docx_printing *pr, const char *name, const char *xml);

/* word/document.xml; adds pictures, heads and feet as they are met. */
void printing_document(struct docx_printing *pr);

/* The head and foot of a section, in their own parts. Adds what sectPr says of both. */
void printing_running(struct docx_printing *pr, struct strbuf *sb, const struct docx_setup *setup);

/* settings, styles, fonts, properties, relationships and types: all parts that are left. */
void printing_about(struct docx_printing *pr);

/* The paper that a setup names. */
struct paper printing_paper(const struct docx_printing *pr, const struct docx_setup *setup);

#define DOCX_W "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
#define DOCX_R \
	"xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""

#endif
