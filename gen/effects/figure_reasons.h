/* SPDX-License-Identifier: MIT
 *
 * Why a figure reads otherwise, as far as its boxes list names of risks: R118 that went from one
 * cell of the matrix to another did so for what changed in the risk.
 */
#ifndef BUNKAI_EFFECTS_FIGURE_REASONS_H
#define BUNKAI_EFFECTS_FIGURE_REASONS_H

#include "changes/doc_compare.h"
#include "effects/reason_index.h"

/* Adds the changes of the risks that stand in one state of a box only. Of other units nothing. */
void figure_reasons_take(const struct reason_index *l, const struct doc_unit_pair *pair,
			 struct marked_changes *found);

#endif
