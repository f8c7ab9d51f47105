/* SPDX-License-Identifier: MIT
 *
 * The part of diag_codes.h that is about inspection.json: answers to the checklist, and papers that
 * vendors were asked for.
 */
#ifndef BUNKAI_BASE_DIAG_CODES_INSPECTION_H
#define BUNKAI_BASE_DIAG_CODES_INSPECTION_H

#define DIAG_INSPECTION_CODES(X) \
	X(UNKNOWN_CHECKLIST_ITEM, "unknown-checklist-item", ERROR, \
	  N_("the checklist %2 has no item '%1'")) \
	X(UNKNOWN_DISCLOSURE_PAPER, "unknown-disclosure-paper", ERROR, \
	  N_("there is no paper '%1' in clauses/disclosures.json")) \
	X(ANSWERS_OF_ANOTHER_CHECKLIST, "answers-of-another-checklist", WARNING, \
	  N_("the answers are to %1, but documents print %2, which asks other questions; answer " \
	     "its items, and name it as 'checklist' there")) \
	X(ANSWERS_WITHOUT_CHECKLIST, "answers-without-checklist", WARNING, \
	  N_("nothing says which checklist is answered, so that answers to one would pass for " \
	     "answers to another; write bunkai set DIR inspection checklist=%1")) \
	X(CHECKLIST_UNANSWERED, "checklist-unanswered", WARNING, \
	  N_("%1 of %2 items of %3 have no answer: %4")) \
	X(ANSWER_WITHOUT_TARGET, "answer-without-target", WARNING, \
	  N_("the answer is 'no', and nothing says by when it will be yes; write 'target', a day " \
	     "in the fiscal year that ends on %1")) \
	X(ANSWER_WITHOUT_OWNER, "answer-without-owner", WARNING, \
	  N_("the answer is 'no', and nobody is named who sees to it; write 'owner'")) \
	X(TARGET_OVERDUE, "target-overdue", WARNING, \
	  N_("the answer is 'no', 'target' was %1, and the project's date is %2; answer 'yes' with " \
	     "what shows it, or agree on a later day")) \
	X(TARGET_AFTER_YEAR, "target-after-year", WARNING, \
	  N_("'target' is %1, but all items are to be yes in the fiscal year that ends on %2; " \
	     "agree on an earlier day, or say in 'note' what protects until then")) \
	X(ANSWER_WITHOUT_EVIDENCE, "answer-without-evidence", WARNING, \
	  N_("the answer is '%1', but '%2' is empty; an inspector asks for what shows it, and " \
	     "where it lies")) \
	X(ANSWER_WITHOUT_DATE, "answer-without-date", WARNING, \
	  N_("not filled in: %1; the form asks who answered, and on which day")) \
	X(ANSWER_AGAINST_DISCLOSURES, "answer-against-disclosures", WARNING, \
	  N_("the answer is 'yes', but these papers did not come: %1; write the day on which " \
	     "each came, or answer 'no' with a target")) \
	X(DISCLOSURE_MISSING, "disclosure-missing", WARNING, \
	  N_("this system has: %3; so %2 is wanted, and nobody asked %1 for it; ask, and write " \
	     "bunkai set DIR disclosure/%4")) \
	X(DISCLOSURE_LATE, "disclosure-late", WARNING, \
	  N_("%1 was asked for on %2, more than %3 days ago, and did not come; ask again in " \
	     "writing, or write 'received'")) \
	X(DISCLOSURE_BEFORE_ASKED, "disclosure-before-asked", ERROR, \
	  N_("'received' is %1, before 'asked', which is %2; correct one of them")) \
	X(DISCLOSURE_INCOMPLETE, "disclosure-incomplete", WARNING, \
	  N_("%1 came, but not filled in: %2")) \
	X(DISCLOSURE_OLD_EDITION, "disclosure-old-edition", WARNING, \
	  N_("%1 that came is of %2, but %3 counts; ask for one of that edition")) \
	X(DISCLOSURE_OTHER_SERIES, "disclosure-other-series", ERROR, \
	  N_("'%1' is no edition of the form of %2; right would be: %3"))

#endif
