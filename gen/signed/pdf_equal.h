/* SPDX-License-Identifier: MIT
 *
 * Whether two values of two PDFs mean the same, whatever their objects are numbered and packed:
 * everything that they refer to is followed. A page that is referred to is the same when it has the
 * same number.
 */
#ifndef BUNKAI_SIGNED_PDF_EQUAL_H
#define BUNKAI_SIGNED_PDF_EQUAL_H

#include "signed/pdf_objects.h"

struct pdf_equal;

/* What was found equal is remembered in it. */
struct pdf_equal *pdf_equal_new(struct arena *a);

bool pdf_equal(struct pdf_equal *e, struct pdf_value x, struct pdf_value y);

/* True when all members of both are the same but those of `but` (NULL-ended). */
bool pdf_equal_but(struct pdf_equal *e, struct pdf_value x, struct pdf_value y,
		   const char *const *but);

#endif
