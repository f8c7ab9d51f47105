/* SPDX-License-Identifier: MIT
 *
 * Named styles: one of paragraphs and one of letters for each look of the house style that the
 * document uses, named as the look is, above the few that word processors know by name (headings,
 * contents), so that outlines and screen readers find them.
 */
#ifndef BUNKAI_DOCX_STYLES_H
#define BUNKAI_DOCX_STYLES_H

#include "base/strbuf.h"
#include "docx/body.h"
#include "render/style.h"

/* The id of the style by which paragraphs of that role go; depth: of a line of the contents. */
const char *styles_paragraph(struct arena *a, const char *role, int depth);

/* … of letters. */
const char *styles_run(struct arena *a, const char *role);

/* Of all tables with frames. */
extern const char styles_table[];

/* word/styles.xml for what the body uses. */
const char *styles_part(struct arena *a, const struct style *s, const struct docx_body *body);

/* The members of rPr that say what the look says, in the standard's order. */
void styles_add_letters(struct strbuf *sb, const struct style *s, const struct look *look);

/* Half points, twentieths, … as numbers that are printed. */
long styles_twips(double points);

#endif
