/* SPDX-License-Identifier: MIT
 *
 * What explain says of a paper: its template, the views that fill it, and of a paper of amendments
 * from which state to which it leads.
 */
#ifndef BUNKAI_CMD_EXPLAIN_PAPER_H
#define BUNKAI_CMD_EXPLAIN_PAPER_H

#include "work/run.h"

/* `key`: the id of a template. False: there is none. */
bool explain_paper(const struct run *run, const char *key);

#endif
