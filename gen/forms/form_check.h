/* SPDX-License-Identifier: MIT
 *
 * Is a filled-in copy the form, but for its filled cells? Asked of the copy's bytes, before they are
 * given away: nobody would notice later.
 */
#ifndef BUNKAI_FORMS_FORM_CHECK_H
#define BUNKAI_FORMS_FORM_CHECK_H

#include "forms/form_book.h"
#include "forms/sheet_patch.h"
#include "model/official_form.h"
#include "package/package.h"

/* A cell that is filled. */
struct form_target {
	const struct form_sheet *sheet;
	const struct form_cell *cell;
	const char *name;  /* 'sheet!C12' */
	const char *shown; /* its value, as people read it */
	struct cell_write write;
};

/*
 * NULL when all of this holds, else what does not, for people:
 * - the copy is a workbook, whole as the form was (package_check);
 * - each part that has no filled cell has the same bytes, packed and all, in the same order;
 * - each sheet with filled cells is the same but for these, byte by byte;
 * - each filled cell reads as it was to, and each other one as before.
 */
const char *form_check(struct arena *a, const struct form_book *form,
		       const struct form_target *targets, size_t n, const struct package *copy);

#endif
