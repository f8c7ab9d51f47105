/* SPDX-License-Identifier: MIT
 *
 * bunkai import --guess: proposes a profile for a list whose heads no profile knows.
 */
#ifndef BUNKAI_CMD_IMPORT_GUESS_H
#define BUNKAI_CMD_IMPORT_GUESS_H

#include "cmd/import_options.h"

/*
 * Shows what each column was taken for, how sure that is, and what the profile would read. Where all
 * is sure the profile is written to DIR/templates/import/ (or --report FILE: never); else the
 * questions are told, status 1, and nothing is written.
 */
int import_guess(struct arena *a, const struct import_options *o);

#endif
