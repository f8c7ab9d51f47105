/* SPDX-License-Identifier: MIT
 *
 * Reading of a project folder and of the library into the model. Malformed files are findings of
 * level error and give NULL; what is merely doubtful is left to check/.
 */
#ifndef BUNKAI_LOAD_LOAD_H
#define BUNKAI_LOAD_LOAD_H

#include "base/arena.h"
#include "base/diag.h"
#include "model/library.h"
#include "model/project.h"

/*
 * Reads DIR/bunkai.json, register.json, registers/<id>.json, contacts.json, decisions.json,
 * inspection.json, talks.json, disclosures/<id>.json and ledger.json (all but the first two may be missing), and the manifest of the latest edition of each contract in issued/.
 * Places in findings are relative to the folder. NULL when one of the files cannot be used. Files
 * of an edition other than its manifest are not looked at: change/ does.
 */
struct project *load_project(struct arena *a, const char *folder, struct diag_list *dl);

/* Of these talks.json alone, into a project whose `folder` is set. False: it cannot be used. */
bool load_talks(struct arena *a, struct project *p, struct diag_list *dl);

/*
 * Reads the installed library below `data` (clauses/, templates/) and lays the project's own
 * clauses/ and templates/ over it: an object with the same id replaces the installed one.
 * `project_folder` may be NULL. NULL when a file cannot be used. A library frozen with an edition
 * takes the words that it does not have from the installed one: papers of today ask for them.
 */
struct library *load_library(struct arena *a, const char *data, const char *project_folder,
			     struct diag_list *dl);

/* The families alone, for whoever only asks what a register is; NULL as above. */
struct library *load_families(struct arena *a, const char *data, const char *project_folder,
			      struct diag_list *dl);

#endif
