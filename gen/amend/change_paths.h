/* SPDX-License-Identifier: MIT
 *
 * Members of files that are compared as the JSON they are (templates, the style, rules of wording):
 * 'parts[条項].body[table agreements].columns[合意].width' is 部「条項」の表の欄「合意」の幅.
 */
#ifndef BUNKAI_AMEND_CHANGE_PATHS_H
#define BUNKAI_AMEND_CHANGE_PATHS_H

#include "amend/telling.h"

/* True of kinds whose changes are told by such paths. */
bool change_paths_has(const char *kind);

/* The path in words. */
const char *change_path_words(const struct telling *t, const char *path);

/*
 * What of a value a reader can read: a text as it stands, of an object the texts in it; where none
 * is in it, that it was so, or is otherwise now.
 */
const char *change_path_value(const struct telling *t, const char *value, bool after);

#endif
