/* SPDX-License-Identifier: MIT
 *
 * What a role looks like: face, size, colours, white. One object of a style file's `looks`.
 */
#ifndef BUNKAI_RENDER_LOOK_H
#define BUNKAI_RENDER_LOOK_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/fields.h"
#include "base/json.h"

enum style_face {
	FACE_GOTHIC,
	FACE_GOTHIC_BOLD,
	FACE_MINCHO,
	/* companions of the three above, for Latin words: see style_latin */
	FACE_LATIN_GOTHIC,
	FACE_LATIN_GOTHIC_BOLD,
	FACE_LATIN_MINCHO,
	FACE_FALLBACK_GOTHIC,
	FACE_FALLBACK_MINCHO,
	FACE_RARE,
	FACE__MAX
};

/* The frame of a figure's box, or how a line of a figure is drawn. */
enum look_border {
	BORDER_THIN,
	BORDER_THICK,
	BORDER_DASHED,
	BORDER_THICK_DASHED,
	BORDER_DOUBLE,
	BORDER_NONE,
	BORDER__MAX
};

struct look {
	const char *role;
	const char *name;      /* of the cell style in workbooks; NULL: after the role */
	enum style_face face;
	double size;           /* points */
	double least;          /* letters of a figure, which is made smaller, stay as large; points */
	unsigned color, fill;  /* 0xRRGGBB */
	bool has_fill, bold, underline;
	double before, after;  /* space above and below a block, points */
	double leading;        /* line pitch as a factor of size */
	enum look_border border;
};

/*
 * Lays what `object` says over *look, which keeps what it leaves out. False: reported at `w`, and
 * *look is of no use.
 */
bool look_read(struct arena *a, const struct json *object, const struct where *w,
	       struct look *look, struct diag_list *dl);

/* Height of one line, and where in it the base line is: points. */
double look_pitch(const struct look *look);
double look_base(const struct look *look);

#endif
