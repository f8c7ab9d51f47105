/* SPDX-License-Identifier: MIT
 *
 * Short words for the entries of model_lists.c and library_lists.c: where the list stands in its
 * owner, and where an element says its place.
 */
#ifndef BUNKAI_CHANGES_LIST_ENTRY_H
#define BUNKAI_CHANGES_LIST_ENTRY_H

#define NAMES(...) ((const char *const[]){__VA_ARGS__, NULL})
#define IN(owner, member, element) .offset = offsetof(owner, member), .size = sizeof(element)
#define ROW(element) .place = offsetof(element, at.place)
#define PLACE(element) .place = offsetof(element, place)
#define LINE_IN(owner, element)                                                                    \
	.place = offsetof(element, line), .has_line = true, .file = offsetof(owner, file)
#define FILE_OF(element) .place = offsetof(element, file), .has_file = true

#endif
