/* SPDX-License-Identifier: MIT
 *
 * How much room a text takes in a cell: widths from the fonts, lines from a wrap that breaks less
 * often than any office program does, so that a height counted here is never too small elsewhere.
 */
#ifndef BUNKAI_TYPE_MEASURE_H
#define BUNKAI_TYPE_MEASURE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "render/style.h"

struct measurer;

/*
 * NULL and missing-font when neither a face's font nor its fallback is there. Close it in the end.
 */
struct measurer *measure_open(struct arena *a, const struct style *style, struct diag_list *dl);
void measure_close(struct measurer *m);

/* Points; `text` may have several lines. */
double measure_width(struct measurer *m, const struct look *look, const char *text);

/* Points; the widest piece that has no place to break. */
double measure_widest_piece(struct measurer *m, const struct look *look, const char *text);

/* Lines a text needs when its lines may be `width` points long; at least 1. */
size_t measure_lines(struct measurer *m, const struct look *look, const char *text, double width);

/* What a program that knows no rule but to keep Latin words whole leaves together. */
struct measure_piece {
	long width; /* 1/1000 em */
	size_t letters;
	bool never_first; /* it begins with a mark that must not begin a line */
	bool ends;        /* its line ends with it */
};

struct measure_pieces {
	VEC(struct measure_piece) all; /* at least one */
	double size; /* points of an em */
};

/* Of a text; they live in the arena. */
struct measure_pieces measure_pieces(struct measurer *m, struct arena *a, const struct look *look,
				     const char *text);

/*
 * How badly they break in lines of `width` points: 1 for each line that begins with a mark that must
 * not, 2 for a last line of one or two letters.
 */
size_t measure_bad_breaks(const struct measure_pieces *pieces, double width);

#endif
