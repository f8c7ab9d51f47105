/* SPDX-License-Identifier: MIT
 *
 * The part of diag_codes.h that is about questionnaires, their answers, and what these mean: remarks, contradictions, gaps.
 */
#ifndef BUNKAI_BASE_DIAG_CODES_QUESTIONS_H
#define BUNKAI_BASE_DIAG_CODES_QUESTIONS_H

#define DIAG_QUESTION_CODES(X) \
	X(NO_QUESTIONNAIRE, "no-questionnaire", ERROR, \
	  N_("there is no questionnaire '%1'; there are %2; one of your own is a file of " \
	     "templates/questionnaires in the project")) \
	X(ASKED_OF_OTHER, "asked-of-other", ERROR, \
	  N_("the questionnaire '%1' is answered by %2, and '%3' is none; say --to with one of them")) \
	X(ANSWERS_OF_WHOM, "answers-of-whom", ERROR, \
	  N_("nothing in it says which questionnaire it answers and who answered: say " \
	     "--questionnaire ID and --from PARTY; the questionnaires are %1")) \
	X(ANSWERS_OF_OTHER, "answers-of-other", ERROR, \
	  N_("its head says '%1', and the command line '%2'; leave the option out, or take the sheet " \
	     "that was meant")) \
	X(NO_ANSWERS, "no-answers", ERROR, \
	  N_("none of its rows answers a question of '%1'; it may be another form: say one of %2")) \
	X(ROW_OF_NO_QUESTION, "row-of-no-question", WARNING, \
	  N_("rows that answer no question of '%2' for sure: %1; they are kept as notes, the first is " \
	     "'%3'; write its answer into the sheet of 'bunkai ask', or where its question has it")) \
	X(ANSWERED_TWICE, "answered-twice", WARNING, \
	  N_("question %1 is answered twice, and not alike: '%2' and '%3' (%4); neither counts until " \
	     "one row says what holds")) \
	X(ANSWER_WITHOUT_YEAR, "answer-without-year", NOTE, \
	  N_("days of answers without a year that nothing in the file says: %1 (%2); they stay as they " \
	     "were written; the form's own day (記入日) with its year would settle it")) \
	X(ANSWER_UNREAD, "answer-unread", WARNING, \
	  N_("'%1' is no answer to question %2, which takes %3 (%4); it is kept as it was written and " \
	     "counts as unanswered; the form's choices may have it as another spelling (also)"))

#endif
