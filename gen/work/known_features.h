/* SPDX-License-Identifier: MIT
 *
 * Which words a system may have beside the members that every system has.
 */
#ifndef BUNKAI_WORK_KNOWN_FEATURES_H
#define BUNKAI_WORK_KNOWN_FEATURES_H

#include "base/arena.h"
#include "base/nearest.h"
#include "model/library.h"
#include "model/project.h"

/*
 * Features of the library's list, what conditions of clauses ask for besides, and what systems have
 * already; each once, behind what is known.
 */
void known_add_features(struct arena *a, const struct project *p, const struct library *l,
			struct known *known);

#endif
