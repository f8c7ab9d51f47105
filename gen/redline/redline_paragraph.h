/* SPDX-License-Identifier: MIT
 *
 * Paragraphs in two states: one that both have, one that came or went, and those of a cell, whose
 * last end stays whatever happens.
 */
#ifndef BUNKAI_REDLINE_REDLINE_PARAGRAPH_H
#define BUNKAI_REDLINE_REDLINE_PARAGRAPH_H

#include "base/unicode.h"
#include "docx/body.h"
#include "redline/redline_align.h"

/*
 * For the alignment. `place` is what it stands in, such as its article: equal words elsewhere are
 * other ones. The number that it is printed with says nothing of which one it is.
 */
struct redline_item redline_paragraph_item(struct arena *a, const struct docx_paragraph *p,
					   const char *place);

/* Its end and properties, and pictures, are those of both states. */
struct docx_paragraph redline_paragraph_both(struct arena *a, struct breaker *words,
					     const struct docx_paragraph *before,
					     const struct docx_paragraph *after);

/* It came or went with all that it has. */
struct docx_paragraph redline_paragraph_alone(struct arena *a, const struct docx_paragraph *p,
					      enum docx_change change);

/*
 * Paragraphs at the end of something that came or went: their last end cannot go, so the end of
 * the one before them does. False, and nothing is done: there is none that looks as the last one
 * does.
 */
bool redline_paragraphs_close(struct docx_paragraph *const *list, size_t n);

/* Those of a cell in both states. False: they cannot stand in one cell. */
bool redline_paragraphs_of_cell(struct arena *a, struct breaker *words,
				const struct docx_paragraphs *before,
				const struct docx_paragraphs *after, struct docx_paragraphs *out);

#endif
