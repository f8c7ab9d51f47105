/* SPDX-License-Identifier: MIT
 *
 * Files of a library that are compared as the JSON they are: templates, scoring models, the house
 * style, the rules of wording and the words of statements.
 */
#ifndef BUNKAI_CHANGES_LIBRARY_FILES_H
#define BUNKAI_CHANGES_LIBRARY_FILES_H

#include "changes/change.h"

/*
 * The differences of two files, as members.h gives them. A file that is no JSON is compared by its
 * checksum, under the name 'file'; one that is not there is empty, one that cannot be read
 * reported.
 */
void library_files_compare(struct arena *a, const char *before, const char *after,
			   struct settings *old, struct settings *new, struct diag_list *dl);

/*
 * templates/style.json as documents are made with it: the project's own laid over the installed
 * one, and the bytes of the logo's picture. A file of the project's that is no JSON is compared as
 * library_files_compare does.
 */
void library_files_compare_style(struct arena *a, const struct project_state *before,
				 const struct project_state *after, struct settings *old,
				 struct settings *new, struct diag_list *dl);

/* clauses/wording.json, each member of the project's own in place of the installed one. */
void library_files_compare_wording(struct arena *a, const struct project_state *before,
				   const struct project_state *after, struct settings *old,
				   struct settings *new, struct diag_list *dl);

/* clauses/duty-words.json in the same way. */
void library_files_compare_duty_words(struct arena *a, const struct project_state *before,
				      const struct project_state *after, struct settings *old,
				      struct settings *new, struct diag_list *dl);

/*
 * clauses/chain.json but for its events and steps, which are lists of the model: the words by which
 * times and papers are known. Nothing where one state is of a time without it.
 */
void library_files_compare_chain(struct arena *a, const struct project_state *before,
				 const struct project_state *after, struct settings *old,
				 struct settings *new, struct diag_list *dl);

/*
 * clauses/calendar.json: objects of it member by member. Nothing where one state is of a time
 * without it.
 */
void library_files_compare_calendar(struct arena *a, const struct project_state *before,
				    const struct project_state *after, struct settings *old,
				    struct settings *new, struct diag_list *dl);

#endif
