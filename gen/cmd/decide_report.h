/* SPDX-License-Identifier: MIT
 *
 * What `bunkai decide` shows: each row as it is and as it will be, in columns on standard output.
 */
#ifndef BUNKAI_CMD_DECIDE_REPORT_H
#define BUNKAI_CMD_DECIDE_REPORT_H

#include "work/decide.h"

enum decide_end { DECIDE_WRITTEN, DECIDE_TAKEN_BACK, DECIDE_DRY };

/* All rows with `all`, else the first ones and how many more there are. */
void decide_report(struct arena *a, const struct decided *d, bool all, enum decide_end end);

#endif
