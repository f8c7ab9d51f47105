/* SPDX-License-Identifier: MIT
 *
 * Breaking a text into lines of a measure, by ICU's strict Japanese rules and the widths of the
 * faces that will draw it.
 */
#ifndef BUNKAI_TYPE_LINES_H
#define BUNKAI_TYPE_LINES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/unicode.h"
#include "type/faces.h"

struct typeset_line {
	const char *text; /* points into the broken text; blanks at the end are left off */
	size_t len;
	double width;     /* points */
	/* what must fit: less than width where a closing 、 or ） at the end is half blank */
	double inked;
	/*
	 * the blank half of an opening （ at its start, which stands before the measure; not in
	 * `width`
	 */
	double lead;
	size_t chars;
	size_t gaps;      /* places that may be stretched: none inside of Latin words */
	bool ends;        /* followed by a line break or nothing: never stretched */
	bool parted;      /* a blank or a line break of the text stands behind it */
	const bool *latin; /* of its bytes: see latin_find */
};

struct lines {
	VEC(struct typeset_line) all;
};

/*
 * Whatever they are of, lines begin and end with ink, so that brackets below each other and at a
 * cell's or page's edge stand alike (JLREQ 3.1.5, 3.1.9). Prose is filled to the measure and may
 * part names; in tables digits that belong to no word are of one width.
 */
enum line_kind { LINE_CELL, LINE_LABEL, LINE_PROSE };

struct line_setter {
	struct arena *arena;
	struct faces *faces;
	struct breaker *breaker; /* NULL: only line breaks in the text and forced ones */
	bool names;              /* as lines_longest_name has them, are kept whole */
};

/*
 * Appends the lines of `text` to `out`: at least one, an empty one for an empty text. `measure` is
 * in points. What has no break opportunity within the measure is broken anywhere rather than left
 * to overflow; a line holds at least one character.
 */
void lines_break(const struct line_setter *ls, const char *text, enum style_face face, double size,
		 double measure, enum line_kind kind, struct lines *out);

/* Width in points of a text without line breaks. */
double lines_width(const struct line_setter *ls, const char *text, enum style_face face,
		   double size, enum line_kind kind);

/*
 * Width in points of the longest run without a blank or a Japanese character: what a column should
 * not break.
 */
double lines_longest_word(const struct line_setter *ls, const char *text, enum style_face face,
			  double size, enum line_kind kind);

/* The same of words as phrase_name_goes_on has them: VPNルータ, 証明書, 利用する. */
double lines_longest_name(const struct line_setter *ls, const char *text, enum style_face face,
			  double size, enum line_kind kind);

#endif
