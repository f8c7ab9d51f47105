/* SPDX-License-Identifier: MIT
 *
 * The PDF container: pages with content operators, embedded fonts, links, bookmarks, properties. Wraps libharu, which keeps the first
 * error: every call after it does nothing, and haru_save tells.
 */
#ifndef BUNKAI_RENDER_HARU_H
#define BUNKAI_RENDER_HARU_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "render/font.h"

struct haru;

/* NULL when the library cannot start. */
struct haru *haru_open(struct arena *a);
void haru_close(struct haru *h);

/* Embeds a cut font (render/font.h) and returns its number. Text is shown by codes, two bytes each, high byte first. */
size_t haru_add_font(struct haru *h, const struct font_cut *cut);

/* Says what the codes 0 to n - 1 of the font draw, how wide, and what they mean to who copies or searches. Once, before haru_save. */
void haru_set_codes(struct haru *h, size_t font, const struct font_code *codes, size_t n);

/* Adds a page, sizes in points, and returns its number from 0. */
size_t haru_add_page(struct haru *h, double width, double height);

/* The name that content operators of this page use for the font. */
const char *haru_font_name(struct haru *h, size_t page, size_t font);

/* Appends content operators (PDF 32000-1, annex A). */
void haru_write(struct haru *h, size_t page, const char *operators, size_t len);

/* From here on the page's fills let the ground through: 0 invisible, 1 solid. */
void haru_fade(struct haru *h, size_t page, double alpha);

struct haru_place {
	size_t page;
	double x, y; /* points from the page's lower left corner */
};

void haru_link(struct haru *h, size_t page, double left, double bottom, double right, double top, struct haru_place to);

/* A bookmark below `parent` (0: at the top); its number, from 1, serves as a parent. */
size_t haru_bookmark(struct haru *h, size_t parent, const char *title, struct haru_place to);

/* Document properties; NULL members are left out. `epoch`: seconds since 1970, UTC. */
void haru_describe(struct haru *h, const char *title, const char *author, long long epoch);

/* Can the library unpack and show this PNG picture? It fits into memory, as its caller has seen. */
bool haru_can_show(const char *bytes, size_t len);

/* Embeds a PNG picture; NULL after an error. Its resource name on a page is for the operator Do, on a square of one point (8.10.1). */
struct haru_picture;
struct haru_picture *haru_add_picture(struct haru *h, const char *bytes, size_t len);
const char *haru_picture_name(struct haru *h, size_t page, struct haru_picture *picture);

/* Writes the file. NULL when every byte of it is there, else the reason. */
const char *haru_save(struct haru *h, const char *path);

#endif
