/* SPDX-License-Identifier: MIT
 *
 * The line of a 新旧対照表 for a figure: both sides lead to the pictures behind the tables (別図第1),
 * and the new one says what differs.
 */
#ifndef BUNKAI_AMEND_FIGURE_SIDES_H
#define BUNKAI_AMEND_FIGURE_SIDES_H

#include "amend/amended_figures.h"
#include "amend/shinkyu_sides.h"

struct shinkyu_sides figure_sides(struct arena *a, const struct amendment *in,
				  const struct amended_figure *figure);

#endif
