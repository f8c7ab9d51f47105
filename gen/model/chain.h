/* SPDX-License-Identifier: MIT
 *
 * clauses/chain.json: the one chain of times from the discovery of an incident to each deadline. A
 * step says who tells whom what, after which event; how long that may take a shared term says, the
 * deadline of a public desk, or the paragraph whose statement it is, and never the step. Plain
 * structs, filled by load/. clauses/README.md describes the file.
 */
#ifndef BUNKAI_MODEL_CHAIN_H
#define BUNKAI_MODEL_CHAIN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/moment.h"

/* Something that happens in an incident and from which times run; the first is its discovery. */
struct chain_event {
	const char *id, *name;
	const char *since, *day;   /* 発見から; before days: 発覚の日から (NULL: the same) */
	const char *knows;         /* the event by which a vendor knows of it; or NULL */
	const char *otherwise;     /* the event that counts while this one is not known; or NULL */
	VEC(const char *) duties;  /* events of duty-words.json that are this one … */
	const char *phase;         /* … in clauses and statements of that phase; NULL: in all */
	VEC(const char *) marks;   /* words before から by which a time says that it runs from it */
	const char *place;
};

struct chain_step {
	const char *id, *what;
	const char *who;           /* the office that acts */
	const char *night;         /* who stands in for the システム運用担当者 then; or NULL */
	const char *after;         /* id of an event */
	const char *term;          /* id of a shared term; NULL: none says how long */
	const char *deadline;      /* 'ppc/first': of a public desk; NULL: none */
	const char *statement;     /* 'clause#statement' that lays it down; NULL: none */
	const char *behind;        /* the step that cannot be later; NULL: none */
	const char *also;          /* a step of another event with the same call; or NULL */
	const char *unless;        /* an event: the step is left out where it is known; or NULL */
	const char *when;          /* a condition (derive/conditions.h); NULL: always */
	VEC(const char *) to;      /* offices that are told */
	VEC(const char *) desks;   /* public desks that are told */
	bool vendors;              /* so are the vendors of the systems */
	const char *place;
};

/* 分 is a minute. */
struct chain_unit {
	const char *word, *unit;
	enum period_unit of;
};

/* 直ちに is 0 minutes, 翌営業日 1 business day. */
struct chain_time {
	const char *word, *unit;
	struct period period;
};

/* Words behind a number with its unit. */
struct chain_words {
	const char **at;
	size_t n, cap;
};

struct call_chain {
	VEC(struct chain_event) events;
	VEC(struct chain_step) steps;
	VEC(struct chain_unit) units;
	VEC(struct chain_time) times;
	struct chain_words before; /* the period lies before something */
	struct chain_words every;  /* it comes again and again */
	struct chain_words papers; /* acts with one of them submit a paper */
};

const struct chain_event *chain_event(const struct call_chain *c, const char *id);
const struct chain_step *chain_step(const struct call_chain *c, const char *id);

#endif
