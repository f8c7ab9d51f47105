/* SPDX-License-Identifier: MIT
 *
 * The PDF container: pages with content operators, pictures, bookmarks, and the file. Fonts, tags,
 * links and properties have headers beside this one. Wraps libharu, which keeps the first error:
 * every call after it does nothing, and haru_save tells.
 */
#ifndef BUNKAI_PDF_HARU_H
#define BUNKAI_PDF_HARU_H

#include <stddef.h>

#include "base/arena.h"
#include "pdf/haru_links.h"

struct haru;

/* NULL when the library cannot start. */
struct haru *haru_open(struct arena *a);
void haru_close(struct haru *h);

/* Adds a page, sizes in points, and returns its number from 0. */
size_t haru_add_page(struct haru *h, double width, double height);

/* Appends content operators (PDF 32000-1, annex A). */
void haru_write(struct haru *h, size_t page, const char *operators, size_t len);

/* What was written so far is packed: it takes little room. What follows comes behind it, once. */
void haru_pack(struct haru *h, size_t page);

/* From here on the page's fills let the ground through: 0 invisible, 1 solid. */
void haru_fade(struct haru *h, size_t page, double alpha);

/* A bookmark below `parent` (0: at the top); its number, from 1, serves as a parent. */
size_t haru_bookmark(struct haru *h, size_t parent, const char *title, struct haru_place to);

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
