/* SPDX-License-Identifier: MIT
 *
 * How one position of a clause differs from another (標準案, 代替案, 最終案), read from its
 * statements: which times, fees and duties are others, what is no longer done or done by somebody
 * else, approved, recorded. A clause whose statements nobody wrote differs in its wording, of which
 * nothing is known here.
 *
 *	struct position_differences d =
 *		position_differences_of(a, p, l, contract, chosen, &c->positions.at[0],
 *					clause_position(c, "代替案"));
 */
#ifndef BUNKAI_DERIVE_POSITION_DIFFERENCES_H
#define BUNKAI_DERIVE_POSITION_DIFFERENCES_H

#include "derive/form_words.h"

/* In the order in which they are told: what is asked for first stands first. */
enum difference_kind {
	DIFFERENCE_TIME,      /* when it is done: event, rhythm, period; not in which words */
	DIFFERENCE_FEE,
	DIFFERENCE_DROPPED,   /* only the first has it */
	DIFFERENCE_REPLACED,  /* the same, and the second does something else for the same end */
	DIFFERENCE_MOVED,     /* another does it */
	DIFFERENCE_FORCE,     /* it has to be done; one may, or has to try */
	DIFFERENCE_PART,      /* who approves, attends, is told */
	DIFFERENCE_CONDITION, /* in which cases */
	DIFFERENCE_RECORD,
	DIFFERENCE_KEEP,      /* how long a record is kept */
	DIFFERENCE_ADDED,     /* only the second has it */
	DIFFERENCE_ACT,       /* what is done */
	DIFFERENCE__MAX
};

struct position_difference {
	enum difference_kind kind;
	const struct statement *statement;
	/* as the two have it; NULL: it does not. Of DIFFERENCE_REPLACED `to` is the other act's */
	const struct statement_form *from, *to;
	/* what stands in either; "" where it says nothing of it. Periods without their event, if
	 * that is the same */
	const char *before, *after;
	bool weaker; /* the second asks for less, as far as its data tell */
};

struct position_differences {
	const struct position *from, *to;
	struct form_words words[2]; /* of the first and of the second */
	VEC(struct position_difference) all; /* by kind, then as the statements stand */
	size_t n[DIFFERENCE__MAX];
};

/* 'time', as words.json names it (difference.kind.time). */
const char *difference_name(enum difference_kind kind);

struct position_differences position_differences_of(struct arena *a, const struct project *p,
						    const struct library *l,
						    const struct contract *contract,
						    const struct chosen *chosen,
						    const struct position *from,
						    const struct position *to);

/* The difference of that kind of the statement; NULL: there is none. */
const struct position_difference *position_difference_find(const struct position_differences *d,
							    enum difference_kind kind,
							    const struct statement *s);

/* 障害を知ったときから1時間以内, 毎月, 常時: when it is done; "" where the form does not say. */
const char *position_difference_when(const struct form_words *w, const struct statement_form *f);

/* What a statement's form says besides who acts and what: 5日前まで、甲が承認; "": nothing. */
const char *position_difference_detail(const struct form_words *w, const struct statement_form *f);

/* The act with that in brackets: 作業の申請書を提出する（5日前まで、甲が承認） */
const char *position_difference_act(const struct form_words *w, const struct statement_form *f);

#endif
