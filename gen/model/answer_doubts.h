/* SPDX-License-Identifier: MIT
 *
 * Why an answer that came back is not simply taken: the one list of doubts, as talks.json keeps
 * them, with the words of reports. Papers have theirs in templates/words.json (talks.doubt.…).
 */
#ifndef BUNKAI_MODEL_ANSWER_DOUBTS_H
#define BUNKAI_MODEL_ANSWER_DOUBTS_H

#include <stddef.h>

#define DOUBT_CHANGED_SINCE "changed-since"
#define DOUBT_DECIDED_OTHERWISE "decided-otherwise"
#define DOUBT_OTHER_ANSWER "other-answer"
#define DOUBT_DOUBLED "doubled"
#define DOUBT_ALTERED "altered"
#define DOUBT_UNPLACED "unplaced"
#define DOUBT_NEW "new"
#define DOUBT_UNCLEAR "unclear"
#define DOUBT_INCOMPLETE "incomplete"
#define DOUBT_AWAITS_PARTY "awaits-party"
#define DOUBT_REMARK "remark"
#define DOUBT_UNNAMED "unnamed"
#define DOUBT_UNMARKED "unmarked"
#define DOUBT_JOINED "joined"

/*
 * What receive writes of a paper of a word processor, as papers know it again: the raw head of words
 * that are to be deleted, and how the place of a new paragraph ends (第4条第9項の次).
 */
#define ANSWER_DELETED "削除"
#define ANSWER_BEHIND "の次"

/* The nth doubt of the list, NULL behind the last one. */
const char *answer_doubt_nth(size_t n);

/* What reports say of it, in the reader's language; of a doubt that nobody knows its own name. */
const char *answer_doubt_words(const char *doubt);

#endif
