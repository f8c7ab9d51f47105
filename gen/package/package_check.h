/* SPDX-License-Identifier: MIT
 *
 * Is a package whole? Libraries that write through temporary files do not notice a full disk: their
 * file then lacks the end, or a piece, of a part, and the program that opens it says so first. So
 * every part is read to its end before the file takes the old one's place.
 */
#ifndef BUNKAI_PACKAGE_PACKAGE_CHECK_H
#define BUNKAI_PACKAGE_PACKAGE_CHECK_H

#include "package/package.h"

/* What a part has to hold, because it was written: so many elements of a name. */
struct package_count {
	const char *part;    /* 'xl/worksheets/sheet1.xml' */
	const char *element; /* as it is written, with its prefix: 'row', 'x14:cfRule' */
	size_t n;
	size_t bytes;        /* of text between their tags, read back; 0: not asked */
};

/*
 * NULL when all of this holds, else what does not, for people:
 * - each part unpacks, with the checksum that it says;
 * - each part of XML is well-formed to its end, and an element that says by `count` (or `size`, of
 *   a vt:vector) how many children it has, has them;
 * - [Content_Types].xml knows each part, and each part that it names is there;
 * - relationships lead to parts that are there, and each r:id or r:embed has one;
 * - the counts.
 */
const char *package_check(struct arena *a, const struct package *p,
			  const struct package_count *counts, size_t n);

#endif
