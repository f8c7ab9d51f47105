/* SPDX-License-Identifier: MIT
 *
 * What points are called by besides their kind (points.h): names that hold from one day to the
 * next.
 */
#ifndef BUNKAI_WORK_POINT_NAMES_H
#define BUNKAI_WORK_POINT_NAMES_H

#include "base/arena.h"
#include "base/diag.h"
#include "model/project.h"

/*
 * What a row, a risk or what a finding speaks of is called when a register joins or leaves the
 * contract: with its register where it stands without, which means the contract's first, and the
 * other way. NULL: it has no other name.
 */
const char *point_name_other(struct arena *a, const struct project *p, const struct contract *c,
			     const char *name);

/* What else a finding names: a day, a party, words; not today, by which nothing changes. */
const char *point_name_rest(struct arena *a, const struct diag *d, const char *today);

/* The last list in a place: 'servers' of 'x/bunkai.json:systems[0].servers[1].os'; "" of none. */
const char *point_name_list(struct arena *a, const char *place);

/* 'contact' of 'contacts': what commands call an element of the list. */
const char *point_name_element(const char *list);

#endif
