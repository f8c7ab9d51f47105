/* SPDX-License-Identifier: MIT
 *
 * What XML 1.0 can say of a text (2.2).
 */
#ifndef BUNKAI_DOCX_CLEAN_H
#define BUNKAI_DOCX_CLEAN_H

#include "base/arena.h"
#include "base/diag.h"
#include "doc/doc.h"

/*
 * The text where it can be said; else with 〓 for each sign that cannot, which is reported
 * (control-character). A tab is a blank, since tabs stand behind numbers alone. NULL stays.
 */
const char *clean_text(struct arena *a, struct diag_list *dl, const struct doc *d,
		       const char *text);

#endif
