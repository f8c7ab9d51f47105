/* SPDX-License-Identifier: MIT
 *
 * What is wrong with a list of devices, for whoever looks at one that is not written yet.
 */
#ifndef BUNKAI_CHECK_CHECK_LEDGER_H
#define BUNKAI_CHECK_CHECK_LEDGER_H

#include "base/diag.h"
#include "derive/devices.h"

/* Findings on the project's ledger, as devices_of sees it; what many rows share is told once. */
void check_devices(struct arena *a, const struct project *p, const struct library *l,
		   const struct known_devices *all, struct diag_list *dl);

#endif
