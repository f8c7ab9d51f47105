/* SPDX-License-Identifier: MIT
 *
 * The list of the views that papers of amendments have besides those of all documents. Adding one
 * is one function (amend/amendment_view.h) and one line in amendment_views.c.
 */
#ifndef BUNKAI_AMEND_AMENDMENT_VIEWS_H
#define BUNKAI_AMEND_AMENDMENT_VIEWS_H

#include "bind/view.h"

/* The list of them; *n gets their number. */
const struct view_entry *amendment_views(size_t *n);

#endif
