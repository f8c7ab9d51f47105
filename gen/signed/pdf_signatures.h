/* SPDX-License-Identifier: MIT
 *
 * Fields of signatures: which values of a PDF are one, and what each says of who signed when, and
 * which bytes. Nothing of it is proved: whether a certificate is good is not asked here.
 */
#ifndef BUNKAI_SIGNED_PDF_SIGNATURES_H
#define BUNKAI_SIGNED_PDF_SIGNATURES_H

#include <stdio.h>

#include "signed/pdf_compare.h"
#include "signed/pdf_objects.h"

/* True of a field, or a widget of one, whose type is signature. */
bool pdf_is_signature(struct arena *a, struct pdf_value field);

/*
 * Writes a line 'signature' for each field that is signed, and one 'place' for each that says more
 * or less than a signature may. `file` is what `p` was opened with.
 */
void pdf_tell_signatures(struct arena *a, struct pdf *p, const struct pdf_pair *pair, FILE *out);

/* Words for a line of facts: without tabs and breaks. */
const char *pdf_fact_words(struct arena *a, const char *words);

#endif
