/* SPDX-License-Identifier: MIT
 *
 * Files that came back to sendings: every row of them is compared with what was sent and with what
 * stands today. What was accepted as it was sent becomes a decision with its giver; all else is an
 * open answer in talks.json. Nothing that was said before is written over, and a file that came
 * before changes nothing. Files are kept as they came below answers/.
 *
 *     struct received r;
 *     if (receive(&r, a, folder, &wish, dl))
 *             … show r.files … receive_write(&r, dl)
 */
#ifndef BUNKAI_WORK_RECEIVE_H
#define BUNKAI_WORK_RECEIVE_H

#include "work/received.h"

/*
 * Reads, compares and tries. False: refused and reported, nothing is to be written: a file that is
 * no return, a sending whose record is damaged, errors that the answers would make.
 */
bool receive(struct received *r, struct arena *a, const char *folder,
	     const struct receive_wish *wish, struct diag_list *dl);

/* Writes what was tried, and the files as they came; all or nothing. False: reported. */
bool receive_write(struct received *r, struct diag_list *dl);

#endif
