/* SPDX-License-Identifier: MIT
 *
 * Filled-in copies of a project's official forms: which copies a mapping asks for, what they are
 * called, and that all of them appear together or none.
 */
#ifndef BUNKAI_WORK_FILL_H
#define BUNKAI_WORK_FILL_H

#include "forms/form_fill.h"
#include "work/run.h"

struct fill_wish {
	const char *const *forms; /* ids; none: all */
	size_t n;
	const char *out;          /* the folder that they go to; it need not be there */
	const char *party;        /* copies for, or of answers by, this one alone; NULL: all */
	bool dry;                 /* nothing is written */
};

struct filled_form {
	const char *form, *path;
	const char *party, *system, *sheet; /* for whom; NULL: nobody in particular */
	struct form_copy copy;
};

struct filled_forms {
	VEC(struct filled_form) all;
};

/* False and findings when one of them cannot be made: then no file changes. */
bool fill_forms(const struct run *run, const struct fill_wish *wish, struct filled_forms *out,
		struct diag_list *dl);

#endif
