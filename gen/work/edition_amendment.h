/* SPDX-License-Identifier: MIT
 *
 * The papers that lead from an edition to a later state: from the edition before to the one that is
 * issued, and from the latest edition to the project as it is now.
 */
#ifndef BUNKAI_WORK_EDITION_AMENDMENT_H
#define BUNKAI_WORK_EDITION_AMENDMENT_H

#include "model/edition.h"
#include "work/amendments.h"

/* Below the folders of an edition: its papers of amendment, and their trees. */
#define FOLDER_AMENDMENT "amendment"

/*
 * What `after` changed since the edition `before`, of the edition's scope; `force`: the day from
 * which it holds (ISO), NULL: the state's own. No papers where nothing changed. False when the
 * edition's inputs or a paper cannot be used (reported). The papers live in the run's arena.
 */
bool edition_amendment(const struct run *after, const struct manifest *before, const char *force,
		       struct amendment_papers *out, struct diag_list *dl);

/*
 * The folder of such a paper below an edition: documents/amendment, or, of a contract's paper that
 * is for the hospital's eyes, hospital-only/amendment.
 */
const char *edition_amendment_folder(struct arena *a, const char *scope, const struct doc *d);

#endif
