/* SPDX-License-Identifier: MIT
 *
 * The part of diag_codes.h that is about what goes out to parties and comes back: sendings and
 * answers.
 */
#ifndef BUNKAI_BASE_DIAG_CODES_TALKS_H
#define BUNKAI_BASE_DIAG_CODES_TALKS_H

#define DIAG_TALKS_CODES(X) \
	X(SENDING_DAMAGED, "sending-damaged", ERROR, \
	  N_("the record of this sending is not what it was when it went out: %1; take the folder " \
	     "sent/ back from your backup, because answers are compared with it")) \
	X(NO_PARTY_OF_CONTRACT, "no-party-of-contract", ERROR, \
	  N_("'%1' is no party of contract %2; name one of its parties")) \
	X(DUE_TOO_EARLY, "due-too-early", ERROR, \
	  N_("answers would be due on %1, before the day of the sending, %2; say a later day")) \
	X(NOTHING_TO_SEND, "nothing-to-send", WARNING, \
	  N_("nothing is left to ask %1 about in contract %2: all rows are settled or answered; " \
	     "without --open-only all rows are sent")) \
	X(SENDING_THERE, "sending-there", ERROR, \
	  N_("this folder of a sending is there, but talks.json does not have the sending; take " \
	     "talks.json back from your backup, or move the folder away")) \
	X(SENDING_MISSING, "sending-missing", WARNING, \
	  N_("the record of this sending is not there: %1; take the folder sent/ back from your " \
	     "backup, because an answer to it can be compared with nothing")) \
	X(SENDING_OVERDUE, "sending-overdue", WARNING, \
	  N_("was to be answered by %1, and the project's date is %2: of %3 rows %4 are not answered; " \
	     "ask the party, or send again with a later day")) \
	X(UNKNOWN_SENDING, "unknown-sending", ERROR, \
	  N_("there is no sending '%1' in talks.json; name one that went out, or none")) \
	X(UNKNOWN_ANSWER, "unknown-answer", ERROR, \
	  N_("there is no answer '%1' in talks.json; name one that came, or none")) \
	X(ANSWER_OF_NOTHING, "answer-of-nothing", WARNING, \
	  N_("the answer is open, and what it speaks of is gone: %1; tell the party what became of " \
	     "it, in the workbook that the hospital answers")) \
	X(TALK_OF_NOTHING, "talk-of-nothing", WARNING, \
	  N_("talks.json speaks of contract '%1' and party '%2', but %3, so that %4 sendings and %5 " \
	     "answers count nowhere; if the id was changed in bunkai.json, change it here as well")) \
	X(ANSWER_WORD_TWICE, "answer-word-twice", ERROR, \
	  N_("the word '%1' means both %2 and %3: an answer with it would be understood by " \
	     "chance; let it stand under one of them"))

#endif
