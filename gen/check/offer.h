/* SPDX-License-Identifier: MIT
 *
 * What somebody may have meant who named something that is not there: behind each finding of that
 * kind stand the known word that is nearest and, where they are few, all that are known.
 */
#ifndef BUNKAI_CHECK_OFFER_H
#define BUNKAI_CHECK_OFFER_H

#include "base/diag.h"
#include "model/library.h"
#include "model/project.h"

/* For all findings of `dl` from the nth on. */
void offer_known(struct arena *a, const struct project *p, const struct library *l, size_t n,
		 struct diag_list *dl);

#endif
