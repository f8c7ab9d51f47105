/* SPDX-License-Identifier: MIT
 *
 * What a returned row says, as talks.json keeps it: the verdict, what differs from what was sent,
 * and the doubts that the return itself gives (a locked text that was altered, a word that is none
 * of the choices). What the project says of it is the business of receive_judge.h.
 */
#ifndef BUNKAI_WORK_RECEIVE_ANSWER_H
#define BUNKAI_WORK_RECEIVE_ANSWER_H

#include "model/answer_doubts.h"
#include "model/talks.h"
#include "returns/returned.h"

/* Each doubt stands once. */
void answer_doubt(struct arena *a, struct given_answer *x, const char *doubt);

/*
 * Fills the answer from the row; contract, party, sending and file are the caller's to set. False:
 * the row says nothing (a name and a day alone are nothing), or what another row of its file says.
 * 承諾 beside cells that were changed stays what it is: receive_judge.h makes a wish of it.
 */
bool answer_read(struct arena *a, const struct returned_row *row, struct given_answer *out);

/*
 * A counterparty accepts what was sent, or it does not: 承諾 beside cells that were changed becomes a
 * wish, with the word as it came.
 */
void answer_weigh(struct arena *a, const struct returned_row *row, struct given_answer *x);

/*
 * Heads of what a paper for a word processor says beside its words; they stay in talks.json as they
 * are here.
 */
#define RAW_SENT "送付した文言"
#define RAW_CAME "返送された文言"
#define RAW_STRUCK "取消線"
#define RAW_NUMBER "番号"

/* True when it wishes for something: roles, members, words, a time or a fee that were not sent. */
bool answer_wishes(const struct given_answer *x);

/* True when both say the same, whoever wrote it down and when, and wherever it stood. */
bool answer_says_same(const struct given_answer *x, const struct given_answer *y);

#endif
