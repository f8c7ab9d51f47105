/* SPDX-License-Identifier: MIT
 *
 * The part of diag_codes.h that is about profiles and how a project begins: guesses, questions of new, the baseline.
 */
#ifndef BUNKAI_BASE_DIAG_CODES_START_H
#define BUNKAI_BASE_DIAG_CODES_START_H

#define DIAG_START_CODES(X) \
	/* new: its questions and what is answered */ \
	X(NEW_UNASKED, "new-unasked", ERROR, \
	  N_("nobody can be asked here, since this is no terminal; say --answers FILE, --empty or " \
	     "--from SAMPLE; 'bunkai new --questions -o FILE' makes the file to fill in")) \
	X(ANSWERS_ENDED, "answers-ended", ERROR, \
	  N_("the answers ended before the last question, so that nothing was written; begin anew, " \
	     "and leave unknown what nobody knows yet")) \
	X(ANSWER_LINE, "answer-line", ERROR, \
	  N_("'%1' is no line of answers; write 'QUESTION: ANSWER', '[PART]' in front of a part, " \
	     "or '# remark'")) \
	X(UNKNOWN_PART, "unknown-part", ERROR, \
	  N_("the questions have no part '%1'; there are: %2")) \
	X(UNKNOWN_QUESTION, "unknown-question", ERROR, \
	  N_("part '%1' has no question '%2'; there are: %3")) \
	X(ANSWERED_TWICE, "answered-twice", ERROR, \
	  N_("'%1' is answered twice in the same part; answer it once, or begin the next part " \
	     "with a line '[PART]'")) \
	X(PART_TWICE, "part-twice", ERROR, \
	  N_("part '%1' stands twice, and there is one only; put both together")) \
	X(ANSWER_MISSING, "answer-missing", ERROR, \
	  N_("'%1' has no answer, and no paper can do without it; give it")) \
	X(ANSWER_NO_CHOICE, "answer-no-choice", ERROR, \
	  N_("'%1' is no answer to '%2'; there are: %3")) \
	X(ANSWER_NO_DATE, "answer-no-date", ERROR, \
	  N_("'%1' is no day; write it as 2026-10-01")) \
	X(NAMED_TWICE, "named-twice", ERROR, \
	  N_("'%1' is named twice; give each thing a name of its own")) \
	X(ANSWER_NO_NAME, "answer-no-name", ERROR, \
	  N_("'%1' was not named before as an answer to '%2'; there are: %3")) \
	/* the baseline register, and a vendor's that takes its place */ \
	X(BASELINE_ROWS, "baseline-rows", WARNING, \
	  N_("%1 of %2 rows of contract %3 rest on the baseline register, which no vendor has " \
	     "confirmed; read the vendor's register over it with 'bunkai import FILE --to DIR " \
	     "--register ID --over %4 --contract %3'")) \
	X(NO_BASELINE, "no-baseline", ERROR, \
	  N_("contract '%2' does not rest on a baseline register '%1'; it rests on: %3"))

#endif
