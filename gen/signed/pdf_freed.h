/* SPDX-License-Identifier: MIT
 *
 * Objects of the issued file that the cross-references of an update take away: they are called free,
 * or are given another generation. Readers do not agree on what such a file shows.
 */
#ifndef BUNKAI_SIGNED_PDF_FREED_H
#define BUNKAI_SIGNED_PDF_FREED_H

#include "signed/pdf_objects.h"
#include "signed/pdf_pair.h"

struct pdf_freed_object {
	int id;
	size_t page; /* from 1: the first page that needs it; 0: the file does */
};

struct pdf_freed {
	VEC(struct pdf_freed_object) all;
};

/*
 * Looks at all tables and streams of cross-references behind the issued bytes, whether a reader comes
 * to them or not. An object that neither pages nor catalog of the issued file need may go.
 */
struct pdf_freed pdf_freed_find(struct arena *a, const struct pdf_pair *pair, struct pdf *issued,
				struct pdf *file);

#endif
