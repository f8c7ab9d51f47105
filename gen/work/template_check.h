/* SPDX-License-Identifier: MIT
 *
 * What the templates of a library and a project ask for that nobody has, whether their papers are
 * made now or not.
 */
#ifndef BUNKAI_WORK_TEMPLATE_CHECK_H
#define BUNKAI_WORK_TEMPLATE_CHECK_H

#include "base/diag.h"
#include "model/library.h"

/* Reports views (unknown-view) and fields (unknown-field) that there are none of, with their place. */
void template_check(struct arena *a, const struct library *l, struct diag_list *dl);

#endif
