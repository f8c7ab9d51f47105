/* SPDX-License-Identifier: MIT
 *
 * The columns of parties in other people's responsibility tables: what a profile calls the hospital,
 * the vendor and a third party, and what a contract calls its own.
 */
#ifndef BUNKAI_IMPORT_SHARE_HEADS_H
#define BUNKAI_IMPORT_SHARE_HEADS_H

#include "import/grid.h"
#include "import/profile.h"
#include "model/project.h"

/* A field of a column whose head is a word for several parties of the contract, or for none. */
#define SHARE_HEAD_UNCLEAR "party.*"

/*
 * A copy of the profile in which party.hospital, party.vendor and party.third are columns of the
 * contract's parties, party.ID, with the party's id, label and name as heads too; a word that is
 * nobody's, or several parties', stays under `party.*hospital` … Where the sheets have a head of a
 * role above or below that of a party (責任者/病院), party.ID.ROLE takes it.
 */
struct profile *share_heads(struct arena *a, const struct profile *p, const struct grid *g,
			    const struct project *project, const struct contract *c);

/* What names a party of the contract in a cell: heads of its column; NULL: none does. */
const char *const *share_heads_of(const struct profile *p, const char *party);

/* The contract's parties as its papers call them: '甲 (みどり野病院), 乙 (…)'. */
const char *share_parties(struct arena *a, const struct project *project, const struct contract *c);

#endif
