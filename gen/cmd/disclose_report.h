/* SPDX-License-Identifier: MIT
 *
 * Filled-in questionnaires are taken in, and it is told what was read of each: for `receive` and
 * for `import --as answers`.
 */
#ifndef BUNKAI_CMD_DISCLOSE_REPORT_H
#define BUNKAI_CMD_DISCLOSE_REPORT_H

#include "work/disclose.h"

/* Returns the exit status; with `strict` that of the findings, else 0 once the files were taken. */
int disclose_report(struct arena *a, const struct disclose_wish *wish, bool dry_run, bool json,
		    bool strict);

#endif
