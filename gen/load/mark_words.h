/* SPDX-License-Identifier: MIT
 *
 * templates/share-words.json: what marks of other people's responsibility tables say. Read by
 * `import --as shares` alone, so that no other command pays for it.
 */
#ifndef BUNKAI_LOAD_MARK_WORDS_H
#define BUNKAI_LOAD_MARK_WORDS_H

#include "base/arena.h"
#include "base/diag.h"
#include "model/mark_words.h"

#define MARK_WORDS_FILE "templates/share-words.json"

/*
 * The installed words below `data`, behind those of the project's own file of the same name, which
 * so count first. NULL and findings when a file cannot be used.
 */
struct mark_words *mark_words_load(struct arena *a, const char *data, const char *project_folder,
				     struct diag_list *dl);

#endif
