/* SPDX-License-Identifier: MIT
 *
 * What the objects of two PDFs say of their difference: pages that are the same for sure, what was
 * added to catalog and pages, and the signatures. Found in a child with limits (limited.h).
 */
#ifndef BUNKAI_SIGNED_PDF_FACTS_H
#define BUNKAI_SIGNED_PDF_FACTS_H

#include "signed/signed_file.h"

/* A place on a page in points from its left upper corner. */
struct page_box {
	int page; /* from 1 */
	double x, y, width, height;
};

struct pdf_facts {
	const char *why;    /* NULL: both could be read; else 'encrypted', 'damaged', 'limits' */
	size_t issued_pages, pages;
	VEC(bool) same;     /* of each page of the file: the issued one of that number is the same */
	/* what was found in the objects; places without a size speak of the file or page */
	VEC(struct signed_place) places;
	VEC(struct signature_found) signatures;
	VEC(struct page_box) widgets; /* of signatures, as far as they can be seen */
	const char *title;            /* of the file; "" when it has none */
};

/*
 * `prefix`: the file begins with the issued bytes, so that whatever was redefined behind them is a
 * change, also where no page shows it.
 */
struct pdf_facts *pdf_facts_find(struct arena *a, const char *issued, size_t issued_len,
				 const char *file, size_t file_len, bool prefix);

#endif
