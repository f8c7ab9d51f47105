/* SPDX-License-Identifier: MIT
 *
 * A statement as whoever is asked for an offer reads it (調達仕様書): one sentence that stands by
 * itself, 受注者は、…すること。 It is made of the statement's act, condition, event and times; what
 * stands before a time in the paragraph (実施日の5日前まで) goes with it. Formats are the words `bid.…`
 * of words.json; how times and conditions go on are `joins` of clauses/duty-words.json.
 */
#ifndef BUNKAI_DERIVE_BID_WORDS_H
#define BUNKAI_DERIVE_BID_WORDS_H

#include "derive/clauses.h"
#include "derive/duty_text.h"

/* The prose of an article beside its statements. */
struct bid_prose {
	struct arena *a;
	const struct library *library;
	const struct chosen *chosen;   /* a clause with statements */
	struct duty_text text;
	struct duty_sentence **of;     /* by the statement's index; NULL of one not in the position */
};

struct bid_prose *bid_prose_read(struct arena *a, const struct library *l,
				 const struct chosen *c);

/* Who acts, as the paper calls him. */
struct bid_actor {
	const char *label;
	const char *objects;  /* for which he does, 、 between them; NULL: for all */
	bool bids;            /* he is asked to: …すること。 Else it is told: …する。 */
};

struct bid_sentence {
	const char *text;
	/* how it begins, up to whom the act goes to: 受注者は、障害を知った時から1時間以内に、 */
	const char *opening;
	/* condition, event and times alone: 障害を知った時から1時間以内に; "" of what holds always */
	const char *when;
};

/* `statement`: its index in the clause, of one that the position has. */
struct bid_sentence bid_words(const struct bid_prose *p, size_t statement,
			      const struct bid_actor *actor);

/* True when the text ends in one of 'a, b, c', as words.json writes a list. */
bool bid_words_end(struct arena *a, const char *text, const char *list);

#endif
