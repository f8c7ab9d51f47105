/* SPDX-License-Identifier: MIT
 *
 * Packages: ZIP files of named parts, as office formats are. One is made from parts, or a finished
 * one is changed. The same parts give the same bytes: their order is the one in which they were
 * added, and all have the same fixed date.
 *
 *     struct package_parts parts = {0};
 *     package_add(a, &parts, "[Content_Types].xml", types, strlen(types));
 *     …
 *     struct package p;
 *     bool ok = package_print(a, &parts, &p);
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

struct package_part {
	const char *name, *bytes; /* 'xl/styles.xml'; both as long as the parts are used */
	size_t len;
};

struct package_parts {
	VEC(struct package_part) all;
};

/* Nothing is copied. Names are unlike each other, or printing fails. */
void package_add(struct arena *a, struct package_parts *parts, const char *name, const char *bytes,
		 size_t len);

/* False, with *p unchanged, when there is no part or something cannot be packed. */
bool package_print(struct arena *a, const struct package_parts *parts, struct package *p);

/*
 * Gives the new text of a part, NUL-ended like the old one; NULL when it is not as expected. `text`
 * is NULL for a part that is not there and may be added.
 */
typedef const char *package_edit(struct arena *a, const char *text, const void *context);

struct package_change {
	const char *part; /* 'xl/styles.xml' */
	package_edit *edit;
	const void *context;
	bool adds;        /* the part need not be there */
};

/*
 * Replaces each part by what `edit` makes of it; all others stay as they were packed. False, with
 * *p unchanged, when a part is not there, `edit` gives NULL, or something cannot be unpacked or
 * packed.
 */
bool package_change(struct arena *a, struct package *p, const struct package_change *changes,
		    size_t n);

#endif
