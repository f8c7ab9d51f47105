/* SPDX-License-Identifier: MIT
 *
 * What bunkai says of statements, measures and terms: one part of the list in diag_codes.h.
 */
#ifndef BUNKAI_BASE_DIAG_STATEMENT_CODES_H
#define BUNKAI_BASE_DIAG_STATEMENT_CODES_H

#define DIAG_STATEMENT_CODES(X) \
	X(CORE_SCHEDULE, "core-schedule", ERROR, \
	  N_("its annex is core, but no table of the view 'provisions' takes all rows whose nature is '%1'" \
	     ", so that all 項 stand in the articles; add that 別表 to the template, or say " \
	     "'annex': 'full'")) \
	X(CORE_COLUMN, "core-column", ERROR, \
	  N_("no column of the 別表 for rows whose nature is '%1' prints all of '%2': of %3 statements " \
	     "(first: %4) it stands nowhere in an annex that is core; add the column to the " \
	     "template, or say 'annex': 'full'")) \
	X(CORE_REASONS, "core-reasons", ERROR, \
	  N_("%1 articles are left out of an annex that is core, and no table of the view 'omitted' " \
	     "prints 'title' and 'reason'; add it to the template, or say 'annex': 'full'")) \
	X(UNKNOWN_MEASURE, "unknown-measure", ERROR, \
	  N_("there is no measure '%1' in clauses/measures.json")) \
	X(MEASURE_IN_BOTH, "measure-in-both", ERROR, \
	  N_("'%1' stands in 'answers' and in 'part'; a statement answers it as a whole, or in " \
	     "part")) \
	X(TEXT_ONLY, "text-only", ERROR, \
	  N_("'%1' says that it lays down nothing, and has statements; take out 'text_only', or " \
	     "the statements")) \
	X(UNKNOWN_TERM, "unknown-term", ERROR, N_("there is no term '%1' in clauses/terms.json")) \
	X(TERM_VALUE, "term-value", ERROR, \
	  N_("'%1' is no value of a term; write a number above 0 and below 100000, which has the " \
	     "term's unit behind it, or a text with such a number before one of: %2")) \
	X(UNKNOWN_PARAGRAPH, "unknown-paragraph", ERROR, \
	  N_("'%1' is no place of %2; there are: %3")) \
	X(NOT_A_TIME, "not-a-time", ERROR, \
	  N_("'%1' is no time that a program can read; copy the paragraph's words; its times: " \
	     "%2")) \
	X(STATEMENT_ID, "statement-id", ERROR, \
	  N_("'%1' is no id of a statement; write it in small letters, digits and '-'")) \
	X(STATEMENT_LEAD, "statement-lead", ERROR, \
	  N_("'%1' cannot lead those whom 'with' names; name in 'who' the one party that " \
	     "answers for it")) \
	X(STATEMENT_SELF, "statement-self", ERROR, \
	  N_("'%1' is bound and stands in '%2' as well; name the other one there")) \
	X(STATEMENT_OFFICE, "statement-office", ERROR, \
	  N_("'%1' acts in a paper that the parties sign; offices act in the hospital's own " \
	     "papers alone, here 'who' is enough")) \
	X(STATEMENT_LONG, "statement-long", ERROR, \
	  N_("'%1' has %2 characters, more than %3; leave out subject, time and condition")) \
	X(STATEMENT_ACT, "statement-act", ERROR, \
	  N_("'%1' does not end as a verb does in a dictionary; it ends in one of: %2")) \
	X(TIME_NOT_IN_TEXT, "time-not-in-text", ERROR, \
	  N_("'%1' does not stand in %2; its times are: %3")) \
	X(ACTOR_NOT_IN_TEXT, "actor-not-in-text", ERROR, \
	  N_("%2 does not say that it is '%1' (%3); name another one, or give the sentence its " \
	     "subject")) \
	X(NO_LEAD, "no-lead", ERROR, \
	  N_("'%1' (%2) binds both, so that nobody answers for it; say with 'with' who joins " \
	     "the one who leads")) \
	X(LOST_UNLIKE, "lost-unlike", WARNING, \
	  N_("'lost' of %1 speaks of '%2', which no position of the clause has; cite the number as " \
	     "the text does ({{…_days}}日, {{term.…}}, {{標準案:term.…}} of another position), or " \
	     "write one of its times: %3")) \
	X(KIND_NOT_IN_TEXT, "kind-not-in-text", WARNING, \
	  N_("the sentence is none of the kind '%1' (%2); such a one has: %3")) \
	X(KIND_OF_ACT, "kind-of-act", WARNING, \
	  N_("'%1' is no act of the kind '%2'; name the kind that it is, or word it as one " \
	     "of that kind")) \
	X(KIND_OF_WHEN, "kind-of-when", WARNING, \
	  N_("the 'when' of the kind '%1' is one of: %2")) \
	X(ROLE_NOT_IN_TEXT, "role-not-in-text", WARNING, \
	  N_("the sentence does not say that %1 is '%2' (%3); such a one has: %4")) \
	X(ACT_NOT_IN_TEXT, "act-not-in-text", WARNING, \
	  N_("%2 speaks of something else than '%1'; take its words")) \
	X(ROLE_OF_TEXT, "role-of-text", WARNING, \
	  N_("%1 is not '%2', as the statement says, but '%3' (%4)")) \
	X(STATEMENT_PLACE, "statement-place", WARNING, \
	  N_("'%1' is what %2 says, not %3; write that place")) \
	X(RECORD_NOT_IN_TEXT, "record-not-in-text", WARNING, \
	  N_("%2 does not name the record '%1'; write it as the paragraph does")) \
	X(RECORD_UNKNOWN, "record-unknown", WARNING, \
	  N_("no record of clauses/records.json stands for '%1' (%2); add one, or add the word to " \
	     "the 'of' of the one that it is")) \
	X(RECORD_OF_NOTHING, "record-of-nothing", WARNING, \
	  N_("no statement names '%1'; write the word as statements have it, or take it out")) \
	X(RECORD_OUTSIDE, "record-outside", ERROR, \
	  N_("a record-sheet stands in parts with \"each\": \"record\" only")) \
	X(RECORD_WITHOUT_SHEET, "record-without-sheet", ERROR, \
	  N_("'%1' has 'sheet': false, and columns or a kind as well; take out the one or the " \
	     "others")) \
	X(UNCLAIMED_DUTY, "unclaimed-duty", WARNING, \
	  N_("no statement of %2.duties.json says what this sentence lays down (%1); write " \
	     "one, or list its words under 'unclaimed' with the reason")) \
	X(UNCLAIMED_TIME, "unclaimed-time", WARNING, \
	  N_("no statement has the time '%1' (%2); give it to one, or list it under " \
	     "'unclaimed' with the reason")) \
	X(UNCLAIMED_VERB, "unclaimed-verb", WARNING, \
	  N_("no act says '%1' (%2); write a statement, or list the words under 'unclaimed' " \
	     "with the reason")) \
	X(UNCLAIMED_SUBJECT, "unclaimed-subject", WARNING, \
	  N_("%1 acts in the sentence (%2), but no statement of it is his")) \
	X(KIND_OF_SENTENCE, "kind-of-sentence", WARNING, \
	  N_("the sentence ends as the kind '%1' does (%2), but no statement of it is one")) \
	X(UNCLAIMED_WORDS, "unclaimed-words", ERROR, \
	  N_("'%1' is listed as unclaimed, but does not stand in %2")) \
	X(NO_STATEMENTS, "no-statements", WARNING, \
	  N_("topic '%1' has statements, but this clause has none; write %2.duties.json, or " \
	     "say there in 'text_only' why it needs none")) \
	X(OWN_WITHOUT_STATEMENTS, "own-without-statements", NOTE, \
	  N_("the clause is the project's own and has no statements, so that nothing is " \
	     "derived from it; %1.duties.json beside it would give some")) \
	X(MEASURE_SIDE, "measure-side", WARNING, \
	  N_("measure '%1' is asked of the %2, but '%3' acts here; name another measure, or who " \
	     "acts")) \
	X(MEASURE_TWICE, "measure-twice", WARNING, \
	  N_("'%2' answers the whole of measure '%1' in this position as well; what helps " \
	     "stands under 'part'")) \
	X(MEASURE_ELSEWHERE, "measure-elsewhere", WARNING, \
	  N_("its place hardly speaks of measure '%1' (%2); name another one, or give the " \
	     "measure the words that stand here")) \
	X(MEASURE_NOT_ANSWERED, "measure-not-answered", WARNING, \
	  N_("no statement answers the measure, although its topic '%1' has statements")) \
	X(PARAGRAPH_OF_POSITION, "paragraph-of-position", ERROR, \
	  N_("{{ref:%1}} is cited, but '%2' of '%3' has no such paragraph; cite the whole " \
	     "article")) \
	X(CITED_UNDER_CONDITION, "cited-under-condition", ERROR, \
	  N_("'%1' is cited, which is there only when '%2', while the citing clause is there " \
	     "when '%3'; give both one condition, or cite nothing")) \
	X(NO_SUBJECT, "no-subject", WARNING, \
	  N_("the sentence says of nobody that it binds him (%1); give it a subject")) \
	X(TERM_UNUSED, "term-unused", WARNING, \
	  N_("no text cites the term '%1'; cite it, or take it out")) \
	X(MEASURE_UNUSED, "measure-unused", WARNING, \
	  N_("nothing asks for the measure, and no statement answers it")) \
	X(SAME_FACT, "same-fact", WARNING, \
	  N_("%1 says '%2' and %3 says '%4' of the same matter; agree on one time, best as a " \
	     "term of clauses/terms.json")) \
	X(OWN_WAY, "own-way", WARNING, \
	  N_("the paragraph speaks of '%1' in its own way, but '%2' lays it down (%3); say one " \
	     "of: %4 ('%5' of clauses/shared-facts.json)")) \
	X(FACT_WITHOUT_WAY, "fact-without-way", ERROR, \
	  N_("a shared fact has either 'says', what a paragraph has to say, or 'instead', what " \
	     "stands in place of its words"))

#endif
