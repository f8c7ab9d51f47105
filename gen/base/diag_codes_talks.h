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
	X(ANSWER_WORD_TWICE, "answer-word-twice", ERROR, \
	  N_("the word '%1' means both %2 and %3: an answer with it would be understood by " \
	     "chance; let it stand under one of them"))

#endif
