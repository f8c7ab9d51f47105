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
	X(SENDING_NUMBER, "sending-number", ERROR, \
	  N_("'%1' takes a whole number from 1 to %2")) \
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
	  N_("talks.json speaks of party '%2' in contract '%1', which bunkai.json does not have so: " \
	     "sendings %3 and answers %4 count nowhere; if an id was changed there, change it here " \
	     "as well")) \
	X(RECEIVED_DAMAGED, "received-damaged", ERROR, \
	  N_("the file that was received as '%1' does not lie below answers/ or signed/ as it came (sha256 " \
	     "%2); take it back from your backup, because decisions rest on it")) \
	X(ANSWER_WORD_TWICE, "answer-word-twice", ERROR, \
	  N_("the word '%1' means both %2 and %3: an answer with it would be understood by " \
	     "chance; let it stand under one of them")) \
	X(REWORD_TARGET, "reword-target", ERROR, \
	  N_("'%1' names no place of an article; write CLAUSE/2 for a 項, CLAUSE/2(1) for a 号 of " \
	     "it")) \
	X(REWORD_NO_PLACE, "reword-no-place", ERROR, \
	  N_("'%1' has no '%2' in '%3'; there are: %4")) \
	X(REWORD_BRACES, "reword-braces", ERROR, \
	  N_("the wording holds '{{'; write the words as they are printed, because placeholders " \
	     "are found from them")) \
	X(REWORD_LONG, "reword-long", ERROR, \
	  N_("the wording has %1 characters, more than %2; a 項 is taken one at a time")) \
	X(REWORD_OTHER_POSITION, "reword-other-position", ERROR, \
	  N_("these words were written beside '%1' of '%2', and the contract now has '%3', which " \
	     "reads otherwise there; compare them again and give the words beside that one")) \
	X(REWORD_UNREADABLE, "reword-unreadable", ERROR, \
	  N_("clause '%1' cannot be written with these words and read back as they are; write them " \
	     "in sentences and 号")) \
	X(REWORD_NUMBER_HERE, "reword-number-here", NOTE, \
	  N_("'%1' is %2 in these words alone: the article says it elsewhere too and goes on " \
	     "saying %3; wish the same number there as well, or leave it so")) \
	X(REWORD_TERM_HERE, "reword-term-here", WARNING, \
	  N_("the shared term '%1' is %2 in these words alone and goes on being %3 in %4; change " \
	     "it for all with 'bunkai set DIR project terms.%1=…', or leave it so")) \
	X(REWORD_TERM_ALL, "reword-term-all", NOTE, \
	  N_("the shared term '%1' is %2 from now on wherever it is cited: %3")) \
	X(REWORD_ITEMS_STAY, "reword-items-stay", NOTE, \
	  N_("the words have no (1), (2) …, so the 号 of '%1' stay as they are; write 削除 in place " \
	     "of one that is to go")) \
	X(REWORD_TIME_GONE, "reword-time-gone", WARNING, \
	  N_("the wording has no time in place of '%1' any more; agree on one, or the table and the " \
	     "list of what is due have none")) \
	X(REWORD_DROPS, "reword-drops", WARNING, \
	  N_("the wording does not lay down '%1' any more; rows that rest on it alone have nobody " \
	     "who does it: decide them, or agree on it in another article")) \
	X(REWORD_BINDS, "reword-binds", WARNING, \
	  N_("the wording binds another party to '%1' now: %2 in place of %3; look at the rows that " \
	     "rest on it"))

#endif
