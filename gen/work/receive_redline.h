/* SPDX-License-Identifier: MIT
 *
 * A paper that came back from a word processor: which sending it answers, and what each of its
 * changes says as an answer.
 */
#ifndef BUNKAI_WORK_RECEIVE_REDLINE_H
#define BUNKAI_WORK_RECEIVE_REDLINE_H

#include "returns/returned_row.h"
#include "work/received.h"

/*
 * Fills f->sending, f->returned, f->redlined and f->rows from the file at f->path. `by`: who
 * answers, NULL: whom the file names. False: refused and reported: no such file, damaged, of none
 * of the sendings asked.
 */
bool receive_redline(struct arena *a, const struct run *run, const struct returned_sent *asked,
		     const char *by, struct received_from *f, struct diag_list *dl);

/* Tells of changes without a track: a finding for the file, all of its places or their number. */
void receive_redline_tell(struct arena *a, const struct received_from *f, struct diag_list *dl);

#endif
