/* SPDX-License-Identifier: MIT
 *
 * The part of diag_codes.h that is about the papers a project makes, and which of them has which
 * articles.
 */
#ifndef BUNKAI_BASE_DIAG_CODES_PAPERS_H
#define BUNKAI_BASE_DIAG_CODES_PAPERS_H

#define DIAG_PAPER_CODES(X) \
	X(NO_CHAPTER, "no-chapter", WARNING, \
	  N_("topic '%1' has no chapter in '%2', so the clause is left out; name one in " \
	     "clauses/topics.json")) \
	X(EMPTY_DOCUMENT, "empty-document", WARNING, \
	  N_("the document would be empty: its view '%1' has no rows")) \
	X(DANGLING_PAPER, "dangling-paper", ERROR, \
	  N_("{{ref:%1}} points to an article that '%2' does not have")) \
	X(PAPER_NOT_MADE, "paper-not-made", ERROR, \
	  N_("{{ref:%1}} cites '%2', which is not made beside this document, so that nobody has " \
	     "its numbers; name '%2' under 'documents'")) \
	X(PAPER_OF_CONTRACT, "paper-of-contract", ERROR, \
	  N_("'%1' cites '%2', which each contract has for itself, in a document of the whole " \
	     "hospital; cite a document of the hospital")) \
	X(AMENDMENT_FAILED, "amendment-failed", ERROR, \
	  N_("the papers of the amendment from edition %1 cannot be made; mend what is said " \
	     "above, or issue with --without-amendment")) \
	X(AMENDS_BACKWARDS, "amends-backwards", WARNING, \
	  N_("the new state is of %1, the old one of %2, so that the papers lead back; give " \
	     "the old state first, or correct 'date' in bunkai.json")) \
	X(CONTRACT_BEGINS, "contract-begins", NOTE, \
	  N_("contract '%1' is not in the old state, so that no paper amends it; its parties " \
	     "sign its own papers, which 'bunkai issue' freezes")) \
	X(CONTRACT_GONE, "contract-gone", WARNING, \
	  N_("contract '%1' is not in the new state any more, and no paper ends it; leave it " \
	     "there and give its last day with 'bunkai end', which makes the 終了通知")) \
	X(NO_EDITION_BEFORE, "no-edition-before", ERROR, \
	  N_("'%1' is made from the latest edition to the project as it is now, and none was " \
	     "issued of: %2; issue one, or compare two folders with bunkai amend")) \
	X(AMENDMENT_WAITS, "amendment-waits", WARNING, \
	  N_("the papers of amendments that 'documents' names are not made yet of %1, since " \
	     "no edition was issued that they could start from")) \
	X(NOTHING_AMENDED, "nothing-amended", WARNING, \
	  N_("'%1' is not made of %2: nothing that it tells has changed since edition %3")) \
	X(RANK_OF, "rank-of", ERROR, \
	  N_("'of' is '%1', which is no document of the same scope that has articles of its " \
	     "own; for 'rank' it must be one, such as rules")) \
	X(RANK_ALONE, "rank-alone", ERROR, \
	  N_("'%1' has the clauses of one rank of '%2', which 'documents' does not name; name " \
	     "both, or '%2' alone, which then has all of them")) \
	X(ARTICLES_MOVED, "articles-moved", WARNING, \
	  N_("articles of the %1 that was issued last stand in the %2 now (%3); their numbers " \
	     "stay and say so; issue both papers as one edition")) \
	X(BIDDERS_WORDS, "bidders-words", ERROR, \
	  N_("%1 is not for whoever is asked for an offer (bidders of " \
	     "templates/audience.json); leave it out, or let the template say " \
	     "\"audience\": \"hospital\"")) \
	X(EVENT_COLUMNS, "event-columns", ERROR, \
	  N_("a table of events in a calendar has one column with 'event': 'start' and at least " \
	     "one with 'summary', and at most one with 'end'; 'calendar' and 'uid' go with them")) \
	X(NO_DAYS, "no-days", NOTE, \
	  N_("nothing in %2 has a day in a calendar, so there is no '%1' of it; documents that " \
	     "have one: %3")) \
	X(NO_DAYS_AT_ALL, "no-days-at-all", ERROR, \
	  N_("nothing in %2 has a day in a calendar, so no '%1' was made; documents that have " \
	     "one: %3")) \
	X(MEETINGS_ORDER, "meetings-order", WARNING, \
	  N_("the last meeting was on %1, this one is on %2 and the next one on %3, so that the " \
	     "agenda has nothing of what is due; each is later than the one before " \
	     "('this' is the project's date where nobody says it)")) \
	X(LIST_AS_TEXT, "list-as-text", NOTE, \
	  N_("the list on this sheet cannot be sorted and filtered as a table: %1")) \
	X(NO_DOCUMENTS, "no-documents", WARNING, \
	  N_("'documents' names none, so 'bunkai build' makes none")) \
	X(DOCUMENT_OF_HOSPITAL, "document-of-hospital", ERROR, \
	  N_("'%1' is a document of the whole hospital and not of a contract; name it in the " \
	     "'documents' of the project"))

#endif
