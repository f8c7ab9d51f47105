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
	X(NO_SENDING_TEMPLATE, "no-sending-template", ERROR, \
	  N_("the library has no template '%1' for papers that are sent; it would lie in " \
	     "templates/sendings and say \"sends\": true")) \
	X(NO_PARTY_OF_CONTRACT, "no-party-of-contract", ERROR, \
	  N_("'%1' is no party of contract %2; name one of its parties")) \
	X(DUE_TOO_EARLY, "due-too-early", ERROR, \
	  N_("answers would be due on %1, before the day of the sending, %2; say a later day")) \
	X(NOTHING_TO_SEND, "nothing-to-send", WARNING, \
	  N_("nothing is left to ask %1 about in contract %2: all rows are settled or answered; " \
	     "without --open-only all rows are sent")) \
	X(SENDING_THERE, "sending-there", ERROR, \
	  N_("this folder of a sending is there, but talks.json does not have the sending; take " \
	     "talks.json back from your backup, or move the folder away"))

#endif
