/* SPDX-License-Identifier: MIT
 *
 * What differs between two JSON values, member by member: for files that are compared by what they
 * say and not by their checksum. The elements of a list are recognised by what names them, else by
 * their words, so that one that came in shifts nothing.
 */
#ifndef BUNKAI_CHANGES_JSON_COMPARE_H
#define BUNKAI_CHANGES_JSON_COMPARE_H

#include "base/json.h"
#include "model/project.h"

/*
 * Adds every difference under its path, 'parts[条項].body[table agreements].columns[合意].width',
 * to the one side or to both: a path that only one side has came or went. 'columns.order' tells
 * that elements stand in another order. null is no value. One of the two may be NULL.
 */
void json_compare(struct arena *a, const struct json *before, const struct json *after,
		  struct settings *old, struct settings *new);

#endif
