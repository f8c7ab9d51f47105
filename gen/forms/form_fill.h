/* SPDX-License-Identifier: MIT
 *
 * A filled-in copy of a form: the mapping's cells get what they ask for, nothing else of the
 * workbook changes, and that is proved before the copy is given away.
 */
#ifndef BUNKAI_FORMS_FORM_FILL_H
#define BUNKAI_FORMS_FORM_FILL_H

#include "base/diag.h"
#include "forms/form_book.h"
#include "forms/form_values.h"
#include "package/package.h"

struct form_written {
	const char *sheet, *cell;
	const char *was, *now; /* as the sheet shows it; "" */
};

struct form_copy {
	struct package file;
	VEC(struct form_written) written; /* in the mapping's order */
	VEC(const char *) left;           /* 'sheet!C12': nothing says what they ask for */
};

/*
 * False and findings when a cell cannot be filled, or words of the mapping name nothing; all that is
 * wrong is told at once, and `out` holds nothing then.
 */
bool form_fill_make(struct arena *a, const struct form_book *book, const struct form_scope *scope,
	       struct form_copy *out, struct diag_list *dl);

#endif
