/* SPDX-License-Identifier: MIT
 *
 * The part of diag_codes.h that is about editions: what was issued, and whether a file is it.
 */
#ifndef BUNKAI_BASE_DIAG_CODES_EDITIONS_H
#define BUNKAI_BASE_DIAG_CODES_EDITIONS_H

#define DIAG_EDITION_CODES(X) \
	X(EDITION_DAMAGED, "edition-damaged", ERROR, \
	  N_("this edition is not as it was issued: %1; put it back from a copy")) \
	X(EDITION_NEWER, "edition-newer", ERROR, \
	  N_("written by a newer bunkai ('%1'); use that one")) \
	X(EDITION_CHAIN, "edition-chain", ERROR, \
	  N_("the chain of editions is broken: %1; put issued/ back from a copy")) \
	X(EDITION_DATE, "edition-date", ERROR, \
	  N_("an edition of %1 cannot follow one of %2; give a later --date")) \
	X(NOT_APPROVED, "not-approved", WARNING, \
	  N_("the edition names nobody who approved it; management approves who answers for " \
	     "what before the contract is signed: give --approved-by and --approved-on")) \
	X(APPROVAL_HALF, "approval-half", ERROR, \
	  N_("an approval is a name and a day: give %1 as well")) \
	X(APPROVAL_DATE, "approval-date", ERROR, \
	  N_("approved on %1, which is after the edition of %2: management approves before; " \
	     "give the day of the approval or a later --date")) \
	X(EDITION_EXISTS, "edition-exists", ERROR, \
	  N_("this edition was issued by another run just now; run the command again")) \
	X(NOTHING_TO_ISSUE, "nothing-to-issue", ERROR, \
	  N_("no document of 'documents' belongs to it; name one")) \
	X(COPY_CHANGED, "copy-changed", ERROR, \
	  N_("it is not what was issued as %1: see the places; sign the issued file itself, or " \
	     "amend the contract")) \
	X(COPY_UNREADABLE, "copy-unreadable", ERROR, \
	  N_("whether it is what was issued cannot be told: %1; ask for the file as it was signed")) \
	X(COPY_STAMPED, "copy-stamped", WARNING, \
	  N_("text and pages are those of %1, but the file is not: look at what stands beside " \
	     "them, and keep the issued file with it")) \
	X(SIGNATURE_PART, "signature-part", WARNING, \
	  N_("signature '%1' is not over all that stood there when it was made, so that it says " \
	     "nothing of the rest: have the issued file signed as a whole")) \
	X(NO_EDITION, "no-edition", ERROR, N_("there is no edition '%1'; there are: %2")) \
	X(NONE_ISSUED, "none-issued", ERROR, \
	  N_("there is no edition '%1'; nothing was issued yet, see 'bunkai issue'"))

#endif
