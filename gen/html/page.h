/* SPDX-License-Identifier: MIT
 *
 * A page of HTML while it is written: what all files of this room share. Every text goes through
 * html_text or html_attribute, so that nothing of a register, an answer or a file is ever markup.
 */
#ifndef BUNKAI_HTML_PAGE_H
#define BUNKAI_HTML_PAGE_H

#include "base/strbuf.h"
#include "doc/doc.h"
#include "render/render.h"
#include "render/style.h"

/* A line of the contents. */
struct html_entry {
	const char *id, *words;
	bool below; /* in the part above */
};

struct html_page {
	struct arena *a;
	const struct render_context *rc;
	const struct doc *doc;
	const struct style *style;  /* of the document's set-up */
	struct strbuf body;         /* what stands in <body> */
	struct strbuf rules;        /* style rules of single tables */
	bool *looks;                /* by their place in the style: those that the page shows */
	VEC(struct html_entry) contents; /* parts, and headings right below them */
	int heading;                /* level of the last one: the next is at most one more */
	int section;                /* of the part, or of the last heading in it */
	size_t parts, headings, tables, figures; /* so many stood before */
	const char *paper;          /* of the part that is written */
	bool landscape;
	const char *named_by;       /* id of the last heading, which names what stands below */
	const char *name;           /* and its words */
	/* NULL: figures are their words alone */
	struct picture_maker *pictures;
	bool failed;                /* and reported */
};

/* Puts the text out, each '\n' as a break. NULL is nothing. */
void html_text(struct html_page *p, const char *text);

/* Text inside of a line: no break. */
void html_line(struct strbuf *to, const char *text);

/* ` name="value"`, blank in front; nothing when the value is NULL. */
void html_attribute(struct html_page *p, const char *name, const char *value);

/* Markup of our own. */
void html_add(struct html_page *p, const char *markup);

/* ` class="…"` of a role, with other names before it; the look is noted as shown. */
void html_class(struct html_page *p, const char *others, const char *role);

/* The name of a role's class. */
const char *html_role_class(struct arena *a, const char *role);

/* An id as HTML takes it: without white space. */
const char *html_id(struct arena *a, const char *anchor);

/* Where a link of the tree leads: '#clause-a', '../hospital/rules.html#clause-a'. */
const char *html_address(struct arena *a, const char *link);

/* Base 64, in the arena. */
const char *html_base64(struct arena *a, const char *bytes, size_t len);

/* For a string in a style rule, between double quotes: only letters, digits and escapes. */
const char *html_css_string(struct arena *a, const char *text);

#endif
