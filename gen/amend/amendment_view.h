/* SPDX-License-Identifier: MIT
 *
 * What the views of amendments use, and each of them; amendment_views.c lists their fields.
 */
#ifndef BUNKAI_AMEND_AMENDMENT_VIEW_H
#define BUNKAI_AMEND_AMENDMENT_VIEW_H

#include "amend/amendment.h"
#include "bind/view.h"

/* What the paper that is being bound is made from. */
const struct amendment *amendment_about(const struct binding *b);

fill_view fill_amended_papers;
fill_view fill_joining, fill_leaving;
fill_view fill_amended_figures, fill_figure_differences;

#endif
