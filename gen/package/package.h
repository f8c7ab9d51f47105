/* SPDX-License-Identifier: MIT
 *
 * The finished package of a workbook: some parts are replaced by edited ones, all others stay as
 * they were packed.
 */
#ifndef BUNKAI_PACKAGE_PACKAGE_H
#define BUNKAI_PACKAGE_PACKAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

struct package {
	const char *bytes; /* a ZIP file, whole; lives in the arena */
	size_t len;
};

/* Gives the new text of a part, NUL-ended like the old one; NULL when it is not as expected. */
typedef const char *package_edit(struct arena *a, const char *text, const void *context);

struct package_change {
	const char *part; /* 'xl/styles.xml' */
	package_edit *edit;
	const void *context;
};

/*
 * Replaces each part by what `edit` makes of it. The order of the parts and their (fixed) dates
 * stay, so that the same input gives the same bytes. False, with *p unchanged, when a part is not
 * there, `edit` gives NULL, or something cannot be unpacked or packed.
 */
bool package_change(struct arena *a, struct package *p, const struct package_change *changes,
		    size_t n);

#endif
