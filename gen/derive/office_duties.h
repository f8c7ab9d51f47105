/* SPDX-License-Identifier: MIT
 *
 * What the offices of the hospital have to do by its own papers: the statements that name an
 * office, each with the words that a table prints. The papers' own tables of offices, the list of
 * what an office does (手順) and the register's duties all say it by these, so that none can differ
 * from an article.
 */
#ifndef BUNKAI_DERIVE_OFFICE_DUTIES_H
#define BUNKAI_DERIVE_OFFICE_DUTIES_H

#include "derive/clauses.h"

/* A statement that an article of a paper has, in the position that was chosen. */
struct office_duty {
	const struct selection *paper;
	const struct chosen *chosen;
	const struct statement *statement;
	const struct statement_form *form;
};

struct office_duties {
	VEC(struct office_duty) all; /* in the order of the articles */
};

/* Those of the paper, and behind them those of the others whose articles it cites. */
struct office_duties office_duties_of(struct arena *a, const struct selection *s);

/* When it is done: an event, or how often. */
struct office_moment {
	const char *id, *name; /* of duty-words.json */
	bool periodic;
	size_t order;          /* place in its list */
};

struct office_moments {
	VEC(struct office_moment) all; /* none: the statement does not say */
};

struct office_moments office_duty_moments(struct arena *a, const struct library *l,
					  const struct office_duty *d);

/*
 * 書面を受け取ったとき, and below it 不一致があるとき: the events, and a rhythm of which the paragraph
 * says no time; then the condition. "" of none.
 */
const char *office_duty_case(struct arena *a, const struct library *l,
			     const struct office_duty *d);

/* 14日以内: the paragraph's words; "" of none. */
const char *office_duty_time(struct arena *a, const struct library *l,
			     const struct office_duty *d);

/* 企画管理者へ、病院長の承認: who is told, approves or helps; "" of nobody. */
const char *office_duty_others(struct arena *a, const struct library *l,
			       const struct office_duty *d);

/* Words of the statement with the document's numbers filled in; "" of NULL. */
const char *office_duty_fill(struct arena *a, const struct office_duty *d, const char *text);

/*
 * How long its record is kept: by itself, else by the statement of its article that keeps a record
 * of that name. "" where the article does not say.
 */
const char *office_duty_keep(struct arena *a, const struct office_duty *d);

/* 第8条2(3), behind its short name where it stands in the other of the two papers. */
const char *office_duty_place(struct arena *a, const struct library *l, const struct selection *s,
			      const struct office_duty *d);

/* The place of the office in duty-words.json; behind all others where it is not there. */
size_t office_order(const struct library *l, const char *office);

#endif
