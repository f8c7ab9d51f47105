/* SPDX-License-Identifier: MIT
 *
 * Lists that a file may leave out because something else holds then: a contract without `registers`
 * rests on the first one, one without `documents` makes those of the project. Who adds to such a
 * list adds to what holds.
 */
#ifndef BUNKAI_WORK_USUAL_LIST_H
#define BUNKAI_WORK_USUAL_LIST_H

#include "work/things.h"
#include "work/trial.h"

/* What holds where the thing does not have the list of that name. NULL: nothing does. */
const struct json *usual_list(const struct trial *t, const struct thing *s, const char *name);

#endif
