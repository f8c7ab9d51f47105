/* SPDX-License-Identifier: MIT
 *
 * The questions of bunkai new on a terminal, and what follows from the answers.
 */
#ifndef BUNKAI_CMD_NEW_ASK_H
#define BUNKAI_CMD_NEW_ASK_H

#include "work/start.h"

/*
 * Asks each question on standard output and reads a line of standard input, until the answer can be
 * one. False: the input ended before (answers-ended).
 */
bool new_ask(struct start *s, struct diag_list *dl);

/* What to do with what vendors have sent, as commands on standard output. */
void new_print_ways(const struct start *s, const char *folder);

#endif
