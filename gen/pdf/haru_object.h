/* SPDX-License-Identifier: MIT
 *
 * The PDF under way as the files of the adapter to libharu see it, and the making of its objects;
 * nobody else includes this. Objects made with libharu's own functions belong to its document.
 * Every function may be called after an error; it does nothing then.
 */
#ifndef BUNKAI_PDF_HARU_OBJECT_H
#define BUNKAI_PDF_HARU_OBJECT_H

#include <hpdf.h>
#include <stdbool.h>

#include "base/arena.h"
#include "base/strbuf.h"

struct haru {
	struct arena *arena;
	HPDF_Doc doc;
	HPDF_ExtGState faded;
	HPDF_Dict font_names; /* of all pages */
	VEC(HPDF_Page) pages;
	VEC(HPDF_Dict) fonts;
	VEC(HPDF_Outline) bookmarks;
	struct haru_structure *structure; /* of haru_tags.c; NULL: none yet */
	struct strbuf seen;               /* digests of the pages' operators */
	const char *identity;             /* of the file, from these: 16 bytes in hexadecimal */
	HPDF_UINT repeated, repeats;      /* entries of an object that is listed several times */
	HPDF_STATUS error;
};

/* A dictionary that others refer to; NULL after an error. */
HPDF_Dict haru_new_dict(struct haru *h);

/* A stream of these bytes, compressed or not, that others refer to. */
HPDF_Dict haru_new_stream(struct haru *h, const char *bytes, size_t len, bool compressed);

/* A string of ASCII. */
HPDF_String haru_new_string(struct haru *h, const char *ascii);

/* An array that names a place on a page, points from its lower left corner. */
HPDF_Array haru_new_destination(struct haru *h, size_t page, double x, double y);

/* By which others refer to it; 0: to none. */
unsigned haru_object_number(void *object);

/* Sets a member; `value` is any object of libharu's, NULL does nothing. */
void haru_put(struct haru *h, HPDF_Dict dict, const char *key, void *value);
void haru_put_name(struct haru *h, HPDF_Dict dict, const char *key, const char *name);
void haru_put_number(struct haru *h, HPDF_Dict dict, const char *key, long value);

/*
 * Any text, as UTF-16 with its mark (PDF 32000-1, 7.9.2.2): libharu's own strings stop at U+FFFF.
 */
void haru_put_text(struct haru *h, HPDF_Dict dict, const char *key, const char *text);

/* The same as it stands in a file: <FEFF…>. */
void haru_print_text(struct strbuf *sb, const char *text);

/*
 * Lists an object that others may refer to n times more, under the numbers that follow its own:
 * each time it is written its writer says something else. haru_release_object comes before the
 * document is freed.
 */
void haru_repeat_object(struct haru *h, HPDF_Dict object, size_t n);
void haru_release_object(struct haru *h);

#endif
