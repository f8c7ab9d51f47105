/* SPDX-License-Identifier: MIT
 *
 * What makes a document tree sound. Whoever builds one may rely on nothing else being looked at,
 * and whoever prints one on all of it:
 *
 *   - a node stands only in a kind that takes it, and the lists of children are whole
 *   - a text is where the kind has one, and not where a reader would never come to it
 *   - spans of a text rise, stay apart and end in it; levels, alignments and room are in range
 *   - the cells of a row fit the columns, those of the head stay in the head, none leaves the table
 *   - boxes and lines lie on the tracks of their figure
 *   - an anchor stands once in a document, and a link leads to one of its own or names another's
 */
#ifndef BUNKAI_DOC_DOC_CHECK_H
#define BUNKAI_DOC_DOC_CHECK_H

#include "doc/doc.h"

/* NULL: sound. Else the first fault with its place: 'part 2, table 1, row 3, cell 1: …'. */
const char *doc_check(struct arena *a, const struct doc *d);

/*
 * Ends the program at a fault: the tree is ours, so that the fault is one of bunkai and no paper
 * may come of it. Programs that tests build with BUNKAI_CHECKED look; others save the time.
 */
void doc_expect_sound(struct arena *a, const struct doc *d);

#endif
