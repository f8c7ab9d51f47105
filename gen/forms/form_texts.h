/* SPDX-License-Identifier: MIT
 *
 * What a cell of a mapping prints: its texts, with the values that their braces name.
 */
#ifndef BUNKAI_FORMS_FORM_TEXTS_H
#define BUNKAI_FORMS_FORM_TEXTS_H

#include "forms/form_values.h"

/*
 * All pieces of a cell. VALUE_ABSENT where each piece with braces lacks a value. A day or number that
 * stands alone keeps its kind; a piece of which one value lacks is left out.
 */
struct form_value form_texts_fill(struct arena *a, const struct form_scope *scope,
				  const struct form_cell *cell, struct diag_list *dl);

/* A day as the cell, or the form, wants it. */
const char *form_texts_day(struct arena *a, const struct form_scope *scope,
			   const struct form_cell *cell, const char *iso);

#endif
