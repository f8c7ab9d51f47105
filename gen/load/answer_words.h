/* SPDX-License-Identifier: MIT
 *
 * templates/answer-words.json: how people write answers. Read by `receive` alone, so that no other
 * command pays for it.
 */
#ifndef BUNKAI_LOAD_ANSWER_WORDS_H
#define BUNKAI_LOAD_ANSWER_WORDS_H

#include "base/arena.h"
#include "base/diag.h"
#include "model/answer_words.h"

#define ANSWER_WORDS_FILE "templates/answer-words.json"

/*
 * The installed words below `data`, and those that the project's own file of the same name adds;
 * `project_folder` may be NULL. NULL and findings when a file cannot be used.
 */
struct answer_words *answer_words_load(struct arena *a, const char *data,
				       const char *project_folder, struct diag_list *dl);

#endif
