/* SPDX-License-Identifier: MIT
 *
 * The part of diag_codes.h that is about files that come back and what is taken of them.
 */
#ifndef BUNKAI_BASE_DIAG_CODES_RETURNS_H
#define BUNKAI_BASE_DIAG_CODES_RETURNS_H

#define DIAG_RETURN_CODES(X) \
	X(NOTHING_SENT, "nothing-sent", ERROR, \
	  N_("nothing was sent from this project, so that nothing can come back to it; 'bunkai send' " \
	     "sends a contract's papers to a party")) \
	X(NOTHING_SENT_TO, "nothing-sent-to", ERROR, \
	  N_("nothing was sent to '%1'; the sendings are %2")) \
	X(NO_SENDING, "no-sending", ERROR, N_("there is no sending '%1'; the sendings are %2")) \
	X(OTHER_SENDING, "other-sending", ERROR, \
	  N_("it answers the sending '%1', which is none of those asked; take the project that sent " \
	     "it, or leave --from and --sending out; the sendings of this one are %2")) \
	X(NO_RETURN, "no-return", ERROR, \
	  N_("no row of it answers what was sent; it must be an answer workbook of 'bunkai send', or a " \
	     "sheet of one, with the heads of its columns; the sendings are %1")) \
	X(PDF_ALONE, "pdf-alone", ERROR, \
	  N_("signed papers (PDF) and answers are taken in one after the other: give the PDFs in a " \
	     "command of their own, without --from, --sending and --by")) \
	X(SENDING_UNSURE, "sending-unsure", ERROR, \
	  N_("no id and no check code in it says which sending it answers; by its words it may be " \
	     "'%1', but others were sent the same: say --from PARTY or --sending ID, one of %2")) \
	X(NO_TABLE_FILE, "no-table-file", ERROR, \
	  N_("neither a workbook (.xlsx) nor a CSV file (.csv); save the answers as one of them")) \
	X(MACRO_WORKBOOK, "macro-workbook", ERROR, \
	  N_("a workbook with macros is not read; save it as .xlsx without macros")) \
	X(ANSWERS_UNNAMED, "answers-unnamed", ERROR, \
	  N_("answers that would be agreed on name nobody who gives them: %1 (%2); say --by NAME, who " \
	     "gave them; nothing was recorded")) \
	X(TAKEN_BY_HAND, "taken-by-hand", WARNING, \
	  N_("%1 was taken, but answers no row that was sent: no file of the project says it yet; " \
	     "write it where it belongs"))

#endif
