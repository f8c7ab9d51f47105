/* SPDX-License-Identifier: MIT
 *
 * The PDF container: pages with content operators, embedded fonts, links, bookmarks, properties.
 * Wraps libharu, which keeps the first error: every call after it does nothing, and haru_save
 * tells.
 */
#ifndef BUNKAI_PDF_HARU_H
#define BUNKAI_PDF_HARU_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "type/font_program.h"

struct haru;

/* NULL when the library cannot start. */
struct haru *haru_open(struct arena *a);
void haru_close(struct haru *h);

/* A font to be: text is shown by codes, two bytes each, high byte first. Returns its number. */
size_t haru_add_font(struct haru *h);

/* The name that content operators of all pages use for the font. */
const char *haru_font_name(struct haru *h, size_t font);

/*
 * Embeds the font and says what its codes 0 to n - 1 mean to who copies or searches. Once, before
 * haru_save.
 */
void haru_end_font(struct haru *h, size_t font, const struct font_program *program,
		   const struct font_code *codes, size_t n);

/* Adds a page, sizes in points, and returns its number from 0. */
size_t haru_add_page(struct haru *h, double width, double height);

/* Appends content operators (PDF 32000-1, annex A). */
void haru_write(struct haru *h, size_t page, const char *operators, size_t len);

/* From here on the page's fills let the ground through: 0 invisible, 1 solid. */
void haru_fade(struct haru *h, size_t page, double alpha);

struct haru_place {
	size_t page;
	double x, y; /* points from the page's lower left corner */
};

/*
 * An element of the document's structure (PDF 32000-1, 14.7 and 14.8): what a screen reader reads,
 * in this order. `type` is a standard structure type. The first element is the document.
 */
struct haru_tag {
	size_t parent;       /* number of an element; 0: none */
	const char *type;
	const char *alt;     /* what a figure says; NULL: none */
	const char *scope;   /* of a heading cell: Row or Column; NULL: none */
	size_t rows, columns; /* that a cell covers; 0: no cell */
	/* of a figure on one page: left, bottom, right, top, points; all 0: none */
	double box[4];
};

/* Returns the element's number, from 1. */
size_t haru_add_element(struct haru *h, const struct haru_tag *tag);

/* The number by which operators on the page mark what belongs to the element next (MCID). */
size_t haru_mark(struct haru *h, size_t page, size_t element);

struct haru_link {
	size_t page;
	double left, bottom, right, top; /* points */
	size_t element;   /* of type Link */
	const char *says; /* what a screen reader reads; NULL: none */
};

void haru_link(struct haru *h, const struct haru_link *link, struct haru_place to);

/* A link to the place that another file calls `name`; `file` is a path from this file's folder. */
void haru_link_outside(struct haru *h, const struct haru_link *link, const char *file,
		       const char *name);

/*
 * What other files call places of this one: names that rise by their bytes and differ. Once, before
 * haru_save.
 */
struct haru_name {
	const char *name;
	struct haru_place place;
};

void haru_name_places(struct haru *h, const struct haru_name *names, size_t n);

/* A bookmark below `parent` (0: at the top); its number, from 1, serves as a parent. */
size_t haru_bookmark(struct haru *h, size_t parent, const char *title, struct haru_place to);

/*
 * Says what the file is: properties, NULL ones left out, `epoch` in seconds since 1970 (UTC), and
 * the claim to be PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1), for which `profile`, the ICC
 * profile of its colours, goes in. Last before haru_save.
 */
void haru_describe(struct haru *h, const char *title, const char *author, long long epoch,
		   const char *profile, size_t profile_len);

/*
 * Embeds a PNG picture; NULL after an error. Its resource name on a page is for the operator Do, on
 * a square of one point (8.10.1).
 */
struct haru_picture;
struct haru_picture *haru_add_picture(struct haru *h, const char *bytes, size_t len);
const char *haru_picture_name(struct haru *h, size_t page, struct haru_picture *picture);

/* Writes the file. NULL when every byte of it is there, else the reason. */
const char *haru_save(struct haru *h, const char *path);

#endif
