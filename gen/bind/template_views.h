/* SPDX-License-Identifier: MIT
 *
 * What a template asks of views, held against the list of views without filling one: for papers that
 * are not made whenever they are checked, such as those of amendments.
 */
#ifndef BUNKAI_BIND_TEMPLATE_VIEWS_H
#define BUNKAI_BIND_TEMPLATE_VIEWS_H

#include "bind/view.h"

/*
 * Reports each view (unknown-view) and each field of a condition or column (unknown-field) that
 * there is none of, with its place. The n_more views are those of the caller besides.
 */
void template_views_check(struct arena *a, const struct template *t, const struct view_entry *more,
			  size_t n_more, struct diag_list *dl);

#endif
