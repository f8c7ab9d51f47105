/* SPDX-License-Identifier: MIT
 *
 * The house style: templates/style.json maps roles to looks, so that a hospital changes colours,
 * fonts, sizes and margins without C. The same table serves PDF and XLSX. A set-up says what is
 * different on the pages of documents that name it: margins, gutter, sizes.
 */
#ifndef BUNKAI_RENDER_STYLE_H
#define BUNKAI_RENDER_STYLE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/hash.h"
#include "render/logo.h"
#include "render/look.h"

/* The few words that a renderer adds of its own. */
enum style_word {
	WORD_CONTENTS,
	WORD_CONTINUED,
	/* a workbook's sheet of articles, and the heads of its columns */
	WORD_ARTICLES,
	WORD_CHAPTER,
	WORD_ARTICLE,
	WORD_TITLE,
	WORD_PARAGRAPH,
	WORD_ITEM,
	WORD_TEXT,
	WORD_MEASURES,
	WORD_REFERENCES,
	/* said where people write: a blank cell, a box to tick, a party's lines in a signature */
	WORD_BLANK,
	WORD_BOX,
	WORD_LINE,
	WORD_SEAL,
	WORD_SIGN_AND_SEAL,
	WORD__MAX
};

/* A way to set up pages, by the name that templates give. */
struct style_setup {
	const char *name, *place;  /* where the style file says it */
	bool own;                  /* the project's alone, not the house's */
	const struct style *style; /* that of all pages, with what the set-up says over it */
};

struct style_families {
	VEC(const char *) all;
};

struct style {
	/* paths of the font files; NULL: none, of a companion for Latin words */
	const char *font_files[FACE__MAX];
	const char *font_packages[FACE__MAX]; /* Debian package that brings the file */
	const char *font_names[FACE__MAX]; /* family name as XLSX names it */
	/* families that stand in for it where it is not installed, best first */
	struct style_families font_alike[FACE__MAX];
	const char *words[WORD__MAX];      /* 目次, （続き）, 条文, 章 … */
	/* ICC profile of the colours, and the Debian package that brings it */
	const char *profile_file, *profile_package;
	double margin;                     /* millimetres on all four sides */
	double gutter;                     /* and so many more where sheets are bound */
	/*
	 * of the body, in a line of an upright A4: what is left at its sides is shared out; 0: as
	 * many as the margins leave room for
	 */
	double characters;
	bool mirror; /* printed on both sides: the gutter changes sides on every second page */
	VEC(struct style_setup) setups;
	const struct logo *logo;           /* above the title; NULL: none */
	const char *sum;                   /* checksum of all files that this comes from */
	VEC(struct look) looks;
	struct map *by_role;               /* role -> look, once all are read */
	const struct look *plain;          /* the look of the role 'body' */
};

/*
 * The face whose letters and digits are as wide as each is, for Latin words beside `face`; of a
 * face that has none itself. Pages have it; a workbook's cell has one font.
 */
enum style_face style_latin(enum style_face face);

/*
 * The face's family and what stands in for it, as CSS has them: 'BIZ UDGothic','Meiryo',sans-serif.
 * Lives in the arena.
 */
const char *style_family(struct arena *a, const struct style *s, enum style_face face);

/* The style of a document's set-up; NULL, or one that is not there: that of all pages. */
const struct style *style_for(const struct style *s, const char *setup);

/* The look of a role; for NULL or an unknown role the plain one. */
const struct look *style_look(const struct style *s, const char *role);

/* The look of a role; for NULL or an unknown role that of `otherwise`. */
const struct look *style_look_or(const struct style *s, const char *role, const char *otherwise);

#endif
