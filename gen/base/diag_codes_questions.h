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
	X(SHEETS_TOGETHER, "sheets-together", ERROR, \
	  N_("it was put together from two sheets: one head says '%1', another '%2'; take each as " \
	     "'bunkai ask' made it, in a file of its own")) \
	X(ASKED_ELSEWHERE, "asked-elsewhere", ERROR, \
	  N_("the sheet was made for a hospital of another name (its head says '%1', here it is " \
	     "'%2'); take the sheet that was made here, or say --questionnaire and --from as well, if " \
	     "it is this one's all the same")) \
	X(ASKED_AMONG_OTHERS, "asked-among-others", ERROR, \
	  N_("'%1' is a questionnaire that was filled in, and '%2' is none; receive them apart")) \
	X(NO_ANSWERS, "no-answers", ERROR, \
	  N_("none of its rows answers a question of '%1'; it may be another form: say one of %2")) \
	X(ROW_OF_NO_QUESTION, "row-of-no-question", WARNING, \
	  N_("rows that answer no question of '%2' for sure: %1; they are kept as notes, the first is " \
	     "'%3'; write its answer into the sheet of 'bunkai ask', or where its question has it")) \
	X(ANSWERED_UNLIKE, "answered-unlike", WARNING, \
	  N_("question %1 is answered twice, and not alike: '%2' and '%3' (%4); neither counts until " \
	     "one row says what holds")) \
	X(ANSWERED_TWICE, "answered-twice", ERROR, \
	  N_("question %1 is answered twice, before at %2; keep one of them")) \
	X(ANSWER_WITHOUT_YEAR, "answer-without-year", NOTE, \
	  N_("days of answers without a year that nothing in the file says: %1 (%2); they stay as they " \
	     "were written; the form's own day (記入日) with its year would settle it")) \
	X(ANSWER_UNREAD, "answer-unread", WARNING, \
	  N_("'%1' is no answer to question %2, which takes %3 (%4); it is kept as it was written and " \
	     "counts as unanswered; the form's choices may have it as another spelling (also)")) \
	X(CONTRADICTION, "contradiction", WARNING, \
	  N_("%1: %2, but %3; ask which of them holds, and correct the other")) \
	X(UNKNOWN_REMARK_KIND, "unknown-remark-kind", ERROR, \
	  N_("the file has no kind of remark '%1'; right would be: %2")) \
	X(UNKNOWN_QUESTIONNAIRE, "unknown-questionnaire", ERROR, \
	  N_("there is no questionnaire '%1' in templates/questionnaires; there are: %2")) \
	X(UNKNOWN_DISCLOSED, "unknown-disclosed", ERROR, \
	  N_("the project %2 has no answered form '%1'; right is a file of its own disclosures/")) \
	X(UNKNOWN_QUESTION, "unknown-question", ERROR, \
	  N_("the questionnaire %2 has no question '%1'")) \
	X(UNKNOWN_CHOICE, "unknown-choice", ERROR, \
	  N_("'%1' is no choice of question %2; right would be: %3")) \
	X(QUESTIONS_UNANSWERED, "questions-unanswered", WARNING, \
	  N_("%1 of %2 questions of %3 have no answer: %4; ask the party for them")) \
	X(NO_WITHOUT_DATE, "no-without-date", WARNING, \
	  N_("the answer is '%1', and neither a day by which it is to be yes nor a remark says what " \
	     "protects until then; ask %2 for both")) \
	X(TARGET_PASSED, "target-passed", WARNING, \
	  N_("the answer was '%1', to be yes by %2, and the project's date is %3; ask %4 for the " \
	     "second answer")) \
	X(REMARK_SHIFTS, "remark-shifts", WARNING, \
	  N_("the remark gives work or cost to the hospital: '%1'; measure %2; settled by %3")) \
	X(REMARK_LIMITS, "remark-limits", WARNING, \
	  N_("the remark limits what the answer says: '%1'; measure %2; settled by %3")) \
	X(REMARK_DEPENDS, "remark-depends", WARNING, \
	  N_("the remark makes the answer depend on others: '%1'; measure %2; settled by %3")) \
	X(REMARK_PRODUCT_ONLY, "remark-product-only", WARNING, \
	  N_("the remark speaks of the product, not of this hospital: '%1'; measure %2; settled by %3"))

#endif
