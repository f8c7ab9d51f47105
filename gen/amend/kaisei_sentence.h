/* SPDX-License-Identifier: MIT
 *
 * A row of amending sentences under way: each clause is said and carried out at once, so that the
 * next one finds the code as it then stands.
 */
#ifndef BUNKAI_AMEND_KAISEI_SENTENCE_H
#define BUNKAI_AMEND_KAISEI_SENTENCE_H

#include "amend/kaisei_clause.h"
#include "base/strbuf.h"

struct kaisei_clauses {
	VEC(struct kaisei_clause) all;
};

/* One sentence, what it does clause by clause, and the provisions that it puts in. */
struct kaisei_sentence {
	const char *text;
	struct kaisei_clauses clauses;
	struct article_code blocks;
};

struct kaisei_sentences {
	VEC(struct kaisei_sentence) all;
};

struct kaisei_writing {
	struct arena *a;
	const struct library *library;
	struct breaker *words;   /* NULL: differences are found by characters */
	struct article_code now; /* as amended so far; its lines are its own */
	struct kaisei_sentences out;
	/* the sentence under way: all but its last clause, and that one as the end of it or not */
	struct kaisei_clauses clauses;
	struct strbuf said;
	const char *joined, *ended; /* NULL: nothing is said */
	struct kaisei_place before;
	bool failed; /* a clause could not be carried out */
};

void kaisei_sentence_clause(struct kaisei_writing *w, const struct kaisei_clause *k);

/* Ends the sentence, if there is one. */
void kaisei_sentence_end(struct kaisei_writing *w);

#endif
