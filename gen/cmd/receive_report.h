/* SPDX-License-Identifier: MIT
 *
 * What `bunkai receive` tells: file by file how many answers became what, and each answer that is
 * not simply agreed, with what speaks against it.
 */
#ifndef BUNKAI_CMD_RECEIVE_REPORT_H
#define BUNKAI_CMD_RECEIVE_REPORT_H

#include "work/receive.h"

/* Findings on what was taken. */
void receive_tell(const struct received *r, struct diag_list *dl);

/* `written`: else it was a dry run. `all`: every answer, not only the first ones. */
void receive_report(struct arena *a, const struct received *r, bool written, bool all);

/* {"schema": "bunkai/receive/1", …} */
void receive_report_json(struct arena *a, const struct received *r, bool written,
			 const struct diag_list *dl);

#endif
