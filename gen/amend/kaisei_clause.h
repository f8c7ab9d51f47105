/* SPDX-License-Identifier: MIT
 *
 * One clause of an amending sentence: what it does, and where. It is said in words and carried out
 * from the same members, each on the code as it stands before it.
 */
#ifndef BUNKAI_AMEND_KAISEI_CLAUSE_H
#define BUNKAI_AMEND_KAISEI_CLAUSE_H

#include "amend/kaisei_place.h"
#include "amend/quote.h"

enum kaisei_act {
	KAISEI_QUOTES,  /* 中「A」を「B」に改める */
	KAISEI_NAME,    /* を「B」に改める: a 見出し or 章名 */
	KAISEI_REMOVE,
	KAISEI_NUMBER,  /* をQとする */
	KAISEI_SHIFT,   /* PからQまでをn条ずつ繰り下げる */
	KAISEI_WHOLE,   /* を次のように改める */
	KAISEI_BEHIND,  /* の次に次のn条を加える */
	KAISEI_BEFORE,
	KAISEI_END,     /* に次のn項を加える */
	KAISEI_FIRST,   /* に第1項として次のn項を加える */
	KAISEI_HEADING, /* の前に次の章名を付する */
	KAISEI_SENTENCE, /* に後段として次のように加える, に次のただし書を加える */
	KAISEI_ACT__MAX
};

struct kaisei_clause {
	enum kaisei_act act;
	struct kaisei_place at;
	struct quotes quotes;
	/*
	 * NAME: the new name. NUMBER: the new one, as 第6条, 3 or (3). SHIFT: the last of the range;
	 * REMOVE: the same, NULL where one goes
	 */
	const char *to;
	int by; /* SHIFT: so much larger, or smaller; REMOVE: so many in the range */
	/* what stands below: articles; lines in a provision without a number */
	struct article_code blocks;
};

/* True for the acts whose text stands below the sentence: they end it. */
bool kaisei_clause_has_text(const struct kaisei_clause *k);

/* Without the stop; `last`: its verb ends the sentence. `before`: what the sentence named last. */
const char *kaisei_clause_say(struct arena *a, const struct library *l,
			      const struct article_code *c, const struct kaisei_clause *k,
			      const struct kaisei_place *before, bool last);

/* Its quotes alone: 「A」を「B」に、「C」を「D」に改める. */
const char *kaisei_clause_edits(struct arena *a, const struct library *l,
				const struct kaisei_clause *k, bool last);

/*
 * Carries it out on the code. False, and the code as it was or in part amended, when a place is not
 * there or a number would stand twice.
 */
bool kaisei_clause_carry(struct arena *a, struct article_code *c, const struct kaisei_clause *k);

#endif
