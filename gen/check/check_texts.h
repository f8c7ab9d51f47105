/* SPDX-License-Identifier: MIT
 *
 * Prose that stops before its end (text-clipped, list-clipped, duty-clipped, scenario-clipped), and
 * requirements that say the same but are judged differently (opposite-judgement).
 */
#ifndef BUNKAI_CHECK_CHECK_TEXTS_H
#define BUNKAI_CHECK_CHECK_TEXTS_H

#include "check/rule.h"

void check_texts(const struct check *c);

#endif
