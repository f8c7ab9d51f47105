/* SPDX-License-Identifier: MIT
 *
 * What was judged, written into the trial's edits: decisions, answers and what is settled without a
 * decision, contacts, the file that was received.
 */
#ifndef BUNKAI_WORK_RECEIVE_RECORD_H
#define BUNKAI_WORK_RECEIVE_RECORD_H

#include "work/receive_case.h"

/*
 * Gives answers their ids and makes the edits of r->trial; all rows are judged. False: a file of the
 * project cannot be edited, or a wording that the hospital takes cannot be (reported).
 */
bool receive_record(struct received *r, struct receive_cases *c, const struct receive_wish *wish,
		    struct diag_list *dl);

#endif
