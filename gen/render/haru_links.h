/* SPDX-License-Identifier: MIT
 *
 * The part of the libharu adapter that leads from one file to another: links to named places of other files, and the names of this one's
 * (PDF 32000-1, 12.3.2.3 and 12.6.4.3). libharu has functions for neither, but for the dictionaries they are made of. Called by haru.c alone.
 */
#ifndef BUNKAI_RENDER_HARU_LINKS_H
#define BUNKAI_RENDER_HARU_LINKS_H

#include <hpdf.h>
#include <stddef.h>

/* A link from this box to the place `name` of `file`, a path from this file's folder. */
void links_add_outside(HPDF_Page page, HPDF_Rect box, const char *file, const char *name);

/* Gives places their names, which must rise by their bytes and differ. Once per document. */
struct named_place {
	const char *name;
	HPDF_Destination at; /* NULL: left out */
};

void links_name_places(HPDF_Doc doc, const struct named_place *places, size_t n);

#endif
