/* SPDX-License-Identifier: MIT
 *
 * The words in which people speak of rows on a command line: statuses, roles, fees, phases and the
 * like. A word may be written as its id (agreed) or as papers print it (合意済).
 */
#ifndef BUNKAI_DERIVE_ROW_WORDS_H
#define BUNKAI_DERIVE_ROW_WORDS_H

#include "base/arena.h"
#include "base/diag.h"
#include "model/library.h"
#include "model/project.h"

struct row_word {
	const char *id, *name; /* name: as printed; NULL: only its id is known */
};

struct row_words {
	VEC(struct row_word) all;
};

enum row_word_kind {
	WORD_STATUS,     /* every one that a row can have */
	WORD_DECIDED,    /* those that a decision can give it */
	WORD_ROLE,       /* ids, marks and names */
	WORD_FEE,
	WORD_PHASE,
	WORD_TOPIC,
	WORD_OBLIGATION,
	WORD_CONTRACT,
	WORD_REGISTER,
	WORD_VIEWPOINT,  /* as the project's registers print them */
	WORD_HOLDER,     /* who is accountable: parties, their roles in a contract, none, several */
	WORD_YES,        /* yes, no */
	WORD_KIND,       /* of row: see row_filter.h */
	WORD__MAX
};

struct row_words row_words_of(struct arena *a, const struct project *p, const struct library *l,
			      enum row_word_kind kind);

/*
 * The id of a word that somebody wrote. NULL: unknown, and reported at `place` with the known ones
 * and the nearest.
 */
const char *row_word_id(struct arena *a, const struct project *p, const struct library *l,
			enum row_word_kind kind, const char *written, const char *place,
			struct diag_list *dl);

#endif
