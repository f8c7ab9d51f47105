/* SPDX-License-Identifier: MIT
 *
 * What the files of the adapter to libharu share; nobody else includes it. Objects made with
 * libharu's own functions belong to its document. Every function may be called after an error; it
 * does nothing then.
 */
#ifndef BUNKAI_PDF_HARU_INSIDE_H
#define BUNKAI_PDF_HARU_INSIDE_H

#include <hpdf.h>

#include "base/arena.h"
#include "base/strbuf.h"
#include "pdf/haru.h"

struct haru_element;

/* What the marks on a page belong to. */
struct haru_marks {
	VEC(size_t) elements; /* of each MCID */
};

struct haru {
	struct arena *arena;
	HPDF_Doc doc;
	HPDF_ExtGState faded;
	HPDF_Dict font_names; /* of all pages */
	VEC(HPDF_Page) pages;
	VEC(HPDF_Dict) fonts;
	VEC(HPDF_Outline) bookmarks;
	VEC(struct haru_element *) elements; /* of the structure; number n is at n - 1 */
	VEC(struct haru_marks) marks;        /* of each page */
	VEC(size_t) links;                   /* element of each link */
	/* digests of the pages' operators: the file's identity */
	struct strbuf seen;
	HPDF_STATUS error;
};

/* A dictionary that others refer to; NULL after an error. */
HPDF_Dict haru_new_dict(struct haru *h);

/* A stream of these bytes, compressed or not, that others refer to. */
HPDF_Dict haru_new_stream(struct haru *h, const char *bytes, size_t len, bool compressed);

/* Sets a member; `value` is any object of libharu's, NULL does nothing. */
void haru_put(struct haru *h, HPDF_Dict dict, const char *key, void *value);
void haru_put_name(struct haru *h, HPDF_Dict dict, const char *key, const char *name);
void haru_put_number(struct haru *h, HPDF_Dict dict, const char *key, long value);

/*
 * Any text, as UTF-16 with its mark (PDF 32000-1, 7.9.2.2): libharu's own strings stop at U+FFFF.
 */
void haru_put_text(struct haru *h, HPDF_Dict dict, const char *key, const char *text);

/* An array that names the place. */
HPDF_Array haru_destination(struct haru *h, struct haru_place to);

/* The link's place in the structure. */
void haru_mark_link(struct haru *h, size_t page, size_t element, HPDF_Dict link);

/* Writes the tree of tags and what leads to it; once, before the file is saved. */
void haru_end_structure(struct haru *h);

#endif
