/* SPDX-License-Identifier: MIT
 *
 * What of the talks of a project is settled and what is open (model/talks.h), and how far each
 * party of a contract has answered what was sent to it. Read from talks.json and decisions.json
 * alone, so that a frozen edition says the same. Days are counted from the project's date.
 */
#ifndef BUNKAI_DERIVE_TALKS_H
#define BUNKAI_DERIVE_TALKS_H

#include "base/hash.h"
#include "model/library.h"
#include "model/project.h"

/* An answer and what became of it. */
struct answer_state {
	const struct given_answer *answer;
	const struct sending *sending;           /* to which it came; NULL: none is known */
	const struct decision *decision;         /* that settles it; NULL: none */
	const struct closing_of_answers *closed; /* the same without a decision; NULL */
	/* the hospital's word on another party's answer: that one; else NULL */
	const struct answer_state *about;
	bool open;                               /* neither of the two settles it */
};

/* How far a party has answered one sending: rows of the table, 項, contacts, answers alike. */
struct sending_state {
	const struct sending *sending;
	bool latest;       /* of its contract and party */
	size_t asked;      /* rows that it asks about */
	/*
	 * of them with an answer, each once however often it was answered: as its least willing
	 * answer says, refused before wished before accepted. Words beside no verdict are a wish
	 */
	size_t answered, accepted, wished, refused;
	size_t unanswered; /* 未回答 */
	size_t settled;    /* answered rows of which no answer is open */
	long days;         /* to its due date; negative: it has passed */
	bool overdue;      /* the latest, it has passed, and rows are unanswered */
};

/* Of a contract and a party to which something went, or of which something came. */
struct party_talk {
	const char *contract, *party; /* ids, as talks.json has them */
	VEC(struct sending_state) sendings; /* in the order of their numbers */
	const struct sending_state *latest; /* NULL: nothing was sent to it */
	/* of all its answers: open ones, and of these what was sent to somebody who sees other words */
	size_t open, changed;
};

struct talk_states {
	const struct project *project;
	VEC(struct answer_state) answers; /* as talks.json has them */
	struct map *by_id;                /* answer's id -> struct answer_state; the first of two */
	VEC(struct party_talk) parties;   /* in the order in which talks.json names them first */
};

/* Lives as long as the project. Words that point to nothing are left out (check says so). */
const struct talk_states *talk_states_of(struct arena *a, const struct project *p);

/* NULL when there is no such answer. */
const struct answer_state *talk_answer(const struct talk_states *t, const char *id);

/* The answer that it is about in the end, itself unless it is the hospital's word on another. */
const struct answer_state *talk_root(const struct talk_states *t, const struct answer_state *s);

/* NULL: nothing was sent to the party, and nothing came. */
const struct party_talk *talk_of_party(const struct talk_states *t, const char *contract,
				       const char *party);

/* True when it gives that reason not to be simply taken. */
bool answer_has_doubt(const struct given_answer *x, const char *doubt);

/*
 * Its i-th doubt as words call it: what is incomplete of a 項 is its article ('incomplete-article'),
 * since no role stands in it; a remark is a 項 that is deleted ('remark-deleted'), or stands alone
 * without a verdict ('remark-alone'); what is new is a paragraph ('new-paragraph').
 */
const char *doubt_name(const struct given_answer *x, size_t i);

/* Accepted as it was sent, and no more is wanted than that others accept the rest of it. */
bool answer_waits(const struct given_answer *x);

/* The place of a new paragraph of a word processor, 第4条第9項の次; NULL: it is none. */
const char *answer_new_place(const struct given_answer *x);

/* It wishes that a 項, 号 or row of a paper for a word processor goes. */
bool answer_deletes(const struct given_answer *x);

/* Only something to be read: nothing is wished, accepted or refused. */
bool answer_only_remarks(const struct given_answer *x);

/* What it says: VERDICT_…; words beside an empty 回答 are a wish. */
const char *answer_verdict(const struct given_answer *x);

/* '電話：0X-XXXX-2009': a member of a contact and its value (NULL or empty: 未記入), for papers. */
const char *answer_member_words(struct arena *a, const struct library *l, const char *member,
				const char *value);

/* 'clause-id' of the 項 'clause-id/2(1)' that an answer is about; the whole key of any other. */
const char *answer_clause(struct arena *a, const struct given_answer *x);

/*
 * The clause of which an answer speaks, and where in it: its 項 and 号 from 1, 0 where it names
 * none. NULL: it is about no clause, or about one that the library has not.
 */
const struct clause *answer_place(struct arena *a, const struct library *l,
				  const struct given_answer *x, int *paragraph, int *item);

#endif
