/* SPDX-License-Identifier: MIT
 *
 * Values of members as a reader has them: names for ids, days as 令和…, 契約内 for `included`,
 * lists one per line, texts whole.
 */
#ifndef BUNKAI_AMEND_CHANGE_VALUES_H
#define BUNKAI_AMEND_CHANGE_VALUES_H

#include "amend/telling.h"

/* What the change's member is on that side; NULL: nothing. */
const char *change_value(const struct telling *t);

/*
 * What an object that came or went says of itself: a line per member that the readers may know,
 * 'name：value', and a line per kind of what hangs below it. `audience` is that of the narrowest.
 */
const char *change_whole(const struct telling *t, enum audience *audience);

#endif
