/* SPDX-License-Identifier: MIT
 *
 * The house style: templates/style.json maps roles to looks, so that a hospital changes colours,
 * fonts, sizes and margins without C. The same table serves PDF and XLSX.
 */
#ifndef BUNKAI_RENDER_STYLE_H
#define BUNKAI_RENDER_STYLE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/hash.h"
#include "render/logo.h"

enum style_face {
	FACE_GOTHIC,
	FACE_GOTHIC_BOLD,
	FACE_MINCHO,
	FACE_FALLBACK_GOTHIC,
	FACE_FALLBACK_MINCHO,
	FACE_RARE,
	FACE__MAX
};

/* The few words that a renderer adds of its own. */
enum style_word { WORD_CONTENTS, WORD_CONTINUED, WORD__MAX };

/* The frame of a figure's box, or how a line of a figure is drawn. */
enum look_border {
	BORDER_THIN,
	BORDER_THICK,
	BORDER_DASHED,
	BORDER_THICK_DASHED,
	BORDER_NONE,
	BORDER__MAX
};

struct look {
	const char *role;
	const char *name;      /* of the cell style in workbooks; NULL: after the role */
	enum style_face face;
	double size;           /* points */
	unsigned color, fill;  /* 0xRRGGBB */
	bool has_fill, bold, underline;
	double before, after;  /* space above and below a block, points */
	double leading;        /* line pitch as a factor of size */
	enum look_border border;
};

struct style {
	const char *font_files[FACE__MAX]; /* paths of the font files */
	const char *font_packages[FACE__MAX]; /* Debian package that brings the file */
	const char *font_names[FACE__MAX]; /* family name as XLSX names it */
	const char *words[WORD__MAX];      /* 目次, （続き） */
	/* ICC profile of the colours, and the Debian package that brings it */
	const char *profile_file, *profile_package;
	double margin;                     /* millimetres on all four sides */
	const struct logo *logo;           /* above the title; NULL: none */
	const char *sum;                   /* checksum of all files that this comes from */
	VEC(struct look) looks;
	struct map *by_role;               /* role -> look, once all are read */
	const struct look *plain;          /* the look of the role 'body' */
};

/*
 * Reads `path`, which says everything, and over it `own`, a project's, which says what is
 * different: single members, fonts, words and looks by their role; NULL: there is none. Gives NULL
 * and findings on failure.
 */
const struct style *style_read(struct arena *a, const char *path, const char *own,
			       struct diag_list *dl);

/* Height of one line, and where in it the base line is: points. */
double look_pitch(const struct look *look);
double look_base(const struct look *look);

/* The look of a role; for NULL or an unknown role the plain one. */
const struct look *style_look(const struct style *s, const char *role);

/* The look of a role; for NULL or an unknown role that of `otherwise`. */
const struct look *style_look_or(const struct style *s, const char *role, const char *otherwise);

#endif
