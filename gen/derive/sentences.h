/* SPDX-License-Identifier: MIT
 *
 * A text of the project, sentence by sentence and clause by clause: which systems, companies and
 * machines of bunkai.json and the ledger each names, and who acts in it. What a clause names holds
 * for the clauses behind it in the same sentence, until one names another.
 */
#ifndef BUNKAI_DERIVE_SENTENCES_H
#define BUNKAI_DERIVE_SENTENCES_H

#include "model/library.h"
#include "model/project.h"

struct said_clause {
	const char *text;      /* with a 。 at its end */
	const bool *systems;   /* that it names, by themselves or by their vendor; NULL: none */
	VEC(const char *) things; /* 'server/pacs/gw': machines that it names */
	bool elsewhere;        /* it speaks of something else, or of how it was */
	bool first;            /* it does not go on with what the one before it speaks of */
};

struct said_clauses {
	VEC(struct said_clause) all;
};

struct said_clauses sentences_read(struct arena *a, const struct project *p,
				   const struct library *l, const char *text);

/* True when the words deny, false when they affirm; *says false: they do neither. */
bool sentences_deny(const struct answer_rules *r, const char *words, bool *says);

/*
 * Of `systems`, those that an answer is about, by the text beside it: a yes is of the systems that
 * it names, but for those that it denies; a no of those that it names and does not affirm. `named`:
 * the text names them. The set itself where it names none.
 */
const bool *sentences_scope(struct arena *a, const struct project *p, const struct library *l,
			    const char *text, bool yes, const bool *systems, bool *named);

/* The party of the contract that acts in the clause: 乙は, 甲が; NULL: none, or several. */
const char *sentences_actor(struct arena *a, const struct project *p, const struct library *l,
			    const struct contract *c, const char *clause);

#endif
