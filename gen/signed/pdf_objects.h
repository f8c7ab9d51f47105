/* SPDX-License-Identifier: MIT
 *
 * The objects of a PDF as a reader sees them, without any repair: a file whose cross-references are
 * not as they should be is not read. Wraps qpdf. Files may be hostile: call it in limited_run only.
 *
 *     struct pdf *p = pdf_open(a, bytes, len, &why);
 *     pdf_kind(pdf_get(pdf_root(p), "/AcroForm")) == PDF_DICT
 */
#ifndef BUNKAI_SIGNED_PDF_OBJECTS_H
#define BUNKAI_SIGNED_PDF_OBJECTS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

struct pdf;

enum pdf_kind {
	PDF_NULL,
	PDF_BOOL,
	PDF_NUMBER,
	PDF_STRING,
	PDF_NAME,
	PDF_ARRAY,
	PDF_DICT,
	PDF_STREAM,
	PDF_OTHER
};

/* A value; what an indirect one refers to is looked up by whoever asks. */
struct pdf_value {
	struct pdf *of;
	unsigned int at;
};

struct pdf_names {
	VEC(const char *) all;
};

/*
 * The bytes stay where they are until pdf_close. NULL: *why is 'encrypted' or 'damaged'.
 */
struct pdf *pdf_open(struct arena *a, const char *bytes, size_t len, const char **why);
void pdf_close(struct pdf *p);

size_t pdf_pages(const struct pdf *p);
struct pdf_value pdf_page(struct pdf *p, size_t i); /* from 0, with what it inherits */
/* Number of the page, from 1, that the value refers to; 0: it is no page. */
size_t pdf_page_number(struct pdf_value v);
struct pdf_value pdf_root(struct pdf *p);
struct pdf_value pdf_trailer(struct pdf *p);
struct pdf_value pdf_object(struct pdf *p, int id);

enum pdf_kind pdf_kind(struct pdf_value v);
int pdf_id(struct pdf_value v); /* 0: no indirect one */

/* Of a dictionary or a stream's; PDF_NULL when it has none. Keys and names begin with a slash. */
struct pdf_value pdf_get(struct pdf_value v, const char *key);
struct pdf_names pdf_keys(struct arena *a, struct pdf_value v);
size_t pdf_items(struct pdf_value v); /* 0: no array */
struct pdf_value pdf_item(struct pdf_value v, size_t i);

double pdf_number(struct pdf_value v);                     /* 0 when it is none */
const char *pdf_name(struct arena *a, struct pdf_value v); /* "" when it is none */
bool pdf_is_name(struct arena *a, struct pdf_value v, const char *name);
const char *pdf_text(struct arena *a, struct pdf_value v); /* of a string, UTF-8; "" when none */
const char *pdf_bytes(struct arena *a, struct pdf_value v, size_t *len);
const char *pdf_written(struct arena *a, struct pdf_value v); /* any value as it is written */

/* A value that is written so; PDF_NULL: none is. */
struct pdf_value pdf_parse(struct pdf *p, const char *written);
/* What bytes are without the filters that a stream's dictionary names; NULL: they cannot be had. */
const char *pdf_unpack(struct arena *a, struct pdf_value dict, const char *bytes, size_t len,
		       size_t *unpacked);

/* The bytes of a stream, without its filters if `plain`; NULL: they cannot be had. */
const char *pdf_stream(struct arena *a, struct pdf_value v, bool plain, size_t *len);

#endif
