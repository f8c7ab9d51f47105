/* SPDX-License-Identifier: MIT
 *
 * The questions of bunkai new on a terminal, and what follows from the answers.
 */
#ifndef BUNKAI_CMD_NEW_ASK_H
#define BUNKAI_CMD_NEW_ASK_H

#include "work/start.h"

/*
 * Asks each question on standard output and reads a line of standard input, until the answer can be
 * one. What was said is kept in the file `keep` (NULL: nowhere) as a file of answers, anew after
 * each thing, so that a connection that breaks leaves it. False: the input ended before
 * (answers-ended, answers-kept), or `keep` cannot be written.
 */
bool new_ask(struct start *s, const char *folder, const char *keep, struct diag_list *dl);

/* One question. False: the input ended (answers-ended). */
bool new_ask_one(struct start *s, struct start_thing *t, const struct start_question *q,
		 struct diag_list *dl);

/* What to do with what vendors have sent, as commands on standard output. */
void new_print_ways(const struct start *s, const char *folder);

#endif
